// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a caller may give to be written as tiles, and the refusal of what he may not.

#include <huuco/geometry/box.hpp>
#include <huuco/tile/tile_layer.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <cmath>
#include <span>

namespace huuco::tile {

/// Refuses layers that would become tiles against the specification, or metadata that are no text.
///
/// Points are looked at as well; corners of shapes are when they are rounded (refuse_position).
///
/// \throws Error `argument`, naming the layer
void check_layers(std::span<const TileLayer> layers);

/// Refuses texts for the metadata that are not UTF-8. \throws Error `argument`
void check_texts(const TileOptions& options);

/// True for a longitude and latitude; false for metres and for what is no number.
[[nodiscard]] inline bool is_in_degrees(const Point& position) noexcept {
    return std::abs(position.x) <= 180.0 && std::abs(position.y) <= 90.0;
}

/// \throws Error `argument`: the position is not in degrees
[[noreturn]] void refuse_position(const TileLayer& layer, const Point& position);

} // namespace huuco::tile
