// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The checks every run makes on its own figures: nothing lost, nothing counted twice.

#include <huuco/aggregate/village_totals.hpp>

#include <string>
#include <vector>

namespace huuco {

/// One check, its outcome, and how near it came.
struct ConservationCheck {
    std::string name; ///< a word for machines, such as `villages_plus_outside_equals_parcels`
    double difference_m2 = 0.0; ///< absolute
    double tolerance_m2 = 0.0;  ///< the largest difference that passes
    bool passed = false;
};

/// What the parcels measure before the overlay, independently of the pieces.
struct GroundBeforeOverlay {
    double parcels_m2 = 0.0;    ///< sum of the parcels' areas, each as it came
    double overlap_m2 = 0.0;    ///< ground that more than one parcel claims, beyond its first claim
    double sliver_m2 = 0.0;     ///< ground in pieces too small to keep
    double edge_doubt_m2 = 0.0; ///< bound on the change of area when edges are cut: 0 on the plane
};

/// Compares the figures with the ground they were made from, and with themselves.
///
/// \param villages  totals of each village, \param outside the rest, \param whole their sum
/// \returns the checks in a fixed order:
///   1. villages and outside together are the parcels' ground, within 1e-9 of it
///   2. organic ≤ principal ≤ parcel area, in every village and outside
///   3. organic and in-conversion land together do not exceed the principal-crop land
[[nodiscard]] std::vector<ConservationCheck> check_conservation(
    const std::vector<AreaTotals>& villages,
    const AreaTotals& outside,
    const AreaTotals& whole,
    const GroundBeforeOverlay& ground);

} // namespace huuco
