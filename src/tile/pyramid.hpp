// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which zooms a pyramid has, and how fine its grid is.

#include <huuco/tile/tile_layer.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco::tile {

/// Units along a tile's side at the highest zoom of a grid.
inline constexpr std::int32_t kTileUnits = 4096;

/// Zooms, and the grid that all of them share.
struct ZoomPlan {
    int min_zoom = 0;
    int max_zoom = 0;
    int grid_zoom = 0; ///< zoom at which a tile has 4096 grid units; at least max_zoom

    /// By layer, the median of its shapes' longest sides on the square of `web_mercator`; 0 where
    /// it has no polygon.
    std::vector<double> median_longest_sides;

    /// Grid units along a tile's side at a zoom.
    [[nodiscard]] std::int32_t extent(int zoom) const noexcept {
        return kTileUnits << (grid_zoom - zoom);
    }
};

/// The zooms of the options; those left open follow from the features.
///
/// The highest gives a median feature of the finest layer 512 units of 1/4096 tile, 16 at most (a
/// unit is 0.14 m there in Viet Nam); the lowest is the first at which all layers span an eighth of
/// a tile (a commune begins at zoom 9 or 10). The grid gives a median feature 2048 units, so that
/// rounding does not show in shares: up to 4 units where the highest zoom has one of 1/4096 tile.
///
/// \throws Error `argument` when they are out of range, `geometry` when there is no feature at all
[[nodiscard]] ZoomPlan plan_zooms(std::span<const TileLayer> layers, const TileOptions& options);

/// The lowest zoom that shows the features of a layer one by one; its dissolved layer stands in
/// below. Without one: where the layer begins.
///
/// \param number  of the layer among those of the plan
[[nodiscard]] int
first_zoom_of_features(const TileLayer& layer, std::size_t number, const ZoomPlan& plan);

} // namespace huuco::tile
