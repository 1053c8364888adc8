// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The layers at every zoom: which of them are drawn there, over which arcs, and with how much
/// ground.

#include "tile/coverage.hpp"
#include "tile/pyramid.hpp"
#include "tile/tile_index.hpp"

#include <huuco/tile/write_tiles.hpp>

#include <cstddef>
#include <vector>

namespace huuco::tile {

/// Everything that tiles are made of.
struct CoveragePyramid {
    ZoomPlan plan;
    std::vector<TileLayer> layers; ///< as given, without their shapes; then the dissolved ones
    std::vector<LayerZooms> layer_zooms;
    std::vector<ZoomCoverage> zooms; ///< from the lowest up
    std::vector<PointItem> points;   ///< of the layers of points, on the grid
    GroundByClass source_m2;
    std::vector<GroundByClass> ground_m2; ///< by zoom, as `zooms`
    std::size_t empty_shapes = 0;
};

/// Grids the layers, simplifies their arcs from zoom to zoom, dissolves at low zooms, and measures
/// what came of it.
///
/// \throws Error `argument` as `write_tiles`
[[nodiscard]] CoveragePyramid
make_pyramid(std::vector<TileLayer> layers, const TileOptions& options);

} // namespace huuco::tile
