// SPDX-License-Identifier: MIT
/// \file
/// Set operations: areas by closed form, form of the answer, conservation.

#include "support/random_shapes.hpp"
#include "support/wkt.hpp"

#include <huuco/base/error.hpp>
#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <span>
#include <vector>

namespace huuco {
namespace {

struct Case {
    const char* name;
    const char* first;
    const char* second;
    double intersection; ///< by closed form
    double difference;
};

class BooleanOpsCases : public testing::TestWithParam<Case> {};

TEST_P(BooleanOpsCases, AreasAreThoseOfTheClosedForm) {
    const Case& given = GetParam();
    const MultiPolygonBuffer in = test::shapes({given.first, given.second});
    BooleanOps ops;
    MultiPolygonBuffer out;
    ops.intersection(in.shape(0), in.shape(1), out);
    ops.difference(in.shape(0), in.shape(1), out);
    ops.union_of(std::vector<ShapeView>{in.shape(0), in.shape(1)}, out);
    ASSERT_EQ(out.size(), 3U);
    EXPECT_NEAR(planar_area(out.shape(0)), given.intersection, 1e-9);
    EXPECT_NEAR(planar_area(out.shape(1)), given.difference, 1e-9);
    EXPECT_NEAR(
        planar_area(out.shape(2)),
        planar_area(in.shape(1)) + given.difference,
        1e-9); // the second and what the first adds
    EXPECT_EQ(out.shape(0).is_empty(), given.intersection == 0.0);
    EXPECT_EQ(out.shape(1).is_empty(), given.difference == 0.0);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    BooleanOpsCases,
    testing::Values(
        Case{
            "Apart",
            "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))",
            "POLYGON((5 5, 7 5, 7 7, 5 7, 5 5))",
            0.0,
            4.0},
        Case{"Empty", "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))", "POLYGON EMPTY", 0.0, 4.0},
        Case{
            "CommonEdgeOnly",
            "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))",
            "POLYGON((2 0, 4 0, 4 2, 2 2, 2 0))",
            0.0,
            4.0},
        Case{
            "CommonCornerOnly",
            "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))",
            "POLYGON((2 2, 4 2, 4 4, 2 4, 2 2))",
            0.0,
            4.0},
        Case{
            "AreaAndLineInCommon", // the common line is no ground
            "POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))",
            "POLYGON((4 0, 6 0, 6 4, 3 4, 3 2, 4 2, 4 0))",
            2.0,
            14.0},
        Case{
            "Equal",
            "POLYGON((0 0, 3 0, 3 3, 0 3, 0 0))",
            "POLYGON((3 0, 3 3, 0 3, 0 0, 3 0))",
            9.0,
            0.0},
        Case{
            "HoleAndItsFilling",
            "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(3 3, 3 6, 6 6, 6 3, 3 3))",
            "POLYGON((3 3, 6 3, 6 6, 3 6, 3 3))",
            0.0,
            72.0},
        Case{
            "InTwoParts",
            "POLYGON((0 0, 9 0, 9 1, 0 1, 0 0))",
            "MULTIPOLYGON(((1 -1, 2 -1, 2 2, 1 2, 1 -1)),((4 -1, 6 -1, 6 2, 4 2, 4 -1)))",
            3.0,
            6.0}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(BooleanOps, ResultRingsAreClosedAndWoundRight) {
    const MultiPolygonBuffer in =
        test::shapes({"POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))", "POLYGON((3 3, 6 3, 6 6, 3 6, 3 3))"});
    BooleanOps ops;
    MultiPolygonBuffer out;
    ops.difference(in.shape(0), in.shape(1), out);
    const PolygonView polygon = out.shape(0).polygon(0);
    ASSERT_EQ(polygon.ring_count(), 2U);
    EXPECT_EQ(ring_area(polygon.ring(0)), 81.0);
    EXPECT_EQ(ring_area(polygon.ring(1)), -9.0);
    EXPECT_EQ(polygon.ring(0).front(), polygon.ring(0).back());
    EXPECT_EQ(polygon.ring(1).front(), polygon.ring(1).back());
}

TEST(BooleanOps, DifferenceWithAFarShapeKeepsEveryBit) {
    const MultiPolygonBuffer in = test::shapes(
        {"POLYGON((0.1 0.2, 3.3 0.7, 1.9 4.1, 0.1 0.2))", "POLYGON((8 8, 9 8, 9 9, 8 8))"});
    BooleanOps ops;
    MultiPolygonBuffer out;
    ops.difference(in.shape(0), in.shape(1), out);
    ASSERT_EQ(out.shape(0).points().size(), in.shape(0).points().size());
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(out.shape(0).points()[i], in.shape(0).points()[i]);
    }
}

TEST(BooleanOps, UnionOfNothingIsEmpty) {
    BooleanOps ops;
    MultiPolygonBuffer out;
    ops.union_of({}, out);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_TRUE(out.shape(0).is_empty());
}

TEST(BooleanOps, PreparedOperandCutsAlike) {
    const MultiPolygonBuffer in = test::shapes(
        {"POLYGON((4 4, 6 4, 6 6, 4 6, 4 4))",
         "POLYGON((-100 -100, 5 -100, 5 100, -100 100, -100 -100))"});
    BooleanOps ops;
    const Operand zone = ops.prepare(in.shape(1));
    MultiPolygonBuffer out;
    ops.intersection(in.shape(0), zone, out);
    ops.difference(in.shape(0), zone, out);
    EXPECT_EQ(planar_area(out.shape(0)), 2.0); // the left half of a 2 by 2 square
    EXPECT_EQ(planar_area(out.shape(1)), 2.0);
}

TEST(BooleanOps, PartsOfRandomStarsAddUp) {
    std::mt19937 random(7);
    BooleanOps ops;
    std::uniform_real_distribution<double> shift(-60.0, 60.0);
    for (int round = 0; round < 200; ++round) {
        MultiPolygonBuffer in;
        const Point centre{417040.0, 2402879.0};
        test::add_star(in, centre, 50.0, 17, random);
        test::add_star(in, {centre.x + shift(random), centre.y + shift(random)}, 50.0, 17, random);
        MultiPolygonBuffer out;
        ops.intersection(in.shape(0), in.shape(1), out);
        ops.difference(in.shape(0), in.shape(1), out);
        const double whole = planar_area(in.shape(0));
        const double parts = planar_area(out.shape(0)) + planar_area(out.shape(1));
        ASSERT_NEAR(parts, whole, 1e-9 * whole);
    }
}

/// Edges that nearly coincide are what makes an overlay in floating precision fail, so that it is
/// tried again with snapping: each corner is moved by far less than a tenth of a millimetre.
TEST(BooleanOps, PartsOfShapesThatNearlyCoincideAddUp) {
    std::mt19937 random(11);
    BooleanOps ops;
    for (const double move : {1e-10, 1e-9, 1e-8, 1e-7, 1e-5}) {
        std::uniform_real_distribution<double> shift(-move, move);
        for (int round = 0; round < 100; ++round) {
            MultiPolygonBuffer in;
            test::add_star(in, {417040.0, 2402879.0}, 50.0, 17, random);
            in.add_shape(in.shape(0));
            const std::span<Point> points = in.points();
            const std::size_t half = points.size() / 2;
            for (std::size_t i = half; i + 1 < points.size(); ++i) {
                points[i] = {points[i].x + shift(random), points[i].y + shift(random)};
            }
            points.back() = points[half];
            MultiPolygonBuffer out;
            ops.intersection(in.shape(0), in.shape(1), out);
            ops.difference(in.shape(0), in.shape(1), out);
            const double whole = planar_area(in.shape(0));
            // Snapping may move a corner by the largest coordinate over 10^12: some micrometres,
            // along an outline of some 1000 m.
            ASSERT_NEAR(planar_area(out.shape(0)) + planar_area(out.shape(1)), whole, 5e-3);
            ASSERT_NEAR(planar_area(out.shape(0)), whole, 5e-3 + 1000.0 * move);
        }
    }
}

} // namespace
} // namespace huuco
