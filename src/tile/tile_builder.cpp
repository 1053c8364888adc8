// SPDX-License-Identifier: MIT
/// \file
/// Builds the bytes of one tile from the features that meet it.

#include "tile/tile_builder.hpp"

#include "tile/gzip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace huuco::tile {

BuiltTile TileBuilder::build(const TileId& id, std::span<const FeatureRef> features) {
    BuiltTile tile;
    tile.id = id;
    std::string bytes;
    for (std::size_t begin = 0, end = 0; begin < features.size(); begin = end) {
        const std::uint32_t layer = features[begin].layer;
        MvtLayerEncoder encoder(*m_recipe->layers[layer].source, m_recipe->values[layer]);
        for (; end < features.size() && features[end].layer == layer; ++end) {
            if (draw(features[end], tile)) {
                encoder.add_feature(features[end].feature, m_drawn);
                tile.shown.push_back(features[end]);
            }
        }
        encoder.finish(m_recipe->extent, bytes);
    }
    if (!bytes.empty()) {
        tile.bytes = gzip(bytes);
    }
    return tile;
}

/// Puts the part of a feature that is in the tile into m_drawn; false where nothing is.
bool TileBuilder::draw(const FeatureRef& ref, BuiltTile& tile) {
    load(ref, tile.id);
    cut();
    m_drawn.clear();
    const Mending mending = m_cut.empty() ? Mending::unchanged : m_mender.mend(m_cut, m_drawn);
    if (mending == Mending::failed) {
        std::swap(m_cut, m_drawn);
        tile.invalid_rings += m_drawn.size();
    }
    if (!m_drawn.empty()) {
        tile.repaired += mending == Mending::mended ? 1 : 0;
        return true;
    }
    if (tile.id.zoom == m_recipe->max_zoom && draw_cell(tile.id)) {
        ++tile.enlarged;
        return true;
    }
    return false;
}

void TileBuilder::load(const FeatureRef& ref, const TileId& id) {
    m_loaded.clear();
    const ShapeView shape = m_recipe->layers[ref.layer].shapes.shape(ref.feature);
    m_first_point = grid_point(shape.points().front(), id);
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const PolygonView polygon = shape.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            // Backwards and without the closing point: north is down on the grid.
            const RingView ring = polygon.ring(r);
            for (std::size_t i = ring.size() - 1; i > 0; --i) {
                m_loaded.add_point(grid_point(ring[i], id));
            }
            m_loaded.end_ring();
        }
    }
}

/// The grid point of the tile next to a web-mercator position: the same point of the world for
/// every tile of the zoom.
GridPoint TileBuilder::grid_point(const Point& position, const TileId& id) const noexcept {
    const double units = std::ldexp(static_cast<double>(m_recipe->extent), id.zoom);
    const auto snap = [&](double coordinate, std::uint32_t tile) {
        const std::int64_t origin = std::int64_t{tile} * m_recipe->extent;
        return static_cast<std::int32_t>(std::llround(coordinate * units) - origin);
    };
    return {snap(position.x, id.x), snap(position.y, id.y)};
}

void TileBuilder::cut() {
    m_cut.clear();
    const std::int32_t low = -m_recipe->buffer;
    const std::int32_t high = m_recipe->extent + m_recipe->buffer;
    for (std::size_t i = 0; i < m_loaded.size(); ++i) {
        m_clipper.clip(m_loaded.ring(i), {low, low, high, high}, m_cut);
    }
}

/// Draws one grid cell for a feature that vanished, in the tile that holds its first point and in
/// no other: so each feature is in a tile at least.
bool TileBuilder::draw_cell(const TileId& id) {
    // The south and east edge of the world belongs to the last tile.
    const auto last = (std::uint32_t{1} << id.zoom) - 1;
    const std::int32_t limit = m_recipe->extent;
    const auto [x, y] = m_first_point;
    const bool is_here = x >= 0 && y >= 0 && x < limit + (id.x == last ? 1 : 0) &&
                         y < limit + (id.y == last ? 1 : 0);
    if (is_here) {
        const GridPoint corner = {std::min(x, limit - 1), std::min(y, limit - 1)};
        m_drawn.add_ring(std::array{
            corner,
            GridPoint{corner.x + 1, corner.y},
            GridPoint{corner.x + 1, corner.y + 1},
            GridPoint{corner.x, corner.y + 1}});
    }
    return is_here;
}

} // namespace huuco::tile
