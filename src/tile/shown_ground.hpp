// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The ground that a layer of a tile shows, on the web-mercator square.

#include "tile/mvt_decoder.hpp"

#include <huuco/geometry/box.hpp>
#include <huuco/tile/tile_id.hpp>

#include <cstdint>
#include <vector>

namespace huuco::tile {

/// The tile's part of the web-mercator square: 0 to 1 from west to east and from north to south.
[[nodiscard]] Box square_of(const TileId& tile);

/// A ring of a tile on the web-mercator square.
///
/// \param ring    in units of the tile, open
/// \param square  of the tile
/// \param extent  of the layer: units along a side of the tile
[[nodiscard]] std::vector<Point>
ring_on_square(const std::vector<GridPoint>& ring, const Box& square, std::uint32_t extent);

/// A ring without what lies outside a box; parts that fall apart stay joined along its sides, so
/// that the area is right.
///
/// Method: Sutherland and Hodgman (1974).
[[nodiscard]] std::vector<Point> inside(std::vector<Point> ring, const Box& box);

/// The ground of a layer's polygons within a part of the square, in m2.
///
/// \param tile  that the layer belongs to
[[nodiscard]] double ground_within_m2(const ReadLayer& layer, const TileId& tile, const Box& part);

/// All ground of a part of the square, in m2.
[[nodiscard]] double ground_of_square_m2(const Box& part);

} // namespace huuco::tile
