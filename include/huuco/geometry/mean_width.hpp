// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How wide a narrow strip of ground is.

#include <huuco/geometry/multipolygon_buffer.hpp>

namespace huuco {

/// Mean width of some ground: twice its area over the length of its outline, holes included. For a
/// long strip that is its width.
///
/// \returns in units of the coordinates
/// \pre the shape is not empty
[[nodiscard]] double mean_width(const ShapeView& ground) noexcept;

} // namespace huuco
