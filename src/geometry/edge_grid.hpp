// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Finds the edges near a place while they are being changed.

#include <huuco/geometry/grid_rings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

namespace huuco {

/// Numbers of edges by the cells of a grid. Entries are never taken out: who asks looks at the edge
/// itself, which may have moved away since.
///
/// The edges that are there from the start lie cell by cell in one run of memory; those that come
/// later are chained. With each stands the box of its part in the cell, in 128 steps a side, so
/// that edges beside a place are passed over without looking at them.
///
/// Several threads may add and visit at once where no two of them come to one cell and each has a
/// pool of its own for what it adds.
class EdgeGrid {
public:
    static constexpr std::uint32_t kPools = 32;

    /// \param points  that span the grid
    /// \param edges   that will be entered, about
    /// \param memory  for the entries; outlives the grid
    EdgeGrid(
        std::span<const GridPoint> points,
        std::size_t edges,
        std::pmr::memory_resource* memory = std::pmr::get_default_resource());

    /// Enters the first edges, once.
    ///
    /// \param for_each  calls what it is given as `(edge, a, b)` for every edge; it is called twice
    /// \throws Error `argument` where they meet 2^32 cells
    template <typename ForEach>
    void fill(const ForEach& for_each) {
        for_each([&](std::uint32_t, const GridPoint& a, const GridPoint& b) {
            each_cell(a, b, [&](const Cell& cell) { ++m_begin[number_of(cell)]; });
        });
        std::uint64_t end = 0;
        for (std::uint32_t& begin : m_begin) {
            end += begin;
            begin = static_cast<std::uint32_t>(end);
        }
        require_room(end < kEnd);
        m_placed.resize(end);
        for_each([&](std::uint32_t edge, const GridPoint& a, const GridPoint& b) {
            each_cell(a, b, [&](const Cell& cell) {
                m_placed[--m_begin[number_of(cell)]] = {edge, part_of(cell, a, b, false)};
            });
        });
    }

    /// Enters an edge, or one that has moved, in all cells that it meets.
    ///
    /// \param pool  below kPools
    /// \throws Error `argument` where the pool has 2^27 entries
    void add(std::uint32_t edge, const GridPoint& a, const GridPoint& b, std::uint32_t pool = 0);

    /// Number of columns of cells.
    [[nodiscard]] std::int64_t columns() const noexcept { return m_columns; }

    /// The column of an x; the first or last one for an x outside the grid.
    [[nodiscard]] std::int64_t column(std::int64_t x) const noexcept {
        return std::clamp<std::int64_t>((x - m_origin.x) >> m_shift, 0, m_columns - 1);
    }

    /// Calls `visit(edge)` for the entries that may have a point in a box until it returns false;
    /// an edge may come several times.
    ///
    /// \returns false where a visit did
    template <typename Visit>
    bool visit(const GridPoint& low, const GridPoint& high, Visit&& visit) const {
        const Cell first = cell_at(low);
        const Cell last = cell_at(high);
        for (Cell cell = first; cell.column <= last.column; ++cell.column) {
            for (cell.row = first.row; cell.row <= last.row; ++cell.row) {
                const Part box = part_of(cell, low, high, true);
                const std::size_t number = number_of(cell);
                for (std::uint32_t i = m_begin[number]; i < m_begin[number + 1]; ++i) {
                    if (m_placed[i].part.meets(box) && !visit(m_placed[i].edge)) {
                        return false;
                    }
                }
                for (std::uint32_t i = m_heads[number]; i != kEnd; i = entry(i).next) {
                    const Placed& placed = entry(i).placed;
                    if (placed.part.meets(box) && !visit(placed.edge)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

private:
    static constexpr std::uint32_t kEnd = 0xFFFFFFFF;
    static constexpr std::uint32_t kPlaceBits = 27; ///< the others tell the pool

    struct Cell {
        std::int64_t column = 0;
        std::int64_t row = 0;

        friend bool operator==(const Cell&, const Cell&) = default;
    };

    /// A box in a cell; what reaches beyond it ends at its border. One byte a side: west, south,
    /// and the distances of east and north from the far corner, so that all are least for the
    /// largest.
    struct Part {
        static constexpr std::uint32_t kHighBits = 0x80808080U;

        std::uint32_t sides = 0;

        /// \param opposite  the other box turned round: its east, its north, and the distances of
        ///                  its west and south
        [[nodiscard]] bool meets(const Part& opposite) const noexcept {
            // Four comparisons at once: a high bit is lost where a side is beyond the other's.
            return (((opposite.sides | kHighBits) - sides) & kHighBits) == kHighBits;
        }

        /// Takes another box in.
        void widen(const Part& other) noexcept {
            std::uint32_t least = 0;
            for (std::uint32_t byte = 0xFFU; byte != 0; byte <<= 8U) {
                least |= std::min(sides & byte, other.sides & byte);
            }
            sides = least;
        }
    };

    struct Placed {
        std::uint32_t edge = 0;
        Part part;
    };

    struct Entry {
        Placed placed;
        std::uint32_t next = kEnd;
    };

    /// \throws Error `argument` where there is none
    static void require_room(bool has_room);

    [[nodiscard]] Cell cell_at(const GridPoint& point) const noexcept {
        return {column(point.x), row(point.y)};
    }

    [[nodiscard]] std::int64_t row(std::int32_t y) const noexcept {
        return std::clamp<std::int64_t>((std::int64_t{y} - m_origin.y) >> m_shift, 0, m_rows - 1);
    }

    /// The cells of a strip of columns lie side by side.
    [[nodiscard]] std::size_t number_of(const Cell& cell) const noexcept {
        return static_cast<std::size_t>(cell.column * m_rows + cell.row);
    }

    /// An entry by pool and place in it.
    [[nodiscard]] const Entry& entry(std::uint32_t number) const noexcept {
        return m_entries[number >> kPlaceBits][number & ((1U << kPlaceBits) - 1)];
    }

    /// The entry of an edge in a cell; null where there is none.
    [[nodiscard]] Placed* find(std::size_t cell, std::uint32_t edge) noexcept;

    /// The box of two points in a cell. \param is_opposite  turned round, as `Part::meets` asks
    [[nodiscard]] Part
    part_of(const Cell& cell, const GridPoint& a, const GridPoint& b, bool is_opposite)
        const noexcept {
        constexpr std::uint32_t kLast = 127;
        const auto step = [this](std::int64_t from_cell) {
            return static_cast<std::uint32_t>(
                std::clamp<std::int64_t>(from_cell >> std::max(m_shift - 7, 0), 0, kLast));
        };
        const std::int64_t left = m_origin.x + (cell.column << m_shift);
        const std::int64_t bottom = m_origin.y + (cell.row << m_shift);
        const std::uint32_t west = step(std::min(a.x, b.x) - left);
        const std::uint32_t south = step(std::min(a.y, b.y) - bottom);
        const std::uint32_t east = step(std::max(a.x, b.x) - left);
        const std::uint32_t north = step(std::max(a.y, b.y) - bottom);
        return is_opposite
                   ? Part{east | north << 8U | (kLast - west) << 16U | (kLast - south) << 24U}
                   : Part{west | south << 8U | (kLast - east) << 16U | (kLast - north) << 24U};
    }

    /// Calls `call(cell)` for each cell that an edge meets.
    template <typename Call>
    void each_cell(const GridPoint& a, const GridPoint& b, const Call& call) const {
        const Cell cell = cell_at(a);
        if (cell == cell_at(b)) {
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
                call(Cell{x, y});
            }
        }
    }

    GridPoint m_origin;
    int m_shift = 0; ///< a cell has 2^shift units a side
    std::int64_t m_columns = 1;
    std::int64_t m_rows = 1;
    std::pmr::vector<std::uint32_t> m_begin; ///< first of each cell in m_placed, then the end
    std::pmr::vector<Placed> m_placed;       ///< of `fill`, by cell
    std::pmr::vector<std::uint32_t> m_heads; ///< first of each cell in m_entries
    std::vector<std::pmr::vector<Entry>> m_entries; ///< of `add`, by pool
};

} // namespace huuco
