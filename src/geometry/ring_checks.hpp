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

/// What one pass over the points of a ring tells.
struct RingScan {
    Box box;                  ///< without points that are not numbers
    bool is_finite = true;    ///< no coordinate is NaN or infinite
    bool has_repeats = false; ///< a point stands twice in a row
};

[[nodiscard]] RingScan scan_ring(RingView ring) noexcept;

/// Looks for coordinates outside those that are believed, and for NaN.
[[nodiscard]] FoundDefect find_bad_coordinate(const ShapeView& raw, const Box& believed) noexcept;

/// Outer rings less holes, whatever their winding.
[[nodiscard]] double area_as_read(const ShapeView& raw) noexcept;

/// True when a simple ring runs counter-clockwise: where its area is in doubt, the turn at its
/// lowest leftmost corner tells.
///
/// \param area  of the ring, signed
/// \param box   of the ring
[[nodiscard]] bool is_counter_clockwise(RingView ring, double area, const Box& box) noexcept;

/// The first corner where the outline turns straight back, if any.
[[nodiscard]] std::optional<Point> find_spike(RingView ring) noexcept;

} // namespace huuco
