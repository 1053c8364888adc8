// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which village and which organic survey a cell lies in.

#include "land.hpp"

#include <cstdint>

namespace landscape {

/// How far a cell is from the middle of the landscape, for an outline that is no circle.
///
/// \returns about 1024 * 1024 at the middle of the grid's sides; only comparisons matter
[[nodiscard]] std::int64_t remoteness(const Lattice& lattice, int x, int y, std::uint64_t seed);

/// Fills Cell::village.
///
/// \param limit   cells remoter than this are outside every village
/// \pre parcels and parcel_cells are filled
void assign_villages(Land& land, std::int64_t limit, std::uint64_t seed);

/// Fills Cell::survey with round patches on farmed ground that cut across parcels.
void assign_surveys(Land& land, std::uint64_t seed);

} // namespace landscape
