// SPDX-License-Identifier: MIT
/// \file
/// Areas of small rings of geodesics: against integrals along PROJ's geodesics, and its polygons.

#include "crs/short_geodesics.hpp"

#include <geodesic.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <random>
#include <vector>

namespace huuco {
namespace {

constexpr double kSemiMajor_m = 6378137.0;
constexpr double kFlattening = 1.0 / 298.257223563;

using Real = long double; // 64 bits of mantissa: areas from the equator are some 1e13 m²

constexpr Real kRadiansOfDegree = std::numbers::pi_v<Real> / 180.0L;

/// The area between the equator and a latitude, for a radian of longitude: Snyder (1987), Map
/// projections, 3-12.
Real area_below(Real latitude_rad) {
    constexpr Real kE2 = Real{kFlattening} * (2.0L - Real{kFlattening});
    const Real e = std::sqrt(kE2);
    const Real s = std::sin(latitude_rad);
    return Real{kSemiMajor_m} * kSemiMajor_m * (1.0L - kE2) / 2.0L *
           (s / (1.0L - kE2 * s * s) + std::atanh(e * s) / e);
}

/// The integral of area_below, less that of a middle latitude, along the geodesic of an edge, by
/// Gauss and Legendre's five places.
Real integral_under(
    const geod_geodesic& ellipsoid,
    const Point& from,
    const Point& to,
    Real middle) {
    constexpr std::array<double, 3> kPlaces = {0.0, 0.5384693101056831, 0.9061798459386640};
    constexpr std::array<double, 3> kWeights = {
        0.5688888888888889, 0.4786286704993665, 0.2369268850561891};
    constexpr Real kE2 = Real{kFlattening} * (2.0L - Real{kFlattening});
    double length = 0.0;
    double azimuth = 0.0;
    geod_inverse(&ellipsoid, from.y, from.x, to.y, to.x, &length, &azimuth, nullptr);
    geod_geodesicline line;
    geod_lineinit(
        &line,
        &ellipsoid,
        from.y,
        from.x,
        azimuth,
        GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_AZIMUTH | GEOD_DISTANCE_IN);
    Real integral = 0.0L;
    Real longitude = 0.0L;
    for (std::size_t i = 0; i < kPlaces.size(); ++i) {
        for (const double side : {-1.0, 1.0}) {
            double latitude = 0.0;
            geod_position(
                &line, length * (1.0 + side * kPlaces[i]) / 2.0, &latitude, nullptr, &azimuth);
            const Real at = latitude * kRadiansOfDegree;
            const Real s = std::sin(at);
            const Real radius = kSemiMajor_m / std::sqrt(1.0L - kE2 * s * s) * std::cos(at);
            const Real weight = kWeights[i] / (i == 0 ? 4.0L : 2.0L); // the middle comes twice
            const Real rate = weight * length * std::sin(azimuth * kRadiansOfDegree) / radius;
            integral += rate * (area_below(at) - middle);
            longitude += rate;
        }
    }
    // Azimuths are rounded; the longitudes of the ends are not.
    const Real wanted = (Real{to.x} - Real{from.x}) * kRadiansOfDegree;
    return std::abs(longitude) > 1e-18L ? integral * (wanted / longitude) : integral;
}

Real integral_round(const geod_geodesic& ellipsoid, RingView ring) {
    const Real middle = area_below(ring[0].y * kRadiansOfDegree);
    Real integral = 0.0L;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        integral += integral_under(ellipsoid, ring[i], ring[i + 1], middle);
    }
    return std::abs(integral);
}

double area_by_proj(const geod_geodesic& ellipsoid, RingView ring) {
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        geod_polygon_addpoint(&ellipsoid, &polygon, ring[i].y, ring[i].x);
    }
    double area = 0.0;
    geod_polygon_compute(&ellipsoid, &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

/// A star of up to eight corners round a place, that many radians wide and high.
MultiPolygonBuffer star(const Point& centre, double size_rad, std::mt19937& random) {
    std::uniform_real_distribution<double> part(0.0, 1.0);
    const double radius = size_rad / 2.0 * 180.0 / std::numbers::pi;
    std::vector<double> turns(3 + random() % 6);
    std::ranges::generate(turns, [&] { return part(random) * 2.0 * std::numbers::pi; });
    std::ranges::sort(turns);
    MultiPolygonBuffer buffer;
    std::vector<Point> points;
    for (const double turn : turns) {
        const double reach = radius * (0.3 + 0.7 * part(random));
        points.push_back({centre.x + reach * std::cos(turn), centre.y + reach * std::sin(turn)});
    }
    points.push_back(points.front());
    buffer.add_points(points);
    buffer.end_ring();
    buffer.end_polygon();
    buffer.end_shape();
    return buffer;
}

class ShortGeodesicsAt : public testing::TestWithParam<double> {};

TEST_P(ShortGeodesicsAt, EncloseTheIntegralAlongThem) {
    constexpr double kLargest_rad = 2.499e-4;
    geod_geodesic ellipsoid;
    geod_init(&ellipsoid, kSemiMajor_m, kFlattening);
    const ShortGeodesics area(kSemiMajor_m, kFlattening);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> at(-0.5, 0.5);
    for (const double size : {1e-6, 1e-5, 1e-4, kLargest_rad}) {
        for (int i = 0; i < 100; ++i) {
            const MultiPolygonBuffer shape =
                star({105.0 + at(random), GetParam() + at(random)}, size, random);
            const RingView ring = shape.shape(0).polygon(0).ring(0);
            const auto expected = static_cast<double>(integral_round(ellipsoid, ring));
            const std::optional<double> found = area(ring);
            ASSERT_TRUE(found);
            // The places that the integral is taken at are rounded to some 1e-9 m.
            EXPECT_NEAR(*found, expected, 2e-6 * size / kLargest_rad + 1e-8) << size;
            // PROJ measures from the equator and loses the digits that cancel.
            EXPECT_NEAR(*found, area_by_proj(ellipsoid, ring), 5e-4) << size;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Crs,
    ShortGeodesicsAt,
    testing::Values(0.0, 8.5, 15.0, 23.4, 45.0, 69.0, -21.0, -69.0));

TEST(ShortGeodesics, LeaveLargeAndFarRingsToOthers) {
    const ShortGeodesics area(kSemiMajor_m, kFlattening);
    const auto measured = [&](const Point& centre, double size_rad) {
        MultiPolygonBuffer square;
        const double half = size_rad / 2.0 * 180.0 / std::numbers::pi;
        square.add_points(std::vector<Point>{
            {centre.x - half, centre.y - half},
            {centre.x - half, centre.y + half},
            {centre.x + half, centre.y + half},
            {centre.x + half, centre.y - half},
            {centre.x - half, centre.y - half}});
        square.end_ring();
        square.end_polygon();
        square.end_shape();
        return area(square.shape(0).polygon(0).ring(0));
    };
    EXPECT_TRUE(measured({105.0, 21.0}, 2.4e-4));
    EXPECT_FALSE(measured({105.0, 21.0}, 2.6e-4));
    EXPECT_FALSE(measured({105.0, 80.0}, 1e-5));
    EXPECT_FALSE(measured({105.0, -80.0}, 1e-5));
    EXPECT_GT(*measured({105.0, 21.0}, 1e-5), 0.0); // clockwise
}

} // namespace
} // namespace huuco
