// SPDX-License-Identifier: MIT
/// \file
/// GEOS judges what repair and areas of random polygons come to; it is asked directly here.

#include "support/random_shapes.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/geometry/intersection_area.hpp>
#include <huuco/geometry/repair.hpp>

#include <geos_c.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace huuco {
namespace {

/// The same shapes in every run; RC_PARAMS in the environment asks for others.
const int kHasSeed = setenv("RC_PARAMS", "seed=4104 max_success=300", 0);

using Shape = std::unique_ptr<GEOSGeometry, void (*)(GEOSGeometry*)>;

class Geos {
public:
    Geos() { initGEOS(nullptr, nullptr); }

    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    ~Geos() { finishGEOS(); }

    /// \pre rings are closed
    [[nodiscard]] Shape operator()(const ShapeView& shape) const {
        std::vector<GEOSGeometry*> polygons;
        for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
            std::vector<GEOSGeometry*> rings;
            for (std::size_t r = 0; r < shape.polygon(p).ring_count(); ++r) {
                rings.push_back(ring_of(shape.polygon(p).ring(r)));
            }
            polygons.push_back(GEOSGeom_createPolygon(
                rings.front(), rings.data() + 1, static_cast<unsigned>(rings.size() - 1)));
        }
        return {
            GEOSGeom_createCollection(
                GEOS_MULTIPOLYGON, polygons.data(), static_cast<unsigned>(polygons.size())),
            GEOSGeom_destroy};
    }

private:
    static GEOSGeometry* ring_of(RingView ring) {
        GEOSCoordSequence* const points =
            GEOSCoordSeq_create(static_cast<unsigned>(ring.size()), 2);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            GEOSCoordSeq_setXY(points, static_cast<unsigned>(i), ring[i].x, ring[i].y);
        }
        return GEOSGeom_createLinearRing(points);
    }
};

double area_of(const Shape& shape) {
    double area = -1.0;
    EXPECT_EQ(GEOSArea(shape.get(), &area), 1);
    return area;
}

/// Corners on a small grid, so that they coincide, cross, touch and run back often.
std::vector<Point> some_ring() {
    const auto corners = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::array<int, 2>>>(
        rc::gen::container<std::array<int, 2>>(rc::gen::inRange(0, 8))));
    std::vector<Point> ring;
    for (const auto& [x, y] : corners) {
        ring.push_back({417000.0 + 10.0 * x, 2402000.0 + 10.0 * y});
    }
    if (*rc::gen::inRange(0, 4) > 0) {
        ring.push_back(ring.front());
    }
    return ring;
}

/// A shape as a careless program writes it: any rings, in up to two polygons.
MultiPolygonBuffer some_raw_shape() {
    MultiPolygonBuffer raw;
    const int polygons = *rc::gen::inRange(1, 3);
    for (int p = 0; p < polygons; ++p) {
        const int rings = *rc::gen::inRange(1, 4);
        for (int r = 0; r < rings; ++r) {
            for (const Point& point : some_ring()) {
                raw.add_point(point);
            }
            raw.end_ring();
        }
        raw.end_polygon();
    }
    raw.end_shape();
    return raw;
}

RC_GTEST_PROP(GeosOracle, WhatRepairMakesIsValidAndHasTheAreaItTells, ()) {
    const Geos geos;
    const MultiPolygonBuffer raw = some_raw_shape();
    MultiPolygonBuffer mended;
    const RepairOutcome outcome = Repairer().repair(raw.shape(0), mended);
    RC_ASSERT(mended.size() == 1U);
    if (outcome.status == RepairStatus::unusable) {
        RC_ASSERT(mended.shape(0).is_empty());
        return;
    }
    const Shape judged = geos(mended.shape(0));
    RC_ASSERT(GEOSisValid(judged.get()) == 1);
    const double area = area_of(judged);
    RC_ASSERT(area > 0.0);
    // Shoelace sums about coordinates of 2.4 million: a nanometre along the outline.
    RC_ASSERT(std::abs(area - outcome.area_after) < 1e-5);
    RC_ASSERT(std::abs(area - planar_area(mended.shape(0))) < 1e-5);
}

/// A ring that goes round its middle, once or several times, now and then a step back.
void add_turning_ring(MultiPolygonBuffer& shape, const Point& middle, double radius) {
    const int turns = *rc::gen::element(1, 1, 1, 2, 3);
    const int corners = turns * *rc::gen::inRange(3, 12);
    std::vector<Point> ring;
    double angle = 0.0;
    for (int i = 0; i < corners; ++i) {
        const double step = *rc::gen::element(1.0, 1.0, 1.0, 1.0, 0.1, 1.9, -0.5);
        angle += step * 2.0 * 3.141592653589793 * turns / corners;
        const double reach = radius * *rc::gen::element(0.3, 0.7, 1.0);
        ring.push_back({middle.x + reach * std::cos(angle), middle.y + reach * std::sin(angle)});
    }
    ring.push_back(ring.front());
    for (const Point& point : ring) {
        shape.add_point(point);
    }
    shape.end_ring();
}

/// Outer rings and holes that lie inside, outside, over and within one another.
MultiPolygonBuffer some_turning_shape() {
    MultiPolygonBuffer raw;
    const int polygons = *rc::gen::element(1, 1, 1, 2);
    for (int p = 0; p < polygons; ++p) {
        const Point middle{417000.0 + 70.0 * *rc::gen::inRange(0, 3), 2402000.0};
        add_turning_ring(raw, middle, 50.0);
        const int holes = *rc::gen::inRange(0, 3);
        for (int h = 0; h < holes; ++h) {
            const double aside = *rc::gen::element(-8.0, 0.0, 8.0, 40.0);
            add_turning_ring(raw, {middle.x + aside, middle.y}, *rc::gen::element(2.0, 6.0));
        }
        raw.end_polygon();
    }
    raw.end_shape();
    return raw;
}

RC_GTEST_PROP(GeosOracle, AShapeIsLeftAsItIsWhereItIsValidAndNowhereElse, ()) {
    const Geos geos;
    const MultiPolygonBuffer raw = some_turning_shape();
    const bool is_valid = GEOSisValid(geos(raw.shape(0)).get()) == 1;
    MultiPolygonBuffer mended;
    const RepairOutcome outcome = Repairer().repair(raw.shape(0), mended);
    RC_CLASSIFY(is_valid, "valid");
    RC_CLASSIFY(!is_valid, "invalid");
    RC_ASSERT(is_valid == (outcome.defect == Defect::none));
}

/// Two stars over one another.
MultiPolygonBuffer two_stars() {
    std::mt19937 random(*rc::gen::arbitrary<unsigned>());
    MultiPolygonBuffer stars;
    const double apart = *rc::gen::inRange(0, 60);
    test::add_star(stars, {417000.0, 2402000.0}, 30.0, *rc::gen::inRange(3, 40), random);
    test::add_star(stars, {417000.0 + apart, 2402007.0}, 30.0, *rc::gen::inRange(3, 40), random);
    return stars;
}

RC_GTEST_PROP(GeosOracle, TheCommonAreaIsThatOfTheOverlayWithinItsOwnBound, ()) {
    const Geos geos;
    const MultiPolygonBuffer stars = two_stars();
    const Shape first = geos(stars.shape(0));
    const Shape second = geos(stars.shape(1));
    const Shape common(GEOSIntersection(first.get(), second.get()), GEOSGeom_destroy);
    const BoundedArea measured = IntersectionArea()(stars.shape(0), stars.shape(1));
    // The corners that the overlay computes are themselves rounded to half a nanometre.
    RC_ASSERT(std::abs(measured.area - area_of(common)) <= measured.error + 1e-6);
}

RC_GTEST_PROP(GeosOracle, PartsAndUnionsAddUp, ()) {
    const Geos geos;
    const MultiPolygonBuffer stars = two_stars();
    const Shape first = geos(stars.shape(0));
    const Shape second = geos(stars.shape(1));
    const Shape all(GEOSUnion(first.get(), second.get()), GEOSGeom_destroy);
    BooleanOps ops;
    MultiPolygonBuffer parts;
    ops.intersection(stars.shape(0), stars.shape(1), parts);
    ops.difference(stars.shape(0), stars.shape(1), parts);
    const std::array<ShapeView, 2> both = {stars.shape(0), stars.shape(1)};
    ops.union_of(both, parts);
    RC_ASSERT(
        std::abs(planar_area(parts.shape(0)) + planar_area(parts.shape(1)) - area_of(first)) <
        1e-6);
    RC_ASSERT(std::abs(planar_area(parts.shape(2)) - area_of(all)) < 1e-6);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        RC_ASSERT(parts.shape(i).is_empty() || GEOSisValid(geos(parts.shape(i)).get()) == 1);
    }
}

} // namespace
} // namespace huuco
