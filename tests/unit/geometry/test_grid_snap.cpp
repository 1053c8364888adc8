// SPDX-License-Identifier: MIT
/// \file
/// Shapes on a grid: which stay valid there, and what becomes of the others.

#include "geometry/geos_handle.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/grid_snap.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace huuco {
namespace {

constexpr double kStepsAUnit = 10.0;

/// A square of 1 x 1 with a strip along y = 0.5 4 long and a tenth of a step wide.
const char* const kSquareWithStrip =
    "POLYGON((0 0, 1 0, 1 0.52, 5 0.53, 5 0.54, 1 0.53, 1 1, 0 1, 0 0))";

bool is_valid(const ShapeView& shape) {
    GeosContext context;
    return context.check(
        GEOSisValid_r(context.get(), context.to_geos(shape).get()), {"kiểm tra", "check"});
}

bool stays_valid(const char* wkt) {
    return GridSnap(kStepsAUnit).stays_valid(test::shapes({wkt}).shape(0));
}

TEST(GridSnap, ShapesThatAreWiderThanAStepStayValid) {
    EXPECT_TRUE(
        stays_valid("POLYGON((0 0, 1.01 0, 1.01 0.52, 5 0.52, 5 0.73, 1 0.73, 1 1, 0 1, 0 0))"));
    EXPECT_TRUE(stays_valid("POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))"));
    EXPECT_TRUE(stays_valid(
        "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 1, 0 0)), ((1.2 0, 2 0, 2 1, 1.2 1, 1.2 0)))"));
}

TEST(GridSnap, NarrowStripsAndGapsDoNot) {
    EXPECT_FALSE(stays_valid(kSquareWithStrip));
    EXPECT_FALSE(stays_valid("POLYGON((0 0, 0.04 0, 0.04 1, 0 1, 0 0))")); // nothing is left
    EXPECT_FALSE(
        stays_valid("POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 3.04 6, 3.04 3, 3 3))"));
    EXPECT_FALSE(stays_valid(
        "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 1, 0 0)), ((1.04 0, 2 0, 2 1, 1.04 1, 1.04 0)))"));
}

TEST(GridSnap, SnappedShapesAreValidAndOnTheGrid) {
    const MultiPolygonBuffer in = test::shapes(
        {kSquareWithStrip,
         "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 3.04 6, 3.04 3, 3 3))",
         "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 1, 0 0)), ((1.04 0, 2 0, 2 1, 1.04 1, 1.04 0)))"});
    const double areas[] = {1.0, 81.0, 2.0}; // of the squares alone, and of two that have joined
    GridSnap snap(kStepsAUnit);
    MultiPolygonBuffer out;
    for (std::size_t i = 0; i < in.size(); ++i) {
        snap.snap(in.shape(i), out);
        EXPECT_TRUE(is_valid(out.shape(i))) << i;
        EXPECT_TRUE(snap.stays_valid(out.shape(i))) << i;
        EXPECT_NEAR(planar_area(out.shape(i)), areas[i], 0.3) << i; // a step along the strip
        for (const Point& point : out.shape(i).points()) {
            EXPECT_EQ(std::round(point.x * kStepsAUnit) / kStepsAUnit, point.x);
            EXPECT_EQ(std::round(point.y * kStepsAUnit) / kStepsAUnit, point.y);
        }
    }
}

TEST(GridSnap, WhatIsNarrowerThanAStepIsGone) {
    MultiPolygonBuffer out;
    GridSnap(kStepsAUnit)
        .snap(test::shapes({"POLYGON((0 0, 0.04 0, 0.04 1, 0 1, 0 0))"}).shape(0), out);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_TRUE(out.shape(0).is_empty());
}

} // namespace
} // namespace huuco
