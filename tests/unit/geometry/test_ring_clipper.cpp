// SPDX-License-Identifier: MIT
/// \file
/// Parts by the clipper are those that overlays by GEOS make; what it cannot tell it leaves alone.

#include "geometry/ring_clipper.hpp"
#include "support/random_shapes.hpp"
#include "support/wkt.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

/// Two shapes, and what the clipper makes of them.
struct Clipped {
    MultiPolygonBuffer shapes;
    MultiPolygonBuffer inside;
    MultiPolygonBuffer outside;
    bool is_told = false;

    void clip() { is_told = RingClipper()(shapes.shape(0), shapes.shape(1), inside, outside); }
};

Clipped clipped(const std::string& first, const std::string& second) {
    Clipped result;
    test::WktReader(first).read(result.shapes);
    test::WktReader(second).read(result.shapes);
    result.clip();
    return result;
}

/// Ground that only one of two shapes has.
double difference_m2(const ShapeView& one, const ShapeView& other) {
    BooleanOps geos;
    MultiPolygonBuffer parts;
    geos.difference(one, other, parts);
    geos.difference(other, one, parts);
    return planar_area(parts.shape(0)) + planar_area(parts.shape(1));
}

/// Compares both parts with overlays. New corners are rounded to half a nanometre.
void expect_as_by_geos(const Clipped& clipped) {
    BooleanOps geos;
    MultiPolygonBuffer expected;
    geos.intersection(clipped.shapes.shape(0), clipped.shapes.shape(1), expected);
    geos.difference(clipped.shapes.shape(0), clipped.shapes.shape(1), expected);
    ASSERT_EQ(clipped.inside.size(), 1U);
    ASSERT_EQ(clipped.outside.size(), 1U);
    EXPECT_LT(difference_m2(clipped.inside.shape(0), expected.shape(0)), 1e-5);
    EXPECT_LT(difference_m2(clipped.outside.shape(0), expected.shape(1)), 1e-5);
    EXPECT_EQ(clipped.inside.shape(0).polygon_count(), expected.shape(0).polygon_count());
    EXPECT_EQ(clipped.outside.shape(0).polygon_count(), expected.shape(1).polygon_count());
}

TEST(RingClipper, StarsOverOneAnotherAreDividedAsByGeos) {
    std::mt19937 random(3); // NOLINT(cert-msc51-cpp): the same stars in every run
    int told = 0;
    for (int i = 0; i < 500; ++i) {
        Clipped stars;
        const double apart = std::uniform_real_distribution(5.0, 40.0)(random);
        std::uniform_int_distribution corners(3, 40);
        test::add_star(stars.shapes, {417000.0, 2402000.0}, 30.0, corners(random), random);
        test::add_star(stars.shapes, {417000.0 + apart, 2402007.0}, 30.0, corners(random), random);
        stars.clip();
        if (stars.is_told) {
            ++told;
            expect_as_by_geos(stars);
        }
    }
    EXPECT_GT(told, 400); // the others are apart, or one lies in the other
}

/// Some cells of a land side by side as one shape.
void add_union(
    const MultiPolygonBuffer& cells,
    std::set<std::size_t> chosen,
    MultiPolygonBuffer& out) {
    std::vector<ShapeView> parts;
    for (const std::size_t cell : chosen) {
        parts.push_back(cells.shape(cell));
    }
    BooleanOps().union_of(parts, out);
}

/// Parcels and zones that have corners and edges in common, as where a border runs along parcels
/// before it divides one.
TEST(RingClipper, CommonCornersAndEdgesAreFollowed) {
    constexpr std::size_t kSide = 5;
    std::mt19937 random(8); // NOLINT(cert-msc51-cpp): the same land in every run
    std::uniform_int_distribution<std::size_t> any(0, kSide * kSide - 1);
    int told = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        const MultiPolygonBuffer cells = test::JitteredGrid(kSide, kSide, 50.0, 2, seed).cells();
        Clipped land;
        const std::size_t at = any(random) / kSide * kSide + any(random) % (kSide - 1);
        add_union(cells, {at, at + 1}, land.shapes);
        add_union(cells, {at + 1, any(random), any(random), any(random)}, land.shapes);
        land.clip();
        if (land.is_told) {
            ++told;
            expect_as_by_geos(land);
        }
    }
    EXPECT_GT(told, 150); // the others are one in the other, or zones touch parcels in a point
}

/// Adds a ring through some corners, given in either direction.
void add_ring(MultiPolygonBuffer& out, std::vector<Point> corners) {
    corners.push_back(corners.front());
    if (ring_area(corners) < 0.0) {
        std::ranges::reverse(corners);
    }
    out.add_points(corners);
    out.end_ring();
    out.end_polygon();
    out.end_shape();
}

TEST(RingClipper, NewCornersAreTheSameOnBothSidesOfAnEdge) {
    std::mt19937 random(5); // NOLINT(cert-msc51-cpp): the same borders in every run
    std::uniform_real_distribution some(-3.0, 3.0);
    const Point low{417007.3 + some(random), 2402000.1};
    const Point high{417008.9 + some(random), 2402020.7};
    const std::vector<Point> left{{416990.0, 2401999.0}, low, high, {416991.0, 2402021.0}};
    const std::vector<Point> right{{417030.0, 2402021.0}, high, low, {417031.0, 2401999.0}};
    for (int i = 0; i < 200; ++i) {
        const Point west{416950.0 + some(random), 2402010.0 + some(random)};
        const Point east{417050.0 + some(random), 2402010.0 + some(random)};
        std::set<std::pair<double, double>> places; // of the border on the edge between the parcels
        for (const double other_side : {2402090.0, 2401910.0}) {
            for (const std::vector<Point>& parcel : {left, right}) {
                Clipped parts;
                add_ring(parts.shapes, {parcel[0], parcel[1], parcel[2], parcel[3]});
                add_ring(parts.shapes, {west, east, {east.x, other_side}, {west.x, other_side}});
                parts.clip();
                ASSERT_TRUE(parts.is_told);
                for (const MultiPolygonBuffer* part : {&parts.inside, &parts.outside}) {
                    for (const Point& point : part->shape(0).points()) {
                        const bool is_on_edge = point.x > 417000.0 && point.x < 417020.0 &&
                                                point != low && point != high;
                        if (is_on_edge) {
                            places.emplace(point.x, point.y);
                        }
                    }
                }
            }
        }
        EXPECT_EQ(places.size(), 1U);
    }
}

TEST(RingClipper, SeveralPartsComeOutAsOneShape) {
    const Clipped comb = clipped(
        "POLYGON((0 0, 10 0, 10 10, 8 10, 8 3, 6 3, 6 10, 4 10, 4 3, 2 3, 2 10, 0 10, 0 0))",
        "POLYGON((-5 6, 20 7, 20 30, -5 30, -5 6))");
    ASSERT_TRUE(comb.is_told);
    EXPECT_EQ(comb.inside.shape(0).polygon_count(), 3U);
    EXPECT_EQ(comb.outside.shape(0).polygon_count(), 1U);
    expect_as_by_geos(comb);
}

TEST(RingClipper, AHoleOfTheSecondIsNotInside) {
    const Clipped parts = clipped(
        "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))",
        "POLYGON((-20 -20, 40 -20, 40 40, -20 40, -20 -20), (5 5, 6 15, 15 16, 16 4, 5 5))");
    ASSERT_TRUE(parts.is_told);
    expect_as_by_geos(parts);
}

TEST(RingClipper, WhatItCannotTellIsLeftAlone) {
    const std::string square = "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))";
    const std::string ring = "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 4 6, 6 6, 6 4, 4 4))";
    for (const auto& [first, second] : {
             std::pair(square, "POLYGON((20 0, 30 0, 30 10, 20 10, 20 0))"),  // apart
             {square, "POLYGON((-5 -5, 15 -5, 15 15, -5 15, -5 -5))"},        // within
             {square, "POLYGON((2 2, 8 2, 8 8, 2 8, 2 2))"},                  // around
             {square, "POLYGON((5 0, 20 -5, 20 15, 5 5, 5 0))"},              // corner on edge
             {square, "POLYGON((3 10, 3 0, 6 0, 6 10, 3 10))"},               // along a part
             {square, "POLYGON((10 0, 20 0, 20 10, 10 10, 10 0))"},           // beside
             {square, "POLYGON((0 0, 10 10, 10 0, 12 0, 12 -2, 0 -2, 0 0))"}, // outside corner
             {square, "POLYGON((10 10, 20 10, 20 20, 10 20, 10 10))"},        // one corner
             {ring, "POLYGON((-5 3, 15 2, 15 20, -5 20, -5 3))"},             // has a hole
             {square, "POLYGON((-1 -0.00001, 11 0.00001, 11 20, -1 20, -1 -0.00001))"}, // flat
         }) {
        const Clipped parts = clipped(first, second);
        SCOPED_TRACE(second);
        if (parts.is_told) {
            ADD_FAILURE() << "told";
        }
        EXPECT_EQ(parts.inside.size() + parts.outside.size(), 0U);
    }
}

} // namespace
} // namespace huuco
