// SPDX-License-Identifier: MIT
/// \file
/// Ring and shape areas against closed forms.

#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>

#include <gtest/gtest.h>

namespace huuco {
namespace {

double area_of(std::string_view wkt) {
    const MultiPolygonBuffer buffer = test::shape(wkt);
    return planar_area(buffer.shape(0));
}

TEST(Area, OfTriangleIsHalfBaseTimesHeight) {
    EXPECT_EQ(area_of("POLYGON((0 0, 6 0, 2 5, 0 0))"), 15.0); // 6 * 5 / 2
}

TEST(Area, HoleIsSubtracted) {
    EXPECT_EQ(
        area_of("POLYGON((0 0, 10 0, 10 10, 0 10, 0 0),(2 2, 2 4, 5 4, 5 2, 2 2))"),
        94.0); // 10² - 3 * 2
}

TEST(Area, PolygonsOfAShapeAddUp) {
    EXPECT_EQ(
        area_of("MULTIPOLYGON(((0 0, 2 0, 2 2, 0 2, 0 0)),((5 5, 8 5, 8 9, 5 9, 5 5)))"),
        16.0); // 2² + 3 * 4
}

TEST(Area, OfEmptyShapeIsZero) {
    EXPECT_EQ(area_of("POLYGON EMPTY"), 0.0);
}

TEST(Area, ClockwiseRingIsNegative) {
    const MultiPolygonBuffer buffer = test::shape("POLYGON((0 0, 0 4, 4 4, 4 0, 0 0))");
    EXPECT_EQ(ring_area(buffer.shape(0).polygon(0).ring(0)), -16.0);
}

TEST(Area, UnclosedRingCountsItsClosingEdge) {
    const MultiPolygonBuffer buffer = test::shape("POLYGON((0 0, 4 0, 4 4, 0 4))");
    EXPECT_EQ(ring_area(buffer.shape(0).polygon(0).ring(0)), 16.0);
}

TEST(Area, OfUnitSquareFarFromTheOriginIsExact) {
    // Summed about the origin of the CRS, products near 1e12 would leave an error near 1e-4.
    EXPECT_EQ(
        area_of("POLYGON((417040.125 2402879.5, 417041.125 2402879.5, 417041.125 2402880.5, "
                "417040.125 2402880.5, 417040.125 2402879.5))"),
        1.0);
}

} // namespace
} // namespace huuco
