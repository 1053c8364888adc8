// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Quick proof that a single short ring is valid as it stands.

#include <huuco/geometry/grid_rings.hpp>

#include <span>

namespace huuco::tile {

/// True where a ring of at most 64 vertices is positive, passes no vertex twice, and no two of its
/// edges share a point save the common end of neighbours; exact. Nearly all parcels are such rings.
///
/// \returns false also for longer rings, of which nothing is known then
/// Method: edges whose boxes meet are tested pair by pair; nothing is sorted.
[[nodiscard]] bool is_usual_ring(std::span<const GridPoint> ring) noexcept;

} // namespace huuco::tile
