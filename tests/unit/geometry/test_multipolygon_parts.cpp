// SPDX-License-Identifier: MIT
/// \file
/// Shapes have one count over all parts, and stay what they were.

#include <huuco/geometry/multipolygon_parts.hpp>

#include <gtest/gtest.h>

#include <utility>

namespace huuco {
namespace {

/// Squares of side 1 in a row; the lower left corner of the first is at x, 0.
MultiPolygonBuffer squares_from(double x, std::size_t count) {
    MultiPolygonBuffer shapes;
    for (std::size_t i = 0; i < count; ++i) {
        const double left = x + static_cast<double>(i);
        for (const Point& point :
             {Point{left, 0.0},
              Point{left + 1.0, 0.0},
              Point{left + 1.0, 1.0},
              Point{left, 1.0},
              Point{left, 0.0}}) {
            shapes.add_point(point);
        }
        shapes.end_ring();
        shapes.end_polygon();
        shapes.end_shape();
    }
    return shapes;
}

TEST(MultiPolygonParts, NumbersGoOnFromPartToPart) {
    MultiPolygonParts parts;
    EXPECT_EQ(parts.size(), 0U);
    EXPECT_TRUE(parts.box().is_empty());
    parts.append(squares_from(0.0, 3));
    parts.append({}); // nothing
    parts.append(squares_from(3.0, 1));
    parts.append(squares_from(4.0, 5));
    ASSERT_EQ(parts.size(), 9U);
    EXPECT_EQ(parts.point_count(), 45U);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        EXPECT_EQ(parts.shape(i).box().min_x, static_cast<double>(i));
    }
    EXPECT_EQ(parts.box().max_x, 9.0);
    ASSERT_EQ(parts.parts().size(), 3U);
    EXPECT_EQ(parts.first_of(2), 4U);
}

TEST(MultiPolygonParts, APartThatIsLetGoLeavesTheNumbersOfTheOthers) {
    MultiPolygonParts parts;
    parts.append(squares_from(0.0, 2));
    parts.append(squares_from(2.0, 2));
    parts.parts()[0] = {};
    EXPECT_EQ(parts.size(), 4U);
    EXPECT_EQ(parts.shape(3).box().min_x, 3.0);
    EXPECT_EQ(parts.box().min_x, 0.0) << "as they came";
}

} // namespace
} // namespace huuco
