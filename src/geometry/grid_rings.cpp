// SPDX-License-Identifier: MIT
/// \file
/// Rings on an integer grid: ends of rings and areas.

#include <huuco/geometry/grid_rings.hpp>

namespace huuco {

void GridRings::end_ring() {
    const std::size_t begin = ring_begin();
    while (m_points.size() > begin + 1 && m_points.back() == m_points[begin]) {
        m_points.pop_back();
    }
    if (m_points.size() < begin + 3) {
        m_points.resize(begin);
        return;
    }
    m_ends.push_back(m_points.size());
}

void GridRings::add_ring(std::span<const GridPoint> ring, GridPoint origin) {
    const std::size_t begin = m_points.size();
    m_points.resize(begin + ring.size());
    for (std::size_t i = 0; i < ring.size(); ++i) {
        m_points[begin + i] = {ring[i].x - origin.x, ring[i].y - origin.y};
    }
    m_ends.push_back(m_points.size());
}

std::int64_t twice_area(std::span<const GridPoint> ring) noexcept {
    std::int64_t sum = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        sum += cross(ring[0], ring[i], ring[i + 1]);
    }
    return sum;
}

} // namespace huuco
