// SPDX-License-Identifier: MIT
/// \file
/// Arcs are stored once, and the rings come back from them.

#include "grid_land.hpp"

#include <huuco/geometry/arc_topology.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace huuco {
namespace {

using Ring = std::vector<GridPoint>;

GridRingList list_of(const std::vector<Ring>& rings) {
    GridRingList list;
    for (const Ring& ring : rings) {
        list.points.insert(list.points.end(), ring.begin(), ring.end());
        list.end_ring();
    }
    return list;
}

/// The ring from its smallest point on.
Ring turned(Ring ring) {
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
    return ring;
}

Ring ring_of(const ArcTopology& topology, std::size_t ring) {
    Ring points;
    append_arcs(topology.ring(ring), topology.chains(), points);
    return points;
}

TEST(ArcTopologyTest, NeighboursShareOneArcInOppositeDirections) {
    const ArcTopology topology(list_of(
        {{{0, 0}, {10, 0}, {12, 5}, {10, 10}, {0, 10}},
         {{10, 0}, {20, 0}, {20, 10}, {10, 10}, {12, 5}}}));
    // The west's outside, the common border, the east's outside.
    ASSERT_EQ(topology.chains().size(), 3U);
    const auto west = topology.ring(0);
    const auto east = topology.ring(1);
    ASSERT_EQ(west.size(), 2U);
    ASSERT_EQ(east.size(), 2U);
    std::size_t shared = 0;
    for (const ArcUse& use : west) {
        shared += static_cast<std::size_t>(
            std::count(east.begin(), east.end(), ArcUse{use.arc, !use.is_backward}));
    }
    EXPECT_EQ(shared, 1U);
}

TEST(ArcTopologyTest, NumbersFromElsewhereMakeTheSameArcs) {
    const GridRingList rings = list_of(
        {{{0, 0}, {10, 0}, {12, 5}, {10, 10}, {0, 10}},
         {{10, 0}, {20, 0}, {20, 10}, {10, 10}, {12, 5}}});
    const std::vector<std::uint32_t> numbers = {8, 3, 9, 1, 0, 3, 4, 5, 1, 9}; // 2, 6, 7 are free
    const ArcTopology topology(rings, numbers, 10);
    EXPECT_EQ(topology.chains().size(), 3U);
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const auto ring = rings.ring(i);
        EXPECT_EQ(turned(ring_of(topology, i)), turned(Ring(ring.begin(), ring.end())));
    }
}

TEST(ArcTopologyTest, AnIslandIsOneArcForItsHoleToo) {
    const Ring island = {{10, 10}, {20, 10}, {20, 20}, {10, 20}};
    const Ring hole(island.rbegin(), island.rend());
    const ArcTopology topology(list_of({{{0, 0}, {40, 0}, {40, 40}, {0, 40}}, hole, island}));
    EXPECT_EQ(topology.chains().size(), 2U);
    EXPECT_EQ(topology.ring(1)[0].arc, topology.ring(2)[0].arc);
    EXPECT_NE(topology.ring(1)[0].is_backward, topology.ring(2)[0].is_backward);
    EXPECT_EQ(turned(ring_of(topology, 1)), turned(hole));
    EXPECT_EQ(turned(ring_of(topology, 2)), turned(island));
}

TEST(ArcTopologyTest, EveryRingComesBack) {
    const GridRingList land = test::crooked_land(20, 15, 3);
    const ArcTopology topology(land);
    // 21 * 16 nodes less the four corners, where two arcs only meet: Euler's formula with the
    // corners as points of longer arcs gives 20 * 16 + 21 * 15 - 4 arcs.
    EXPECT_EQ(topology.chains().size(), 20U * 16U + 21U * 15U - 4U);
    for (std::size_t i = 0; i < land.size(); ++i) {
        const auto ring = land.ring(i);
        ASSERT_EQ(turned(ring_of(topology, i)), turned(Ring(ring.begin(), ring.end()))) << i;
    }
}

TEST(ArcTopologyTest, EmptyRingsKeepTheirNumber) {
    const ArcTopology topology(list_of({{}, {{0, 0}, {5, 0}, {0, 5}}, {}}));
    ASSERT_EQ(topology.ring_count(), 3U);
    EXPECT_TRUE(topology.ring(0).empty());
    EXPECT_EQ(ring_of(topology, 1).size(), 3U);
    EXPECT_TRUE(topology.ring(2).empty());
}

} // namespace
} // namespace huuco
