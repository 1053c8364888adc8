// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which items lie in which tiles of a zoom; polygons over many tiles are cut once for all.

#include "tile/coverage.hpp"
#include "tile/pyramid.hpp"

#include <huuco/tile/tile_id.hpp>

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

namespace huuco::tile {

/// The zooms that show a layer.
struct LayerZooms {
    int first = 0;
    int last = 0;

    [[nodiscard]] bool contains(int zoom) const noexcept { return first <= zoom && zoom <= last; }
};

/// A point in a tile: of a layer of points, or of a feature without ground.
struct PointItem {
    std::uint32_t layer = 0;
    std::uint32_t feature = 0;
    GridPoint place;
    bool is_speck = false; ///< drawn as a grid cell, in the tile that holds it alone
};

/// What a tile has of one polygon or point.
struct TileItem {
    /// Value of `cut` for a polygon that is taken from the coverage itself.
    static constexpr std::uint32_t kWhole = 0xFFFFFFFF;

    std::uint32_t layer = 0;
    bool is_point = false;
    std::uint32_t number = 0;   ///< of the polygon in its stage, or of the point
    std::uint32_t cut = kWhole; ///< number in the cuts
    bool is_inside = true;      ///< lies wholly within the tile and its buffer
};

/// A polygon cut at the border of a tile: rings of the list from `first` until `end`.
struct TileCut {
    std::size_t first = 0;
    std::size_t end = 0;
};

/// The tiles of one zoom in the order of their Hilbert ids, with their items.
class TileIndex {
public:
    /// \param layer_zooms  by layer; polygons of those that the zoom does not show are passed over
    /// \param boxes        of the polygons' outer rings
    /// \param points       all are shown
    /// \param buffer       in grid units of the zoom
    /// \param memory       for the items; outlives the index
    TileIndex(
        const ZoomCoverage& coverage,
        std::span<const LayerZooms> layer_zooms,
        std::span<const GridBox> boxes,
        std::vector<PointItem> points,
        const ZoomPlan& plan,
        std::int32_t buffer,
        std::pmr::memory_resource* memory);

    [[nodiscard]] std::size_t size() const noexcept { return m_tiles.size(); }

    [[nodiscard]] const TileId& tile(std::size_t index) const noexcept { return m_tiles[index]; }

    /// Items of a tile, by layer, then in the order of the layer.
    [[nodiscard]] std::span<const TileItem> items(std::size_t index) const noexcept {
        return std::span<const TileItem>(m_items).subspan(
            m_begin[index], m_begin[index + 1] - m_begin[index]);
    }

    [[nodiscard]] const PointItem& point(std::size_t number) const noexcept {
        return m_points[number];
    }

    [[nodiscard]] const TileCut& cut(std::size_t number) const noexcept { return m_cuts[number]; }

    /// The rings of all cuts, in positions of the world.
    [[nodiscard]] const GridRings& cut_rings() const noexcept { return m_cut_rings; }

    [[nodiscard]] std::int32_t extent() const noexcept { return m_extent; }

    [[nodiscard]] std::int32_t buffer() const noexcept { return m_buffer; }

private:
    struct Entry;
    struct Range;

    [[nodiscard]] Range tiles_along(std::int32_t low, std::int32_t high) const noexcept;
    void add_polygon(
        const ZoomCoverage& coverage,
        std::uint32_t polygon,
        const GridBox& box,
        std::pmr::vector<Entry>& entries);
    void add_cuts(
        const GridRingList& rings,
        const Range& columns,
        const Range& rows,
        TileItem item,
        std::pmr::vector<Entry>& entries);
    void add_points(std::pmr::vector<Entry>& entries);
    [[nodiscard]] std::uint64_t id_of(std::uint32_t x, std::uint32_t y) noexcept;
    void sort(const std::pmr::vector<Entry>& entries);

    int m_zoom;
    std::int32_t m_extent;
    std::int32_t m_buffer;
    std::vector<TileId> m_tiles;
    std::vector<std::size_t> m_begin; ///< first item of each tile, then the end
    std::pmr::vector<TileItem> m_items;
    std::vector<PointItem> m_points;
    std::vector<TileCut> m_cuts;
    GridRings m_cut_rings;
    TileId m_last{-1, 0, 0}; ///< asked for last: polygons in a row lie in one tile, as a rule
    std::uint64_t m_last_id = 0;
};

} // namespace huuco::tile
