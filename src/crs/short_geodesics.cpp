// SPDX-License-Identifier: MIT
/// \file
/// Taylor series in latitude round the middle of a ring.

#include "crs/short_geodesics.hpp"

#include <huuco/geometry/box.hpp>

#include <cmath>
#include <cstddef>
#include <numbers>

namespace huuco {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;
constexpr double kLargest = 2.5e-4; // in radians
constexpr double kFarthest_deg = 70.0;

/// What the edges of a ring need at its middle latitude. Primes are derivatives by latitude.
struct MiddleLatitude {
    double area1; ///< A'
    double area2; ///< A''
    double area3; ///< A'''
    double east;  ///< A' k sin φ / 12: the bulge of an edge along a parallel
    double east1;
    double slope; ///< A' (k' - sin φ) / (12 k): what its slope adds
    double slope1;
};

MiddleLatitude middle_latitude(double a2, double e2, double latitude) noexcept {
    const double s = std::sin(latitude);
    const double c = std::cos(latitude);
    const double s2 = s * s;
    const double c2 = c * c;
    const double w = 1.0 - e2 * s2;
    const double w2 = w * w;
    const double w3 = w2 * w;
    const double w4 = w2 * w2;
    const double scale = a2 * (1.0 - e2);
    const double u = 2.0 + e2 - 3.0 * e2 * s2; // (1 - e²)(sin φ - k') / sin φ
    return {
        scale * c / w2,
        scale * s * (-1.0 / w2 + 4.0 * e2 * c2 / w3),
        scale * c * (-1.0 / w2 + 4.0 * e2 * (c2 - 3.0 * s2) / w3 + 24.0 * e2 * e2 * s2 * c2 / w4),
        a2 * c2 * s / (12.0 * w),
        a2 * c / 12.0 * ((c2 - 2.0 * s2) / w + 2.0 * e2 * s2 * c2 / w2),
        -scale * s * u / (12.0 * w3),
        -scale * c / 12.0 * ((u - 6.0 * e2 * s2) / w3 + 6.0 * e2 * s2 * u / w4)};
}

/// The integral of A - A(middle) along an edge.
/// \param from, to  latitudes less the middle one; all in radians
double under_edge(const MiddleLatitude& at, double from, double to, double east) noexcept {
    const double m = (from + to) / 2.0;
    const double d = to - from;
    const double d2 = d * d;
    const double mean = at.area1 * m + at.area2 / 2.0 * (m * m + d2 / 12.0) +
                        at.area3 / 6.0 * m * (m * m + d2 / 4.0);
    return east * (mean + (at.east + at.east1 * m) * east * east - (at.slope + at.slope1 * m) * d2);
}

} // namespace

ShortGeodesics::ShortGeodesics(double semi_major_m, double flattening) noexcept
    : m_a2(semi_major_m * semi_major_m), m_e2(flattening * (2.0 - flattening)) {}

std::optional<double> ShortGeodesics::operator()(RingView ring) const {
    Box box;
    for (const Point& point : ring) {
        box.expand(point);
    }
    const bool is_small = box.width() * kRadians <= kLargest && box.height() * kRadians <= kLargest;
    if (!is_small || !(std::abs(box.min_y) <= kFarthest_deg)) {
        return std::nullopt;
    }
    const double middle = (box.min_y + box.max_y) / 2.0;
    const MiddleLatitude at = middle_latitude(m_a2, m_e2, middle * kRadians);
    double area = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        area += under_edge(
            at,
            (ring[i].y - middle) * kRadians,
            (ring[i + 1].y - middle) * kRadians,
            (ring[i + 1].x - ring[i].x) * kRadians);
    }
    return std::abs(area);
}

} // namespace huuco
