// SPDX-License-Identifier: MIT
/// \file
/// Boxes cut out of zones agree with the overlay.

#include "overlay/local_zone.hpp"
#include "support/random_shapes.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/geometry/repair.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace huuco {
namespace {

struct Case {
    const char* name;
    Box box;
    double area; ///< by closed form
};

class LocalZoneCases : public testing::TestWithParam<Case> {};

TEST_P(LocalZoneCases, AreaIsThatOfTheClosedForm) {
    // A square with a lake, on the lake an island, and a square apart.
    const MultiPolygonBuffer zones = test::shape(
        "MULTIPOLYGON(((0 0, 90 0, 90 90, 0 90, 0 0),(30 30, 30 60, 60 60, 60 30, 30 30)),"
        "((40 40, 50 40, 50 50, 40 50, 40 40)),((100 0, 110 0, 110 90, 100 90, 100 0)))");
    const BorderGrid grid(zones);
    LocalZone local(grid);
    MultiPolygonBuffer out;
    ASSERT_TRUE(local.append(0, GetParam().box, out));
    EXPECT_NEAR(planar_area(out.shape(0)), GetParam().area, 1e-9);
    if (GetParam().area > 0.0) {
        MultiPolygonBuffer again;
        EXPECT_EQ(Repairer().repair(out.shape(0), again).status, RepairStatus::valid);
    }
}

INSTANTIATE_TEST_SUITE_P(
    All,
    LocalZoneCases,
    testing::Values(
        Case{"NoBorderInside", Box{5, 5, 15, 15}, 100.0},
        Case{"NoBorderOutside", Box{200, 5, 215, 15}, 0.0},
        Case{"NoBorderOnTheLake", Box{31, 31, 39, 39}, 0.0},
        Case{"AcrossAnEdge", Box{-5, 5, 5, 15}, 50.0},
        Case{"AcrossACorner", Box{-5, -5, 5, 5}, 25.0},
        Case{"AcrossTheGap", Box{85, 10, 105, 20}, 100.0}, // 5 by 10 on either side
        Case{"RoundTheLake", Box{25, 25, 65, 65}, 1600.0 - 900.0 + 100.0},
        Case{"RoundTheIsland", Box{35, 35, 55, 55}, 100.0},
        Case{"ThroughLakeAndIsland", Box{45, 20, 70, 70}, 1250.0 - 15.0 * 30.0 + 5.0 * 10.0},
        Case{"RoundEverything", Box{-9, -9, 999, 999}, 8100.0 - 900.0 + 100.0 + 900.0}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(LocalZone, RefusesABoxWithABorderCornerOnItsSide) {
    const MultiPolygonBuffer zones = test::shape("POLYGON((0 0, 90 0, 90 90, 0 90, 0 0))");
    const BorderGrid grid(zones);
    LocalZone local(grid);
    MultiPolygonBuffer out;
    EXPECT_FALSE(local.append(0, Box{-5, -5, 5, 0}, out));
    EXPECT_EQ(out.size(), 0U);
    EXPECT_EQ(out.point_count(), 0U);
}

// The legs of a spike that ends just inside cross the side at one double or two: from one to the
// other leads next to nothing, never the way round the box.
TEST(LocalZone, IsNotTheWholeBoxWhereASpikeReachesIntoIt) {
    for (int i = 1; i < 1'000; ++i) {
        const Point tip{500'000.0 + 0.001 * i, 1e-12};
        MultiPolygonBuffer zones;
        for (const Point& point :
             {Point{500'000.0, -100.0}, {500'001.0, -100.0}, tip, {500'000.0, -100.0}}) {
            zones.add_point(point);
        }
        zones.end_ring();
        zones.end_polygon();
        zones.end_shape();
        const BorderGrid grid(zones);
        LocalZone local(grid);
        MultiPolygonBuffer out;
        if (local.append(0, Box{499'990.0, 0.0, 500'010.0, 1.0}, out)) {
            EXPECT_LT(planar_area(out.shape(0)), 1e-6) << tip.x;
        }
    }
}

// The island comes first, the land round its lake behind it: the pond is the island's.
TEST(LocalZone, AHoleBelongsToTheSmallestRingRoundIt) {
    const MultiPolygonBuffer zones = test::shape(
        "MULTIPOLYGON(((30 30, 60 30, 60 60, 30 60, 30 30),(40 40, 40 50, 50 50, 50 40, 40 40)),"
        "((0 0, 90 0, 90 90, 0 90, 0 0),(20 20, 20 70, 70 70, 70 20, 20 20)))");
    const BorderGrid grid(zones);
    LocalZone local(grid);
    MultiPolygonBuffer out;
    ASSERT_TRUE(local.append(0, Box{-9, -9, 99, 99}, out));
    EXPECT_NEAR(planar_area(out.shape(0)), 8'100.0 - 2'500.0 + 900.0 - 100.0, 1e-9);
    MultiPolygonBuffer again;
    EXPECT_EQ(Repairer().repair(out.shape(0), again).status, RepairStatus::valid);
}

TEST(LocalZone, AgreesWithTheOverlayOnRandomZones) {
    std::mt19937 random(13);
    std::uniform_real_distribution<double> at(0.0, 1000.0);
    std::uniform_real_distribution<double> side(1.0, 300.0);
    MultiPolygonBuffer zones;
    for (int z = 0; z < 5; ++z) {
        test::add_star(zones, {417000.0 + at(random), 2402000.0 + at(random)}, 400.0, 301, random);
    }
    const BorderGrid grid(zones);
    LocalZone local(grid);
    BooleanOps ops;
    Repairer repairer;
    for (int round = 0; round < 400; ++round) {
        const double x = 417000.0 + at(random);
        const double y = 2402000.0 + at(random);
        const Box box{x, y, x + side(random), y + side(random)};
        MultiPolygonBuffer rectangle;
        test::add_rectangle(rectangle, box.min_x, box.min_y, box.max_x, box.max_y);
        const auto zone = static_cast<std::size_t>(round) % zones.size();
        MultiPolygonBuffer out;
        ASSERT_TRUE(local.append(static_cast<ZoneNumber>(zone), box, out));
        ops.intersection(rectangle.shape(0), zones.shape(zone), out);
        // Both round the ends of cut edges to 2^-31 m.
        ASSERT_NEAR(planar_area(out.shape(0)), planar_area(out.shape(1)), 1e-5);
        if (!out.shape(0).is_empty()) {
            MultiPolygonBuffer again;
            ASSERT_EQ(repairer.repair(out.shape(0), again).status, RepairStatus::valid);
        }
    }
}

struct DivideCase {
    const char* name;
    Box box;
    std::vector<ZoneNumber> zones; ///< none where the box is not divided
};

class LocalZoneDivides : public testing::TestWithParam<DivideCase> {};

TEST_P(LocalZoneDivides, AsDrawn) {
    // Two squares side by side with a lake in the second, and a zone over both of their north ends.
    const MultiPolygonBuffer zones = test::shapes(
        {"POLYGON((0 0, 50 0, 50 50, 50 90, 0 90, 0 0))",
         "POLYGON((50 0, 90 0, 90 90, 50 90, 50 50, 50 0),(70 20, 70 30, 80 30, 80 20, 70 20))",
         "POLYGON((0 70, 90 70, 90 99, 0 99, 0 70))"});
    const BorderGrid grid(zones);
    LocalZone local(grid);
    std::vector<ZoneNumber> found;
    const bool is_divided = local.divide(GetParam().box, found);
    EXPECT_EQ(is_divided, !GetParam().zones.empty());
    if (is_divided) {
        EXPECT_EQ(found, GetParam().zones);
    }
}

INSTANTIATE_TEST_SUITE_P(
    All,
    LocalZoneDivides,
    testing::Values(
        DivideCase{"InOneZone", {5, 5, 45, 45}, {0}},
        DivideCase{"AcrossTheCommonBorder", {45, 5, 55, 15}, {0, 1}},
        DivideCase{"RoundACommonCorner", {45, 45, 55, 55}, {0, 1}},
        DivideCase{"Outside", {200, 5, 215, 15}, {}},
        DivideCase{"AcrossTheRim", {45, -5, 55, 5}, {}},
        DivideCase{"RoundTheLake", {65, 15, 85, 35}, {}},
        DivideCase{"WhereZonesLieOverOneAnother", {45, 75, 55, 85}, {}},
        DivideCase{"CornerOnTheBorder", {50, 5, 60, 15}, {}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(LocalZone, DividedBoxesAreCoveredOnce) {
    std::mt19937 random(17);
    std::uniform_real_distribution<double> at(-50.0, 1250.0);
    std::uniform_real_distribution<double> side(1.0, 300.0);
    const MultiPolygonBuffer zones = test::JitteredGrid(4, 4, 300.0, 60, 5).cells();
    const BorderGrid grid(zones);
    LocalZone local(grid);
    std::size_t most = 0;
    int divided = 0;
    for (int round = 0; round < 400; ++round) {
        const double x = 417000.0 + at(random);
        const double y = 2402000.0 + at(random);
        const Box box{x, y, x + side(random), y + side(random)};
        const bool is_inside = box.min_x > 417010.0 && box.max_x < 418190.0 &&
                               box.min_y > 2402010.0 && box.max_y < 2403190.0;
        std::vector<ZoneNumber> found;
        const bool is_divided = local.divide(box, found);
        EXPECT_TRUE(is_divided || !is_inside);
        if (!is_divided) {
            continue;
        }
        double area = 0.0;
        for (const ZoneNumber zone : found) {
            MultiPolygonBuffer out;
            ASSERT_TRUE(local.append(zone, box, out));
            area += planar_area(out.shape(0));
        }
        EXPECT_NEAR(area, box.width() * box.height(), 1e-4);
        most = std::max(most, found.size());
        ++divided;
    }
    EXPECT_GT(divided, 100);
    EXPECT_GT(most, 3U);
}

} // namespace
} // namespace huuco
