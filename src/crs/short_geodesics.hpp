// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Areas of small rings on an ellipsoid, without a geodesic problem for each edge.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <optional>

namespace huuco {

/// Measures rings of up to some 1.6 km whose edges are geodesics.
///
/// The area of a ring is the integral of A(φ) dλ along it, where A is the area between the equator
/// and a latitude, for each radian of longitude. Along an edge the latitude is that of the straight
/// line in degrees, plus the bulge of the geodesic: with k = N cos φ / M (N, M: radii of curvature)
/// Clairaut's relation gives φ'' = -k sin φ + φ'² (k' - sin φ) / k, so that the edge encloses
///
///     Δλ · mean(A) - A' φ'' Δλ³ / 12, to the fifth power of its length.
///
/// A is developed round the middle latitude of the ring, which also spares the digits that would
/// cancel. What is left out is below 1e-6 m² for a ring of the largest size between 70° south and
/// 70° north, and grows with the fifth power of the size.
class ShortGeodesics {
public:
    /// \param semi_major_m  of the ellipsoid
    ShortGeodesics(double semi_major_m, double flattening) noexcept;

    /// Area in m², positive whatever the winding.
    ///
    /// \param ring  closed, in degrees, x being the longitude
    /// \returns nothing for a ring that is too large or too far north or south
    [[nodiscard]] std::optional<double> operator()(RingView ring) const;

private:
    double m_a2; ///< square of the semi-major axis
    double m_e2; ///< square of the eccentricity
};

} // namespace huuco
