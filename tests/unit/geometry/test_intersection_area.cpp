// SPDX-License-Identifier: MIT
/// \file
/// Common area without overlay, against closed forms and against the overlay.

#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/geometry/intersection_area.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace huuco {
namespace {

double common(std::string_view first, std::string_view second) {
    const MultiPolygonBuffer in = test::shapes({first, second});
    IntersectionArea measure;
    const double area = measure(in.shape(0), in.shape(1)).area;
    EXPECT_NEAR(measure(in.shape(1), in.shape(0)).area, area, 1e-12); // either way round
    return area;
}

TEST(IntersectionArea, OfRectanglesIsTheirCommonRectangle) {
    EXPECT_EQ(
        common("POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON((3 1, 9 1, 9 9, 3 9, 3 1))"),
        3.0); // 1 by 3
}

TEST(IntersectionArea, OfNeighboursWithACommonEdgeIsExactlyZero) {
    EXPECT_EQ(
        common(
            "POLYGON((0 0, 4.1 0.3, 5.7 4.9, 0.2 4, 0 0))",
            "POLYGON((4.1 0.3, 9 1, 8 8, 5.7 4.9, 4.1 0.3))"),
        0.0);
}

TEST(IntersectionArea, OfCrossedTrianglesIsTheirRhombus) {
    // y >= |x| - 4 turned both ways: the common part is the square |x| + |y| <= 4, area 2 * 4².
    EXPECT_NEAR(
        common("POLYGON((-8 4, 0 -4, 8 4, -8 4))", "POLYGON((-8 -4, 8 -4, 0 4, -8 -4))"),
        32.0,
        1e-12);
}

TEST(IntersectionArea, HolesAndPartsCount) {
    EXPECT_NEAR(
        common(
            "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(3 3, 3 6, 6 6, 6 3, 3 3))",
            "MULTIPOLYGON(((1 1, 5 1, 5 5, 1 5, 1 1)),((7 7, 12 7, 12 12, 7 12, 7 7)))"),
        16.0 - 4.0 + 4.0, // the square less its corner in the hole, and a 2 by 2 corner
        1e-12);
}

TEST(IntersectionArea, ContainedShapeIsItsOwnArea) {
    EXPECT_NEAR(
        common("POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))", "POLYGON((2 2, 5 2, 3 6, 2 2))"),
        6.0, // 3 * 4 / 2
        1e-12);
}

TEST(IntersectionArea, OfEmptyOrFarShapesIsZero) {
    EXPECT_EQ(common("POLYGON EMPTY", "POLYGON((2 2, 5 2, 3 6, 2 2))"), 0.0);
    EXPECT_EQ(common("POLYGON((0 0, 1 0, 0 1, 0 0))", "POLYGON((2 2, 5 2, 3 6, 2 2))"), 0.0);
}

TEST(IntersectionArea, AgreesWithTheOverlayWithinItsBound) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> distance(10.0, 50.0);
    std::uniform_real_distribution<double> shift(-60.0, 60.0);
    BooleanOps ops;
    IntersectionArea measure;
    for (int round = 0; round < 300; ++round) {
        MultiPolygonBuffer in;
        for (int star = 0; star < 2; ++star) {
            const Point centre{417040.0 + star * shift(random), 2402879.0 + star * shift(random)};
            std::vector<Point> ring;
            for (int i = 0; i < 23; ++i) {
                const double angle = 2.0 * 3.14159265358979 * i / 23;
                const double d = distance(random);
                ring.push_back({centre.x + d * std::cos(angle), centre.y + d * std::sin(angle)});
            }
            ring.push_back(ring.front());
            for (const Point& point : ring) {
                in.add_point(point);
            }
            in.end_ring();
            in.end_polygon();
            in.end_shape();
        }
        MultiPolygonBuffer out;
        ops.intersection(in.shape(0), in.shape(1), out);
        const BoundedArea measured = measure(in.shape(0), in.shape(1));
        // The overlay rounds its new corners to 2^-31 m; along a few hundred metres that is 1e-7.
        ASSERT_NEAR(measured.area, planar_area(out.shape(0)), 2e-7 + measured.error);
        ASSERT_LT(measured.error, 1e-8);
    }
}

} // namespace
} // namespace huuco
