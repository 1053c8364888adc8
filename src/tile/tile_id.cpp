// SPDX-License-Identifier: MIT
/// \file
/// Tile numbers, Hilbert order and the Mercator plane.

#include <huuco/tile/tile_id.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <utility>

namespace huuco {

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;

/// Tiles on all zooms below `zoom`: (4^zoom - 1) / 3.
constexpr std::uint64_t tiles_below(int zoom) noexcept {
    return ((std::uint64_t{1} << (2 * zoom)) - 1) / 3;
}

/// Turns the quadrant of side `side` so that the curve inside it starts in its north-west.
void turn_quadrant(std::uint32_t side, bool is_east, bool is_south, TileId& tile) noexcept {
    if (is_south) {
        return;
    }
    if (is_east) {
        tile.x = side - 1 - tile.x;
        tile.y = side - 1 - tile.y;
    }
    std::swap(tile.x, tile.y);
}

} // namespace

std::uint64_t hilbert_id(const TileId& tile) noexcept {
    assert(tile.zoom >= 0 && tile.zoom <= 31);
    TileId rest = tile;
    std::uint64_t id = tiles_below(tile.zoom);
    for (int level = tile.zoom - 1; level >= 0; --level) {
        const std::uint32_t side = std::uint32_t{1} << level;
        const bool is_east = (rest.x & side) != 0;
        const bool is_south = (rest.y & side) != 0;
        const std::uint64_t quadrant = (is_east ? 3U : 0U) ^ (is_south ? 1U : 0U);
        id += quadrant << (2 * level);
        rest.x &= side - 1;
        rest.y &= side - 1;
        turn_quadrant(side, is_east, is_south, rest);
    }
    return id;
}

TileId tile_of_hilbert_id(std::uint64_t id) noexcept {
    TileId tile;
    while (tiles_below(tile.zoom + 1) <= id) {
        ++tile.zoom;
    }
    std::uint64_t rest = id - tiles_below(tile.zoom);
    for (int level = 0; level < tile.zoom; ++level) {
        const std::uint32_t side = std::uint32_t{1} << level;
        const bool is_east = (rest & 2U) != 0;
        const bool is_south = ((rest ^ (rest >> 1U)) & 1U) != 0;
        turn_quadrant(side, is_east, is_south, tile);
        tile.x += is_east ? side : 0;
        tile.y += is_south ? side : 0;
        rest >>= 2U;
    }
    return tile;
}

Point web_mercator(Point lon_lat_deg) noexcept {
    const double sine = std::sin(lon_lat_deg.y * kDegree);
    const double y = 0.5 - std::atanh(sine) / (2.0 * std::numbers::pi);
    return {lon_lat_deg.x / 360.0 + 0.5, std::clamp(y, 0.0, 1.0)};
}

Point lon_lat_of_web_mercator(Point position) noexcept {
    const double angle = (0.5 - position.y) * 2.0 * std::numbers::pi;
    return {(position.x - 0.5) * 360.0, std::atan(std::sinh(angle)) / kDegree};
}

} // namespace huuco
