// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Points and rings on an integer grid: x to the right, y down, as vector tiles store them.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

/// A vertex of the grid. Positions stay within 2^30 of the origin, so that the products of
/// differences below fit 64 bits.
struct GridPoint {
    std::int32_t x = 0;
    std::int32_t y = 0;

    friend bool operator==(const GridPoint&, const GridPoint&) = default;
    friend auto operator<=>(const GridPoint&, const GridPoint&) = default;
};

/// Closed box of the grid.
struct GridBox {
    std::int32_t min_x = 0;
    std::int32_t min_y = 0;
    std::int32_t max_x = 0;
    std::int32_t max_y = 0;
};

/// Cross product of b - a and c - a: positive where c lies on the side of positive area of a to b.
[[nodiscard]] constexpr std::int64_t
cross(const GridPoint& a, const GridPoint& b, const GridPoint& c) noexcept {
    const auto ux = std::int64_t{b.x} - a.x;
    const auto uy = std::int64_t{b.y} - a.y;
    const auto vx = std::int64_t{c.x} - a.x;
    const auto vy = std::int64_t{c.y} - a.y;
    return ux * vy - uy * vx;
}

/// Class of a turn by the cross product of its two directions: 0 under, 1 at, 2 over half a turn.
[[nodiscard]] constexpr int half_turn(std::int64_t cross_product) noexcept {
    return cross_product > 0 ? 2 : (cross_product < 0 ? 0 : 1);
}

/// The rings of one feature in a flat buffer. Rings are open: the first point is not repeated.
///
/// By the surveyor's formula on these coordinates outer rings are positive and holes negative (MVT
/// 2.1, 4.3.4.4).
class GridRings {
public:
    void clear() noexcept {
        m_points.clear();
        m_ends.clear();
    }

    /// Appends a point of the ring under construction, unless it repeats the one before.
    void add_point(GridPoint point) {
        if (m_points.size() == ring_begin() || m_points.back() != point) {
            m_points.push_back(point);
        }
    }

    /// Ends the ring under construction; one with fewer than three points is dropped.
    void end_ring();

    /// Appends a finished ring. \param origin  becomes 0, 0
    void add_ring(std::span<const GridPoint> ring, GridPoint origin = {});

    [[nodiscard]] std::size_t size() const noexcept { return m_ends.size(); }

    [[nodiscard]] bool empty() const noexcept { return m_ends.empty(); }

    [[nodiscard]] std::span<const GridPoint> ring(std::size_t index) const noexcept {
        const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
        return std::span<const GridPoint>(m_points).subspan(begin, m_ends[index] - begin);
    }

    /// Points of all finished rings.
    [[nodiscard]] std::size_t point_count() const noexcept { return ring_begin(); }

private:
    [[nodiscard]] std::size_t ring_begin() const noexcept {
        return m_ends.empty() ? 0 : m_ends.back();
    }

    std::vector<GridPoint> m_points;
    std::vector<std::size_t> m_ends; ///< end of each ring in m_points
};

/// Twice the signed area of an open ring, by the surveyor's formula.
[[nodiscard]] std::int64_t twice_area(std::span<const GridPoint> ring) noexcept;

} // namespace huuco
