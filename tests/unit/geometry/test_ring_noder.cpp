// SPDX-License-Identifier: MIT
/// \file
/// T-junctions and hairlines: neighbours share all vertices of their border after noding.

#include <huuco/base/error.hpp>
#include <huuco/geometry/ring_noder.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace huuco {
namespace {

using Ring = std::vector<GridPoint>;

std::vector<Ring> node(const std::vector<Ring>& rings) {
    Ring vertices;
    for (const Ring& ring : rings) {
        vertices.insert(vertices.end(), ring.begin(), ring.end());
    }
    const RingNoder noder(vertices);
    std::vector<Ring> noded;
    for (const Ring& ring : rings) {
        Ring& out = noded.emplace_back();
        noder.node(ring, out);
    }
    return noded;
}

TEST(RingNoderTest, AVertexOnANeighboursBorderIsPutIntoIt) {
    // One parcel to the west, two to the east of x = 100.
    const auto noded = node(
        {{{0, 0}, {100, 0}, {100, 100}, {0, 100}},
         {{100, 0}, {200, 0}, {200, 40}, {100, 40}},
         {{100, 40}, {200, 40}, {200, 100}, {100, 100}}});
    EXPECT_EQ(noded[0], (Ring{{0, 0}, {100, 0}, {100, 40}, {100, 100}, {0, 100}}));
    EXPECT_EQ(noded[1], (Ring{{100, 0}, {200, 0}, {200, 40}, {100, 40}}));
}

TEST(RingNoderTest, EveryVertexHasANumberOfItsOwn) {
    Ring vertices;
    for (std::int32_t i = 0; i < 40; ++i) {
        vertices.push_back({1000 * i, 7 * i}); // thinly spread
        vertices.push_back({i % 6, i / 6});    // and many in one place
        vertices.push_back({i % 6, i / 6});
    }
    const RingNoder noder(vertices);
    std::map<std::uint32_t, GridPoint> by_number;
    for (const GridPoint& vertex : vertices) {
        const std::uint32_t number = noder.number(vertex);
        ASSERT_LT(number, noder.size());
        EXPECT_EQ(by_number.try_emplace(number, vertex).first->second, vertex);
    }
    EXPECT_EQ(by_number.size(), 79U); // 0, 0 is in both
    EXPECT_EQ(noder.size(), 79U);
    EXPECT_EQ(noder.number({500, 3}), noder.size());
    EXPECT_EQ(noder.number({-1'000'000, 3}), noder.size());
}

TEST(RingNoderTest, AHairlineBetweenTwoDrawingsOfABorderIsClosed) {
    // The second parcel has drawn the common border x = 100 a unit further, with other vertices.
    const auto noded = node(
        {{{0, 0}, {100, 0}, {100, 50}, {100, 100}, {0, 100}},
         {{100, 0}, {200, 0}, {200, 100}, {100, 100}, {101, 70}, {101, 30}}});
    const Ring border = {{100, 0}, {101, 30}, {100, 50}, {101, 70}, {100, 100}};
    EXPECT_EQ(Ring(noded[0].begin() + 1, noded[0].begin() + 6), border);
    EXPECT_EQ(
        noded[1],
        (Ring{{100, 0}, {200, 0}, {200, 100}, {100, 100}, {101, 70}, {100, 50}, {101, 30}}));
}

TEST(RingNoderTest, AVertexFartherThanAUnitStaysOut) {
    const auto noded =
        node({{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {{102, 20}, {200, 20}, {200, 80}}});
    EXPECT_EQ(noded[0].size(), 4U);
    EXPECT_EQ(noded[1].size(), 3U);
}

TEST(RingNoderTest, EdgesThatRunThereAndBackAreLeftOut) {
    const auto noded = node(
        {{{0, 0}, {50, 0}, {50, 30}, {50, 0}, {100, 0}, {100, 100}},
         {{207, 7}, {290, 7}},
         {{205, 5}, {205, 5}, {205, 5}},
         {}});
    EXPECT_EQ(noded[0], (Ring{{0, 0}, {50, 0}, {100, 0}, {100, 100}}));
    EXPECT_TRUE(noded[1].empty());
    EXPECT_TRUE(noded[2].empty());
    EXPECT_TRUE(noded[3].empty());
}

TEST(RingNoderTest, ANeedleThinnerThanTheToleranceIsNothing) {
    EXPECT_TRUE(node({{{0, 0}, {400, 0}, {200, 1}}})[0].empty());
}

TEST(RingNoderTest, FarApartVerticesFindEachOther) {
    // Long edges over many cells, far from the origin: the vertices lie on y = x exactly.
    const std::int32_t o = 200'000'000;
    Ring big = {{o, o}, {o + 900'000, o + 900'000}, {o, o + 900'000}};
    std::vector<Ring> rings = {big};
    for (std::int32_t i = 1; i < 90; ++i) {
        const std::int32_t at = o + i * 10'000;
        rings.push_back({{at, at}, {at + 500, at}, {at + 1'000, at + 1'000}});
    }
    EXPECT_EQ(node(rings)[0].size(), 3U + 2U * 89U);
}

// Its cells count in 32 bits. No point of the span is read.
TEST(RingNoder, RefusesMoreVerticesThanItCanCount) {
    const GridPoint point;
    const std::span<const GridPoint> many(&point, std::size_t{1} << 31U);
    EXPECT_THROW(static_cast<void>(RingNoder(many)), Error);
}

} // namespace
} // namespace huuco
