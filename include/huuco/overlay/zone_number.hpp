// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The number of a zone.

#include <cstdint>

namespace huuco {

/// Place of a zone (a village, or a surveyed organic area) among those of its index; `kNoZone` for
/// ground in none. Of villages it is their VillageIndex.
using ZoneNumber = std::int32_t;

inline constexpr ZoneNumber kNoZone = -1;

} // namespace huuco
