// SPDX-License-Identifier: MIT
/// \file
/// Gaps between polygons, with areas by closed form.

#include "support/random_shapes.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/overlay/gaps.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace huuco {
namespace {

constexpr double kGapTolerance = 1e-4;

TEST(Gaps, ACoverageWithoutOneHasNone) {
    const MultiPolygonBuffer cells = test::JitteredGrid(6, 6, 100.0, 3, 5).cells();
    EXPECT_TRUE(find_gaps(ShapeTable(cells), kGapTolerance).gaps.empty());
}

TEST(Gaps, TheCellThatIsMissingIsFoundWithItsNeighbours) {
    const MultiPolygonBuffer cells = test::JitteredGrid(3, 3, 100.0, 2, 7).cells();
    MultiPolygonBuffer rest;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 4) {
            rest.add_shape(cells.shape(i));
        }
    }
    const Gaps found = find_gaps(ShapeTable(rest), kGapTolerance);
    ASSERT_EQ(found.gaps.size(), 1U);
    EXPECT_NEAR(found.gaps[0].area, planar_area(cells.shape(4)), 1e-6);
    EXPECT_EQ(found.gaps[0].around.size(), 8U); // corners touch as well
}

TEST(Gaps, BordersThatDoNotMatchLeaveASliver) {
    // The eastern square stands 1 cm off along a part of the border; a third closes the strip.
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))",
         "POLYGON((100 0, 200 0, 200 100, 100.01 100, 100.01 50, 100 50, 100 0))",
         "POLYGON((0 100, 200 100, 200 150, 0 150, 0 100))"});
    const Gaps found = find_gaps(ShapeTable(shapes), kGapTolerance);
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
    EXPECT_TRUE(find_gaps(ShapeTable(shapes), kGapTolerance).gaps.empty());
    EXPECT_EQ(find_gaps(ShapeTable(shapes), 1e-6).gaps.size(), 1U);
}

TEST(Gaps, AnOverlapIsNoGap) {
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))", "POLYGON((5 5, 15 5, 15 15, 5 15, 5 5))"});
    EXPECT_TRUE(find_gaps(ShapeTable(shapes), kGapTolerance).gaps.empty());
}

TEST(Gaps, ABayIsOpenAndAHoleIsNot) {
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 30 0, 30 30, 20 30, 20 10, 10 10, 10 30, 0 30, 0 0))",
         "POLYGON((50 0, 80 0, 80 30, 50 30, 50 0),(60 10, 60 20, 70 20, 70 10, 60 10))"});
    const Gaps found = find_gaps(ShapeTable(shapes), kGapTolerance);
    ASSERT_EQ(found.gaps.size(), 1U);
    EXPECT_EQ(found.gaps[0].area, 100.0);
    EXPECT_EQ(found.gaps[0].around, (std::vector<std::uint64_t>{1}));
}

} // namespace
} // namespace huuco
