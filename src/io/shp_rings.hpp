// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which rings of a shapefile's polygon are outer ones, and which holes lie in them.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace huuco::io {

/// The outer ring of each ring: an outer ring's own number, a hole's that of the ring it lies in.
using OuterRings = std::vector<std::size_t>;

/// What GDAL tells outer rings from holes by.
enum class RingSorting : std::uint8_t {
    by_winding,     ///< as a shapefile should be read
    by_containment, ///< see `Dataset::sort_rings_by_containment`
};

/// Tells outer rings from holes where nobody can be in doubt, whatever rounding and whichever
/// corners a test takes.
///
/// An outer ring runs clockwise and lies in no other ring. A hole runs counter-clockwise and lies
/// in one outer ring and in no other ring; it may touch that ring in common corners. Of one outer
/// ring that stands first, with holes behind it, only a corner of each hole has to lie in it where
/// the winding decides.
///
/// \param rings  of one polygon, in their order
/// \returns nothing where a ring is not closed, has a coordinate that is no number, is too thin to
///          have a clear winding, lies in several rings, or where a hole lies in none
/// Method: ESRI Shapefile Technical Description (1998), page 8. By area and by the lowest corners,
/// all of which have to turn alike; by every corner of one ring in the other, where its box lies in
/// that of the other.
[[nodiscard]] std::optional<OuterRings>
clear_outer_rings(std::span<const RingView> rings, RingSorting sorting);

} // namespace huuco::io
