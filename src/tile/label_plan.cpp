// SPDX-License-Identifier: MIT
/// \file
/// Measures names, finds the middle of their features, and keeps names apart.

#include "tile/label_plan.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace huuco::tile {

namespace {

constexpr double kPlainSizePx = 11.0;
constexpr double kBoldSizePx = 13.0;
constexpr double kHaloPx = 1.5;
constexpr double kOutsidePart = 1.5; ///< of an outline's width its name may be as wide

/// Coordinates of GEOS's size; a feature of the square is a millionth.
constexpr double kMetresOfSquare = 40'000'000.0;

/// The rooms that are taken, by cells of the world's picture.
class TakenRooms {
public:
    /// Takes a room unless it meets one that is taken.
    bool take(const PlacedLabel& label) {
        const std::int64_t right = label.x_px + label.size.width_px;
        const std::int64_t bottom = label.y_px + label.size.height_px;
        const auto each_cell = [&](auto&& call) {
            for (std::int64_t y = label.y_px / kCellPx; y <= bottom / kCellPx; ++y) {
                for (std::int64_t x = label.x_px / kCellPx; x <= right / kCellPx; ++x) {
                    call(m_rooms[y << 32 | x]);
                }
            }
        };
        bool is_free = true;
        each_cell([&](const std::vector<Room>& rooms) {
            for (const Room& room : rooms) {
                is_free = is_free && (room.left >= right || room.right <= label.x_px ||
                                      room.top >= bottom || room.bottom <= label.y_px);
            }
        });
        if (is_free) {
            each_cell([&](std::vector<Room>& rooms) {
                rooms.push_back({label.x_px, label.y_px, right, bottom});
            });
        }
        return is_free;
    }

private:
    static constexpr std::int64_t kCellPx = 128;

    struct Room {
        std::int64_t left = 0;
        std::int64_t top = 0;
        std::int64_t right = 0;
        std::int64_t bottom = 0;
    };

    std::unordered_map<std::int64_t, std::vector<Room>> m_rooms;
};

/// Whether a segment has a point in a box. Method: Liang and Barsky (1984).
bool meets(const Box& box, const Point& from, const Point& to) noexcept {
    double enters = 0.0;
    double leaves = 1.0;
    const auto clip = [&](double step, double before, double after) {
        if (step == 0.0) {
            return before <= 0.0 && after >= 0.0;
        }
        const double one = before / step;
        const double other = after / step;
        enters = std::max(enters, std::min(one, other));
        leaves = std::min(leaves, std::max(one, other));
        return enters <= leaves;
    };
    return clip(to.x - from.x, box.min_x - from.x, box.max_x - from.x) &&
           clip(to.y - from.y, box.min_y - from.y, box.max_y - from.y);
}

/// Whether no border of a shape comes into a box.
bool is_clear_of_borders(const Box& box, const ShapeView& shape) noexcept {
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const PolygonView polygon = shape.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            const RingView ring = polygon.ring(r);
            for (std::size_t i = 1; i < ring.size(); ++i) {
                if (meets(box, ring[i - 1], ring[i])) {
                    return false;
                }
            }
        }
    }
    return true;
}

/// A shape with coordinates of metres, alone in a buffer.
MultiPolygonBuffer in_metres(const ShapeView& shape) {
    MultiPolygonBuffer buffer;
    buffer.add_shape(shape);
    for (Point& point : buffer.points()) {
        // North up again: rings of the square turn the other way.
        point = {point.x * kMetresOfSquare, (1.0 - point.y) * kMetresOfSquare};
    }
    return buffer;
}

} // namespace

LabelPlanner::LabelPlanner(const RasterMap& map, double pixel_ratio) : m_map(&map) {
    m_plain = {kPlainSizePx * pixel_ratio, false, kInkColour, kHaloColour, kHaloPx * pixel_ratio};
    m_bold = {kBoldSizePx * pixel_ratio, true, kInkColour, kHaloColour, kHaloPx * pixel_ratio};
    for (auto layer = static_cast<std::uint32_t>(map.layers.size()); layer-- > 0;) {
        add_layer(layer);
    }
}

void LabelPlanner::add_layer(std::uint32_t number) {
    const DrawnLayer& layer = m_map->layers[number];
    std::vector<draw::TextSize> sizes;
    for (const std::string& name : layer.names) {
        sizes.push_back(
            name.empty() ? draw::TextSize()
                         : m_lettering.measure(name, layer.fills.empty() ? m_bold : m_plain));
    }
    const auto first = static_cast<std::ptrdiff_t>(m_candidates.size());
    for (std::uint32_t feature = 0; feature < layer.name_of.size(); ++feature) {
        const std::uint32_t name = layer.name_of[feature];
        if (name != DrawnLayer::kNone && sizes[name].width_px > 0 &&
            !layer.boxes[feature].is_empty()) {
            m_candidates.push_back({number, feature, sizes[name], std::nullopt, false});
        }
    }
    const auto room = [&](const Candidate& candidate) {
        const Box& box = layer.boxes[candidate.feature];
        return box.width() * box.height();
    };
    std::stable_sort(
        m_candidates.begin() + first,
        m_candidates.end(),
        [&](const Candidate& left, const Candidate& right) { return room(left) > room(right); });
}

bool LabelPlanner::may_have_room(const Candidate& candidate, const PixelWorld& world) const {
    const DrawnLayer& layer = m_map->layers[candidate.layer];
    const Box box = world.pixels(layer.boxes[candidate.feature]);
    const double widest_part = layer.fills.empty() ? kOutsidePart : 1.0;
    return candidate.size.width_px <= box.width() * widest_part &&
           candidate.size.height_px <= box.height();
}

bool LabelPlanner::has_room(const Candidate& candidate, const PixelWorld& world) const {
    const DrawnLayer& layer = m_map->layers[candidate.layer];
    if (layer.fills.empty()) {
        return true; // an outline may be crossed by its name: it is long
    }
    const double halo_px = m_plain.halo_px;
    const double x = (candidate.size.width_px / 2.0 - halo_px) / world.side_px;
    const double y = (candidate.size.height_px / 2.0 - halo_px) / world.side_px;
    const Point& middle = *candidate.place;
    return is_clear_of_borders(
        {middle.x - x, middle.y - y, middle.x + x, middle.y + y},
        layer.shapes.shape(candidate.feature));
}

void LabelPlanner::find_room(const PixelWorld& world) {
    tbb::enumerable_thread_specific<LabelPlacer> placers;
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, m_candidates.size()),
        [&](const tbb::blocked_range<std::size_t>& range) {
            for (std::size_t i = range.begin(); i < range.end(); ++i) {
                Candidate& candidate = m_candidates[i];
                candidate.has_room = false;
                if (!may_have_room(candidate, world)) {
                    continue;
                }
                if (!candidate.place) {
                    candidate.place = place_of(candidate, placers.local());
                }
                candidate.has_room = candidate.place && has_room(candidate, world);
            }
        });
}

std::optional<Point> LabelPlanner::place_of(const Candidate& candidate, LabelPlacer& placer) const {
    const DrawnLayer& layer = m_map->layers[candidate.layer];
    const MultiPolygonBuffer shape = in_metres(layer.shapes.shape(candidate.feature));
    const std::optional<Point> place = placer.place(shape.shape(0));
    if (!place) {
        return std::nullopt;
    }
    return Point{place->x / kMetresOfSquare, 1.0 - place->y / kMetresOfSquare};
}

std::vector<PlacedLabel> LabelPlanner::place(const PixelWorld& world) {
    find_room(world);
    TakenRooms taken;
    std::vector<PlacedLabel> labels;
    for (const Candidate& candidate : m_candidates) {
        if (!candidate.has_room) {
            continue;
        }
        const DrawnLayer& layer = m_map->layers[candidate.layer];
        PlacedLabel label;
        label.text = &layer.names[layer.name_of[candidate.feature]];
        label.style = layer.fills.empty() ? &m_bold : &m_plain;
        label.size = candidate.size;
        label.x_px = std::llround(candidate.place->x * world.side_px) - candidate.size.width_px / 2;
        label.y_px =
            std::llround(candidate.place->y * world.side_px) - candidate.size.height_px / 2;
        if (taken.take(label)) {
            labels.push_back(label);
        }
    }
    return labels;
}

} // namespace huuco::tile
