// SPDX-License-Identifier: MIT
/// \file
/// Gaps between polygons, with areas by closed form.

#include "support/random_shapes.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/overlay/gaps.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace huuco {
namespace {

constexpr double kGapTolerance = 1e-4;

Gaps gaps_of(const MultiPolygonBuffer& shapes, GapSizes sizes = {.above_area = kGapTolerance}) {
    NoProgress nobody;
    return find_gaps(ShapeTable(shapes), sizes, 2, nobody);
}

TEST(Gaps, ACoverageWithoutOneHasNone) {
    const MultiPolygonBuffer cells = test::JitteredGrid(6, 6, 100.0, 3, 5).cells();
    EXPECT_TRUE(gaps_of(cells).gaps.empty());
}

TEST(Gaps, TheCellThatIsMissingIsFoundWithItsNeighbours) {
    const MultiPolygonBuffer cells = test::JitteredGrid(3, 3, 100.0, 2, 7).cells();
    MultiPolygonBuffer rest;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 4) {
            rest.add_shape(cells.shape(i));
        }
    }
    const Gaps found = gaps_of(rest);
    ASSERT_EQ(found.gaps.size(), 1U);
    EXPECT_NEAR(found.gaps[0].area, planar_area(cells.shape(4)), 1e-6);
    EXPECT_EQ(found.gaps[0].around.size(), 8U); // corners touch as well
}

TEST(Gaps, AreTheSameWhereAFileHoldsTheEdges) {
    const MultiPolygonBuffer cells = test::JitteredGrid(40, 40, 100.0, 3, 9).cells();
    MultiPolygonBuffer rest; // without every 50th cell
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i % 50 != 0) {
            rest.add_shape(cells.shape(i));
        }
    }
    const SpillFile file(testing::TempDir());
    NoProgress nobody;
    const GapSizes sizes{.above_area = kGapTolerance};
    const Gaps spilled = find_gaps(ShapeTable(rest), sizes, 2, nobody, &file);
    const Gaps found = gaps_of(rest);
    ASSERT_EQ(spilled.gaps.size(), found.gaps.size());
    EXPECT_GT(found.gaps.size(), 20U);
    for (std::size_t i = 0; i < found.gaps.size(); ++i) {
        EXPECT_EQ(spilled.gaps[i].around, found.gaps[i].around);
        EXPECT_EQ(spilled.gaps[i].area, found.gaps[i].area);
    }
}

TEST(Gaps, BordersThatDoNotMatchLeaveASliver) {
    // The eastern square stands 1 cm off along a part of the border; a third closes the strip.
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))",
         "POLYGON((100 0, 200 0, 200 100, 100.01 100, 100.01 50, 100 50, 100 0))",
         "POLYGON((0 100, 200 100, 200 150, 0 150, 0 100))"});
    const Gaps found = gaps_of(shapes);
    ASSERT_EQ(found.gaps.size(), 1U);
    EXPECT_NEAR(found.gaps[0].area, 0.5, 1e-9);
    EXPECT_NEAR(found.gaps[0].width, 2.0 * 0.5 / 100.02, 1e-9);
    EXPECT_EQ(found.gaps[0].around, (std::vector<std::uint64_t>{0, 1, 2}));
}

TEST(Gaps, NoMoreThanTheToleranceIsNone) {
    // A slit of 10 m by 10 µm, a tenth of a square millimetre.
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))",
         "POLYGON((10 0, 20 0, 20 10, 10 10, 10.00001 5, 10 0))"});
    EXPECT_TRUE(gaps_of(shapes).gaps.empty());
    EXPECT_EQ(gaps_of(shapes, {.above_area = 1e-6}).gaps.size(), 1U);
}

TEST(Gaps, AnOverlapIsNoGap) {
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))", "POLYGON((5 5, 15 5, 15 15, 5 15, 5 5))"});
    EXPECT_TRUE(gaps_of(shapes).gaps.empty());
}

TEST(Gaps, ABayIsOpenAndAHoleIsNot) {
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 30 0, 30 30, 20 30, 20 10, 10 10, 10 30, 0 30, 0 0))",
         "POLYGON((50 0, 80 0, 80 30, 50 30, 50 0),(60 10, 60 20, 70 20, 70 10, 60 10))"});
    const Gaps found = gaps_of(shapes);
    ASSERT_EQ(found.gaps.size(), 1U);
    EXPECT_EQ(found.gaps[0].area, 100.0);
    EXPECT_EQ(found.gaps[0].around, (std::vector<std::uint64_t>{1}));
}

// Two claims on one plot, with a strip of 1 m around it that nobody claims: 12 x 12 less 10 x 10.
TEST(Gaps, GoRoundAPlotThatStandsTwice) {
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((11 11, 21 11, 21 21, 11 21, 11 11))",
         "POLYGON((11 11, 21 11, 21 21, 11 21, 11 11))",
         "POLYGON((0 0, 30 0, 30 30, 0 30, 0 0),(10 10, 10 22, 22 22, 22 10, 10 10))"});
    const Gaps found = gaps_of(shapes);
    ASSERT_EQ(found.gaps.size(), 1U);
    EXPECT_NEAR(found.gaps[0].area, 44.0, 1e-9);
    EXPECT_EQ(found.gaps[0].around, (std::vector<std::uint64_t>{0, 1, 2}));
}

// A square with 100 yards of 10 m, in each of which a plot leaves 1 m along the eastern side.
TEST(Gaps, BesideAShapeOfManyCornersHaveTheirNeighbours) {
    constexpr int kSide = 10;
    MultiPolygonBuffer shapes;
    std::string square = "POLYGON((0 0, 200 0, 200 200, 0 200, 0 0)";
    for (int i = 0; i < kSide * kSide; ++i) {
        const int x = 5 + 20 * (i % kSide);
        const int y = 5 + 20 * (i / kSide);
        test::add_rectangle(shapes, x, y, x + 9, y + 10);
        square +=
            fmt::format(",({0} {1}, {0} {3}, {2} {3}, {2} {1}, {0} {1})", x, y, x + 10, y + 10);
    }
    shapes.add_shape(test::shape(square + ")").shape(0));
    const Gaps found = gaps_of(shapes);
    ASSERT_EQ(found.gaps.size(), 100U);
    for (std::uint64_t i = 0; i < found.gaps.size(); ++i) { // ordered as the plots are
        EXPECT_EQ(found.gaps[i].area, 10.0);
        EXPECT_EQ(found.gaps[i].around, (std::vector<std::uint64_t>{i, 100}));
    }
}

// A slit of 2 m by 10 m is 20 / 12 m wide on average, a yard of 10 m by 10 m is 5 m.
TEST(Gaps, AreThoseOfTheWidthsAskedFor) {
    const MultiPolygonBuffer shapes =
        test::shapes({"POLYGON((0 0, 50 0, 50 30, 0 30, 0 0),(10 10, 10 20, 12 20, 12 10, 10 10),"
                      "(30 10, 30 20, 40 20, 40 10, 30 10))"});
    EXPECT_EQ(gaps_of(shapes, {}).gaps.size(), 2U);
    const Gaps narrow = gaps_of(shapes, {.up_to_width = 2.0});
    ASSERT_EQ(narrow.gaps.size(), 1U);
    EXPECT_EQ(narrow.gaps[0].area, 20.0);
    const Gaps wide = gaps_of(shapes, {.above_width = 2.0});
    ASSERT_EQ(wide.gaps.size(), 1U);
    EXPECT_EQ(wide.gaps[0].area, 100.0);
}

// Three parcels whose borders cross, so that no corner of the gap is a corner of theirs. Area and
// length of its outline by shapely 1.8, of the interior of their union.
TEST(Gaps, BetweenBordersThatCrossHaveTheirNeighbours) {
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((413950 2400000, 414000.02 2400000, 414000.053 2400060, 413950 2400060, 413950 "
         "2400000))",
         "POLYGON((414000 2400000, 414100 2400000, 414100 2400030, 414000 2400030.2, 414000 "
         "2400000))",
         "POLYGON((414000 2400030.7, 414100 2400029.9, 414100 2400060, 414000 2400060, 414000 "
         "2400030.7))"});
    const Gaps found = gaps_of(shapes);
    ASSERT_EQ(found.gaps.size(), 1U);
    EXPECT_NEAR(found.gaps[0].area, 20.814963682869, 1e-6);
    EXPECT_NEAR(found.gaps[0].width, 0.249138110162, 1e-9);
    EXPECT_EQ(found.gaps[0].around, (std::vector<std::uint64_t>{0, 1, 2}));
}

/// Ground that shapes enclose and none covers: of a wide frame less their union all polygons but
/// the one at the frame.
double open_ground_by_overlay(const MultiPolygonBuffer& shapes) {
    std::vector<ShapeView> all;
    Box frame;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        all.push_back(shapes.shape(i));
        frame.expand(shapes.shape(i).box());
    }
    MultiPolygonBuffer around;
    test::add_rectangle(around, frame.min_x - 9, frame.min_y - 9, frame.max_x + 9, frame.max_y + 9);
    BooleanOps ops;
    MultiPolygonBuffer united;
    ops.union_of(all, united);
    MultiPolygonBuffer open;
    ops.difference(around.shape(0), united.shape(0), open);
    double area = 0.0;
    for (std::size_t p = 0; p < open.shape(0).polygon_count(); ++p) {
        const PolygonView polygon = open.shape(0).polygon(p);
        const bool is_outside = std::ranges::any_of(
            polygon.ring(0), [&](const Point& point) { return point.x == frame.min_x - 9; });
        area += is_outside ? 0.0 : planar_area(polygon);
    }
    return area;
}

/// A coverage of which every tenth cell is missing, every tenth stands twice and every tenth is
/// moved a little.
MultiPolygonBuffer careless_coverage(unsigned seed) {
    const MultiPolygonBuffer cells = test::JitteredGrid(12, 12, 100.0, 3, seed).cells();
    std::mt19937 random(seed);
    MultiPolygonBuffer shapes;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto fate = random() % 10;
        if (fate == 0) {
            continue;
        }
        MultiPolygonBuffer cell;
        cell.add_shape(cells.shape(i));
        for (Point& point : cell.points()) {
            point.x += fate == 1 ? 3.0 : 0.0;
        }
        shapes.add_shape(cell.shape(0));
        if (fate == 2) {
            shapes.add_shape(cell.shape(0));
        }
    }
    return shapes;
}

TEST(Gaps, AreAllTheGroundThatIsShutIn) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const MultiPolygonBuffer shapes = careless_coverage(seed);
        double area = 0.0;
        for (const Gap& gap : gaps_of(shapes, {}).gaps) {
            area += gap.area;
        }
        EXPECT_GT(area, 0.0);
        EXPECT_NEAR(area, open_ground_by_overlay(shapes), 1e-6) << "seed " << seed;
    }
}

} // namespace
} // namespace huuco
