// SPDX-License-Identifier: MIT
/// \file
/// Simplified borders keep areas and cross nowhere.

#include "grid_land.hpp"

#include <huuco/geometry/arc_simplifier.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <span>
#include <thread>
#include <vector>

namespace huuco {
namespace {

using Ring = std::vector<GridPoint>;

ArcChains chains_of(const std::vector<Ring>& arcs) {
    ArcChains chains;
    for (const Ring& arc : arcs) {
        chains.points.insert(chains.points.end(), arc.begin(), arc.end());
        chains.begin.push_back(chains.points.size());
    }
    return chains;
}

Ring ring_of(const ArcTopology& topology, const ArcChains& chains, std::size_t ring) {
    Ring points;
    append_arcs(topology.ring(ring), chains, points);
    return points;
}

double length_of(const Ring& ring) {
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint& a = ring[i];
        const GridPoint& b = ring[(i + 1) % ring.size()];
        sum += std::hypot(static_cast<double>(a.x) - b.x, static_cast<double>(a.y) - b.y);
    }
    return sum;
}

int side(const GridPoint& a, const GridPoint& b, const GridPoint& c) {
    const std::int64_t area = cross(a, b, c);
    return area > 0 ? 1 : (area < 0 ? -1 : 0);
}

/// Pairs of edges that cross at a point inside both, found pair by pair.
std::size_t crossings(const ArcChains& chains) {
    std::vector<std::pair<GridPoint, GridPoint>> edges;
    for (std::size_t arc = 0; arc < chains.size(); ++arc) {
        const auto points = chains.arc(arc);
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            edges.emplace_back(points[i], points[i + 1]);
        }
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        for (std::size_t k = i + 1; k < edges.size(); ++k) {
            const auto& [a, b] = edges[i];
            const auto& [c, d] = edges[k];
            count += side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0 ? 1 : 0;
        }
    }
    return count;
}

/// Twice the ground between an arc and the line through its ends, on its left.
std::int64_t doubled_area(std::span<const GridPoint> arc) {
    std::int64_t sum = 0;
    for (std::size_t i = 1; i + 1 < arc.size(); ++i) {
        sum += cross(arc[0], arc[i], arc[i + 1]);
    }
    return sum;
}

TEST(ArcSimplifierTest, ALongBorderKeepsItsAreaFromToleranceToTolerance) {
    // 200 steps of some 250 units, 60 to either side at most: many are taken in one pass, and each
    // leaves half a unit of rounding to the next.
    Ring arc;
    std::uint32_t number = 1;
    for (std::int32_t i = 0; i <= 200; ++i) {
        number = number * 1664525U + 1013904223U; // Numerical Recipes' generator
        const auto crooked = static_cast<std::int32_t>(number >> 8U) % 61;
        arc.push_back({i * 250 + crooked / 2, (i % 2 == 0 ? 1 : -1) * crooked});
    }
    ArcChains chains = chains_of({arc});
    const std::int64_t area = doubled_area(arc);
    for (const double tolerance : {32.0, 64.0, 128.0, 256.0}) {
        chains = simplify_arcs(chains, tolerance);
        // Half a unit along the two edges of the last step, which are no longer than the arc.
        const double allowed = 50'100.0;
        EXPECT_LE(std::abs(static_cast<double>(doubled_area(chains.arc(0)) - area)), allowed)
            << tolerance;
    }
    EXPECT_LT(chains.points.size(), 5U);
}

TEST(ArcSimplifierTest, EveryParcelKeepsItsAreaAtEveryTolerance) {
    const GridRingList land = test::crooked_land(12, 10, 6);
    const ArcTopology topology(land);
    ASSERT_EQ(crossings(topology.chains()), 0U);
    ArcChains chains = topology.chains();
    for (const double tolerance : {100.0, 300.0, 1000.0, 5000.0}) {
        const std::size_t before = chains.points.size();
        chains = simplify_arcs(chains, tolerance);
        EXPECT_LE(chains.points.size(), before) << tolerance;
        EXPECT_EQ(crossings(chains), 0U) << tolerance;
        for (std::size_t i = 0; i < land.size(); ++i) {
            const auto truth = land.ring(i);
            const Ring ring = ring_of(topology, chains, i);
            ASSERT_GE(ring.size(), 3U);
            // A vertex is rounded by half a grid diagonal at most, along edges no longer together
            // than the old border; four tolerances, each rounding anew.
            const double bound = 4 * 0.7072 * length_of(Ring(truth.begin(), truth.end()));
            EXPECT_NEAR(
                static_cast<double>(twice_area(ring)) / 2.0,
                static_cast<double>(twice_area(truth)) / 2.0,
                bound)
                << i << " at " << tolerance;
        }
    }
    // Six edges along each side at first; such an arc ends with two, the four round a corner too.
    EXPECT_LE(chains.points.size(), 3U * topology.chains().size() + 4U);
}

TEST(ArcSimplifierTest, AStepStartsFromWhatTheLastOneHasLeft) {
    const ArcTopology topology(test::crooked_land(12, 10, 6));
    ArcSimplifier simplifier(topology.chains());
    ArcChains anew = topology.chains();
    for (const double tolerance : {100.0, 300.0, 1000.0}) {
        anew = simplify_arcs(anew, tolerance);
        const ArcChains chains = simplifier.simplify(tolerance);
        EXPECT_EQ(chains.begin, anew.begin) << tolerance;
        EXPECT_EQ(chains.points, anew.points) << tolerance;
    }
}

TEST(ArcSimplifierTest, StripsMayBeWorkedOnInAnyOrderAndAtOnce) {
    const ArcTopology topology(test::crooked_land(100, 6, 6));
    std::size_t strips = 0;
    const auto from_the_last = [&](std::size_t count,
                                   const std::function<void(std::size_t)>& work) {
        strips = count;
        for (std::size_t i = count; i-- > 0;) {
            work(i);
        }
    };
    const auto at_once = [](std::size_t count, const std::function<void(std::size_t)>& work) {
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < count; ++i) {
            threads.emplace_back(work, i);
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
    };
    ArcSimplifier one(topology.chains());
    ArcSimplifier other(topology.chains());
    ArcSimplifier third(topology.chains());
    for (const double tolerance : {300.0, 600.0, 1200.0, 2400.0}) {
        const ArcChains chains = one.simplify(tolerance);
        const ArcChains backwards = other.simplify(tolerance, from_the_last);
        const ArcChains together = third.simplify(tolerance, at_once);
        EXPECT_EQ(backwards.points, chains.points);
        EXPECT_EQ(backwards.begin, chains.begin);
        EXPECT_EQ(together.points, chains.points);
        EXPECT_EQ(together.begin, chains.begin);
    }
    EXPECT_EQ(crossings(one.simplify(4800.0)), 0U);
    EXPECT_GT(strips, 2U);
}

TEST(ArcSimplifierTest, AnIslandBecomesATriangleOfItsArea) {
    Ring circle;
    for (int i = 0; i < 64; ++i) {
        const double angle = i * 2 * 3.14159265358979 / 64;
        circle.push_back(
            {static_cast<std::int32_t>(std::lround(10'000 * std::cos(angle))),
             static_cast<std::int32_t>(std::lround(10'000 * std::sin(angle)))});
    }
    const std::int64_t truth = twice_area(circle);
    circle.push_back(circle.front());
    const ArcChains chains = simplify_arcs(chains_of({circle}), 1e6);
    ASSERT_EQ(chains.points.size(), 4U);
    EXPECT_EQ(chains.points.front(), chains.points.back());
    // The last rounding along an edge of some 30 000 units: 0.7072 of it at most.
    EXPECT_NEAR(
        static_cast<double>(twice_area(std::span(chains.points).first(3))),
        static_cast<double>(truth),
        2 * 0.7072 * 40'000);
}

TEST(ArcSimplifierTest, ABorderDoesNotPassOverAPlaceOnTheOtherSide) {
    // A bay with an islet in it: closing the bay would leave the islet on the wrong side.
    const Ring coast = {{0, 0}, {400, 0}, {400, 300}, {600, 300}, {600, 0}, {1000, 0}};
    const Ring islet = {{480, 100}, {520, 100}, {500, 140}, {480, 100}};
    const ArcChains free = simplify_arcs(chains_of({coast}), 1e6);
    EXPECT_LT(free.points.size(), coast.size());
    const ArcChains chains = simplify_arcs(chains_of({coast, islet}), 1e6);
    Ring closed(chains.arc(0).begin(), chains.arc(0).end());
    // Under the coast, whatever it has become, lies a base line; the islet is on the far side.
    closed.push_back({1000, 2000});
    closed.push_back({0, 2000});
    int winding = 0;
    const GridPoint place{500, 110};
    for (std::size_t i = 0; i < closed.size(); ++i) {
        const GridPoint& a = closed[i];
        const GridPoint& b = closed[(i + 1) % closed.size()];
        if ((a.y <= place.y) != (b.y <= place.y)) {
            winding += (side(a, b, place) > 0) == (b.y > a.y) ? (b.y > a.y ? 1 : -1) : 0;
        }
    }
    EXPECT_EQ(winding, 0);
    EXPECT_EQ(crossings(chains), 0U);
}

TEST(ArcSimplifierTest, NothingMovesFartherThanTheTolerance) {
    const GridRingList land = test::crooked_land(6, 6, 8);
    const ArcTopology topology(land);
    const double tolerance = 250.0;
    const ArcChains chains = simplify_arcs(topology.chains(), tolerance);
    for (std::size_t arc = 0; arc < chains.size(); ++arc) {
        const auto line = chains.arc(arc);
        ASSERT_EQ(line.front(), topology.chains().arc(arc).front());
        ASSERT_EQ(line.back(), topology.chains().arc(arc).back());
        for (const GridPoint& point : topology.chains().arc(arc)) {
            double nearest = 1e9;
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const double ux = static_cast<double>(line[i + 1].x) - line[i].x;
                const double uy = static_cast<double>(line[i + 1].y) - line[i].y;
                const double vx = static_cast<double>(point.x) - line[i].x;
                const double vy = static_cast<double>(point.y) - line[i].y;
                const double t = std::clamp((ux * vx + uy * vy) / (ux * ux + uy * uy), 0.0, 1.0);
                nearest = std::min(nearest, std::hypot(vx - t * ux, vy - t * uy));
            }
            // A step keeps to the tolerance of what the steps before have made of the arc.
            EXPECT_LE(nearest, 3 * tolerance);
        }
    }
}

TEST(ArcSimplifierTest, AVertexOnAStraightLineIsDropped) {
    const ArcChains chains =
        simplify_arcs(chains_of({{{0, 0}, {100, 50}, {200, 100}, {300, 100}}}), 0.0);
    EXPECT_EQ(
        Ring(chains.points.begin(), chains.points.end()), (Ring{{0, 0}, {200, 100}, {300, 100}}));
}

} // namespace
} // namespace huuco
