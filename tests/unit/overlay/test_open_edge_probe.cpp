// SPDX-License-Identifier: MIT
/// \file
/// Rows beside a square whose edges are all open.

#include "overlay/open_edge_probe.hpp"
#include "support/wkt.hpp"

#include <gtest/gtest.h>

#include <string>

namespace huuco {
namespace {

struct ProbeCase {
    const char* name;
    const char* other;
    bool expected;
};

class OpenEdgeProbeCases : public testing::TestWithParam<ProbeCase> {};

TEST_P(OpenEdgeProbeCases, TellsGroundOnTheLeftOfOpenEdges) {
    const MultiPolygonBuffer shapes =
        test::shapes({"POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))", GetParam().other});
    const ShapeTable table(shapes);
    OpenEdgeProbe probe(table);
    EXPECT_EQ(probe({0, shapes.shape(0).box()}, {1, shapes.shape(1).box()}), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    OpenEdgeProbeCases,
    testing::Values(
        ProbeCase{"Neighbour", "POLYGON((10 0, 20 0, 20 10, 10 10, 10 0))", false},
        ProbeCase{"CornerToCorner", "POLYGON((10 10, 20 10, 20 20, 10 20, 10 10))", false},
        ProbeCase{"OverACorner", "POLYGON((8 8, 20 8, 20 20, 8 20, 8 8))", true},
        ProbeCase{"Duplicate", "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))", true},
        ProbeCase{"SameEdgeWithin", "POLYGON((0 0, 10 0, 5 5, 0 0))", true},
        ProbeCase{"PartOfAnEdgeWithin", "POLYGON((2 0, 8 0, 5 5, 2 0))", true},
        ProbeCase{"RoundIt", "POLYGON((-9 -9, 20 -9, 20 20, -9 20, -9 -9))", true},
        ProbeCase{
            "RoundItWithAHole",
            "POLYGON((-9 -9, 20 -9, 20 20, -9 20, -9 -9),(0 0, 0 10, 10 10, 10 0, 0 0))",
            false},
        // These are for the other row's own open edges to tell.
        ProbeCase{"WellWithin", "POLYGON((2 2, 8 2, 8 8, 2 8, 2 2))", false},
        ProbeCase{"FromCornerToCornerWithin", "POLYGON((0 0, 8 2, 2 8, 0 0))", false}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(OpenEdgeProbe, LooksAtTheEdgesInTheBoxOnly) {
    const MultiPolygonBuffer shapes = test::shapes(
        {"POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))", "POLYGON((9 -5, 20 -5, 20 15, 9 15, 9 -5))"});
    const ShapeTable table(shapes);
    OpenEdgeProbe probe(table);
    const RowBox other{1, shapes.shape(1).box()};
    EXPECT_TRUE(probe({0, {10.0, 0.0, 10.0, 10.0}}, other));
    EXPECT_FALSE(probe({0, {0.0, 0.0, 0.0, 10.0}}, other));
    EXPECT_TRUE(probe({0, {10.0, 0.0, 10.0, 10.0}}, other));
}

} // namespace
} // namespace huuco
