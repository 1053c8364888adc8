// SPDX-License-Identifier: MIT
/// \file
/// Sorts features into blocks, draws a block, and cuts it into tiles.

#include "tile/metatile.hpp"

#include "draw/palette_png.hpp"

#include <algorithm>
#include <cmath>

namespace huuco::tile {

namespace {

constexpr double kMarginPx = 4.0; ///< that a line reaches beyond its feature, at most
// Cairo rounds a line anew where it cuts it at the picture's border. Lines are therefore cut at
// lines of the world's picture, and a block is drawn with a rim wider than any piece, which is
// thrown away: what is left does not depend on where blocks end.
constexpr double kPiecePx = 64.0;
constexpr int kRimPx = 80;

/// How the borders of a layer are drawn, in pixels; 0: not at all.
struct LineStyle {
    double width_px = 0.0;
    double casing_px = 0.0; ///< of the pale band below, which lifts a line off busy ground
};

/// Lines grow with the features: all borders of a layer appear at one zoom, thin at first.
LineStyle line_style(const DrawnLayer& layer, const PixelWorld& world) noexcept {
    const double side_px = layer.median_square_side * world.side_px / world.ratio;
    LineStyle style;
    if (!layer.fills.empty()) {
        style.width_px = side_px < 6.0 ? 0.0 : std::clamp(side_px / 36.0, 0.3, 0.8);
    } else {
        style.width_px = std::clamp(side_px / 60.0, 0.7, 1.8);
        style.casing_px = side_px < 60.0 ? 0.0 : style.width_px + 2.4;
    }
    return {style.width_px * world.ratio, style.casing_px * world.ratio};
}

double on_grid(double position_px) noexcept {
    return std::nearbyint(position_px * draw::kSteps) / draw::kSteps;
}

/// False for a feature that has no pixel's middle in its box.
bool meets_a_pixel(const Box& box) noexcept {
    const double slack = 1.0 / draw::kSteps;
    return std::floor(box.max_x - 0.5 + slack) >= std::ceil(box.min_x - 0.5 - slack) &&
           std::floor(box.max_y - 0.5 + slack) >= std::ceil(box.min_y - 0.5 - slack);
}

int levels_of(const PixelWorld& world, int block_px) noexcept {
    int levels = 0;
    while (levels < world.zoom && world.tile_px << (levels + 1) <= block_px) {
        ++levels;
    }
    return levels;
}

/// Prepares rings for the picture of a block.
class RingCutter {
public:
    /// \param picture_px  in the world's picture
    explicit RingCutter(const Box& picture_px)
        : m_box(picture_px), m_corner{picture_px.min_x, picture_px.min_y} {}

    /// Appends a point to a ring. Of points in a row on one side of the picture the first and the
    /// last are kept: what lies beyond is not seen, and winds round the picture as before.
    void thin(const Point& point, std::vector<Point>& ring) const {
        if (!ring.empty() && ring.back() == point) {
            return;
        }
        const bool is_run = ring.size() > 1 &&
                            (sides(ring[ring.size() - 2]) & sides(ring.back()) & sides(point)) != 0;
        if (is_run) {
            ring.back() = point;
        } else {
            ring.push_back(point);
        }
    }

    /// The ring in pixels of the block's picture.
    ///
    /// \param is_line  in pieces that end on lines of the world's
    void cut(const std::vector<Point>& ring, bool is_line, std::vector<Point>& pieces) {
        pieces.clear();
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point& from = ring[i];
            pieces.push_back({from.x - m_corner.x, from.y - m_corner.y});
            if (is_line && i + 1 < ring.size() && (sides(from) & sides(ring[i + 1])) == 0) {
                cut_edge(from, ring[i + 1], pieces);
            }
        }
        while (pieces.size() > 1 && pieces.back() == pieces.front()) {
            pieces.pop_back();
        }
    }

private:
    /// The sides of the picture that a point is beyond. Method: Cohen and Sutherland's codes.
    [[nodiscard]] unsigned sides(const Point& point) const noexcept {
        return (point.x < m_box.min_x ? 1U : 0U) | (point.x > m_box.max_x ? 2U : 0U) |
               (point.y < m_box.min_y ? 4U : 0U) | (point.y > m_box.max_y ? 8U : 0U);
    }

    void cut_edge(const Point& from, const Point& to, std::vector<Point>& pieces) {
        m_cuts.clear();
        const auto add = [&](double start, double end) {
            const double low = std::min(start, end);
            const double high = std::max(start, end);
            for (double line = (std::floor(low / kPiecePx) + 1.0) * kPiecePx; line < high;
                 line += kPiecePx) {
                m_cuts.push_back((line - start) / (end - start));
            }
        };
        add(from.x, to.x);
        add(from.y, to.y);
        std::sort(m_cuts.begin(), m_cuts.end());
        for (const double part : m_cuts) {
            const Point cut = {
                on_grid(from.x + part * (to.x - from.x)) - m_corner.x,
                on_grid(from.y + part * (to.y - from.y)) - m_corner.y};
            if (!(pieces.back() == cut)) {
                pieces.push_back(cut);
            }
        }
    }

    Box m_box;
    Point m_corner;
    std::vector<double> m_cuts; ///< along an edge, 0 to 1
};

} // namespace

BlockIndex::BlockIndex(
    const RasterMap& map,
    const PixelWorld& world,
    const std::vector<PlacedLabel>& labels,
    int block_px)
    : m_world(world), m_levels(levels_of(world, block_px)) {
    for (std::uint32_t layer = 0; layer < map.layers.size(); ++layer) {
        const DrawnLayer& drawn = map.layers[layer];
        for (std::uint32_t feature = 0; feature < drawn.boxes.size(); ++feature) {
            const Box box = world.pixels(drawn.boxes[feature]);
            const bool is_seen = !box.is_empty() && (drawn.fills.empty() || meets_a_pixel(box));
            if (is_seen) {
                const double margin = kMarginPx * world.ratio;
                add({box.min_x - margin,
                     box.min_y - margin,
                     box.max_x + margin,
                     box.max_y + margin},
                    layer,
                    feature);
            }
        }
    }
    for (std::uint32_t number = 0; number < labels.size(); ++number) {
        const PlacedLabel& label = labels[number];
        const auto x = static_cast<double>(label.x_px);
        const auto y = static_cast<double>(label.y_px);
        add({x, y, x + label.size.width_px, y + label.size.height_px},
            static_cast<std::uint32_t>(map.layers.size()),
            number);
    }
    std::sort(m_items.begin(), m_items.end());
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (i == 0 || m_items[i].block != m_items[i - 1].block) {
            m_begin.push_back(i);
        }
    }
    m_begin.push_back(m_items.size());
}

void BlockIndex::add(const Box& box_px, std::uint32_t layer, std::uint32_t number) {
    const double side_px = std::ldexp(m_world.tile_px, m_levels);
    const double last = std::ldexp(1.0, m_world.zoom - m_levels) - 1.0;
    const auto block = [&](double position_px) {
        return static_cast<std::uint32_t>(std::clamp(std::floor(position_px / side_px), 0.0, last));
    };
    for (std::uint32_t y = block(box_px.min_y); y <= block(box_px.max_y); ++y) {
        for (std::uint32_t x = block(box_px.min_x); x <= block(box_px.max_x); ++x) {
            m_items.push_back({hilbert_id({m_world.zoom - m_levels, x, y}), layer, number});
        }
    }
}

struct BlockPainter::Place {
    PixelWorld world;
    TileId first; ///< the tile in the north-west
    std::uint32_t tiles_a_side = 1;
    Box picture_px; ///< in the world's, with the rim
};

BlockPainter::BlockPainter(const RasterMap& map, const draw::Palette& palette)
    : m_map(&map), m_palette(&palette), m_indexer(palette) {}

std::vector<DrawnTile> BlockPainter::paint(
    const BlockIndex& index,
    std::size_t block,
    const PixelWorld& world,
    const std::vector<PlacedLabel>& labels) {
    const std::span<const BlockItem> items = index.items(block);
    const TileId id = tile_of_hilbert_id(items.front().block);
    Place place{world, {world.zoom, id.x << index.levels(), id.y << index.levels()}, 1, {}};
    place.tiles_a_side = index.tiles_a_side();
    const int side_px = (world.tile_px << index.levels()) + 2 * kRimPx;
    place.picture_px.min_x = static_cast<double>(place.first.x) * world.tile_px - kRimPx;
    place.picture_px.min_y = static_cast<double>(place.first.y) * world.tile_px - kRimPx;
    place.picture_px.max_x = place.picture_px.min_x + side_px;
    place.picture_px.max_y = place.picture_px.min_y + side_px;
    if (m_canvas == nullptr || m_canvas->width_px() != side_px) {
        m_canvas = std::make_unique<draw::Canvas>(side_px, side_px);
    }
    m_canvas->clear();
    for (auto first = items.begin(); first != items.end();) {
        const auto last = std::find_if(
            first, items.end(), [&](const BlockItem& item) { return item.layer != first->layer; });
        if (first->layer < m_map->layers.size()) {
            draw_layer(m_map->layers[first->layer], {first, last}, place);
        } else {
            for (const BlockItem& item : std::span(first, last)) {
                const PlacedLabel& label = labels[item.number];
                m_canvas->write(
                    m_lettering,
                    *label.text,
                    *label.style,
                    {static_cast<double>(label.x_px) - place.picture_px.min_x,
                     static_cast<double>(label.y_px) - place.picture_px.min_y});
            }
        }
        first = last;
    }
    std::vector<DrawnTile> tiles;
    pack(place, world.tile_px, tiles);
    return tiles;
}

void BlockPainter::draw_layer(
    const DrawnLayer& layer,
    std::span<const BlockItem> items,
    const Place& place) {
    if (!layer.fills.empty()) {
        for (const BlockItem& item : items) {
            add_shape(layer.shapes.shape(item.number), place, false);
            m_canvas->fill(m_map->fills[layer.fills[item.number]]);
        }
    }
    const LineStyle style = line_style(layer, place.world);
    const auto stroke = [&](const draw::Colour& colour, double width_px) {
        if (width_px > 0.0) {
            for (const BlockItem& item : items) {
                add_shape(layer.shapes.shape(item.number), place, true);
            }
            // In one stroke: a border that neighbours share is not drawn twice as dark.
            m_canvas->stroke(colour, width_px);
        }
    };
    stroke(kHaloColour, style.casing_px);
    stroke(layer.fills.empty() ? kInkColour : kLineColour, style.width_px);
}

void BlockPainter::add_shape(const ShapeView& shape, const Place& place, bool is_line) {
    RingCutter cutter(place.picture_px);
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const PolygonView polygon = shape.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            m_ring.clear();
            for (const Point& point : polygon.ring(r)) {
                cutter.thin(
                    {on_grid(point.x * place.world.side_px),
                     on_grid(point.y * place.world.side_px)},
                    m_ring);
            }
            cutter.cut(m_ring, is_line, m_pieces);
            if (is_line) {
                m_canvas->add_line(m_pieces);
            } else {
                m_canvas->add_area(m_pieces);
            }
        }
    }
}

void BlockPainter::pack(const Place& place, int tile_px, std::vector<DrawnTile>& tiles) {
    const std::span<const std::uint32_t> pixels = m_canvas->pixels();
    const auto side = static_cast<std::size_t>(tile_px);
    const std::size_t row_px = side * place.tiles_a_side + std::size_t{2} * kRimPx;
    const std::uint64_t first = hilbert_id(
        {place.world.zoom, place.first.x, place.first.y}); // somewhere in the block's run
    const std::uint64_t count = std::uint64_t{place.tiles_a_side} * place.tiles_a_side;
    const std::uint64_t base = hilbert_id({place.world.zoom, 0, 0});
    const std::uint64_t begin = base + (first - base) / count * count;
    m_indices.resize(side * side);
    for (std::uint64_t number = begin; number < begin + count; ++number) {
        const TileId id = tile_of_hilbert_id(number);
        const std::size_t left = (id.x - place.first.x) * side + kRimPx;
        const std::size_t top = (id.y - place.first.y) * side + kRimPx;
        bool has_pixel = false;
        for (std::size_t y = 0; y < side; ++y) {
            const auto row = pixels.subspan((top + y) * row_px + left, side);
            std::uint32_t last = 0;
            std::uint8_t index = 0;
            for (std::size_t x = 0; x < side; ++x) {
                if (row[x] != last) {
                    last = row[x];
                    index = m_indexer.index(last);
                }
                m_indices[y * side + x] = index;
                has_pixel = has_pixel || index != 0;
            }
        }
        if (has_pixel) {
            tiles.push_back({id, draw::palette_png(m_indices, tile_px, *m_palette)});
        }
    }
}

} // namespace huuco::tile
