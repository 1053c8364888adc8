// SPDX-License-Identifier: MIT
/// \file
/// Tests of the propagation from corners to areas: closed forms, and sampling as an oracle.

#include <huuco/aggregate/corner_precision.hpp>
#include <huuco/geometry/area.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace huuco {
namespace {

MultiPolygonBuffer polygon(const std::vector<Point>& corners) {
    MultiPolygonBuffer shapes;
    for (const Point& corner : corners) {
        shapes.add_point(corner);
    }
    shapes.add_point(corners.front());
    shapes.end_ring();
    shapes.end_polygon();
    shapes.end_shape();
    return shapes;
}

double unit_variance(const std::vector<Point>& corners, double weight = 1.0) {
    CornerPrecision precision;
    precision.add(polygon(corners).shape(0), weight);
    return precision.unit_variance();
}

// A square of side a: each corner sees a diagonal of a√2, so Var = σ²/4 · 4 · 2a² = 2a²σ².
TEST(CornerPrecision, OfASquareIsTwiceItsAreaTimesTheVariance) {
    EXPECT_DOUBLE_EQ(unit_variance({{0, 0}, {30, 0}, {30, 30}, {0, 30}}), 2.0 * 900.0);
}

// A rectangle a by b: four diagonals of a² + b².
TEST(CornerPrecision, OfARectangleIsTheSquareOfItsDiagonal) {
    EXPECT_DOUBLE_EQ(unit_variance({{5, 5}, {45, 5}, {45, 35}, {5, 35}}), 50.0 * 50.0);
}

// A regular n-gon of radius r: n chords of 2 r sin(2π/n).
TEST(CornerPrecision, OfARegularPolygonFollowsItsChords) {
    constexpr int kCorners = 12;
    constexpr double kRadius = 25.0;
    std::vector<Point> corners;
    for (int i = 0; i < kCorners; ++i) {
        const double angle = 2.0 * M_PI * i / kCorners;
        corners.push_back({kRadius * std::cos(angle), kRadius * std::sin(angle)});
    }
    const double chord = 2.0 * kRadius * std::sin(2.0 * M_PI / kCorners);
    EXPECT_NEAR(unit_variance(corners), kCorners * chord * chord / 4.0, 1e-9);
}

// Two halves of a square of 30 m moved together are the rectangle of 30 m by 30 m with two corners
// more on its sides: four chords of (15, 30) and two of (30, 0), which carry no area of their own.
TEST(CornerPrecision, NeighboursLoseWhatTheOtherGains) {
    const std::vector<Point> west = {{0, 0}, {15, 0}, {15, 30}, {0, 30}};
    const std::vector<Point> east = {{15, 0}, {30, 0}, {30, 30}, {15, 30}};
    CornerPrecision both;
    both.add(polygon(west).shape(0), 1.0);
    both.add(polygon(east).shape(0), 1.0);
    const double expected = 0.25 * (4.0 * (15.0 * 15.0 + 30.0 * 30.0) + 2.0 * (30.0 * 30.0));
    EXPECT_DOUBLE_EQ(both.unit_variance(), expected);
    EXPECT_LT(expected, unit_variance(west) + unit_variance(east));
}

TEST(CornerPrecision, GrowsWithTheSquareOfTheWeight) {
    const std::vector<Point> corners = {{0, 0}, {30, 0}, {30, 30}, {0, 30}};
    EXPECT_DOUBLE_EQ(unit_variance(corners, -0.5), 0.25 * unit_variance(corners));
}

// Oracle: 40 000 drawn polygons. The standard error of a variance from m draws is √(2/m) of it,
// here 0.7 %; the bound is four of these.
TEST(CornerPrecision, AgreesWithSampling) {
    const std::vector<Point> corners = {
        {0, 0}, {40, -5}, {55, 20}, {30, 18}, {28, 44}, {3, 40}, {-9, 17}};
    constexpr int kDraws = 40'000;
    constexpr double kDeviation_m = 0.1;
    std::mt19937_64 random(20'260'630);
    std::normal_distribution<double> error(0.0, kDeviation_m);
    double sum = 0.0;
    double squares = 0.0;
    const double area = planar_area(polygon(corners).shape(0));
    for (int draw = 0; draw < kDraws; ++draw) {
        std::vector<Point> moved = corners;
        for (Point& corner : moved) {
            corner.x += error(random);
            corner.y += error(random);
        }
        const double difference = planar_area(polygon(moved).shape(0)) - area;
        sum += difference;
        squares += difference * difference;
    }
    const double sampled = squares / kDraws - (sum / kDraws) * (sum / kDraws);
    const double predicted = kDeviation_m * kDeviation_m * unit_variance(corners);
    EXPECT_NEAR(sampled / predicted, 1.0, 4.0 * std::sqrt(2.0 / kDraws));
}

} // namespace
} // namespace huuco
