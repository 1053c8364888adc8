// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The layers from zoom to zoom: which of them are drawn where, over which arcs, and with how much
/// ground.

#include "tile/coverage.hpp"
#include "tile/dissolve.hpp"
#include "tile/pyramid.hpp"
#include "tile/tile_index.hpp"

#include <huuco/tile/write_tiles.hpp>

#include <cstddef>
#include <functional>
#include <memory_resource>
#include <optional>
#include <vector>

namespace huuco::tile {

/// What tiles of all zooms are made of.
struct CoveragePyramid {
    /// \param arrays  outlives the pyramid
    explicit CoveragePyramid(std::pmr::memory_resource* arrays)
        : memory(arrays), polygons(arrays) {}

    std::pmr::memory_resource* memory; ///< for all that there is one of for each polygon or vertex
    ZoomPlan plan;
    std::vector<TileLayer> layers; ///< as given, without their shapes; then the dissolved ones
    std::vector<LayerZooms> layer_zooms;
    std::vector<PointItem> points; ///< of the layers of points, on the grid
    GroundByClass source_m2;
    std::size_t empty_shapes = 0;

    GridPolygons polygons;                          ///< of the highest zoom, until they are drawn
    std::vector<std::optional<LayerGroups>> groups; ///< by layer: how it is dissolved
    int first_of_features = 0;                      ///< dissolved layers stand in below this zoom
};

/// Brings the layers to the grid.
///
/// \throws Error `argument` as `write_tiles`
[[nodiscard]] CoveragePyramid
make_pyramid(std::vector<TileLayer> layers, const TileOptions& options);

/// Draws the zooms from the highest down: simplifies their arcs, and dissolves at low zooms.
///
/// \param tolerance  in 1/4096 of a tile's side
/// \param take       gets each zoom as soon as it is drawn
/// \returns the vertices of all arcs, a border counted once, from the highest zoom down
[[nodiscard]] std::vector<std::size_t> draw_zooms(
    CoveragePyramid& pyramid,
    double tolerance,
    const std::function<void(ZoomCoverage)>& take);

/// What one look at all rings of a zoom tells.
struct ZoomMeasures {
    GroundByClass ground_m2;         ///< that is shown, by value of the area attribute
    std::pmr::vector<GridBox> boxes; ///< of the outer ring, by polygon
};

/// Measures the polygons of a zoom, on all threads.
[[nodiscard]] ZoomMeasures
measure_zoom(const CoveragePyramid& pyramid, const ZoomCoverage& coverage);

} // namespace huuco::tile
