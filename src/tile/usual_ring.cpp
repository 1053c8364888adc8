// SPDX-License-Identifier: MIT
/// \file
/// Tests the edges of a short ring in pairs.

#include "tile/usual_ring.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace huuco::tile {

namespace {

constexpr std::size_t kMostEdges = 64;

/// 1 where a point lies on the positive side of an edge, -1 on the other, 0 on its line.
int side_of_edge(const GridPoint& a, const GridPoint& b, const GridPoint& point) noexcept {
    const std::int64_t area = cross(a, b, point);
    return static_cast<int>(area > 0) - static_cast<int>(area < 0);
}

/// True where two edges share a point. \pre their boxes meet
bool edges_touch(
    const GridPoint& a,
    const GridPoint& b,
    const GridPoint& c,
    const GridPoint& d) noexcept {
    return side_of_edge(a, b, c) * side_of_edge(a, b, d) <= 0 &&
           side_of_edge(c, d, a) * side_of_edge(c, d, b) <= 0;
}

/// True where the way from a over b to c runs back over itself.
bool runs_back(const GridPoint& a, const GridPoint& b, const GridPoint& c) noexcept {
    const std::int64_t along = (std::int64_t{a.x} - b.x) * (std::int64_t{c.x} - b.x) +
                               (std::int64_t{a.y} - b.y) * (std::int64_t{c.y} - b.y);
    return along >= 0 && cross(a, b, c) == 0;
}

/// The boxes of the edges of a ring, side by side for quick comparison.
struct EdgeBoxes {
    std::array<std::int32_t, kMostEdges> min_x;
    std::array<std::int32_t, kMostEdges> max_x;
    std::array<std::int32_t, kMostEdges> min_y;
    std::array<std::int32_t, kMostEdges> max_y;

    [[nodiscard]] bool meet(std::size_t i, std::size_t k) const noexcept {
        return min_x[k] <= max_x[i] && min_x[i] <= max_x[k] && min_y[k] <= max_y[i] &&
               min_y[i] <= max_y[k];
    }
};

} // namespace

bool is_usual_ring(std::span<const GridPoint> ring) noexcept {
    const std::size_t edges = ring.size();
    if (edges < 3 || edges > kMostEdges || twice_area(ring) <= 0) {
        return false;
    }
    const auto next = [edges](std::size_t i) { return i + 1 == edges ? 0 : i + 1; };
    EdgeBoxes boxes;
    for (std::size_t i = 0; i < edges; ++i) {
        const GridPoint& a = ring[i];
        const GridPoint& b = ring[next(i)];
        boxes.min_x[i] = std::min(a.x, b.x);
        boxes.max_x[i] = std::max(a.x, b.x);
        boxes.min_y[i] = std::min(a.y, b.y);
        boxes.max_y[i] = std::max(a.y, b.y);
        if (runs_back(a, b, ring[next(next(i))])) {
            return false;
        }
    }
    for (std::size_t i = 0; i + 2 < edges; ++i) {
        const std::size_t end = i == 0 ? edges - 1 : edges; // the last edge is a neighbour of it
        for (std::size_t k = i + 2; k < end; ++k) {
            if (boxes.meet(i, k) && edges_touch(ring[i], ring[i + 1], ring[k], ring[next(k)])) {
                return false;
            }
        }
    }
    return true;
}

} // namespace huuco::tile
