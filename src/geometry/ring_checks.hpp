// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What single rings and their points are asked before and while they are repaired.

#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/geometry/repair.hpp>

#include <optional>

namespace huuco {

/// A defect and where it is.
struct FoundDefect {
    Defect defect = Defect::none;
    Point place;
};

/// False for coordinates that no place on earth has in any reference system, and for NaN.
[[nodiscard]] bool is_believable(const Point& point) noexcept;

/// Looks for coordinates nobody can use.
[[nodiscard]] FoundDefect find_bad_coordinate(const ShapeView& raw) noexcept;

/// Outer rings less holes, whatever their winding.
[[nodiscard]] double area_as_read(const ShapeView& raw) noexcept;

/// True when a simple ring runs counter-clockwise: where its area is in doubt, the turn at its
/// lowest leftmost corner tells.
///
/// \param area  of the ring, signed
[[nodiscard]] bool is_counter_clockwise(RingView ring, double area) noexcept;

/// The first corner where the outline turns straight back, if any.
[[nodiscard]] std::optional<Point> find_spike(RingView ring) noexcept;

} // namespace huuco
