// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How wide a narrow strip of ground is.

#include <huuco/crs/crs.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>

namespace huuco {

/// Mean width of some ground in metres: twice its area over the length of its outline, which for a
/// long strip is its width.
///
/// \param crs  of the shape; degrees are taken for as many metres as at the equator
/// \pre the shape is not empty
[[nodiscard]] double mean_width_m(const ShapeView& ground, const Crs& crs);

} // namespace huuco
