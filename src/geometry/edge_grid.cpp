// SPDX-License-Identifier: MIT
/// \file
/// Sizes the grid, and chains the edges that come later.

#include "geometry/edge_grid.hpp"

#include <algorithm>

namespace huuco {

EdgeGrid::EdgeGrid(std::span<const GridPoint> points, std::size_t edges) {
    GridPoint low;
    GridPoint high;
    if (!points.empty()) {
        low = high = points.front();
    }
    for (const GridPoint& point : points) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    m_origin = low;
    const auto cells = [](std::int32_t from, std::int32_t to, int shift) {
        return ((std::int64_t{to} - from) >> shift) + 1;
    };
    const auto wanted = static_cast<std::int64_t>(2 * edges + 1);
    for (m_shift = 2; cells(low.x, high.x, m_shift) * cells(low.y, high.y, m_shift) > wanted;
         ++m_shift) {
    }
    m_columns = cells(low.x, high.x, m_shift);
    m_rows = cells(low.y, high.y, m_shift);
    const auto count = static_cast<std::size_t>(m_columns * m_rows);
    m_begin.assign(count + 1, 0);
    m_heads.assign(count, kEnd);
}

void EdgeGrid::add(std::uint32_t edge, const GridPoint& a, const GridPoint& b) {
    each_cell(a, b, [&](std::size_t cell) {
        m_entries.push_back({edge, m_heads[cell]});
        m_heads[cell] = static_cast<std::uint32_t>(m_entries.size() - 1);
    });
}

void EdgeGrid::move(
    std::uint32_t edge,
    const GridPoint& old_a,
    const GridPoint& old_b,
    const GridPoint& a,
    const GridPoint& b) {
    // Most edges are shorter than a cell and stay in theirs.
    const std::size_t cell = cell_of(a);
    if (cell_of(b) != cell || cell_of(old_a) != cell || cell_of(old_b) != cell) {
        add(edge, a, b);
    }
}

} // namespace huuco
