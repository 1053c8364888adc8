// SPDX-License-Identifier: MIT
/// \file
/// The grid finds every edge that has a point in a box, also those that have moved.

#include "geometry/edge_grid.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using Edge = std::pair<GridPoint, GridPoint>;

class Numbers {
public:
    /// Numerical Recipes' generator.
    std::int32_t below(std::int32_t limit) {
        m_state = m_state * 1664525U + 1013904223U;
        return static_cast<std::int32_t>(m_state >> 8U) % limit;
    }

    GridPoint point() { return {below(20'000) - 5'000, below(9'000) + 700}; }

    Edge edge() {
        const GridPoint from = point();
        return {from, {from.x + below(1'201) - 600, from.y + below(1'201) - 600}};
    }

private:
    std::uint32_t m_state = 1;
};

/// True where the closed box has a point of the edge: it has an end, or the edge crosses a
/// diagonal.
bool has_point_of(const GridPoint& low, const GridPoint& high, const Edge& edge) {
    const auto holds = [&](const GridPoint& point) {
        return low.x <= point.x && point.x <= high.x && low.y <= point.y && point.y <= high.y;
    };
    const auto crosses = [&](const GridPoint& p, const GridPoint& q) {
        const auto& [a, b] = edge;
        const auto opposite = [](std::int64_t left, std::int64_t right) {
            return (left > 0 && right < 0) || (left < 0 && right > 0);
        };
        return opposite(cross(a, b, p), cross(a, b, q)) && opposite(cross(p, q, a), cross(p, q, b));
    };
    return holds(edge.first) || holds(edge.second) || crosses(low, high) ||
           crosses({low.x, high.y}, {high.x, low.y});
}

TEST(EdgeGridTest, FindsEveryEdgeInABoxAlsoAfterItHasMoved) {
    Numbers numbers;
    std::vector<Edge> edges;
    std::vector<GridPoint> points;
    for (int i = 0; i < 600; ++i) {
        edges.push_back(numbers.edge());
        points.push_back(edges.back().first); // the others may lie beyond the grid
    }
    EdgeGrid grid(points, edges.size());
    grid.fill([&](const auto& enter) {
        for (std::uint32_t i = 0; i < edges.size(); ++i) {
            enter(i, edges[i].first, edges[i].second);
        }
    });
    std::size_t found_in_all = 0;
    for (int round = 0; round < 300; ++round) {
        for (int i = 0; i < 4; ++i) {
            const auto moved = static_cast<std::uint32_t>(numbers.below(600));
            // Every second one by little: it stays in its cells.
            edges[moved] = i % 2 == 0 ? numbers.edge()
                                      : Edge{
                                            edges[moved].first,
                                            {edges[moved].second.x + numbers.below(21) - 10,
                                             edges[moved].second.y + numbers.below(21) - 10}};
            grid.add(moved, edges[moved].first, edges[moved].second);
        }
        const GridPoint low = numbers.point();
        const GridPoint high = {low.x + numbers.below(900), low.y + numbers.below(900)};
        std::set<std::uint32_t> visited;
        EXPECT_TRUE(grid.visit(low, high, [&](std::uint32_t edge) {
            visited.insert(edge);
            return true;
        }));
        for (std::uint32_t i = 0; i < edges.size(); ++i) {
            if (has_point_of(low, high, edges[i])) {
                EXPECT_TRUE(visited.contains(i)) << round << ": edge " << i;
                ++found_in_all;
            }
        }
        EXPECT_LT(visited.size(), 200U); // not simply all of them
    }
    EXPECT_GT(found_in_all, 300U);
}

TEST(EdgeGridTest, StopsWhereAVisitSaysSo) {
    EdgeGrid grid(std::vector<GridPoint>{{0, 0}, {100, 100}}, 1);
    grid.add(7, {0, 0}, {100, 100});
    EXPECT_FALSE(grid.visit({40, 40}, {60, 60}, [](std::uint32_t) { return false; }));
}

} // namespace
} // namespace huuco
