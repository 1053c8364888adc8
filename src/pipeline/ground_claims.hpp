// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which of the parcels that share ground goes before which, by the plan's rule.

#include "pipeline/ground.hpp"

#include <huuco/overlay/overlaps.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

/// Numbers the claims of the rows of a layer: of two that share ground the higher keeps it, of
/// equal ones the lower row.
///
/// `lowers_share` and `highest_claim` compare what a square metre of the contested ground would
/// count for in each parcel: as organic, in conversion and principal-crop land, with recorded and
/// certified areas spread evenly over the parcel they are of. A parcel that surveyed areas decide
/// about is weighed on the ground that it shares, by what of it lies in them.
///
/// \param shapes    of the layer
/// \param overlaps  what find_overlaps returned for them
/// \param areas      of the layer's parcels
/// \param key_areas  ground among which a certified area is shared
/// \returns one number a row; 0 for rows that share no ground
[[nodiscard]] std::vector<std::int32_t> number_claims(
    const GroundBasis& basis,
    const ShapeTable& shapes,
    std::span<const Overlap> overlaps,
    ParcelAreas& areas,
    const KeyAreas& key_areas);

} // namespace huuco
