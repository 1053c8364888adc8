// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Exact answers about points and segments: side of a line, common points, point in polygon.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cmath>

namespace huuco {

/// Side of the line through a and b on which c lies, by exact arithmetic; slow, see `orientation`.
[[nodiscard]] int orientation_exact(const Point& a, const Point& b, const Point& c) noexcept;

/// Side of the line from a to b on which c lies, where rounding cannot hide it.
///
/// \returns +1 left, -1 right, 0 on the line or too near to it to be told
/// \pre coordinates are finite and no product of two of them over- or underflows
/// Method: determinant with the static error filter of Shewchuk (1997), "Adaptive precision
/// floating-point arithmetic and fast robust geometric predicates", section 4.1.
[[nodiscard]] inline int
orientation_if_clear(const Point& a, const Point& b, const Point& c) noexcept {
    constexpr double kUnit = 0x1p-53;
    constexpr double kBound = (3.0 + 16.0 * kUnit) * kUnit;
    const double left = (a.x - c.x) * (b.y - c.y);
    const double right = (a.y - c.y) * (b.x - c.x);
    const double determinant = left - right;
    const double error = kBound * (std::abs(left) + std::abs(right));
    return static_cast<int>(determinant > error) - static_cast<int>(-determinant > error);
}

/// Side of the line from a to b on which c lies.
///
/// \returns +1 left, -1 right, 0 exactly on the line (or when a equals b)
/// \pre coordinates are finite and no product of two of them over- or underflows
/// Method: where the filter of `orientation_if_clear` cannot tell, the determinant is summed
/// exactly as an expansion.
[[nodiscard]] inline int orientation(const Point& a, const Point& b, const Point& c) noexcept {
    const int side = orientation_if_clear(a, b, c);
    return side != 0 ? side : orientation_exact(a, b, c);
}

/// True when the closed segments ab and cd have at least one point in common; exact.
///
/// \pre neither segment is a single point
[[nodiscard]] bool
segments_touch(const Point& a, const Point& b, const Point& c, const Point& d) noexcept;

/// Where a point lies.
enum class Location { inside, boundary, outside };

/// Where a point lies in the region a ring encloses by the even-odd rule; exact.
[[nodiscard]] Location locate(const Point& point, RingView ring) noexcept;

/// Where a point lies in a polygon with its holes; exact.
[[nodiscard]] Location locate(const Point& point, const PolygonView& polygon) noexcept;

/// Where a point lies in a shape; exact.
///
/// \pre the shape is valid: its polygons do not overlap
[[nodiscard]] Location locate(const Point& point, const ShapeView& shape) noexcept;

} // namespace huuco
