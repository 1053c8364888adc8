// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Addresses of map tiles, their order along the Hilbert curve, and the web-mercator square.

#include <huuco/geometry/box.hpp>

#include <cstdint>

namespace huuco {

/// Highest zoom that is written: a world of 2^18 tiles of 4096 units still fits 32-bit positions.
inline constexpr int kMaxTileZoom = 18;

/// One tile of the web-mercator pyramid; x counts from the antimeridian, y from the north.
struct TileId {
    int zoom = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;

    friend bool operator==(const TileId&, const TileId&) = default;
};

/// The row of a tile as MBTiles counts it, from the south (MBTiles 1.3, "Content" of `tiles`).
[[nodiscard]] constexpr std::uint32_t y_tms(const TileId& tile) noexcept {
    return (std::uint32_t{1} << tile.zoom) - 1 - tile.y;
}

/// The number of a tile in PMTiles: all tiles of lower zooms first, then along the Hilbert curve.
///
/// \pre 0 <= zoom <= 31, above which the number has more than 64 bits; x and y are below 2^zoom
/// Method: PMTiles version 3, "Entries"; the curve of Hilbert (1891) started in the north-west
/// corner, computed quadrant by quadrant from the largest down.
[[nodiscard]] std::uint64_t hilbert_id(const TileId& tile) noexcept;

/// The tile of a PMTiles number; the inverse of `hilbert_id`.
[[nodiscard]] TileId tile_of_hilbert_id(std::uint64_t id) noexcept;

/// A position of the web-mercator square: x from 0 in the west to 1 in the east, y from 0 in the
/// north to 1 in the south.
///
/// \param lon_lat_deg  WGS 84; latitudes beyond the square's edge (85.0511 degrees) are moved to it
/// Method: spherical mercator of EPSG:3857, scaled to the unit square.
[[nodiscard]] Point web_mercator(Point lon_lat_deg) noexcept;

/// Longitude and latitude in degrees of a position of the square; the inverse of `web_mercator`.
[[nodiscard]] Point lon_lat_of_web_mercator(Point position) noexcept;

} // namespace huuco
