// SPDX-License-Identifier: MIT
/// \file
/// Tests of clipping and mending: what comes out is valid and covers what it should.
#include "ring_rules.hpp"
#include "tile/clip.hpp"
#include "tile/ring_mender.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <random>

namespace huuco::tile {

namespace {

using Points = std::vector<GridPoint>;

GridRings rings_of(std::initializer_list<Points> lists) {
    GridRings rings;
    for (const Points& points : lists) {
        for (const GridPoint& point : points) {
            rings.add_point(point);
        }
        rings.end_ring();
    }
    return rings;
}

std::vector<test::DecodedRing> decoded(const GridRings& rings) {
    std::vector<test::DecodedRing> result;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        test::DecodedRing ring;
        for (const GridPoint& point : rings.ring(i)) {
            ring.push_back({point.x, point.y});
        }
        result.push_back(ring);
    }
    return result;
}

std::int64_t area_of(const GridRings& rings) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        sum += twice_area(rings.ring(i));
    }
    return sum;
}

/// One shape before and after; areas are doubled and counted by hand on squared paper.
struct MendingCase {
    const char* name;
    GridRings rings;
    Mending mending;
    std::size_t ring_count;
    std::int64_t doubled_area;
};

class RingMenderCase : public testing::TestWithParam<MendingCase> {};

TEST_P(RingMenderCase, GivesValidRingsOfTheExpectedArea) {
    const MendingCase& item = GetParam();
    RingMender mender;
    GridRings out;
    EXPECT_EQ(mender.mend(item.rings, out), item.mending);
    EXPECT_EQ(out.size(), item.ring_count);
    EXPECT_EQ(area_of(out), item.doubled_area);
    if (!out.empty()) {
        EXPECT_EQ(test::broken_ring_rule(decoded(out)), std::nullopt);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Shapes,
    RingMenderCase,
    testing::Values(
        MendingCase{
            "Square",
            rings_of({{{0, 0}, {4, 0}, {4, 4}, {0, 4}}}),
            Mending::unchanged,
            1,
            32},
        MendingCase{
            "SquareWithHole",
            rings_of({{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{3, 3}, {3, 6}, {6, 6}, {6, 3}}}),
            Mending::unchanged,
            2,
            144},
        MendingCase{
            "FlippedRingIsNothing",
            rings_of({{{0, 0}, {0, 4}, {4, 4}, {4, 0}}}),
            Mending::mended,
            0,
            0},
        MendingCase{
            "FlatRingIsNothing",
            rings_of({{{0, 0}, {4, 0}, {2, 0}}}),
            Mending::mended,
            0,
            0},
        MendingCase{
            "BowTieKeepsItsPositiveWing",
            rings_of({{{0, 0}, {4, 4}, {4, 0}, {0, 4}}}),
            Mending::mended,
            1,
            8},
        MendingCase{
            "SpikeIsCutOff",
            rings_of({{{0, 0}, {4, 0}, {9, 0}, {4, 0}, {4, 4}, {0, 4}}}),
            Mending::mended,
            1,
            32},
        MendingCase{
            "SquaresTouchingAtAPointArePart",
            rings_of({{{0, 0}, {2, 0}, {2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}, {0, 2}}}),
            Mending::mended,
            2,
            16},
        MendingCase{
            "HoleTouchingItsOuterStaysAHole",
            rings_of({{{0, 0}, {8, 0}, {8, 8}, {0, 8}}, {{0, 4}, {4, 6}, {4, 2}}}),
            Mending::mended,
            2,
            112},
        MendingCase{
            "RingPinchedIntoAHoleIsParted",
            rings_of({{{0, 0}, {8, 0}, {8, 8}, {4, 8}, {6, 4}, {2, 4}, {4, 8}, {0, 8}}}),
            Mending::mended,
            2,
            112},
        MendingCase{
            "HoleAsLargeAsItsOuterLeavesNothing",
            rings_of({{{0, 0}, {8, 0}, {8, 8}, {0, 8}}, {{0, 0}, {0, 8}, {8, 8}, {8, 0}}}),
            Mending::mended,
            0,
            0},
        MendingCase{
            "HoleOutsideIsDropped",
            rings_of({{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {{10, 10}, {10, 12}, {12, 12}}}),
            Mending::mended,
            1,
            32},
        MendingCase{
            "PartsThatOverlapAreOne",
            rings_of({{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {{2, 2}, {6, 2}, {6, 6}, {2, 6}}}),
            Mending::mended,
            1,
            56},
        MendingCase{
            "PartsThatShareASideAreOne",
            rings_of({{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {{4, 0}, {8, 0}, {8, 4}, {4, 4}}}),
            Mending::mended,
            1,
            64}),
    [](const auto& item) { return std::string(item.param.name); });

TEST(RingMenderTest, MakesAnyScribbleValid) {
    std::mt19937 random(42);
    RingMender mender;
    GridRings out;
    GridRings again;
    for (int round = 0; round < 3000; ++round) {
        const int grid = 4 + round % 60;
        std::uniform_int_distribution<std::int32_t> position(0, grid);
        GridRings rings;
        for (int ring = 0; ring < 1 + round % 3; ++ring) {
            for (int i = 0; i < 3 + round % 12; ++i) {
                rings.add_point({position(random), position(random)});
            }
            rings.end_ring();
        }
        ASSERT_NE(mender.mend(rings, out), Mending::failed) << round;
        if (!out.empty()) {
            ASSERT_EQ(test::broken_ring_rule(decoded(out)), std::nullopt) << round;
            ASSERT_NE(mender.mend(out, again), Mending::failed);
            ASSERT_EQ(area_of(again), area_of(out)) << "mending twice changes nothing, " << round;
        }
    }
}

TEST(ClipperTest, CutsNeighboursAtTheSamePoint) {
    const GridBox box{0, 0, 100, 100};
    Clipper clipper;
    GridRings left;
    GridRings right;
    clipper.clip(Points{{90, 10}, {137, 91}, {50, 99}}, box, left);
    clipper.clip(Points{{137, 91}, {90, 10}, {150, 5}}, box, right);
    // The edge from (90, 10) to (137, 91) meets x = 100 at y = 10 + 10 * 81 / 47 = 27.23.
    const auto has = [](const GridRings& rings, GridPoint point) {
        const auto ring = rings.ring(0);
        return std::find(ring.begin(), ring.end(), point) != ring.end();
    };
    EXPECT_TRUE(has(left, {100, 27}));
    EXPECT_TRUE(has(right, {100, 27}));
}

TEST(ClipperTest, PartsTheTeethOfAComb) {
    // A comb whose back lies outside the box: three teeth of 10 by 20 stay.
    const Points comb = {
        {0, 0},
        {50, 0},
        {50, 60},
        {40, 60},
        {40, 10},
        {30, 10},
        {30, 60},
        {20, 60},
        {20, 10},
        {10, 10},
        {10, 60},
        {0, 60}};
    Clipper clipper;
    RingMender mender;
    GridRings cut;
    GridRings out;
    clipper.clip(comb, {-100, 40, 100, 100}, cut);
    EXPECT_EQ(mender.mend(cut, out), Mending::mended);
    EXPECT_EQ(out.size(), 3U);
    EXPECT_EQ(area_of(out), 2 * 3 * 10 * 20);
    EXPECT_EQ(test::broken_ring_rule(decoded(out)), std::nullopt);
}

TEST(ClipperTest, TilesOfAStarAddUpToIt) {
    // Vertices lie on the grid; each cut edge moves by half a unit at most, so areas differ by at
    // most half a unit times the length of the cut edges.
    std::mt19937 random(7);
    std::uniform_real_distribution<double> radius(100.0, 900.0);
    Clipper clipper;
    RingMender mender;
    for (int round = 0; round < 200; ++round) {
        Points star;
        double length = 0.0;
        for (int i = 0; i < 40; ++i) {
            const double angle = i * 2.0 * 3.14159265358979 / 40.0;
            const double r = radius(random);
            star.push_back(
                {static_cast<std::int32_t>(r * std::cos(angle)),
                 static_cast<std::int32_t>(r * std::sin(angle))});
        }
        for (std::size_t i = 0; i < star.size(); ++i) {
            const GridPoint& a = star[i];
            const GridPoint& b = star[(i + 1) % star.size()];
            length += std::hypot(a.x - b.x, a.y - b.y);
        }
        std::int64_t sum = 0;
        for (std::int32_t x = -900; x < 900; x += 300) {
            for (std::int32_t y = -900; y < 900; y += 300) {
                GridRings cut;
                GridRings out;
                clipper.clip(star, {x, y, x + 300, y + 300}, cut);
                if (cut.empty()) {
                    continue;
                }
                ASSERT_NE(mender.mend(cut, out), Mending::failed);
                if (!out.empty()) {
                    ASSERT_EQ(test::broken_ring_rule(decoded(out)), std::nullopt);
                }
                sum += area_of(out);
            }
        }
        EXPECT_NEAR(
            static_cast<double>(sum) / 2, static_cast<double>(twice_area(star)) / 2, length / 2);
    }
}

} // namespace

} // namespace huuco::tile
