// SPDX-License-Identifier: MIT
/// \file
/// Checks rings one by one, then the edges of each polygon against each other.

#include "tile/polygon_rules.hpp"

#include <algorithm>
#include <cstdint>

namespace huuco::tile {

namespace {

using Rings = std::span<const std::vector<GridPoint>>;

/// True where products of differences fit, see GridPoint.
bool is_on_the_grid(const GridPoint& point) noexcept {
    constexpr std::int32_t kFarthest = (1 << 30) - 1;
    return -kFarthest <= point.x && point.x <= kFarthest && -kFarthest <= point.y &&
           point.y <= kFarthest;
}

struct Edge {
    GridPoint left;
    GridPoint right;
};

int side(const GridPoint& a, const GridPoint& b, const GridPoint& point) noexcept {
    const std::int64_t area = cross(a, b, point);
    return area > 0 ? 1 : (area < 0 ? -1 : 0);
}

/// True where two edges cross, or one runs along the other, or a vertex lies inside an edge.
/// Common ends are no contact.
bool collide(const Edge& first, const Edge& second) noexcept {
    if (std::max(first.left.y, first.right.y) < std::min(second.left.y, second.right.y) ||
        std::max(second.left.y, second.right.y) < std::min(first.left.y, first.right.y)) {
        return false;
    }
    const int a = side(second.left, second.right, first.left);
    const int b = side(second.left, second.right, first.right);
    const int c = side(first.left, first.right, second.left);
    const int d = side(first.left, first.right, second.right);
    if (a * b < 0 && c * d < 0) {
        return true;
    }
    const auto is_inside = [](const Edge& edge, const GridPoint& point) {
        return point != edge.left && point != edge.right && edge.left.x <= point.x &&
               point.x <= edge.right.x && std::min(edge.left.y, edge.right.y) <= point.y &&
               point.y <= std::max(edge.left.y, edge.right.y);
    };
    const bool is_same = first.left == second.left && first.right == second.right;
    return is_same || (a == 0 && is_inside(second, first.left)) ||
           (b == 0 && is_inside(second, first.right)) ||
           (c == 0 && is_inside(first, second.left)) || (d == 0 && is_inside(first, second.right));
}

bool has_collision(Rings polygon) {
    std::vector<Edge> edges;
    for (const std::vector<GridPoint>& ring : polygon) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const GridPoint& a = ring[i];
            const GridPoint& b = ring[i + 1 == ring.size() ? 0 : i + 1];
            edges.push_back(a < b ? Edge{a, b} : Edge{b, a});
        }
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& left, const Edge& right) {
        return left.left < right.left;
    });
    for (std::size_t i = 0; i < edges.size(); ++i) {
        for (std::size_t k = i + 1; k < edges.size() && edges[k].left.x <= edges[i].right.x; ++k) {
            if (collide(edges[i], edges[k])) {
                return true;
            }
        }
    }
    return false;
}

/// True where a hole that collides with nothing lies in the outer ring: by its first vertex that is
/// none of the outer's.
bool lies_in(const std::vector<GridPoint>& hole, const std::vector<GridPoint>& outer) {
    for (const GridPoint& point : hole) {
        if (std::find(outer.begin(), outer.end(), point) != outer.end()) {
            continue;
        }
        bool is_inside = false;
        for (std::size_t i = 0; i < outer.size(); ++i) {
            const GridPoint& a = outer[i];
            const GridPoint& b = outer[i + 1 == outer.size() ? 0 : i + 1];
            if ((a.y > point.y) != (b.y > point.y)) {
                is_inside = (side(a, b, point) > 0) == (b.y > a.y) ? !is_inside : is_inside;
            }
        }
        return is_inside;
    }
    return true;
}

} // namespace

std::optional<Message> broken_polygon_rule(Rings rings) {
    if (!std::ranges::all_of(
            rings, [](const auto& ring) { return std::ranges::all_of(ring, is_on_the_grid); })) {
        return Message{
            "một đỉnh nằm quá xa ô (trên 2^30 đơn vị)",
            "a vertex is too far from the tile (beyond 2^30 units)"};
    }
    std::vector<GridPoint> vertices;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        vertices.assign(rings[i].begin(), rings[i].end());
        std::sort(vertices.begin(), vertices.end());
        if (std::adjacent_find(vertices.begin(), vertices.end()) != vertices.end()) {
            return Message{"một vành đi qua một đỉnh hai lần", "a ring passes a vertex twice"};
        }
        const std::int64_t area = twice_area(rings[i]);
        if (area == 0) {
            return Message{"một vành không có diện tích", "a ring has no area"};
        }
        if (i == 0 && area < 0) {
            return Message{"vành đầu tiên là lỗ", "the first ring is a hole"};
        }
    }
    for (std::size_t begin = 0, end = 0; begin < rings.size(); begin = end) {
        for (end = begin + 1; end < rings.size() && twice_area(rings[end]) < 0; ++end) {
            if (!lies_in(rings[end], rings[begin])) {
                return Message{
                    "một lỗ nằm ngoài vành ngoài của nó", "a hole lies outside its outer ring"};
            }
        }
        if (has_collision(rings.subspan(begin, end - begin))) {
            return Message{
                "các vành của một đa giác cắt nhau hoặc chạy trùng nhau",
                "rings of a polygon cross or run along each other"};
        }
    }
    return std::nullopt;
}

} // namespace huuco::tile
