// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Finds the edges near a place while they are being changed.

#include <huuco/geometry/grid_rings.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

/// Numbers of edges by the cells of a grid. Entries are never taken out: who asks looks at the edge
/// itself, which may have moved away since.
///
/// The edges that are there from the start lie row by row, so that a look along a row reads memory
/// in one run; those that come later are chained cell by cell.
class EdgeGrid {
public:
    /// \param points  that span the grid
    /// \param edges   that will be entered, about
    EdgeGrid(std::span<const GridPoint> points, std::size_t edges);

    /// Enters the first edges, once.
    ///
    /// \param for_each  calls what it is given as `(edge, a, b)` for every edge; it is called twice
    template <typename ForEach>
    void fill(const ForEach& for_each) {
        for_each([&](std::uint32_t, const GridPoint& a, const GridPoint& b) {
            each_cell(a, b, [&](std::size_t cell) { ++m_begin[cell]; });
        });
        std::uint32_t end = 0;
        for (std::uint32_t& begin : m_begin) {
            begin = end += begin;
        }
        m_edges.resize(end);
        for_each([&](std::uint32_t edge, const GridPoint& a, const GridPoint& b) {
            each_cell(a, b, [&](std::size_t cell) { m_edges[--m_begin[cell]] = edge; });
        });
    }

    /// Enters an edge in all cells that it meets.
    void add(std::uint32_t edge, const GridPoint& a, const GridPoint& b);

    /// Enters an edge that has been entered before, from `old_a` to `old_b`.
    void move(
        std::uint32_t edge,
        const GridPoint& old_a,
        const GridPoint& old_b,
        const GridPoint& a,
        const GridPoint& b);

    /// Calls `visit(edge)` for each entry in the cells of a box until it returns false; an edge may
    /// come several times. \returns false where a visit did
    template <typename Visit>
    bool visit(const GridPoint& low, const GridPoint& high, Visit&& visit) const {
        const std::int64_t first_column = column(low.x);
        const std::int64_t last_column = column(high.x);
        const std::int64_t last_row = row(high.y);
        for (std::int64_t y = row(low.y); y <= last_row; ++y) {
            const auto first = static_cast<std::size_t>(y * m_columns + first_column);
            const auto last = static_cast<std::size_t>(y * m_columns + last_column);
            for (std::uint32_t i = m_begin[first]; i < m_begin[last + 1]; ++i) {
                if (!visit(m_edges[i])) {
                    return false;
                }
            }
            for (std::size_t cell = first; cell <= last; ++cell) {
                for (std::uint32_t entry = m_heads[cell]; entry != kEnd;
                     entry = m_entries[entry].next) {
                    if (!visit(m_entries[entry].edge)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

private:
    static constexpr std::uint32_t kEnd = 0xFFFFFFFF;

    struct Entry {
        std::uint32_t edge = 0;
        std::uint32_t next = kEnd;
    };

    [[nodiscard]] std::int64_t column(std::int32_t x) const noexcept {
        return std::clamp<std::int64_t>(
            (std::int64_t{x} - m_origin.x) >> m_shift, 0, m_columns - 1);
    }

    [[nodiscard]] std::int64_t row(std::int32_t y) const noexcept {
        return std::clamp<std::int64_t>((std::int64_t{y} - m_origin.y) >> m_shift, 0, m_rows - 1);
    }

    [[nodiscard]] std::size_t cell_of(const GridPoint& point) const noexcept {
        return static_cast<std::size_t>(row(point.y) * m_columns + column(point.x));
    }

    /// Calls `call(cell)` for each cell that an edge meets.
    template <typename Call>
    void each_cell(const GridPoint& a, const GridPoint& b, const Call& call) const {
        const std::size_t cell = cell_of(a);
        if (cell == cell_of(b)) {
            call(cell);
        } else {
            each_of_cells(a, b, call);
        }
    }

    template <typename Call>
    void each_of_cells(const GridPoint& a, const GridPoint& b, const Call& call) const {
        const GridPoint& south = a.y < b.y ? a : b;
        const GridPoint& north = a.y < b.y ? b : a;
        const std::int64_t first_row = row(south.y);
        const std::int64_t last_row = row(north.y);
        const auto low_x = static_cast<double>(std::min(a.x, b.x));
        const auto high_x = static_cast<double>(std::max(a.x, b.x));
        const double slope = first_row == last_row ? 0.0
                                                   : (static_cast<double>(north.x) - south.x) /
                                                         (static_cast<double>(north.y) - south.y);
        const double step = slope * static_cast<double>(std::int64_t{1} << m_shift);
        for (std::int64_t y = first_row; y <= last_row; ++y) {
            double from = low_x;
            double to = high_x;
            if (first_row != last_row) {
                // A unit to either side, since the row's borders are met at rounded places.
                const auto low_y = static_cast<double>((y << m_shift) + m_origin.y);
                const double x_low = south.x + (low_y - south.y) * slope;
                const double x_high = x_low + step;
                from = std::max(low_x, std::min(x_low, x_high) - 1.0);
                to = std::min(high_x, std::max(x_low, x_high) + 1.0);
            }
            // Rounded outwards, by a unit at most.
            const std::int64_t last = column(static_cast<std::int32_t>(to) + (to > 0.0 ? 1 : 0));
            for (auto x = column(static_cast<std::int32_t>(from) - (from < 0.0 ? 1 : 0)); x <= last;
                 ++x) {
                call(static_cast<std::size_t>(y * m_columns + x));
            }
        }
    }

    GridPoint m_origin;
    int m_shift = 0; ///< a cell has 2^shift units a side
    std::int64_t m_columns = 1;
    std::int64_t m_rows = 1;
    std::vector<std::uint32_t> m_begin; ///< first of each cell in m_edges, then the end
    std::vector<std::uint32_t> m_edges; ///< of `fill`, by cell
    std::vector<std::uint32_t> m_heads; ///< first of each cell in m_entries
    std::vector<Entry> m_entries;       ///< of `add`
};

} // namespace huuco
