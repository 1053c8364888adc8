// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The Mercator plane for many positions that lie near each other.

#include <huuco/geometry/box.hpp>

#include <array>

namespace huuco::tile {

/// `web_mercator` without its three transcendental functions a point.
///
/// Latitudes are cut into bands of 1/64 degree. In each the ordinate is a polynomial, which is kept
/// until a position in another band comes. What a position becomes depends on it alone. It differs
/// from `web_mercator` by no more than rounding: 4e-16 of the square's side. Beyond 60 degrees of
/// latitude `web_mercator` itself is asked. One object a thread.
///
/// Method: Taylor series to the fifth degree of the inverse Gudermannian function about the middle
/// of the band; its remainder is below 1e-22.
class MercatorBands {
public:
    /// \param lon_lat_deg  as in `web_mercator`
    [[nodiscard]] Point operator()(const Point& lon_lat_deg) noexcept;

private:
    void enter(double band) noexcept;

    double m_band = 1e9; ///< number of the band at hand; at first one that there is not
    double m_middle_deg = 0.0;
    std::array<double, 6> m_series{}; ///< of the ordinate, in degrees from the middle
};

} // namespace huuco::tile
