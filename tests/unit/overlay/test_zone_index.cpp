// SPDX-License-Identifier: MIT
/// \file
/// Whole shapes in zones: cases by hand, and agreement with the overlay on random ones.

#include "support/random_shapes.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/overlay/zone_index.hpp>

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace huuco {
namespace {

constexpr ZoneNumber kUndecided = -2;

struct ZoneCase {
    const char* name;
    const char* shape;
    ZoneNumber expected; ///< kUndecided where the index must not answer
};

class ZoneIndexCases : public testing::TestWithParam<ZoneCase> {};

/// West is a square, east lies beside it and has a lake; overlap covers the north of both.
ZoneIndex three_zones() {
    return ZoneIndex(test::shapes(
        {"POLYGON((0 0, 100 0, 100 50, 100 100, 0 100, 0 0))",
         "POLYGON((100 0, 200 0, 200 100, 100 100, 100 50, 100 0),(140 40, 140 60, 160 60, 160 40, "
         "140 40))",
         "POLYGON((0 80, 200 80, 200 120, 0 120, 0 80))"}));
}

TEST_P(ZoneIndexCases, AnswersOrLeavesItToTheOverlay) {
    const ZoneIndex index = three_zones();
    const MultiPolygonBuffer shape = test::shape(GetParam().shape);
    EXPECT_EQ(index.whole(shape.shape(0)).value_or(kUndecided), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    ZoneIndexCases,
    testing::Values(
        ZoneCase{"Empty", "POLYGON EMPTY", kNoZone},
        ZoneCase{"FarAway", "POLYGON((900 900, 901 900, 900 901, 900 900))", kNoZone},
        ZoneCase{"WellInside", "POLYGON((40 40, 60 40, 60 60, 40 60, 40 40))", 0},
        ZoneCase{"NearTheBorder", "POLYGON((98 1, 99.9 1, 99.9 3, 98 3, 98 1))", 0},
        ZoneCase{
            "CommonEdge",
            "POLYGON((90 0, 100 0, 100 50, 90 50, 90 0))",
            kUndecided}, // on the south
        ZoneCase{"CommonEdgeInside", "POLYGON((90 20, 100 0, 100 50, 90 50, 90 20))", 0},
        ZoneCase{
            "CommonEdgeFromTheOtherSide",
            "POLYGON((100 0, 110 20, 110 50, 100 50, 100 0))",
            1},
        ZoneCase{"CommonCornerOnly", "POLYGON((100 50, 110 45, 110 55, 100 50))", 1},
        ZoneCase{"CommonEdgeFromOutside", "POLYGON((100 0, 0 0, 50 -9, 100 0))", kNoZone},
        ZoneCase{"CornerOnAnEdge", "POLYGON((100 20, 110 15, 110 25, 100 20))", kUndecided},
        ZoneCase{"AcrossTheBorder", "POLYGON((90 20, 110 20, 110 30, 90 30, 90 20))", kUndecided},
        ZoneCase{
            "AcrossWithCommonCorner",
            "POLYGON((100 50, 110 45, 110 55, 90 50, 100 50))",
            kUndecided},
        ZoneCase{
            "DiagonalThroughCommonCorners", // the border leads from corner to corner through it
            "POLYGON((100 0, 130 25, 100 50, 70 25, 100 0))",
            kUndecided},
        ZoneCase{"InTheLake", "POLYGON((145 45, 155 45, 155 55, 145 55, 145 45))", kNoZone},
        ZoneCase{"ExactlyTheLake", "POLYGON((140 40, 160 40, 160 60, 140 60, 140 40))", kNoZone},
        ZoneCase{"AroundTheLake", "POLYGON((130 30, 170 30, 170 70, 130 70, 130 30))", kUndecided},
        ZoneCase{
            "AroundTheLakeWithTheSameHole",
            "POLYGON((130 30, 170 30, 170 70, 130 70, 130 30),(140 40, 140 60, 160 60, 160 40, 140 "
            "40))",
            1},
        ZoneCase{
            "FirstZoneGoesBeforeTheOverlapping",
            "POLYGON((20 85, 30 85, 30 95, 20 95, 20 85))",
            0},
        ZoneCase{"OverlappingZoneAlone", "POLYGON((20 105, 30 105, 30 115, 20 115, 20 105))", 2},
        ZoneCase{
            "PartsInOneZone",
            "MULTIPOLYGON(((10 10, 20 10, 20 20, 10 10)),((60 60, 70 60, 70 70, 60 60)))",
            0},
        ZoneCase{
            "PartsInTwoZones",
            "MULTIPOLYGON(((10 10, 20 10, 20 20, 10 10)),((120 10, 130 10, 130 20, 120 10)))",
            kUndecided},
        ZoneCase{"ZoneItself", "POLYGON((0 0, 100 0, 100 50, 100 100, 0 100, 0 0))", kUndecided}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ZoneIndex, ExactlyOneZoneOfACoverageIsWhole) {
    const MultiPolygonBuffer zones = test::JitteredGrid(5, 4, 300.0, 20, 1).cells();
    const ZoneIndex index(zones);
    for (std::size_t z = 0; z < zones.size(); ++z) {
        EXPECT_EQ(index.whole(zones.shape(z)), static_cast<ZoneNumber>(z));
    }
}

TEST(ZoneIndex, ParcelsThatMakeUpZonesAreAllWhole) {
    // Zones are blocks of 5 by 5 parcels with every border point in common.
    const std::size_t side = 20;
    const test::JitteredGrid grid(side, side, 30.0, 4, 2);
    const MultiPolygonBuffer parcels = grid.cells();
    // The same points, seen as larger cells: 5 parcels of 5 steps make 25 steps.
    MultiPolygonBuffer zones;
    for (std::size_t row = 0; row < side / 5; ++row) {
        for (std::size_t column = 0; column < side / 5; ++column) {
            const std::size_t x = column * 25;
            const std::size_t y = row * 25;
            for (std::size_t i = 0; i < 25; ++i) {
                zones.add_point(grid.point(x + i, y));
            }
            for (std::size_t i = 0; i < 25; ++i) {
                zones.add_point(grid.point(x + 25, y + i));
            }
            for (std::size_t i = 0; i < 25; ++i) {
                zones.add_point(grid.point(x + 25 - i, y + 25));
            }
            for (std::size_t i = 0; i <= 25; ++i) {
                zones.add_point(grid.point(x, y + 25 - i));
            }
            zones.end_ring();
            zones.end_polygon();
            zones.end_shape();
        }
    }
    const ZoneIndex index(zones);
    for (std::size_t i = 0; i < parcels.size(); ++i) {
        const std::size_t zone = (i / side / 5) * (side / 5) + i % side / 5;
        ASSERT_EQ(index.whole(parcels.shape(i)), static_cast<ZoneNumber>(zone)) << i;
    }
}

TEST(ZoneIndex, NeverContradictsTheOverlay) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> at(0.0, 1000.0);
    MultiPolygonBuffer zones; // they overlap: the first one owns the ground
    for (int z = 0; z < 12; ++z) {
        test::add_star(zones, {417000.0 + at(random), 2402000.0 + at(random)}, 350.0, 61, random);
    }
    const ZoneIndex index(zones);
    BooleanOps ops;
    int decided = 0;
    for (int round = 0; round < 600; ++round) {
        MultiPolygonBuffer shape;
        test::add_star(shape, {417000.0 + at(random), 2402000.0 + at(random)}, 15.0, 9, random);
        const std::optional<ZoneNumber> answer = index.whole(shape.shape(0));
        if (!answer) {
            continue;
        }
        ++decided;
        // The overlay's view: the first zone with any of the ground has all of it.
        ZoneNumber expected = kNoZone;
        const double area = planar_area(shape.shape(0));
        for (std::size_t z = 0; z < zones.size() && expected == kNoZone; ++z) {
            MultiPolygonBuffer common;
            ops.intersection(shape.shape(0), zones.shape(z), common);
            const double share = planar_area(common.shape(0)) / area;
            if (share > 1e-9) {
                ASSERT_GT(share, 1.0 - 1e-9);
                expected = static_cast<ZoneNumber>(z);
            }
        }
        ASSERT_EQ(*answer, expected);
    }
    EXPECT_GT(decided, 150); // the rest lie on one of the many borders
}

TEST(ZoneIndex, WithoutZonesAllIsOutside) {
    const ZoneIndex index{MultiPolygonBuffer{}};
    const MultiPolygonBuffer shape = test::shape("POLYGON((40 40, 60 40, 60 60, 40 40))");
    EXPECT_EQ(index.whole(shape.shape(0)), kNoZone);
}

TEST(ZoneIndex, EmptyZoneOwnsNothing) {
    const ZoneIndex index(
        test::shapes({"POLYGON EMPTY", "POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))"}));
    const MultiPolygonBuffer shape = test::shape("POLYGON((40 40, 60 40, 60 60, 40 40))");
    EXPECT_EQ(index.whole(shape.shape(0)), 1);
}

TEST(ZoneIndex, AParcelThatIsAZoneIsItsWhereverItsRingBegins) {
    // At the corner of the L at which the ring begins a triangle of it lies in the square.
    const ZoneIndex index(test::shapes(
        {"POLYGON((0 0, 20 0, 20 10, 10 10, 10 20, 0 20, 0 0))",
         "POLYGON((10 10, 20 10, 20 20, 10 20, 10 10))"}));
    const MultiPolygonBuffer shape =
        test::shape("POLYGON((10 10, 10 20, 0 20, 0 0, 20 0, 20 10, 10 10))");
    EXPECT_EQ(index.whole(shape.shape(0)), 0);
}

TEST(ZoneIndex, CandidatesComeInOrderOfPrecedence) {
    const ZoneIndex index = three_zones();
    std::vector<ZoneNumber> zones;
    index.candidates(Box{90, 70, 110, 90}, zones);
    EXPECT_EQ(zones, (std::vector<ZoneNumber>{0, 1, 2}));
    index.candidates(Box{150, 10, 160, 20}, zones);
    EXPECT_EQ(zones, (std::vector<ZoneNumber>{1}));
}

} // namespace
} // namespace huuco
