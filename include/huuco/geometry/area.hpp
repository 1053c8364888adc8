// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Planar areas of rings and shapes by the shoelace formula about a local origin.

#include <huuco/geometry/multipolygon_buffer.hpp>

namespace huuco {

/// Signed area of a ring: positive when it runs counter-clockwise.
///
/// \param ring  points in order; closed or not, the last edge leads back to the first point.
///              Fewer than three points have no area. A self-crossing ring gives the sum of its
///              loops by winding number.
/// \returns area in squared units of the coordinates; NaN when a coordinate is NaN
/// Method: shoelace formula relative to the first point. For n points within a distance d of the
/// first one the error is at most 2 (n + 2) u n d², u = 2^-53, whatever the distance to the origin
/// of the CRS; without the local origin metre coordinates near 2.4e6 would lose 1e-4 m² a term.
[[nodiscard]] double ring_area(RingView ring) noexcept;

/// Area of a polygon: its outer ring less its holes, which run the other way round.
[[nodiscard]] double planar_area(const PolygonView& polygon) noexcept;

/// Area of a shape, the sum of its polygons; 0 for an empty one.
///
/// \pre rings are wound as the buffer promises (outer counter-clockwise, holes clockwise), since
///      the winding alone tells holes from outer rings
/// Method and error: as `ring_area`, ring by ring.
[[nodiscard]] double planar_area(const ShapeView& shape) noexcept;

} // namespace huuco
