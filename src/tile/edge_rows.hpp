// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Finds the edges that a ray may cross, by rows of the plane.

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco::tile {

/// An interval of one coordinate that an edge takes up.
struct EdgeSpan {
    std::int32_t low = 0;
    std::int32_t high = 0;
};

/// Edges by rows, for rays along the rows; few edges are not sorted at all.
class EdgeRows {
public:
    /// \param spans  one per edge, across the rows
    void index(std::span<const EdgeSpan> spans);

    /// Calls `visit(edge)` for every edge whose interval holds half of `doubled`, and for others.
    ///
    /// \pre half of `doubled` lies within the span from the lowest to the highest interval
    template <typename Visit>
    void visit(std::int64_t doubled, Visit&& visit) const {
        if (m_begin.empty()) {
            for (std::uint32_t i = 0; i < m_count; ++i) {
                visit(i);
            }
            return;
        }
        const std::size_t row = row_of(doubled);
        assert(row + 1 < m_begin.size());
        for (std::uint32_t i = m_begin[row]; i < m_begin[row + 1]; ++i) {
            visit(m_edges[i]);
        }
    }

private:
    [[nodiscard]] std::size_t row_of(std::int64_t doubled) const noexcept {
        return static_cast<std::size_t>((doubled - m_low) / m_height);
    }

    std::uint32_t m_count = 0;
    std::int64_t m_low = 0;             ///< doubled
    std::int64_t m_height = 1;          ///< doubled
    std::vector<std::uint32_t> m_begin; ///< first edge of each row, then the end; empty: no rows
    std::vector<std::uint32_t> m_edges;
};

} // namespace huuco::tile
