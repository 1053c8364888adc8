// SPDX-License-Identifier: MIT
/// \file
/// Integrates the areal scale of web mercator over rings.

#include "tile/ground_area.hpp"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace huuco::tile {

namespace {

// WGS 84, EPSG:7030.
constexpr double kSemiMajor_m = 6378137.0;
constexpr double kFlattening = 1.0 / 298.257223563;
constexpr double kEccentricity2 = kFlattening * (2.0 - kFlattening);

/// Square metres of a unit of the mercator square, and how they change with y.
struct ArealScale {
    double value = 0.0;
    double slope = 0.0;
};

ArealScale areal_scale(double y) noexcept {
    constexpr double kTurn = 2.0 * std::numbers::pi;
    constexpr double kAll = kTurn * kTurn * kSemiMajor_m * kSemiMajor_m * (1.0 - kEccentricity2);
    const double sine = std::tanh(kTurn * (0.5 - y));
    const double cosine2 = 1.0 - sine * sine;
    const double bent = 1.0 - kEccentricity2 * sine * sine;
    const double by_sine =
        (-2.0 * sine * bent + 4.0 * kEccentricity2 * sine * cosine2) / (bent * bent * bent);
    return {kAll * cosine2 / (bent * bent), kAll * by_sine * cosine2 * -kTurn};
}

template <typename PointAt>
double integrate(std::size_t count, double units, PointAt&& point_at) noexcept {
    if (count < 3) {
        return 0.0;
    }
    const Point first = point_at(0);
    const ArealScale scale = areal_scale(first.y / units);
    const double slope = scale.slope / units;
    double sum = 0.0;
    Point a{0.0, 0.0};
    for (std::size_t i = 1; i <= count; ++i) {
        const Point next = point_at(i == count ? 0 : i);
        const Point b{next.x - first.x, next.y - first.y};
        sum -= (b.x - a.x) * (scale.value * (a.y + b.y) / 2.0 +
                              slope * (a.y * a.y + a.y * b.y + b.y * b.y) / 6.0);
        a = b;
    }
    return sum / (units * units);
}

} // namespace

double ground_area_m2(std::span<const Point> ring, double units) noexcept {
    return integrate(ring.size(), units, [&](std::size_t i) { return ring[i]; });
}

double ground_area_m2(std::span<const GridPoint> ring, double units, Point origin) noexcept {
    return integrate(ring.size(), units, [&](std::size_t i) {
        return Point{origin.x + ring[i].x, origin.y + ring[i].y};
    });
}

} // namespace huuco::tile
