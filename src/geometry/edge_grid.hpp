// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Finds the edges near a place while they are being changed.

#include <huuco/geometry/grid_rings.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

/// Numbers of edges by the cells of a grid. Entries are never taken out: who asks looks at the edge
/// itself, which may have moved away since.
class EdgeGrid {
public:
    /// \param points  that span the grid
    /// \param edges   that will be added, about
    EdgeGrid(std::span<const GridPoint> points, std::size_t edges);

    /// Enters an edge in all cells that it meets.
    void add(std::uint32_t edge, const GridPoint& a, const GridPoint& b);

    /// Calls `visit(edge)` for each entry in the cells of a box until it returns false; an edge may
    /// come several times. \returns false where a visit did
    template <typename Visit>
    bool visit(const GridPoint& low, const GridPoint& high, Visit&& visit) const {
        const std::int64_t first_column = column(low.x);
        const std::int64_t last_column = column(high.x);
        const std::int64_t last_row = row(high.y);
        for (std::int64_t y = row(low.y); y <= last_row; ++y) {
            for (std::int64_t x = first_column; x <= last_column; ++x) {
                for (std::uint32_t entry = m_heads[static_cast<std::size_t>(y * m_columns + x)];
                     entry != kEnd;
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

    [[nodiscard]] std::int64_t column(std::int32_t x) const noexcept;
    [[nodiscard]] std::int64_t row(std::int32_t y) const noexcept;
    void enter(std::uint32_t edge, std::int64_t x, std::int64_t y);

    GridPoint m_origin;
    int m_shift = 0; ///< a cell has 2^shift units a side
    std::int64_t m_columns = 1;
    std::int64_t m_rows = 1;
    std::vector<std::uint32_t> m_heads;
    std::vector<Entry> m_entries;
};

} // namespace huuco
