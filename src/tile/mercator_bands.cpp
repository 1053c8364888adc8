// SPDX-License-Identifier: MIT
/// \file
/// Derives the series of a band, and evaluates it.

#include "tile/mercator_bands.hpp"

#include <huuco/tile/tile_id.hpp>

#include <cmath>
#include <numbers>

namespace huuco::tile {

namespace {

constexpr double kBandsPerDegree = 64.0;
constexpr double kFarthest_deg = 60.0;

} // namespace

Point MercatorBands::operator()(const Point& lon_lat_deg) noexcept {
    if (!(std::abs(lon_lat_deg.y) < kFarthest_deg)) {
        return web_mercator(lon_lat_deg);
    }
    const double band = std::floor(lon_lat_deg.y * kBandsPerDegree);
    if (band != m_band) {
        enter(band);
    }
    const double from_middle = lon_lat_deg.y - m_middle_deg;
    double y = m_series.back();
    for (std::size_t k = m_series.size() - 1; k-- > 0;) {
        y = y * from_middle + m_series[k];
    }
    return {lon_lat_deg.x / 360.0 + 0.5, y};
}

void MercatorBands::enter(double band) noexcept {
    constexpr double kRadian = std::numbers::pi / 180.0;
    m_band = band;
    m_middle_deg = (band + 0.5) / kBandsPerDegree;
    const double sine = std::sin(m_middle_deg * kRadian);
    const double s = 1.0 / std::cos(m_middle_deg * kRadian);
    const double s2 = s * s;
    const double st = s2 * sine; // secant times tangent
    // The derivatives of the inverse Gudermannian function, by factorials.
    const std::array<double, 6> terms = {
        std::atanh(sine),
        s,
        st / 2.0,
        s * (2.0 * s2 - 1.0) / 6.0,
        st * (6.0 * s2 - 1.0) / 24.0,
        s * (24.0 * s2 * s2 - 20.0 * s2 + 1.0) / 120.0};
    double scale = -1.0 / (2.0 * std::numbers::pi);
    for (std::size_t k = 0; k < terms.size(); ++k, scale *= kRadian) {
        m_series[k] = terms[k] * scale;
    }
    m_series[0] += 0.5;
}

} // namespace huuco::tile
