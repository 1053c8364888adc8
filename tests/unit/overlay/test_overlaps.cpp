// SPDX-License-Identifier: MIT
/// \file
/// Overlapping parcels, and ground that counts once: against unions and closed forms.

#include "support/random_shapes.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {
namespace {

constexpr double kOverlapTolerance = 1e-6;
constexpr double kSliverArea = 1e-6;

std::vector<Overlap> overlaps_of(const MultiPolygonBuffer& shapes, unsigned threads = 1) {
    NoProgress progress;
    return find_overlaps(ShapeTable(shapes), kOverlapTolerance, threads, progress);
}

NetGround nets_of(
    const MultiPolygonBuffer& shapes,
    std::span<const std::int32_t> priority = {},
    unsigned threads = 1) {
    NoProgress progress;
    const ShapeTable table(shapes);
    return count_ground_once(
        table, overlaps_of(shapes, threads), priority, kSliverArea, threads, progress);
}

/// Area of a row's ground once it counts once.
double net_area(const MultiPolygonBuffer& shapes, const NetGround& nets, std::size_t row) {
    return planar_area(nets.find(row).value_or(shapes.shape(row)));
}

TEST(Overlaps, NeighboursAreNone) {
    EXPECT_TRUE(overlaps_of(test::shapes(
                                {"POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))",
                                 "POLYGON((4 0, 8 0, 8 4, 4 4, 4 0))", // common edge
                                 "POLYGON((4 4, 8 4, 8 8, 4 8, 4 4))", // common corner
                                 "POLYGON((1 4, 3 4, 3 6, 1 6, 1 4))", // part of an edge
                                 "POLYGON EMPTY"}))
                    .empty());
}

TEST(Overlaps, PairsComeInOrderWithTheirArea) {
    const auto found = overlaps_of(test::shapes(
        {"POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))",
         "POLYGON((20 0, 24 0, 24 4, 20 4, 20 0))",
         "POLYGON((3 0, 7 0, 7 4, 3 4, 3 0))",      // 1 by 4 on the first
         "POLYGON((1 1, 2 1, 2 2, 1 2, 1 1))",      // inside the first
         "POLYGON((20 0, 24 0, 24 4, 20 4, 20 0))", // the second again
         "POLYGON((2 -1, 5 -1, 5 9, 2 9, 2 -1))"}));
    EXPECT_EQ(
        found,
        (std::vector<Overlap>{{0, 2, 4.0}, {0, 3, 1.0}, {0, 5, 8.0}, {1, 4, 16.0}, {2, 5, 8.0}}));
}

TEST(Overlaps, InTheHoleOfAnotherIsNone) {
    EXPECT_TRUE(overlaps_of(test::shapes(
                                {"POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(3 3, 3 6, 6 6, 6 3, 3 3))",
                                 "POLYGON((3 3, 6 3, 6 6, 3 6, 3 3))"}))
                    .empty());
}

TEST(Overlaps, BorderRoundedTwiceIsNone) {
    // Each cell of the fine grid has its own corner in the middle of the next one's slanting edge,
    // as near as doubles come; such neighbours share or miss a strip of some 1e-10 m.
    std::mt19937 random(21);
    std::uniform_real_distribution<double> at(0.0, 50.0);
    MultiPolygonBuffer shapes;
    for (int i = 0; i < 200; ++i) {
        const double x = 417000.0 + 200.0 * i;
        const double y = 2402000.0;
        const Point a{x + at(random), y};
        const Point b{x + at(random), y + 100.0 + at(random)};
        const Point middle{a.x + (b.x - a.x) * 0.37, a.y + (b.y - a.y) * 0.37};
        for (const Point& point : {a, Point{x + 150.0, y}, b, a}) { // east of a-b
            shapes.add_point(point);
        }
        shapes.end_ring();
        shapes.end_polygon();
        shapes.end_shape();
        for (const Point& point :
             {a, middle, b, Point{x - 20.0, y + 9.0}, a}) { // west, with middle
            shapes.add_point(point);
        }
        shapes.end_ring();
        shapes.end_polygon();
        shapes.end_shape();
    }
    EXPECT_TRUE(overlaps_of(shapes).empty());
}

TEST(Overlaps, CleanCoverageHasNoneAndThreadsChangeNothing) {
    MultiPolygonBuffer cells = test::JitteredGrid(60, 50, 40.0, 4, 3).cells();
    EXPECT_TRUE(overlaps_of(cells).empty());
    cells.add_shape(cells.shape(1234)); // a copy of one row shares all of it, and nothing else
    const std::vector<Overlap> one = overlaps_of(cells, 1);
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0].first, 1234U);
    EXPECT_EQ(one[0].second, 3000U);
    EXPECT_NEAR(one[0].area, planar_area(cells.shape(1234)), 1e-8);
    EXPECT_EQ(overlaps_of(cells, 3), one);
}

/// Counts what a step says that it has done.
class CountedSteps final : public Progress {
public:
    void begin(std::string_view step, std::uint64_t total) override {
        m_step = step;
        m_total = total;
        m_done = 0;
    }

    void advance(std::uint64_t items) override { m_done += items; }

    void end() override { EXPECT_LE(m_done, m_total) << m_step; }

private:
    std::string m_step;
    std::uint64_t m_total = 0;
    std::uint64_t m_done = 0;
};

// Around what shares ground all rows are looked at, which no step has told beforehand.
TEST(Overlaps, NoStepDoesMoreThanItTells) {
    MultiPolygonBuffer shapes = test::JitteredGrid(30, 30, 40.0, 2, 6).cells();
    const Box first = shapes.shape(0).box();
    test::add_rectangle(
        shapes, first.min_x + 50.0, first.min_y + 50.0, first.min_x + 250.0, first.min_y + 250.0);
    CountedSteps progress;
    EXPECT_GT(find_overlaps(ShapeTable(shapes), kOverlapTolerance, 1, progress).size(), 20U);
}

TEST(Overlaps, RowsRunOnThroughBatches) {
    std::vector<ParcelBatch> batches(2);
    test::add_rectangle(batches[0].shapes, 0, 0, 2, 2);
    test::add_rectangle(batches[1].shapes, 9, 9, 10, 10);
    test::add_rectangle(batches[1].shapes, 1, 0, 3, 2);
    NoProgress progress;
    EXPECT_EQ(
        find_overlaps(ShapeTable(batches), kOverlapTolerance, 1, progress),
        (std::vector<Overlap>{{0, 2, 2.0}}));
}

TEST(CountGroundOnce, LowerRowKeepsTheGroundOfEquals) {
    MultiPolygonBuffer shapes;
    test::add_rectangle(shapes, 0, 0, 4, 4);
    test::add_rectangle(shapes, 3, 0, 7, 4);
    const NetGround nets = nets_of(shapes);
    EXPECT_EQ(nets.rows().size(), 1U);
    EXPECT_FALSE(nets.find(0));
    EXPECT_EQ(net_area(shapes, nets, 1), 12.0); // 16 less 1 by 4
}

TEST(CountGroundOnce, HigherPriorityKeepsTheGround) {
    MultiPolygonBuffer shapes;
    test::add_rectangle(shapes, 0, 0, 4, 4);
    test::add_rectangle(shapes, 3, 0, 7, 4);
    const std::vector<std::int32_t> priority{1, 2};
    const NetGround nets = nets_of(shapes, priority);
    EXPECT_FALSE(nets.find(1));
    EXPECT_EQ(net_area(shapes, nets, 0), 12.0);
}

TEST(CountGroundOnce, OneOfManyDuplicatesKeepsEverything) {
    MultiPolygonBuffer shapes;
    for (int i = 0; i < 4; ++i) {
        test::add_rectangle(shapes, 0, 0, 4, 4);
    }
    const std::vector<std::int32_t> priority{0, 5, 5, 0};
    const NetGround nets = nets_of(shapes, priority);
    EXPECT_EQ(nets.rows().size(), 3U);
    EXPECT_FALSE(nets.find(1));
    for (const std::size_t row : {0U, 2U, 3U}) {
        ASSERT_TRUE(nets.find(row));
        EXPECT_TRUE(nets.find(row)->is_empty());
    }
}

// A road of 10 by 1000 m. Parcels of 11 by 5 m stand every 10 m on either side of it and reach 1 m
// into it: on each side a strip of 1 by 991 m is theirs, some of it of two of them.
TEST(CountGroundOnce, ManyParcelsTakeTheirGroundFromARoad) {
    constexpr int kParcels = 99;
    MultiPolygonBuffer shapes;
    for (int i = 0; i < kParcels; ++i) {
        const double x = 10.0 * i;
        test::add_rectangle(shapes, x, 9.0, x + 11.0, 14.0);
        test::add_rectangle(shapes, x, -4.0, x + 11.0, 1.0);
    }
    test::add_rectangle(shapes, 0.0, 0.0, 1000.0, 10.0);
    const NetGround nets = nets_of(shapes);
    const std::size_t road = shapes.size() - 1;
    EXPECT_NEAR(net_area(shapes, nets, road), 10'000.0 - 2.0 * 991.0, 1e-6);
    BooleanOps ops;
    MultiPolygonBuffer common;
    for (std::size_t row = 0; row < road; ++row) {
        common.clear();
        ops.intersection(*nets.find(road), shapes.shape(row), common);
        EXPECT_EQ(planar_area(common.shape(0)), 0.0) << row;
    }
}

TEST(CountGroundOnce, OfNoOverlapsNobodyLoses) {
    EXPECT_TRUE(nets_of(test::JitteredGrid(5, 5, 40.0, 2, 6).cells()).rows().empty());
}

class CountGroundOnceOfRandomShapes : public testing::TestWithParam<unsigned> {};

TEST_P(CountGroundOnceOfRandomShapes, NetsAreDisjointAndCoverTheUnion) {
    std::mt19937 random(GetParam());
    std::uniform_real_distribution<double> at(0.0, 120.0);
    std::uniform_int_distribution<std::int32_t> rank(0, 3);
    MultiPolygonBuffer shapes;
    std::vector<std::int32_t> priority;
    for (int i = 0; i < 30; ++i) {
        const Point centre{417000.0 + at(random), 2402000.0 + at(random)};
        if (i % 7 == 6) {
            shapes.add_shape(shapes.shape(static_cast<std::size_t>(i - 3)));
        } else if (i % 2 == 0) {
            test::add_rectangle(shapes, centre.x, centre.y, centre.x + 31.0, centre.y + 17.0);
        } else {
            test::add_star(shapes, centre, 25.0, 13, random);
        }
        priority.push_back(rank(random));
    }
    const NetGround nets = nets_of(shapes, priority);

    std::vector<ShapeView> all;
    double sum = 0.0;
    MultiPolygonBuffer net_shapes;
    for (std::size_t row = 0; row < shapes.size(); ++row) {
        all.push_back(shapes.shape(row));
        sum += net_area(shapes, nets, row);
        net_shapes.add_shape(nets.find(row).value_or(shapes.shape(row)));
    }
    BooleanOps ops;
    MultiPolygonBuffer together;
    ops.union_of(all, together);
    const double covered = planar_area(together.shape(0));
    EXPECT_NEAR(sum, covered, 1e-9 * covered);
    EXPECT_TRUE(overlaps_of(net_shapes).empty());

    // The same rows on three threads: the same points.
    const NetGround again = nets_of(shapes, priority, 3);
    ASSERT_TRUE(std::ranges::equal(again.rows(), nets.rows()));
    EXPECT_TRUE(std::ranges::equal(again.shapes().points(), nets.shapes().points()));
}

INSTANTIATE_TEST_SUITE_P(Seeds, CountGroundOnceOfRandomShapes, testing::Range(1U, 21U));

class OverlapsOfADefectiveCoverage : public testing::TestWithParam<unsigned> {};

/// Few rows have open edges, so that only their surroundings are searched. All pairs are asked of
/// GEOS.
TEST_P(OverlapsOfADefectiveCoverage, AreAllFound) {
    std::mt19937 random(GetParam());
    const MultiPolygonBuffer cells = test::JitteredGrid(14, 14, 30.0, 3, GetParam()).cells();
    MultiPolygonBuffer shapes;
    std::uniform_real_distribution<double> shift(-9.0, 9.0);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool is_moved = i == 40 || i == 87 || i == 150;
        const double dx = is_moved ? shift(random) : 0.0;
        const double dy = is_moved && i != 87 ? shift(random) : 0.0;
        for (const Point& point : cells.shape(i).points()) {
            shapes.add_point({point.x + dx, point.y + dy});
        }
        shapes.end_ring();
        shapes.end_polygon();
        shapes.end_shape();
    }
    shapes.add_shape(cells.shape(100)); // a duplicate: some of its edges find partners
    test::add_star(shapes, {417100.0, 2402300.0}, 12.0, 9, random);
    const std::vector<Overlap> found = overlaps_of(shapes);
    BooleanOps ops;
    std::vector<Overlap> expected;
    for (std::size_t a = 0; a < shapes.size(); ++a) {
        for (std::size_t b = a + 1; b < shapes.size(); ++b) {
            if (!shapes.shape(a).box().intersects(shapes.shape(b).box())) {
                continue;
            }
            MultiPolygonBuffer common;
            ops.intersection(shapes.shape(a), shapes.shape(b), common);
            if (const double area = planar_area(common.shape(0)); area > kOverlapTolerance) {
                expected.push_back({a, b, area});
            }
        }
    }
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].first, expected[i].first);
        EXPECT_EQ(found[i].second, expected[i].second);
        EXPECT_NEAR(found[i].area, expected[i].area, 1e-6);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, OverlapsOfADefectiveCoverage, testing::Range(1U, 13U));

/// Cells of a grid, so many that they are searched in more than one tract, and a wall of 5000 m
/// across all of them, which lies over one cell of each line.
void expect_wall_across_cells(double gap) {
    constexpr int kColumns = 600;
    constexpr int kLines = 500;
    MultiPolygonBuffer shapes;
    for (int line = 0; line < kLines; ++line) {
        for (int column = 0; column < kColumns; ++column) {
            const double x = 10.0 * column;
            const double y = 10.0 * line;
            test::add_rectangle(shapes, x, y, x + 10.0 - gap, y + 10.0 - gap);
        }
    }
    test::add_rectangle(shapes, 3002.0, 0.0, 3003.0, 10.0 * kLines);
    const std::vector<Overlap> in_memory = overlaps_of(shapes, 2);
    ASSERT_EQ(in_memory.size(), kLines);
    for (std::size_t line = 0; line < kLines; ++line) {
        EXPECT_EQ(in_memory[line].first, line * kColumns + 300);
        EXPECT_EQ(in_memory[line].second, kColumns * kLines);
        EXPECT_NEAR(in_memory[line].area, 10.0 - gap, 1e-9);
    }
    NoProgress progress;
    const SpillFile beside(testing::TempDir());
    EXPECT_EQ(
        find_overlaps(ShapeTable(shapes), kOverlapTolerance, 2, progress, &beside), in_memory);
}

TEST(Overlaps, AreFoundFromOpenEdgesInManyTracts) {
    expect_wall_across_cells(0.0);
}

TEST(Overlaps, AreFoundAmongAllRowsInManyTracts) {
    expect_wall_across_cells(1.0);
}

} // namespace
} // namespace huuco
