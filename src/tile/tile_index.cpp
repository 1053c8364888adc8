// SPDX-License-Identifier: MIT
/// \file
/// Finds the tiles of polygons and points, and sorts them along the Hilbert curve.

#include "tile/tile_index.hpp"

#include "tile/clip.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace huuco::tile {

namespace {

/// A polygon in more tiles than this is cut into columns first: each of its tiles would otherwise
/// walk all of it.
constexpr std::uint64_t kManyTiles = 6;

constexpr std::int32_t kFarLow = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t kFarHigh = std::numeric_limits<std::int32_t>::max();

} // namespace

struct TileIndex::Entry {
    std::uint64_t tile = 0;
    TileItem item;
};

/// Tiles along one axis that an interval meets, buffer included.
struct TileIndex::Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    [[nodiscard]] std::uint64_t count() const noexcept { return std::uint64_t{last} - first + 1; }
};

TileIndex::TileIndex(
    const ZoomCoverage& coverage,
    std::span<const LayerZooms> layer_zooms,
    std::span<const GridBox> boxes,
    std::vector<PointItem> points,
    const ZoomPlan& plan,
    std::int32_t buffer,
    std::pmr::memory_resource* memory)
    : m_zoom(coverage.zoom), m_extent(plan.extent(coverage.zoom)), m_buffer(buffer),
      m_items(memory), m_points(std::move(points)) {
    std::pmr::vector<Entry> entries(memory);
    entries.reserve(coverage.stage->size() + coverage.stage->size() / 4); // some lie in two tiles
    for (std::uint32_t i = 0; i < coverage.stage->size(); ++i) {
        if (layer_zooms[coverage.stage->polygons[i].layer].contains(m_zoom)) {
            add_polygon(coverage, i, boxes[i], entries);
        }
    }
    add_points(entries);
    sort(entries);
}

TileIndex::Range TileIndex::tiles_along(std::int32_t low, std::int32_t high) const noexcept {
    const std::int64_t last = (std::int64_t{1} << m_zoom) - 1;
    const auto tile_at = [&](std::int64_t position) {
        const std::int64_t tile = position < 0 ? 0 : position / m_extent;
        return static_cast<std::uint32_t>(std::min(tile, last));
    };
    return {tile_at(std::int64_t{low} - m_buffer), tile_at(std::int64_t{high} + m_buffer)};
}

void TileIndex::add_polygon(
    const ZoomCoverage& coverage,
    std::uint32_t polygon,
    const GridBox& box,
    std::pmr::vector<Entry>& entries) {
    const Range columns = tiles_along(box.min_x, box.max_x);
    const Range rows = tiles_along(box.min_y, box.max_y);
    TileItem item;
    item.layer = coverage.stage->polygons[polygon].layer;
    item.number = polygon;
    if (columns.count() * rows.count() > kManyTiles) {
        GridRingList rings;
        append_polygon(coverage, polygon, rings);
        item.is_inside = false;
        add_cuts(rings, columns, rows, item, entries);
        return;
    }
    for (std::uint32_t y = rows.first; y <= rows.last; ++y) {
        for (std::uint32_t x = columns.first; x <= columns.last; ++x) {
            const std::int64_t left = std::int64_t{x} * m_extent - m_buffer;
            const std::int64_t top = std::int64_t{y} * m_extent - m_buffer;
            const std::int64_t side = std::int64_t{m_extent} + 2 * std::int64_t{m_buffer};
            item.is_inside = box.min_x >= left && box.min_y >= top && box.max_x <= left + side &&
                             box.max_y <= top + side;
            entries.push_back({id_of(x, y), item});
        }
    }
}

std::uint64_t TileIndex::id_of(std::uint32_t x, std::uint32_t y) noexcept {
    if (m_last.zoom != m_zoom || m_last.x != x || m_last.y != y) {
        m_last = {m_zoom, x, y};
        m_last_id = hilbert_id(m_last);
    }
    return m_last_id;
}

/// Cuts a polygon into columns of tiles, and these into tiles.
void TileIndex::add_cuts(
    const GridRingList& rings,
    const Range& columns,
    const Range& rows,
    TileItem item,
    std::pmr::vector<Entry>& entries) {
    Clipper clipper;
    GridRings column;
    for (std::uint32_t x = columns.first; x <= columns.last; ++x) {
        const auto left = static_cast<std::int32_t>(x) * m_extent - m_buffer;
        const std::int32_t right = left + m_extent + 2 * m_buffer;
        column.clear();
        for (std::size_t r = 0; r < rings.size(); ++r) {
            clipper.clip(rings.ring(r), {left, kFarLow, right, kFarHigh}, column);
        }
        for (std::uint32_t y = rows.first; y <= rows.last && !column.empty(); ++y) {
            const auto top = static_cast<std::int32_t>(y) * m_extent - m_buffer;
            const std::int32_t bottom = top + m_extent + 2 * m_buffer;
            const std::size_t first = m_cut_rings.size();
            for (std::size_t r = 0; r < column.size(); ++r) {
                clipper.clip(column.ring(r), {kFarLow, top, kFarHigh, bottom}, m_cut_rings);
            }
            if (m_cut_rings.size() > first) {
                item.cut = static_cast<std::uint32_t>(m_cuts.size());
                m_cuts.push_back({first, m_cut_rings.size()});
                entries.push_back({hilbert_id({m_zoom, x, y}), item});
            }
        }
    }
}

void TileIndex::add_points(std::pmr::vector<Entry>& entries) {
    for (std::uint32_t i = 0; i < m_points.size(); ++i) {
        const PointItem& point = m_points[i];
        Range columns = tiles_along(point.place.x, point.place.x);
        Range rows = tiles_along(point.place.y, point.place.y);
        if (point.is_speck) {
            const auto last = (std::uint32_t{1} << m_zoom) - 1;
            const auto x = static_cast<std::uint32_t>(std::max(point.place.x, 0) / m_extent);
            const auto y = static_cast<std::uint32_t>(std::max(point.place.y, 0) / m_extent);
            columns = {std::min(x, last), std::min(x, last)};
            rows = {std::min(y, last), std::min(y, last)};
        }
        for (std::uint32_t y = rows.first; y <= rows.last; ++y) {
            for (std::uint32_t x = columns.first; x <= columns.last; ++x) {
                entries.push_back({hilbert_id({m_zoom, x, y}), {point.layer, true, i}});
            }
        }
    }
}

/// Puts the items tile by tile. They come in the order of their layers but for points, and in runs
/// of one tile: counting takes a part of the time of sorting.
void TileIndex::sort(const std::pmr::vector<Entry>& entries) {
    std::vector<std::uint64_t> tiles;
    for (const Entry& entry : entries) {
        if (tiles.empty() || tiles.back() != entry.tile) {
            tiles.push_back(entry.tile);
        }
    }
    std::sort(tiles.begin(), tiles.end());
    tiles.erase(std::unique(tiles.begin(), tiles.end()), tiles.end());
    std::size_t last = 0; // of `tiles`, found before
    const auto place_of = [&](std::uint64_t tile) {
        if (tiles[last] != tile) {
            last = static_cast<std::size_t>(
                std::lower_bound(tiles.begin(), tiles.end(), tile) - tiles.begin());
        }
        return last;
    };
    m_begin.assign(tiles.size() + 1, 0);
    for (const Entry& entry : entries) {
        ++m_begin[place_of(entry.tile) + 1];
    }
    std::partial_sum(m_begin.begin(), m_begin.end(), m_begin.begin());
    m_items.resize(entries.size());
    std::vector<std::size_t> next(m_begin.begin(), m_begin.end() - 1);
    for (const Entry& entry : entries) {
        m_items[next[place_of(entry.tile)]++] = entry.item;
    }
    const auto is_before = [](const TileItem& left, const TileItem& right) {
        return std::tie(left.layer, left.is_point, left.number) <
               std::tie(right.layer, right.is_point, right.number);
    };
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        m_tiles.push_back(tile_of_hilbert_id(tiles[i]));
        const auto begin = m_items.begin() + static_cast<std::ptrdiff_t>(m_begin[i]);
        const auto end = m_items.begin() + static_cast<std::ptrdiff_t>(m_begin[i + 1]);
        if (!std::is_sorted(begin, end, is_before)) {
            std::sort(begin, end, is_before);
        }
    }
}

} // namespace huuco::tile
