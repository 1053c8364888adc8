// SPDX-License-Identifier: MIT
/// \file
/// Areas on the plane and on the ellipsoid.

#include <huuco/base/error.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/crs/transform.hpp>

#include <gtest/gtest.h>

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

} // namespace
} // namespace huuco
