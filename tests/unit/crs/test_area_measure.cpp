// SPDX-License-Identifier: MIT
/// \file
/// Areas on the plane and on the ellipsoid.

#include <huuco/base/error.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/crs/transform.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace huuco {
namespace {

MultiPolygonBuffer polygon_of(const std::vector<std::vector<Point>>& rings) {
    MultiPolygonBuffer buffer;
    for (const std::vector<Point>& ring : rings) {
        for (const Point& point : ring) {
            buffer.add_point(point);
        }
        buffer.end_ring();
    }
    buffer.end_polygon();
    buffer.end_shape();
    return buffer;
}

std::vector<Point> square(double x, double y, double side) {
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

/// The same, clockwise.
std::vector<Point> square_hole(double x, double y, double side) {
    return {{x, y}, {x, y + side}, {x + side, y + side}, {x + side, y}, {x, y}};
}

// The four corners 1° from the equator and the meridian: area in GeographicLib's own test set
// (Planimeter0), 24619419146 m².
TEST(AreaMeasure, TheEllipsoidalAreaAgreesWithGeographicLib) {
    const AreaMeasure measure(wgs84(), AreaMethod::ellipsoidal);
    const MultiPolygonBuffer diamond = polygon_of({{{0, -1}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}}});
    EXPECT_NEAR(measure(diamond.shape(0)), 24619419146.0, 1.0);
}

// An eighth of the ellipsoid, bounded by the equator and two meridians: 63758202715511 m² in
// GeographicLib's own test set, and an eighth of the closed form of the
// surface of the ellipsoid.
TEST(AreaMeasure, AnOctantIsAnEighthOfTheEllipsoid) {
    const AreaMeasure measure(wgs84(), AreaMethod::ellipsoidal);
    const MultiPolygonBuffer octant = polygon_of({{{0, 0}, {90, 0}, {0, 90}, {0, 0}}});
    constexpr double a = 6378137.0;
    constexpr double f = 1.0 / 298.257223563;
    const double e = std::sqrt(f * (2.0 - f));
    const double surface =
        2.0 * std::numbers::pi * a * a * (1.0 + (1.0 - e * e) / e * std::atanh(e));
    EXPECT_NEAR(surface / 8.0, 63758202715511.0, 1.0);
    EXPECT_NEAR(measure(octant.shape(0)), surface / 8.0, 1.0);
}

TEST(AreaMeasure, HolesAreTakenAway) {
    const AreaMeasure planar(Crs::from_code("EPSG:9211"), AreaMethod::planar);
    const MultiPolygonBuffer shape =
        polygon_of({square(414000.0, 2400000.0, 100.0), square_hole(414010.0, 2400010.0, 10.0)});
    EXPECT_DOUBLE_EQ(planar(shape.shape(0)), 9900.0);

    const AreaMeasure ellipsoidal(wgs84(), AreaMethod::ellipsoidal);
    const MultiPolygonBuffer outer = polygon_of({square(105.0, 21.0, 0.02)});
    const MultiPolygonBuffer inner = polygon_of({square(105.005, 21.005, 0.01)});
    const MultiPolygonBuffer both =
        polygon_of({square(105.0, 21.0, 0.02), square_hole(105.005, 21.005, 0.01)});
    EXPECT_NEAR(
        ellipsoidal(both.shape(0)),
        ellipsoidal(outer.shape(0)) - ellipsoidal(inner.shape(0)),
        1e-4);
}

// On the central meridian the scale is k0 = 0.9999 in both directions, so the plane is smaller by
// k0².
TEST(AreaMeasure, ThePlaneIsSmallerThanTheEllipsoidByTheScaleSquared) {
    const Crs crs = Crs::from_code("EPSG:9211");
    const MultiPolygonBuffer shape = polygon_of({square(499950.0, 2400000.0, 100.0)});
    const double planar = AreaMeasure(crs, AreaMethod::planar)(shape.shape(0));
    const double ellipsoidal = AreaMeasure(crs, AreaMethod::ellipsoidal)(shape.shape(0));
    EXPECT_NEAR(planar / ellipsoidal, 0.9999 * 0.9999, 1e-7);
}

TEST(AreaMeasure, AnEmptyShapeHasNoArea) {
    MultiPolygonBuffer empty;
    empty.end_shape();
    EXPECT_EQ(AreaMeasure(wgs84(), AreaMethod::ellipsoidal)(empty.shape(0)), 0.0);
}

TEST(AreaMeasure, PlanarAreasInDegreesOrWebMercatorAreRefused) {
    EXPECT_THROW(AreaMeasure(wgs84(), AreaMethod::planar), Error);
    EXPECT_THROW(AreaMeasure(Crs::from_code("EPSG:3857"), AreaMethod::planar), Error);
}

TEST(ScaleAt, IsThatOfTheTransverseMercator) {
    // On the central meridian of a TM-3 zone k is the k0 of its definition; away from it k grows as
    // k0 (1 + x² / 2R²) with x in metres on the ground.
    const Crs crs = Crs::from_code("EPSG:9211");
    const auto middle = scale_at(crs, {500'000.0, 2'400'000.0});
    ASSERT_TRUE(middle);
    EXPECT_NEAR(middle->linear, 0.9999, 1e-9);
    EXPECT_NEAR(middle->areal, 0.9999 * 0.9999, 2e-9);
    const auto west = scale_at(crs, {414'645.0, 2'400'814.0});
    const double x_m = 85'355.0 / 0.9999;
    ASSERT_TRUE(west);
    EXPECT_NEAR(west->linear, 0.9999 * (1.0 + x_m * x_m / (2.0 * 6'371'000.0 * 6'371'000.0)), 1e-6);
    EXPECT_FALSE(scale_at(wgs84(), {105.0, 21.0}));
}

TEST(SquareMetresPerUnit, IsThatOfASquaredDegreeAtTheLatitude) {
    EXPECT_EQ(square_metres_per_unit(Crs::from_code("EPSG:9211")), 1.0);
    const double equator = square_metres_per_unit(wgs84());
    EXPECT_NEAR(square_metres_per_unit(wgs84(), 60.0), equator / 2.0, 1.0);
    EXPECT_NEAR(square_metres_per_unit(wgs84(), Box{105.0, 58.0, 106.0, 62.0}), equator / 2.0, 1.0);
    EXPECT_EQ(square_metres_per_unit(wgs84(), Box{}), equator);
}

} // namespace
} // namespace huuco
