// SPDX-License-Identifier: MIT
/// \file
/// Lone edges against a comparison of all with all, and overlaps found from them against the search
/// of all pairs.

#include "overlay/open_edges.hpp"
#include "support/random_shapes.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace huuco {
namespace {

constexpr double kCommonGround_m2 = 1e-6;

std::vector<RowBox> open_rows_of(const MultiPolygonBuffer& shapes, unsigned threads = 1) {
    NoProgress nobody;
    return borders_of(ShapeTable(shapes), threads, nullptr, nobody).open.in(kPlane);
}

/// All pairs of rows by GEOS, whose overlay knows nothing of edges or boxes.
std::vector<std::pair<std::uint64_t, std::uint64_t>>
pairs_by_overlay(const MultiPolygonBuffer& shapes) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
    BooleanOps ops;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        for (std::size_t j = i + 1; j < shapes.size(); ++j) {
            if (!shapes.shape(i).box().intersects(shapes.shape(j).box())) {
                continue;
            }
            MultiPolygonBuffer common;
            ops.intersection(shapes.shape(i), shapes.shape(j), common);
            if (planar_area(common.shape(0)) > kCommonGround_m2) {
                pairs.emplace_back(i, j);
            }
        }
    }
    return pairs;
}

void expect_pairs_of_overlay(const MultiPolygonBuffer& shapes) {
    NoProgress nobody;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> found;
    const ShapeTable table(shapes);
    const std::vector<Overlap> overlaps = find_overlaps(table, kCommonGround_m2, 2, nobody);
    for (const Overlap& overlap : overlaps) {
        found.emplace_back(overlap.first, overlap.second);
    }
    EXPECT_EQ(found, pairs_by_overlay(shapes));
    const SpillFile beside(testing::TempDir());
    EXPECT_EQ(find_overlaps(table, kCommonGround_m2, 2, nobody, &beside), overlaps);
}

void append(MultiPolygonBuffer& to, const MultiPolygonBuffer& from, Point shift = {0.0, 0.0}) {
    MultiPolygonBuffer moved = from;
    for (Point& point : moved.points()) {
        point = {point.x + shift.x, point.y + shift.y};
    }
    for (std::size_t i = 0; i < moved.size(); ++i) {
        to.add_shape(moved.shape(i));
    }
}

TEST(OpenEdges, AreTheOutlineOfACoverage) {
    const MultiPolygonBuffer cells = test::JitteredGrid(40, 30, 40.0, 2, 5).cells();
    const std::vector<RowBox> open = open_rows_of(cells);
    EXPECT_EQ(open.size(), 2U * 40U + 2U * 28U);
    for (const RowBox& row : open) {
        const std::size_t column = row.row % 40;
        const std::size_t line = row.row / 40;
        EXPECT_TRUE(column == 0 || column == 39 || line == 0 || line == 29);
    }
    const std::vector<RowBox> by_three = open_rows_of(cells, 3);
    EXPECT_EQ(by_three, open);
}

TEST(OpenEdges, AreTheSameWhenRowsComeBatchByBatch) {
    const MultiPolygonBuffer cells = test::JitteredGrid(40, 30, 40.0, 2, 5).cells();
    constexpr std::size_t kRowsABatch = 90; // lines of the grid go through batches
    SpillFile file(testing::TempDir());
    BorderPairing borders;
    BlockPairing pairing;
    for (std::size_t first = 0; first < cells.size(); first += kRowsABatch) {
        MultiPolygonBuffer batch;
        for (std::size_t row = first; row < std::min(first + kRowsABatch, cells.size()); ++row) {
            batch.add_shape(cells.shape(row));
        }
        borders.add(pairing(ShapeTable(batch), 0, batch.size()), static_cast<std::uint32_t>(first));
        if (first > cells.size() / 2) {
            borders.keep_in(file);
        }
    }
    const LayerBorders found = std::move(borders).finish(2);
    NoProgress nobody;
    const LayerBorders expected = borders_of(ShapeTable(cells), 2, nullptr, nobody);
    EXPECT_EQ(found.open.in(kPlane), expected.open.in(kPlane));
    EXPECT_EQ(found.rows.in(kPlane), expected.rows.in(kPlane));
    EXPECT_EQ(found.rows.size(), cells.size());
    EXPECT_GT(file.size(), 0U);
}

TEST(OpenEdges, ArePairedAcrossTheFileAndInHoles) {
    // The neighbour of the first stands two thousand rows behind it: in another block.
    MultiPolygonBuffer shapes =
        test::shapes({"POLYGON((0 0, 9 0, 9 9, 0 9, 0 0),(3 3, 3 6, 6 6, 6 3, 3 3))"});
    for (int i = 0; i < 2000; ++i) {
        test::add_rectangle(shapes, 100.0 + 2.0 * i, 0.0, 101.0 + 2.0 * i, 1.0);
    }
    append(shapes, test::shapes({"POLYGON((3 3, 6 3, 6 6, 3 6, 3 3))"}));
    const std::vector<RowBox> open = open_rows_of(shapes);
    EXPECT_EQ(open.size(), 2001U);
    EXPECT_EQ(open.front().row, 0U);
    EXPECT_EQ(open.front().box, (Box{0, 0, 9, 9})); // the outer ring only
    EXPECT_EQ(open.back().row, 2000U);              // not the one in the hole
}

// A square with a neighbour on each side but one.
TEST(OpenEdges, BoxOfARowHoldsBothEndsOfItsOnlyOpenEdge) {
    const std::array<Box, 4> neighbours{{{0, -4, 4, 0}, {4, 0, 8, 4}, {0, 4, 4, 8}, {-4, 0, 0, 4}}};
    const std::array<Box, 4> sides{{{0, 0, 4, 0}, {4, 0, 4, 4}, {0, 4, 4, 4}, {0, 0, 0, 4}}};
    for (std::size_t missing = 0; missing < sides.size(); ++missing) {
        MultiPolygonBuffer shapes;
        test::add_rectangle(shapes, 0, 0, 4, 4);
        for (std::size_t i = 0; i < neighbours.size(); ++i) {
            if (i != missing) {
                const Box& box = neighbours[i];
                test::add_rectangle(shapes, box.min_x, box.min_y, box.max_x, box.max_y);
            }
        }
        const std::vector<RowBox> open = open_rows_of(shapes);
        ASSERT_FALSE(open.empty());
        EXPECT_EQ(open.front(), (RowBox{0, sides[missing]}));
    }
}

TEST(OpenEdges, EqualEdgesOfOneDirectionStayAlone) {
    MultiPolygonBuffer shapes;
    test::add_rectangle(shapes, 0, 0, 4, 4);
    test::add_rectangle(shapes, 0, 0, 4, 4);
    test::add_rectangle(shapes, 4, 0, 8, 4); // answers one of the two
    EXPECT_EQ(open_rows_of(shapes).size(), 3U);
}

TEST(OverlapsFromOpenEdges, AreFoundInsideACoverage) {
    // A cell once more, one that lies across several, one inside of another, and one in a corner.
    MultiPolygonBuffer cells = test::JitteredGrid(16, 16, 40.0, 2, 9).cells();
    cells.add_shape(cells.shape(120));
    test::add_rectangle(cells, 417210.0, 2402210.0, 417330.0, 2402290.0);
    test::add_rectangle(cells, 417450.0, 2402450.0, 417460.0, 2402460.0);
    test::add_rectangle(cells, 417000.0, 2402000.0, 417030.0, 2402030.0);
    expect_pairs_of_overlay(cells);
}

TEST(OverlapsFromOpenEdges, AreFoundWhereACoverageLiesOverAnother) {
    // Inside, each edge of both layers has its counterpart: only the outline of the small one
    // tells.
    // The last is so large, and so small a part, that its middle is come upon step by step.
    for (const auto& [size, cells] : {std::pair(3U, 15U), {5U, 15U}, {9U, 15U}, {9U, 32U}}) {
        MultiPolygonBuffer shapes = test::JitteredGrid(cells, cells, 40.0, 1, 11).cells();
        append(shapes, test::JitteredGrid(size, size, 40.0, 1, 12).cells(), {113.0, 71.0});
        expect_pairs_of_overlay(shapes);
    }
}

// A square in a frame of four strips lies in one cell. The edges of the square are those of the
// strips, so only these are come upon, and each shares less ground than counts.
TEST(OverlapsFromOpenEdges, AreFoundBehindOverlapsTooSmallToCount) {
    MultiPolygonBuffer shapes = test::JitteredGrid(20, 20, 40.0, 1, 11).cells();
    const auto square = static_cast<std::uint64_t>(shapes.size());
    append(
        shapes,
        test::shapes(
            {"POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))",
             "POLYGON((-.1 -.1, 4.1 -.1, 4 0, 0 0, -.1 -.1))",
             "POLYGON((4.1 -.1, 4.1 4.1, 4 4, 4 0, 4.1 -.1))",
             "POLYGON((4.1 4.1, -.1 4.1, 0 4, 4 4, 4.1 4.1))",
             "POLYGON((-.1 4.1, -.1 -.1, 0 0, 0 4, -.1 4.1))"}),
        {417'418.0, 2'402'418.0});
    NoProgress nobody;
    const double tolerance_m2 = 1.0; // a strip has 4.1 m by 0.1 m
    const std::vector<Overlap> found = find_overlaps(ShapeTable(shapes), tolerance_m2, 1, nobody);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().first, 10U * 20U + 10U);
    EXPECT_EQ(found.front().second, square);
    EXPECT_NEAR(found.front().area, 16.0, 1e-6);
}

TEST(OverlapsFromOpenEdges, AreFoundWhereAWholePartStandsTwice) {
    // The copies pair with each other's neighbours, so that edges stay alone at the rim of the part
    // at most.
    MultiPolygonBuffer shapes = test::JitteredGrid(15, 15, 40.0, 1, 13).cells();
    const std::size_t first = shapes.size();
    for (std::size_t row = 5; row < 9; ++row) {
        for (std::size_t column = 6; column < 10; ++column) {
            shapes.add_shape(shapes.shape(row * 15 + column));
        }
    }
    EXPECT_EQ(shapes.size() - first, 16U);
    expect_pairs_of_overlay(shapes);
}

TEST(OverlapsFromOpenEdges, AreThoseOfOverlayInRandomLayers) {
    std::mt19937 random(31); // NOLINT(cert-msc51-cpp): the same layers in every run
    std::uniform_real_distribution<double> at(0.0, 12.0 * 40.0);
    std::uniform_real_distribution<double> radius(1.0, 90.0);
    for (unsigned seed = 0; seed < 6; ++seed) {
        MultiPolygonBuffer shapes = test::JitteredGrid(12, 12, 40.0, 1, seed).cells();
        for (int i = 0; i < 6; ++i) {
            test::add_star(
                shapes, {417000.0 + at(random), 2402000.0 + at(random)}, radius(random), 9, random);
        }
        expect_pairs_of_overlay(shapes);
    }
}

} // namespace
} // namespace huuco
