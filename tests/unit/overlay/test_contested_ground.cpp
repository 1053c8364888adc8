// SPDX-License-Identifier: MIT
/// \file
/// Ground of overlaps: unions must be what counting once leaves, whatever is done to the input.

#include "support/random_shapes.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/overlay/contested_ground.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

namespace huuco {
namespace {

constexpr double kTolerance = 1e-6;

struct Settled {
    std::vector<Overlap> overlaps;
    double gross = 0.0;  ///< sum of the shapes' areas
    double net = 0.0;    ///< of what is left to each
    double united = 0.0; ///< of the clusters' unions, and of shapes in none
};

Settled settle(const MultiPolygonBuffer& shapes, std::span<const std::int32_t> priority = {}) {
    NoProgress progress;
    const ShapeTable table(shapes);
    Settled settled;
    settled.overlaps = find_overlaps(table, kTolerance, 2, progress);
    const NetGround nets = count_ground_once(table, settled.overlaps, priority, 0.0, 2, progress);
    std::vector<bool> is_in_cluster(shapes.size(), false);
    for (const GroundCluster& cluster : unite_clusters(table, settled.overlaps, 2, progress)) {
        settled.united += planar_area(cluster.ground.shape(0));
        for (const std::uint64_t row : cluster.rows) {
            is_in_cluster[row] = true;
        }
    }
    for (std::size_t row = 0; row < shapes.size(); ++row) {
        const double area = planar_area(shapes.shape(row));
        settled.gross += area;
        settled.net += planar_area(nets.find(row).value_or(shapes.shape(row)));
        settled.united += is_in_cluster[row] ? 0.0 : area;
    }
    return settled;
}

MultiPolygonBuffer stars(unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> at(0.0, 300.0);
    MultiPolygonBuffer shapes;
    for (int i = 0; i < 60; ++i) {
        test::add_star(shapes, {417'000.0 + at(random), 2'402'000.0 + at(random)}, 40.0, 9, random);
    }
    return shapes;
}

TEST(ContestedGround, CommonGroundIsThatOfThePair) {
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))",
         "POLYGON((3 0, 7 0, 7 4, 3 4, 3 0))",
         "POLYGON((20 0, 24 0, 24 4, 20 4, 20 0))"});
    NoProgress progress;
    const ShapeTable table(shapes);
    const auto overlaps = find_overlaps(table, kTolerance, 1, progress);
    const MultiPolygonBuffer ground = common_ground(table, overlaps, 1, progress);
    ASSERT_EQ(ground.size(), 1U);
    EXPECT_EQ(planar_area(ground.shape(0)), 4.0);
    EXPECT_EQ(ground.box(), (Box{3, 0, 4, 4}));
}

// A shape of so many corners that only its part near the other one is looked at, against an overlay
// of both as they are.
TEST(ContestedGround, CommonGroundOfAShapeOfManyCornersIsThatOfTheWhole) {
    constexpr int kCorners = 6'000;
    std::mt19937 random(41);
    MultiPolygonBuffer shapes = stars(43);
    test::add_star(shapes, {417'150.0, 2'402'150.0}, 150.0, kCorners, random);
    const std::size_t large = shapes.size() - 1;
    NoProgress progress;
    const ShapeTable table(shapes);
    std::vector<Overlap> overlaps = find_overlaps(table, kTolerance, 2, progress);
    std::erase_if(overlaps, [&](const Overlap& overlap) { return overlap.second != large; });
    ASSERT_GT(overlaps.size(), 20U);
    const MultiPolygonBuffer ground = common_ground(table, overlaps, 2, progress);
    BooleanOps ops;
    for (std::size_t i = 0; i < overlaps.size(); ++i) {
        MultiPolygonBuffer expected;
        ops.intersection(shapes.shape(overlaps[i].first), shapes.shape(large), expected);
        EXPECT_NEAR(planar_area(ground.shape(i)), planar_area(expected.shape(0)), kTolerance) << i;
        const Box box = ground.shape(i).box();
        const Box expected_box = expected.shape(0).box();
        EXPECT_NEAR(box.min_x, expected_box.min_x, kTolerance) << i;
        EXPECT_NEAR(box.max_y, expected_box.max_y, kTolerance) << i;
    }
}

TEST(ContestedGround, ClustersHaveEachRowOnce) {
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))",
         "POLYGON((20 0, 24 0, 24 4, 20 4, 20 0))",
         "POLYGON((3 0, 7 0, 7 4, 3 4, 3 0))",   // over the first
         "POLYGON((6 0, 10 0, 10 4, 6 4, 6 0))", // over the third
         "POLYGON((21 0, 25 0, 25 4, 21 4, 21 0))"});
    NoProgress progress;
    const ShapeTable table(shapes);
    const auto clusters =
        unite_clusters(table, find_overlaps(table, kTolerance, 1, progress), 1, progress);
    ASSERT_EQ(clusters.size(), 2U);
    EXPECT_EQ(clusters[0].rows, (std::vector<std::uint64_t>{0, 2, 3}));
    EXPECT_EQ(clusters[1].rows, (std::vector<std::uint64_t>{1, 4}));
    EXPECT_EQ(planar_area(clusters[0].ground.shape(0)), 40.0); // 10 by 4
}

TEST(ContestedGround, NetsAddUpToTheUnionHoweverManyLieOverOneAnother) {
    for (const unsigned seed : {1U, 2U, 3U, 4U, 5U}) {
        const Settled settled = settle(stars(seed));
        EXPECT_FALSE(settled.overlaps.empty());
        EXPECT_NEAR(settled.net, settled.united, 1e-9 * settled.gross) << "seed " << seed;
        EXPECT_LT(settled.net, settled.gross);
    }
}

TEST(ContestedGround, OrderAndOwnerMoveNoGround) {
    const MultiPolygonBuffer shapes = stars(11);
    const double net = settle(shapes).net;
    std::mt19937 random(11);
    std::vector<std::size_t> order(shapes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    MultiPolygonBuffer shuffled;
    std::vector<std::int32_t> priority;
    for (const std::size_t i : order) {
        shuffled.add_shape(shapes.shape(i));
        priority.push_back(static_cast<std::int32_t>(random() % 5));
    }
    EXPECT_NEAR(settle(shuffled, priority).net, net, 1e-9 * net);
}

TEST(ContestedGround, MovingByWholeMetresMovesNoFigure) {
    const MultiPolygonBuffer shapes = stars(12);
    MultiPolygonBuffer moved = shapes;
    for (Point& point : moved.points()) {
        point = {point.x + 1000.0, point.y - 5000.0};
    }
    const double net = settle(shapes).net;
    // Coordinates near 2.4e6 are rounded to 5e-10 m when they move; borders are some 10 km long.
    EXPECT_NEAR(settle(moved).net, net, 1e-5);
}

TEST(ContestedGround, ASplitParcelCoversTheSame) {
    const MultiPolygonBuffer whole = test::shapes(
        {"POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))",
         "POLYGON((50 -10, 90 -10, 90 70, 50 70, 50 -10))"});
    const MultiPolygonBuffer split = test::shapes(
        {"POLYGON((0 0, 70 0, 30 100, 0 100, 0 0))",
         "POLYGON((70 0, 100 0, 100 100, 30 100, 70 0))",
         "POLYGON((50 -10, 90 -10, 90 70, 50 70, 50 -10))"});
    EXPECT_NEAR(settle(whole).net, 10'000.0 + 40.0 * 10.0, 1e-9);
    EXPECT_NEAR(settle(split).net, settle(whole).net, 1e-9);
}

TEST(ContestedGround, AnOverlayThatFailsNamesBothRowsAndCountsNoGroundTwice) {
    // A coordinate that is no number is kept out at the door; here it stands for whatever GEOS
    // cannot overlay.
    MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))",
         "POLYGON((3 0, 7 0, 7 4, 3 4, 3 0))",
         "POLYGON((6 0, 9 0, 9 4, 6 4, 6 0))"});
    shapes.points()[1].y = std::numeric_limits<double>::quiet_NaN();
    NoProgress progress;
    const std::vector<Overlap> overlaps{{0, 1, 4.0}, {1, 2, 4.0}};
    const NetGround nets = count_ground_once(ShapeTable(shapes), overlaps, {}, 0.0, 1, progress);
    ASSERT_EQ(nets.failures().size(), 1U);
    EXPECT_EQ(nets.failures()[0].row, 1U);
    EXPECT_EQ(nets.failures()[0].other, 0U);
    EXPECT_NE(nets.failure_of(1), nullptr);
    EXPECT_EQ(nets.failure_of(0), nullptr);
    EXPECT_EQ(nets.failure_of(2), nullptr);
    EXPECT_TRUE(nets.find(1)->is_empty());
    const auto clusters = unite_clusters(ShapeTable(shapes), overlaps, 1, progress);
    ASSERT_EQ(clusters.size(), 1U);
    EXPECT_EQ(clusters[0].ground.size(), 0U); // no union rather than a part of one
    EXPECT_EQ(planar_area(*nets.find(2)), 8.0);
}

} // namespace
} // namespace huuco
