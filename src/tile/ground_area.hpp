// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Measures ground on the grid of the web-mercator square, where a unit is not everywhere as long.

#include <huuco/geometry/box.hpp>
#include <huuco/geometry/grid_rings.hpp>

#include <span>

namespace huuco::tile {

/// Signed area in square metres on the ellipsoid of WGS 84.
///
/// \param ring           open; grid positions, x to the east and y to the south
/// \param units          grid units along the side of the world
/// \returns positive where `twice_area` is
/// Method: Green's theorem with the areal scale of EPSG:3857 on the ellipsoid, M N cos2(lat) a unit
/// of the square, taken as linear in y round the first point: for a ring of 50 km the error is
/// below 1e-4 of its area.
[[nodiscard]] double ground_area_m2(std::span<const Point> ring, double units) noexcept;

/// As above, for grid points; `origin` is added to each.
[[nodiscard]] double
ground_area_m2(std::span<const GridPoint> ring, double units, Point origin = {}) noexcept;

} // namespace huuco::tile
