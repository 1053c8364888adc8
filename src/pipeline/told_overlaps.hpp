// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which pairs of parcels that share ground a person is told of.

#include <huuco/overlay/overlaps.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

/// The area by which two rows may differ and still have the same ground: what either has alone is
/// within the tolerance, or the rounding of their area.
///
/// \param larger_area  of the two, in squared units of the CRS
[[nodiscard]] double same_ground_tolerance(double tolerance_area, double larger_area) noexcept;

/// Leaves out the pairs that say nothing new. A row with the same ground as one that goes before it
/// is told with the strongest of those, whose other pairs speak for both: of a thousand equal
/// outlines 999 pairs are left, not half a million.
///
/// \param shapes    of the layer
/// \param overlaps  what find_overlaps returned for them
/// \param claims    one a row: the higher keeps the ground, of equal ones the lower row
/// \param tolerance_area  as for find_overlaps
/// \returns pairs in their order; every row of `overlaps` is in one of them
[[nodiscard]] std::vector<Overlap> overlaps_to_tell(
    const ShapeTable& shapes,
    std::span<const Overlap> overlaps,
    std::span<const std::int32_t> claims,
    double tolerance_area);

} // namespace huuco
