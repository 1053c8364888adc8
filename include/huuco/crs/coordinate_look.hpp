// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What coordinates tell by their size alone, for data that should lie in Viet Nam.

#include <huuco/crs/crs.hpp>
#include <huuco/geometry/box.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

/// What numbers can be.
enum class CoordinateKind : std::uint8_t {
    degrees,       ///< longitude and latitude of Viet Nam
    grid,          ///< easting and northing of a zone that Viet Nam uses, in metres
    prefixed_grid, ///< easting with the zone number in front (18 500 000): Hanoi 1972
    web_mercator,  ///< the web's Mercator
    other,         ///< none of these: not in Viet Nam, or not in a system that is used there
};

/// The kind, and whether x and y stand in each other's place.
struct CoordinateLook {
    CoordinateKind kind = CoordinateKind::other;
    bool is_swapped = false;
};

/// Looks at coordinates.
///
/// No pair can be read both ways: in every zone the northings of Viet Nam (880 km and more) are
/// larger than its eastings, and its latitudes smaller than its longitudes.
///
/// \param points  raw, in any order
/// \returns what at least 95 % of the points are; `other` for none
[[nodiscard]] CoordinateLook look_at(std::span<const Point> points) noexcept;

/// The points with x and y exchanged.
[[nodiscard]] std::vector<Point> swapped_axes(std::span<const Point> points);

/// The part of the points that lies in Viet Nam when they are read in that system, 0 to 1; 0 where
/// the system leads nowhere near WGS 84.
[[nodiscard]] double share_in_viet_nam(std::span<const Point> points, const Crs& crs);

} // namespace huuco
