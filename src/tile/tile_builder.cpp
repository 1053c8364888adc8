// SPDX-License-Identifier: MIT
/// \file
/// Builds the bytes of one tile from the items that meet it.

#include "tile/tile_builder.hpp"

#include "tile/gzip.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace huuco::tile {

namespace {

std::uint32_t feature_of(const TileRecipe& recipe, const TileItem& item) {
    return item.is_point ? recipe.index->point(item.number).feature
                         : recipe.coverage->stage->polygons[item.number].feature;
}

GridPoint relative(const GridPoint& point, const GridPoint& origin) noexcept {
    return {point.x - origin.x, point.y - origin.y};
}

} // namespace

BuiltTile TileBuilder::build(const TileRecipe& recipe, std::size_t index) {
    const std::span<const TileItem> items = recipe.index->items(index);
    const std::int32_t extent = recipe.index->extent();
    BuiltTile tile;
    tile.id = recipe.index->tile(index);
    const GridPoint origin = {
        static_cast<std::int32_t>(tile.id.x) * extent,
        static_cast<std::int32_t>(tile.id.y) * extent};
    std::string bytes;
    for (std::size_t begin = 0, end = 0; begin < items.size(); begin = end) {
        const std::uint32_t layer = items[begin].layer;
        MvtLayerEncoder encoder((*recipe.layers)[layer], (*recipe.values)[layer]);
        for (; end < items.size() && items[end].layer == layer;) {
            const std::uint32_t feature = feature_of(recipe, items[end]);
            const bool is_label =
                items[end].is_point && !recipe.index->point(items[end].number).is_speck;
            if (is_label) {
                const GridPoint place = recipe.index->point(items[end].number).place;
                encoder.add_point(feature, relative(place, origin));
                ++end;
                continue;
            }
            m_drawn.clear();
            for (; end < items.size() && items[end].layer == layer &&
                   feature_of(recipe, items[end]) == feature;
                 ++end) {
                draw(recipe, items[end], tile);
            }
            if (!m_drawn.empty()) {
                encoder.add_feature(feature, m_drawn);
            }
        }
        encoder.finish(extent, bytes);
    }
    if (!bytes.empty()) {
        std::string packed = gzip(bytes);
        tile.packed_bytes = packed.size();
        tile.bytes = recipe.is_packed ? std::move(packed) : std::move(bytes);
    }
    return tile;
}

/// Appends the part of an item that is in the tile to m_drawn.
void TileBuilder::draw(const TileRecipe& recipe, const TileItem& item, BuiltTile& tile) {
    const GridPoint origin = {
        static_cast<std::int32_t>(tile.id.x) * recipe.index->extent(),
        static_cast<std::int32_t>(tile.id.y) * recipe.index->extent()};
    if (item.is_point) {
        draw_cell(recipe, recipe.index->point(item.number), origin);
        return;
    }
    if (item.is_inside) {
        // The coverage is valid: what lies wholly in the tile is as well.
        draw_whole(recipe, item, origin);
        return;
    }
    load(recipe, item, origin);
    cut(*recipe.index);
    if (m_cut.empty()) {
        return;
    }
    const GridRings* rings = &m_mended;
    if (m_mender.mend(m_cut, m_mended) == Mending::failed) {
        rings = &m_cut;
        tile.invalid_rings += m_cut.size();
    }
    for (std::size_t r = 0; r < rings->size(); ++r) {
        m_drawn.add_ring(rings->ring(r));
    }
}

void TileBuilder::draw_whole(const TileRecipe& recipe, const TileItem& item, GridPoint origin) {
    const CoverageStage& stage = *recipe.coverage->stage;
    const std::size_t end = stage.end_ring(item.number);
    for (std::size_t r = stage.polygons[item.number].first_ring; r < end; ++r) {
        m_drawn.add_ring(ring_of(*recipe.coverage, r, m_ring), origin);
    }
}

/// Puts the rings of an item into m_loaded; those of a cut are inside already.
void TileBuilder::load(const TileRecipe& recipe, const TileItem& item, GridPoint origin) {
    m_loaded.clear();
    const auto add = [&](std::span<const GridPoint> ring) {
        for (const GridPoint& point : ring) {
            m_loaded.add_point(relative(point, origin));
        }
        m_loaded.end_ring();
    };
    if (item.cut != TileItem::kWhole) {
        const TileCut& cut = recipe.index->cut(item.cut);
        for (std::size_t r = cut.first; r < cut.end; ++r) {
            add(recipe.index->cut_rings().ring(r));
        }
        return;
    }
    const CoverageStage& stage = *recipe.coverage->stage;
    const std::size_t end = stage.end_ring(item.number);
    for (std::size_t r = stage.polygons[item.number].first_ring; r < end; ++r) {
        add(ring_of(*recipe.coverage, r, m_ring));
    }
}

void TileBuilder::cut(const TileIndex& index) {
    m_cut.clear();
    const std::int32_t low = -index.buffer();
    const std::int32_t high = index.extent() + index.buffer();
    for (std::size_t i = 0; i < m_loaded.size(); ++i) {
        m_clipper.clip(m_loaded.ring(i), {low, low, high, high}, m_cut);
    }
}

/// Draws one grid cell for a feature without ground: so each feature is in a tile at least.
void TileBuilder::draw_cell(const TileRecipe& recipe, const PointItem& point, GridPoint origin) {
    const std::int32_t limit = recipe.index->extent() - 1;
    const GridPoint place = relative(point.place, origin);
    const GridPoint corner = {std::clamp(place.x, 0, limit), std::clamp(place.y, 0, limit)};
    m_drawn.add_ring(std::array{
        corner,
        GridPoint{corner.x + 1, corner.y},
        GridPoint{corner.x + 1, corner.y + 1},
        GridPoint{corner.x, corner.y + 1}});
}

} // namespace huuco::tile
