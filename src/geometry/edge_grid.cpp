// SPDX-License-Identifier: MIT
/// \file
/// Enters edges in the cells of a grid.

#include "geometry/edge_grid.hpp"

#include <algorithm>
#include <cmath>

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
    const auto wanted = static_cast<std::int64_t>(edges + 1);
    for (m_shift = 2; cells(low.x, high.x, m_shift) * cells(low.y, high.y, m_shift) > wanted;
         ++m_shift) {
    }
    m_columns = cells(low.x, high.x, m_shift);
    m_rows = cells(low.y, high.y, m_shift);
    m_heads.assign(static_cast<std::size_t>(m_columns * m_rows), kEnd);
    m_entries.reserve(edges * 2);
}

std::int64_t EdgeGrid::column(std::int32_t x) const noexcept {
    return std::clamp<std::int64_t>((std::int64_t{x} - m_origin.x) >> m_shift, 0, m_columns - 1);
}

std::int64_t EdgeGrid::row(std::int32_t y) const noexcept {
    return std::clamp<std::int64_t>((std::int64_t{y} - m_origin.y) >> m_shift, 0, m_rows - 1);
}

void EdgeGrid::enter(std::uint32_t edge, std::int64_t x, std::int64_t y) {
    std::uint32_t& head = m_heads[static_cast<std::size_t>(y * m_columns + x)];
    m_entries.push_back({edge, head});
    head = static_cast<std::uint32_t>(m_entries.size() - 1);
}

void EdgeGrid::add(std::uint32_t edge, const GridPoint& a, const GridPoint& b) {
    const GridPoint& south = a.y < b.y ? a : b;
    const GridPoint& north = a.y < b.y ? b : a;
    const std::int64_t first_row = row(south.y);
    const std::int64_t last_row = row(north.y);
    const auto low_x = static_cast<double>(std::min(a.x, b.x));
    const auto high_x = static_cast<double>(std::max(a.x, b.x));
    const double slope = first_row == last_row ? 0.0
                                               : (static_cast<double>(north.x) - south.x) /
                                                     (static_cast<double>(north.y) - south.y);
    for (std::int64_t y = first_row; y <= last_row; ++y) {
        double from = low_x;
        double to = high_x;
        if (first_row != last_row) {
            // A unit to either side, since the row's borders are met at rounded places.
            const auto low_y = static_cast<double>((y << m_shift) + m_origin.y);
            const double x_low = south.x + (low_y - south.y) * slope;
            const double x_high = x_low + std::ldexp(slope, m_shift);
            from = std::max(low_x, std::min(x_low, x_high) - 1.0);
            to = std::min(high_x, std::max(x_low, x_high) + 1.0);
        }
        const std::int64_t last = column(static_cast<std::int32_t>(std::ceil(to)));
        for (auto x = column(static_cast<std::int32_t>(std::floor(from))); x <= last; ++x) {
            enter(edge, x, y);
        }
    }
}

} // namespace huuco
