// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Gives borders on an integer grid the vertices of their neighbours (T-junctions, hairlines).

#include <huuco/geometry/grid_rings.hpp>

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

namespace huuco {

/// Open rings in flat storage; unlike `GridRings` a ring may be empty, so that numbers stay.
struct GridRingList {
    GridRingList() : GridRingList(std::pmr::get_default_resource()) {}

    /// \param memory  outlives the list
    explicit GridRingList(std::pmr::memory_resource* memory)
        : points(memory), begin(std::size_t{1}, std::size_t{0}, memory) {}

    std::pmr::vector<GridPoint> points;
    std::pmr::vector<std::size_t> begin; ///< first point of each ring, then the end

    void end_ring() { begin.push_back(points.size()); }

    /// Number of finished rings.
    [[nodiscard]] std::size_t size() const noexcept { return begin.size() - 1; }

    [[nodiscard]] std::span<const GridPoint> ring(std::size_t index) const noexcept {
        return std::span<const GridPoint>(points).subspan(
            begin[index], begin[index + 1] - begin[index]);
    }
};

/// Vertices of layers are numbered in 32 bits, of which one is for other uses.
///
/// \throws Error `argument` for 2^31 and more; says to split the layers
void require_countable_vertices(std::size_t count);

/// Knows all vertices of a layer, and puts those that lie on or hard beside a border into it.
///
/// After that two neighbours share every vertex of their common border, also where one of them had
/// a vertex in the middle of the other's edge, or where both had drawn the border on their own
/// with a hairline between. The tolerance is one grid unit: a vertex no farther than that from an
/// edge, and beside it rather than beyond its ends, is put into the edge, which bends by as much.
///
/// Usable from several threads at once. Time and memory grow linearly with the vertices where
/// edges are not much longer than the vertices are apart.
/// Method: snap rounding after Hobby (1999), "Practical segment intersection with finite precision
/// output", with a disc of one unit in place of the hot pixel; crossings of edges are not sought.
class RingNoder {
public:
    /// \param vertices  of all rings, in any order, repeated or not
    /// \param memory    for all that it knows of them; outlives the noder
    /// \throws Error as require_countable_vertices
    explicit RingNoder(
        std::span<const GridPoint> vertices,
        std::pmr::memory_resource* memory = std::pmr::get_default_resource());

    /// Appends the ring with the vertices that belong into it, without ending it in `out`.
    ///
    /// Points that repeat the one before and edges that run back at once over the one before are
    /// left out; a ring of fewer than three points is left out whole.
    /// \param ring  open; may be empty
    /// \returns number of vertices that were put in
    std::size_t node(std::span<const GridPoint> ring, std::vector<GridPoint>& out) const;

    /// Number of distinct vertices.
    [[nodiscard]] std::uint32_t size() const noexcept {
        return static_cast<std::uint32_t>(m_vertices.size());
    }

    /// The number of a vertex, below `size`; that of any other point is `size`. Vertices that lie
    /// near each other have near numbers, as a rule.
    [[nodiscard]] std::uint32_t number(const GridPoint& point) const noexcept;

private:
    /// A range of grid cells along one axis.
    struct Range {
        std::int64_t first = 0;
        std::int64_t last = -1;
    };

    struct Insertion {
        double along = 0.0; ///< place along the edge
        GridPoint point;
    };

    [[nodiscard]] std::size_t cell_of(const GridPoint& point) const noexcept {
        return static_cast<std::size_t>(
            ((std::int64_t{point.y} - m_origin.y) >> m_shift) * m_columns +
            ((std::int64_t{point.x} - m_origin.x) >> m_shift));
    }

    void index(std::span<const GridPoint> vertices);
    void collect(const GridPoint& a, const GridPoint& b, std::vector<Insertion>& found) const;
    void collect_cells(
        std::int64_t row,
        const Range& columns,
        const GridPoint& a,
        const GridPoint& b,
        std::vector<Insertion>& found) const;
    [[nodiscard]] Range
    columns_in_row(std::int64_t row, const GridPoint& a, const GridPoint& b) const noexcept;
    std::size_t node_once(std::span<const GridPoint> ring, std::vector<GridPoint>& out) const;

    GridPoint m_origin;
    int m_shift = 0; ///< a cell has 2^shift units a side
    std::int64_t m_columns = 0;
    std::int64_t m_rows = 0;
    std::pmr::vector<std::uint32_t> m_cell_begin;
    std::pmr::vector<GridPoint> m_vertices; ///< distinct, by cell
};

} // namespace huuco
