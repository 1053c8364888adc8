// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which coordinates points of a reference system can have.

#include <huuco/crs/crs.hpp>
#include <huuco/geometry/box.hpp>

#include <optional>

namespace huuco {

/// How far beyond its area of use a system is believed to be used, in degrees: some 1,100 km, far
/// beyond the next zones, and less than what one digit too many makes of an easting.
inline constexpr double kRangeMargin_deg = 10.0;

/// The box of the coordinates that points of a system can have, in its units: its registered area
/// of use with `kRangeMargin_deg` round it. What lies outside is a slip of a digit, or is in
/// another system.
///
/// \returns nothing where the definition states no area of use, or PROJ cannot bring it to the
///          system
/// \throws Error `crs` when PROJ cannot use the definition
[[nodiscard]] std::optional<Box> coordinate_range(const Crs& crs);

/// Whether x and y of a system tell a place on the ground: not where they are distances from the
/// middle of the earth (geocentric), heights, times, or of axes that lie nowhere.
///
/// \throws Error `crs` when PROJ cannot use the definition
[[nodiscard]] bool has_east_and_north(const Crs& crs);

} // namespace huuco
