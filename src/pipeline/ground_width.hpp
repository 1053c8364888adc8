// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How wide a narrow strip of ground is.

#include <huuco/crs/crs.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>

namespace huuco {

/// Metres in a unit of a CRS in which widths are taken; degrees are as many metres as at the
/// equator.
[[nodiscard]] double metres_per_unit_of_width(const Crs& crs);

/// Mean width of some ground in metres.
///
/// \param crs  of the shape
/// \pre the shape is not empty
[[nodiscard]] double mean_width_m(const ShapeView& ground, const Crs& crs);

} // namespace huuco
