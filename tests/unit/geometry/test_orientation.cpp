// SPDX-License-Identifier: MIT
/// \file
/// Exact predicates, with cases where plain floating point errs.

#include "support/wkt.hpp"

#include <huuco/geometry/orientation.hpp>

#include <gtest/gtest.h>

namespace huuco {
namespace {

TEST(Orientation, TellsSidesOfALine) {
    EXPECT_EQ(orientation({0, 0}, {4, 0}, {1, 1}), 1);
    EXPECT_EQ(orientation({0, 0}, {4, 0}, {1, -1}), -1);
    EXPECT_EQ(orientation({0, 0}, {4, 0}, {9, 0}), 0);
}

TEST(Orientation, SeesTheSmallestStepFarFromTheOrigin) {
    // c is one representable step (2^-31) above or below the diagonal through a and b.
    const Point a{2402879.0, 2402879.0};
    const Point b{2402979.0, 2402979.0};
    for (int i = 1; i < 100; ++i) {
        const double x = a.x + i + 0.1;
        EXPECT_EQ(orientation(a, b, {x, x}), 0);
        EXPECT_EQ(orientation(a, b, {x, x + 0x1p-31}), 1);
        EXPECT_EQ(orientation(a, b, {x, x - 0x1p-31}), -1);
    }
}

TEST(Orientation, AgreesWithIntegersWhereTheFilterCannotTell) {
    // Products near 2^106 do not fit a double; the determinant is u * w - v * v = ±1 for the
    // neighbouring Fibonacci numbers F(n-1) F(n+1) - F(n)² = (-1)^n (Cassini).
    double previous = 0.0;
    double current = 1.0;
    for (int n = 1; n < 75; ++n) {
        const double next = previous + current;
        const int expected = n % 2 == 0 ? 1 : -1;
        EXPECT_EQ(orientation({0, 0}, {previous, current}, {current, next}), expected) << n;
        previous = current;
        current = next;
    }
}

TEST(SegmentsTouch, CrossingTouchingAndApart) {
    EXPECT_TRUE(segments_touch({0, 0}, {4, 4}, {0, 4}, {4, 0}));  // cross
    EXPECT_TRUE(segments_touch({0, 0}, {4, 0}, {2, 0}, {2, 3}));  // end on the other
    EXPECT_TRUE(segments_touch({0, 0}, {4, 0}, {4, 0}, {6, 1}));  // common end
    EXPECT_TRUE(segments_touch({0, 0}, {4, 0}, {3, 0}, {9, 0}));  // run along
    EXPECT_FALSE(segments_touch({0, 0}, {4, 0}, {5, 0}, {9, 0})); // on one line, apart
    EXPECT_FALSE(segments_touch({0, 0}, {4, 4}, {3, 0}, {3, 2})); // boxes meet, lines do not
}

TEST(Locate, PointsInSquareWithHole) {
    const MultiPolygonBuffer buffer =
        test::shape("POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(3 3, 3 6, 6 6, 6 3, 3 3))");
    const ShapeView square = buffer.shape(0);
    EXPECT_EQ(locate({1, 1}, square), Location::inside);
    EXPECT_EQ(locate({1, 3}, square), Location::inside); // level with corners of the hole
    EXPECT_EQ(locate({4, 4}, square), Location::outside);
    EXPECT_EQ(locate({6, 4}, square), Location::boundary);
    EXPECT_EQ(locate({0, 0}, square), Location::boundary);
    EXPECT_EQ(locate({5, 9}, square), Location::boundary);
    EXPECT_EQ(locate({-1, 9}, square), Location::outside);
    EXPECT_EQ(locate({10, 0}, square), Location::outside);
}

} // namespace
} // namespace huuco
