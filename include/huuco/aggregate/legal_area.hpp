// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How far a registered area may be from the measured one.

#include <cmath>

namespace huuco {

/// Error of a parcel corner that a cadastral map of 1:2000 is allowed, in metres.
inline constexpr double kCornerError_m = 0.3;

/// Largest difference between the registered and the measured area of a parcel that is no mistake.
///
/// \param area_m2  measured, 0 or more
/// \returns m²; grows with the length of the border, so with the root of the area: 6 m² for
///          100 m², 60 m² for a hectare
/// Method: the corners of a square of side a that err by σ in any direction make its area err by
/// σ·a (error propagation through the shoelace formula); twice that covers 95 in 100 parcels.
/// A tenth of a square metre is what registers round to.
[[nodiscard]] inline double legal_area_tolerance_m2(double area_m2) noexcept {
    constexpr double kRounding_m2 = 0.1;
    return 2.0 * kCornerError_m * std::sqrt(area_m2) + kRounding_m2;
}

} // namespace huuco
