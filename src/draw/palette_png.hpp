// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Packs indexed pixels into a PNG file.

#include "draw/palette.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace huuco::draw {

/// The bytes of a PNG with 8 bits a pixel and the palette's colours, transparency included.
///
/// \param indices  of the palette, row by row from the north, `width_px` each
/// \throws Error `io` when libpng has no memory
/// Method: PNG 1.2; no time stamp, rows unfiltered, as indices are no numbers to subtract.
[[nodiscard]] std::string
palette_png(std::span<const std::uint8_t> indices, int width_px, const Palette& palette);

} // namespace huuco::draw
