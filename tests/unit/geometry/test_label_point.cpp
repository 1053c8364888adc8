// SPDX-License-Identifier: MIT
/// \file
/// Label points against closed forms.

#include "support/wkt.hpp"

#include <huuco/geometry/label_point.hpp>

#include <gtest/gtest.h>

namespace huuco {
namespace {

std::optional<Point> place_in(std::string_view wkt) {
    const MultiPolygonBuffer buffer = test::shape(wkt);
    return LabelPlacer().place(buffer.shape(0));
}

TEST(LabelPoint, OfASquareIsItsMiddle) {
    const auto place = place_in("POLYGON((100 100, 110 100, 110 110, 100 110, 100 100))");
    ASSERT_TRUE(place);
    EXPECT_NEAR(place->x, 105.0, 0.02);
    EXPECT_NEAR(place->y, 105.0, 0.02);
}

TEST(LabelPoint, OfAnAngleIsInItsBend) {
    // The largest circle touches both outer sides and passes through the inner corner (2, 2): its
    // radius r = sqrt(2) (2 - r), hence 2 sqrt(2) / (1 + sqrt(2)) = 1.17157.
    const auto place = place_in("POLYGON((0 0, 6 0, 6 2, 2 2, 2 6, 0 6, 0 0))");
    ASSERT_TRUE(place);
    EXPECT_NEAR(place->x, 1.17157, 0.02);
    EXPECT_NEAR(place->y, 1.17157, 0.02);
}

TEST(LabelPoint, LiesInTheWidestPolygonAndInNoHole) {
    const auto place =
        place_in("MULTIPOLYGON(((0 0, 4 0, 4 4, 0 4, 0 0)),"
                 "((20 0, 40 0, 40 10, 20 10, 20 0),(22 2, 28 2, 28 8, 22 8, 22 2)))");
    ASSERT_TRUE(place);
    EXPECT_GT(place->x, 28.0);
    EXPECT_NEAR(place->y, 5.0, 0.1);
}

TEST(LabelPoint, OfNothingIsNone) {
    EXPECT_FALSE(place_in("POLYGON EMPTY"));
}

} // namespace
} // namespace huuco
