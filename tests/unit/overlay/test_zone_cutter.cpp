// SPDX-License-Identifier: MIT
/// \file
/// Parts of shapes by zone: areas by closed form, and sums that must hold for any shape.

#include "support/random_shapes.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/overlay/zone_cutter.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace huuco {
namespace {

struct Part {
    ZoneNumber zone;
    double area;
};

/// Cuts one shape; a whole part has the shape's area.
std::vector<Part> cut(ZoneCutter& cutter, const ShapeView& shape) {
    MultiPolygonBuffer out;
    std::vector<ZonePart> parts;
    cutter.cut(shape, out, parts);
    std::vector<Part> areas;
    for (const ZonePart& part : parts) {
        const bool is_whole = part.shape == Piece::kWholeParcel;
        areas.push_back({part.zone, planar_area(is_whole ? shape : out.shape(part.shape))});
    }
    return areas;
}

class ZoneCutterOfTwo : public testing::Test {
protected:
    std::vector<Part> cut_wkt(std::string_view wkt) {
        const MultiPolygonBuffer shape = test::shape(wkt);
        return cut(m_cutter, shape.shape(0));
    }

    ZoneIndex m_index{test::shapes(
        {"POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))",
         "POLYGON((90 0, 200 0, 200 100, 90 100, 90 0))"})}; ///< the first owns 90 to 100
    ZoneCutter m_cutter{m_index};
};

TEST_F(ZoneCutterOfTwo, ShapeAcrossBothAndTheOutsideHasThreeParts) {
    const std::vector<Part> parts = cut_wkt("POLYGON((80 -10, 120 -10, 120 10, 80 10, 80 -10))");
    ASSERT_EQ(parts.size(), 3U);
    EXPECT_EQ(parts[0].zone, 0);
    EXPECT_DOUBLE_EQ(parts[0].area, 200.0); // 20 by 10
    EXPECT_EQ(parts[1].zone, 1);
    EXPECT_DOUBLE_EQ(parts[1].area, 200.0);
    EXPECT_EQ(parts[2].zone, kNoZone);
    EXPECT_DOUBLE_EQ(parts[2].area, 400.0); // 40 by 10
    EXPECT_EQ(m_cutter.dropped_area(), 0.0);
}

TEST_F(ZoneCutterOfTwo, GroundOfBothBelongsToTheFirst) {
    const std::vector<Part> parts = cut_wkt("POLYGON((92 10, 98 10, 98 20, 92 20, 92 10))");
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].zone, 0);
    EXPECT_EQ(parts[0].area, 60.0);
}

TEST_F(ZoneCutterOfTwo, SliverLeavesTheShapeWhole) {
    // 1e-9 of its width lies in the first zone: 1e-9 * 10 is under 1e-6.
    const std::vector<Part> parts =
        cut_wkt("POLYGON((99.999999999 10, 110 10, 110 20, 99.999999999 20, 99.999999999 10))");
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].zone, 1);
    EXPECT_EQ(m_cutter.dropped_area(), 0.0);
}

TEST_F(ZoneCutterOfTwo, SliverOutsideStaysWithTheLastZone) {
    // 1e-8 of its height lies outside: 40 by 1e-8 is under 1e-6.
    const std::vector<Part> parts =
        cut_wkt("POLYGON((80 -0.00000001, 120 -0.00000001, 120 10, 80 10, 80 -0.00000001))");
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_NEAR(parts[0].area, 200.0, 1e-9);
    EXPECT_NEAR(parts[1].area + m_cutter.dropped_area(), 200.0 + 4e-7, 1e-9);
}

TEST_F(ZoneCutterOfTwo, OutsideShapeIsWholeOutside) {
    const std::vector<Part> parts = cut_wkt("POLYGON((300 0, 310 0, 310 10, 300 0))");
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].zone, kNoZone);
}

TEST_F(ZoneCutterOfTwo, EmptyShapeHasNoParts) {
    EXPECT_TRUE(cut_wkt("POLYGON EMPTY").empty());
}

TEST_F(ZoneCutterOfTwo, HoleAcrossTheBorderIsNoGround) {
    const std::vector<Part> parts = cut_wkt(
        "POLYGON((80 10, 120 10, 120 50, 80 50, 80 10),(90 20, 90 40, 110 40, 110 20, 90 20))");
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_DOUBLE_EQ(parts[0].area, 600.0); // 20 by 40 less 10 by 20
    EXPECT_DOUBLE_EQ(parts[1].area, 600.0);
}

TEST_F(ZoneCutterOfTwo, PartsAreNotCutAgain) {
    const MultiPolygonBuffer shape =
        test::shape("POLYGON((80 -10, 120 -10, 110 10, 80 10, 80 -10))");
    MultiPolygonBuffer out;
    std::vector<ZonePart> parts;
    m_cutter.cut(shape.shape(0), out, parts);
    ASSERT_EQ(parts.size(), 3U);
    for (const ZonePart& part : parts) {
        MultiPolygonBuffer again;
        std::vector<ZonePart> whole;
        m_cutter.cut(out.shape(part.shape), again, whole);
        ASSERT_EQ(whole.size(), 1U);
        EXPECT_EQ(whole[0].zone, part.zone);
        EXPECT_EQ(whole[0].shape, Piece::kWholeParcel);
    }
}

TEST(ZoneCutter, PartsAndDroppedSliversAddUpToTheShape) {
    std::mt19937 random(9);
    std::uniform_real_distribution<double> at(0.0, 1000.0);
    MultiPolygonBuffer zones;
    for (int z = 0; z < 10; ++z) { // many corners: the clip tree is at work
        test::add_star(zones, {417000.0 + at(random), 2402000.0 + at(random)}, 400.0, 997, random);
    }
    const ZoneIndex index(zones);
    ZoneCutter cutter(index);
    std::size_t most_parts = 0;
    for (int round = 0; round < 300; ++round) {
        MultiPolygonBuffer shape;
        test::add_star(shape, {417000.0 + at(random), 2402000.0 + at(random)}, 30.0, 15, random);
        const double dropped_before = cutter.dropped_area();
        double sum = 0.0;
        const std::vector<Part> parts = cut(cutter, shape.shape(0));
        for (const Part& part : parts) {
            sum += part.area;
        }
        most_parts = std::max(most_parts, parts.size());
        const double whole = planar_area(shape.shape(0));
        ASSERT_NEAR(sum + cutter.dropped_area() - dropped_before, whole, 1e-9 * whole);
        // What the index calls whole, the cutter leaves whole.
        if (const auto zone = index.whole(shape.shape(0))) {
            ASSERT_EQ(parts.size(), 1U);
            ASSERT_EQ(parts[0].zone, *zone);
        }
    }
    EXPECT_GT(most_parts, 2U);
}

TEST_F(ZoneCutterOfTwo, ZonesThatMayShareGroundTakeAnOverlay) {
    const MultiPolygonBuffer shape = test::shape("POLYGON((80 10, 120 10, 120 20, 80 20, 80 10))");
    std::vector<ZoneShare> shares;
    EXPECT_FALSE(m_cutter.share(shape.shape(0), shares));
    ZoneCutter told_so(m_index, ZoneCutter::kDefaultSliverArea, {true, true});
    EXPECT_FALSE(told_so.share(shape.shape(0), shares));
    // Beside enough ground outside, what counts twice does not show as ground that is missing.
    const MultiPolygonBuffer reaching_out =
        test::shape("POLYGON((80 -10, 120 -10, 120 10, 80 10, 80 -10))");
    EXPECT_FALSE(m_cutter.share(reaching_out.shape(0), shares));
}

TEST_F(ZoneCutterOfTwo, AShapeNoLargerThanASliverTakesAnOverlay) {
    std::vector<ZoneShare> shares;
    for (const char* const wkt :
         {"POLYGON((300 0, 300.0001 0, 300.0001 0.0001, 300 0.0001, 300 0))",
          "POLYGON((50 50, 50.0001 50, 50.0001 50.0001, 50 50.0001, 50 50))"}) {
        EXPECT_FALSE(m_cutter.share(test::shape(wkt).shape(0), shares));
    }
}

TEST_F(ZoneCutterOfTwo, OneZoneAndTheOutsideNeedNoOverlay) {
    const MultiPolygonBuffer shape = test::shape("POLYGON((20 -10, 60 -10, 60 5, 20 5, 20 -10))");
    std::vector<ZoneShare> shares;
    ASSERT_TRUE(m_cutter.share(shape.shape(0), shares));
    ASSERT_EQ(shares.size(), 2U);
    EXPECT_EQ(shares[0].zone, 0);
    EXPECT_DOUBLE_EQ(shares[0].area, 200.0); // 40 by 5
    EXPECT_EQ(shares[1].zone, kNoZone);
    EXPECT_DOUBLE_EQ(shares[1].area, 400.0); // 40 by 10
}

TEST(ZoneCutter, WhatIsNearlyASliverTakesAnOverlay) {
    const ZoneIndex index(test::shapes(
        {"POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))",
         "POLYGON((100 0, 200 0, 200 100, 100 100, 100 0))"}));
    ZoneCutter cutter(index, 1e-6, {false, false});
    const auto shares_of_width = [&](double width) { // of 10 m in the second zone
        MultiPolygonBuffer shape;
        for (const Point point :
             {Point{90.0, 10.0},
              Point{100.0 + width, 10.0},
              Point{100.0 + width, 20.0},
              Point{90.0, 20.0},
              Point{90.0, 10.0}}) {
            shape.add_point(point);
        }
        shape.end_ring();
        shape.end_polygon();
        shape.end_shape();
        std::vector<ZoneShare> shares;
        if (!cutter.share(shape.shape(0), shares)) {
            return -1;
        }
        double sum = 0.0;
        for (const ZoneShare& share : shares) {
            sum += share.area;
        }
        EXPECT_NEAR(sum, planar_area(shape.shape(0)), 1e-12); // a sliver goes with its neighbour
        return static_cast<int>(shares.size());
    };
    EXPECT_EQ(shares_of_width(0.0), 1);
    EXPECT_EQ(shares_of_width(2e-8), 1);  // 2e-7 m²
    EXPECT_EQ(shares_of_width(1e-7), -1); // 1e-6 m²: on the verge
    EXPECT_EQ(shares_of_width(1e-6), 2);
}

TEST(ZoneCutter, SharesAreTheAreasOfTheParts) {
    std::mt19937 random(12);
    std::uniform_real_distribution<double> at(100.0, 1100.0);
    const MultiPolygonBuffer zones = test::JitteredGrid(4, 4, 300.0, 60, 5).cells();
    const Box around = zones.box();
    const ZoneIndex index(zones);
    ZoneCutter cutter(index, 1e-6, std::vector<bool>(zones.size(), false));
    std::size_t most_shares = 0;
    std::size_t outside = 0;
    for (int round = 0; round < 400; ++round) {
        MultiPolygonBuffer shape;
        test::add_star(
            shape,
            {around.min_x - 100.0 + at(random), around.min_y - 100.0 + at(random)},
            60.0,
            15,
            random);
        std::vector<ZoneShare> shares;
        ASSERT_TRUE(cutter.share(shape.shape(0), shares));
        const std::vector<Part> parts = cut(cutter, shape.shape(0));
        ASSERT_EQ(shares.size(), parts.size());
        double sum = 0.0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            EXPECT_EQ(shares[i].zone, parts[i].zone);
            EXPECT_NEAR(shares[i].area, parts[i].area, 1e-6); // by GEOS, to a square millimetre
            sum += shares[i].area;
        }
        EXPECT_NEAR(sum, planar_area(shape.shape(0)), 1e-10);
        most_shares = std::max(most_shares, shares.size());
        outside += shares.back().zone == kNoZone ? 1U : 0U;
    }
    EXPECT_GT(most_shares, 2U);
    EXPECT_GT(outside, 0U);
}

TEST(ZoneCutter, DrawsSharesAsItCutsParts) {
    std::mt19937 random(14);
    std::uniform_real_distribution<double> at(100.0, 1100.0);
    const MultiPolygonBuffer zones = test::JitteredGrid(4, 4, 300.0, 60, 5).cells();
    const Box around = zones.box();
    const ZoneIndex index(zones);
    ZoneCutter cutter(index, 1e-6, std::vector<bool>(zones.size(), false));
    const Point corner{around.min_x - 100.0, around.min_y - 100.0};
    std::size_t most_shares = 0;
    for (int round = 0; round < 400; ++round) {
        MultiPolygonBuffer shapes; // the second to be asked about in between
        for (int i = 0; i < 2; ++i) {
            test::add_star(
                shapes, {corner.x + at(random), corner.y + at(random)}, 60.0, 15, random);
        }
        std::vector<ZoneShare> others;
        std::vector<ZoneShare> shares;
        ASSERT_TRUE(cutter.share(shapes.shape(0), shares));
        ASSERT_TRUE(round % 2 == 0 || cutter.share(shapes.shape(1), others));
        if (shares.size() < 2) {
            continue;
        }
        MultiPolygonBuffer drawn;
        ASSERT_TRUE(cutter.draw(shapes.shape(0), shares, drawn));
        MultiPolygonBuffer out;
        std::vector<ZonePart> parts;
        cutter.cut(shapes.shape(0), out, parts);
        ASSERT_EQ(drawn.size(), shares.size());
        ASSERT_EQ(parts.size(), shares.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            ASSERT_EQ(parts[i].zone, shares[i].zone);
            EXPECT_TRUE(
                std::ranges::equal(drawn.shape(i).points(), out.shape(parts[i].shape).points()));
        }
        most_shares = std::max(most_shares, shares.size());
    }
    EXPECT_GT(most_shares, 2U);
}

TEST_F(ZoneCutterOfTwo, AShareThatIsLostIsEmpty) {
    const MultiPolygonBuffer shape =
        test::shape("POLYGON((110 -10, 160 -10, 160 5, 110 5, 110 -10))");
    const std::vector<ZoneShare> claimed{{0, 1.0}, {1, 250.0}, {kNoZone, 500.0}};
    MultiPolygonBuffer drawn;
    EXPECT_FALSE(m_cutter.draw(shape.shape(0), claimed, drawn));
    ASSERT_EQ(drawn.size(), 3U);
    EXPECT_TRUE(drawn.shape(0).is_empty());
    EXPECT_DOUBLE_EQ(planar_area(drawn.shape(1)), 250.0); // 50 by 5
    EXPECT_DOUBLE_EQ(planar_area(drawn.shape(2)), 500.0); // 50 by 10
    // So is the last one, where the others have it all.
    const MultiPolygonBuffer inside = test::shape("POLYGON((110 5, 160 5, 160 9, 110 9, 110 5))");
    drawn.clear();
    EXPECT_FALSE(
        m_cutter.draw(inside.shape(0), std::vector<ZoneShare>{{1, 199.0}, {kNoZone, 1.0}}, drawn));
    ASSERT_EQ(drawn.size(), 2U);
    EXPECT_DOUBLE_EQ(planar_area(drawn.shape(0)), 200.0); // 50 by 4
    EXPECT_TRUE(drawn.shape(1).is_empty());
}

TEST(ZoneCutter, AnswersDoNotDependOnWhatWasAskedBefore) {
    std::mt19937 random(10);
    std::uniform_real_distribution<double> at(0.0, 1000.0);
    const MultiPolygonBuffer zones = test::JitteredGrid(3, 3, 333.0, 120, 4).cells();
    const ZoneIndex index(zones);
    MultiPolygonBuffer shapes;
    for (int i = 0; i < 60; ++i) {
        test::add_star(shapes, {417000.0 + at(random), 2402000.0 + at(random)}, 40.0, 15, random);
    }
    ZoneCutter forward(index);
    ZoneCutter backward(index);
    std::vector<std::vector<Part>> first(shapes.size());
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        first[i] = cut(forward, shapes.shape(i));
    }
    for (std::size_t i = shapes.size(); i-- > 0;) {
        const std::vector<Part> again = cut(backward, shapes.shape(i));
        ASSERT_EQ(again.size(), first[i].size());
        for (std::size_t p = 0; p < again.size(); ++p) {
            EXPECT_EQ(again[p].zone, first[i][p].zone);
            EXPECT_EQ(again[p].area, first[i][p].area); // to the last bit
        }
    }
}

} // namespace
} // namespace huuco
