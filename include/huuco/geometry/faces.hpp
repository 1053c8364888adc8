// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The faces that a heap of line segments encloses.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <functional>
#include <span>
#include <vector>

namespace huuco {

/// A straight piece of border.
struct Segment {
    Point from;
    Point to;
};

/// Faces of the plane, none of which overlap.
struct Faces {
    MultiPolygonBuffer shapes;       ///< one polygon a face, with its holes
    std::vector<Point> inner_points; ///< one per face, in its interior
};

/// Cuts the plane along segments, which may cross, and returns the bounded faces.
///
/// \param segments   in any order, in one CRS; none of length 0
/// \param is_wanted  whether a face, one polygon with its holes, shall be among the returned
///                   ones: an inner point is sought of these only
/// \throws Error `geometry` when GEOS cannot node them
/// Method: union of the lines by OverlayNG, then GEOS' polygonizer.
[[nodiscard]] Faces enclosed_faces(
    std::span<const Segment> segments,
    const std::function<bool(const ShapeView&)>& is_wanted);

} // namespace huuco
