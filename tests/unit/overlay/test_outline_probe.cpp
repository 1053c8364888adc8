// SPDX-License-Identifier: MIT
/// \file
/// Segments and outlines: cases by hand, and points along random segments.

#include "overlay/outline_probe.hpp"
#include "support/random_shapes.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/orientation.hpp>

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace huuco {
namespace {

struct LieCase {
    const char* name;
    Point from;
    Point to;
    Lie expected;
};

class OutlineProbeCases : public testing::TestWithParam<LieCase> {};

/// A square with a notch from the north, a lake, and a second square that touches a corner.
MultiPolygonBuffer land() {
    return test::shape(
        "MULTIPOLYGON(((0 0, 100 0, 100 100, 60 100, 50 60, 40 100, 0 100, 0 0),"
        "(20 20, 20 40, 40 40, 40 20, 20 20)),((100 100, 120 100, 120 120, 100 120, 100 100)))");
}

TEST_P(OutlineProbeCases, LieAsDrawn) {
    const MultiPolygonBuffer shape = land();
    const auto& [name, from, to, expected] = GetParam();
    OutlineProbe probe;
    Box box;
    box.expand(from);
    box.expand(to);
    probe.take(shape.shape(0), box);
    EXPECT_EQ(probe.lie_of(from, to), expected);
    probe.take(shape.shape(0), {-999.0, -999.0, 999.0, 999.0});
    EXPECT_EQ(probe.lie_of(from, to), expected);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    OutlineProbeCases,
    testing::Values(
        LieCase{"FarAway", {300, 300}, {310, 300}, Lie::apart},
        LieCase{"Inside", {5, 5}, {10, 10}, Lie::unclear},
        LieCase{"InTheLake", {25, 25}, {35, 30}, Lie::apart},
        LieCase{"InTheNotch", {49, 80}, {51, 90}, Lie::apart},
        LieCase{"BesideOnTheLeft", {-20, 50}, {-10, 50}, Lie::apart},
        LieCase{"BesideOnTheRight", {110, 50}, {120, 50}, Lie::apart},
        LieCase{"Edge", {0, 0}, {100, 0}, Lie::along},
        LieCase{"EdgeBackwards", {100, 0}, {0, 0}, Lie::against},
        LieCase{"ShoreOfTheLake", {20, 20}, {20, 40}, Lie::along},
        LieCase{"ShoreOfTheLakeBackwards", {20, 40}, {20, 20}, Lie::against},
        LieCase{"PartOfAnEdge", {10, 0}, {50, 0}, Lie::unclear},
        LieCase{"PartOfAnEdgeFromACorner", {0, 0}, {50, 0}, Lie::unclear},
        LieCase{"BeyondAnEdge", {100, 0}, {-50, 0}, Lie::unclear},
        LieCase{"OnThroughACorner", {0, 0}, {0, -50}, Lie::apart},
        LieCase{"FromACornerInto", {0, 0}, {10, 10}, Lie::unclear},
        LieCase{"FromACornerOutwards", {0, 0}, {-10, 5}, Lie::apart},
        LieCase{"ToACornerFromOutside", {-10, 5}, {0, 0}, Lie::apart},
        LieCase{"ToACornerFromInside", {10, 10}, {0, 0}, Lie::unclear},
        LieCase{"FromAHollowCornerOutwards", {50, 60}, {50, 90}, Lie::apart},
        LieCase{"FromAHollowCornerInto", {50, 60}, {50, 50}, Lie::unclear},
        LieCase{"BetweenCornersOverTheNotch", {40, 100}, {60, 100}, Lie::apart},
        LieCase{"BetweenCornersThroughTheLand", {0, 0}, {20, 20}, Lie::unclear},
        LieCase{"BetweenCornersOfTheLake", {20, 20}, {40, 40}, Lie::apart},
        LieCase{"Across", {-10, 10}, {110, 10}, Lie::unclear},
        LieCase{"EndsOnAnEdge", {50, -10}, {50, 0}, Lie::unclear},
        LieCase{"PastTwoRingsThatTouch", {100, 100}, {90, 110}, Lie::unclear}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(OutlineProbe, NoPointOfASegmentApartIsInside) {
    std::mt19937 random(21);
    std::uniform_real_distribution<double> at(-60.0, 60.0);
    const Box box{-110.0, -110.0, 110.0, 110.0};
    OutlineProbe probe;
    int apart = 0;
    for (int round = 0; round < 2000; ++round) {
        MultiPolygonBuffer shape;
        test::add_star(shape, {at(random), at(random)}, 40.0, 9, random);
        const Point from{at(random), at(random)};
        const Point to = round % 2 == 0 ? Point{at(random), at(random)}
                                        : shape.points()[static_cast<std::size_t>(round) % 9];
        probe.take(shape.shape(0), box);
        bool is_inside = false;
        constexpr int kSteps = 200;
        for (int i = 1; i < kSteps; ++i) {
            const double part = static_cast<double>(i) / kSteps;
            const Point point{from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)};
            is_inside = is_inside || locate(point, shape.shape(0)) == Location::inside;
        }
        const Lie lie = probe.lie_of(from, to);
        if (is_inside) {
            ASSERT_EQ(lie, Lie::unclear);
        }
        apart += lie == Lie::apart ? 1 : 0;
    }
    EXPECT_GT(apart, 300);
}

} // namespace
} // namespace huuco
