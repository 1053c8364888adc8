// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes layers as a pyramid of Mapbox vector tiles: MBTiles, PMTiles, a folder, or several at
/// once.

#include <huuco/base/progress.hpp>
#include <huuco/tile/ground_by_class.hpp>
#include <huuco/tile/tile_id.hpp>
#include <huuco/tile/tile_layer.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory_resource>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace huuco {

/// How a pyramid is made and what its archives say of themselves.
struct TileOptions {
    std::optional<int> min_zoom; ///< without: the first at which all layers span 1/8 of a tile
    std::optional<int> max_zoom; ///< without: from the median feature size, 16 at most
    double tolerance = 2.0;   ///< of a border below the highest zoom, in 1/4096 of a tile's side:
                              ///< how far each zoom may draw it from the next higher one
    std::int32_t buffer = 64; ///< margin round a tile, in 1/4096 of its side
    std::string name = "huuco";
    std::string description;
    std::string attribution;
    std::string generator = "huuco";
    std::optional<double> share_percent; ///< organic share as the figures have it, for the metadata
    unsigned threads = 0;                ///< 0: one per core; the bytes written do not depend on it

    /// For borders, arcs and what else there is of each feature, such as a SpillHeap. The bytes
    /// written do not depend on it.
    std::pmr::memory_resource* memory = std::pmr::get_default_resource();
};

/// Where the tiles go; an empty path means: not there.
struct TileFiles {
    std::filesystem::path mbtiles; ///< MBTiles 1.3 file to create; must not exist
    std::filesystem::path pmtiles; ///< PMTiles 3 file to create; must not exist
    std::filesystem::path folder;  ///< folder to create, with z/x/y.pbf; must not exist. Alone.
};

/// A compressed tile above this size is slow to load; it is written all the same, and told.
inline constexpr std::size_t kLargeTileBytes = 500'000;

/// A tile that is larger than that.
struct LargeTile {
    TileId id;
    std::size_t bytes = 0; ///< compressed
};

/// What one zoom of a pyramid holds. A feature in several tiles counts once.
struct ZoomStatistics {
    int zoom = 0;
    std::int32_t extent = 0; ///< grid units along a tile's side
    std::size_t tiles = 0;
    std::size_t features_shown = 0;     ///< of the layers that were given; dissolved ones count
    std::size_t features_left_out = 0;  ///< no ground on the grid; 0 at the highest zoom
    std::size_t features_enlarged = 0;  ///< drawn as one grid cell; only at the highest zoom
    std::size_t vertices = 0;           ///< of all arcs: a border counts once
    std::size_t largest_tile_bytes = 0; ///< compressed
    GroundByClass ground_m2;            ///< of the layer with an area attribute
    std::set<std::string> layers;       ///< that have a feature at this zoom, with dissolved ones
};

/// What was written.
struct TileStatistics {
    int min_zoom = 0;
    int max_zoom = 0;
    std::vector<ZoomStatistics> zooms;  ///< from the lowest zoom up
    std::vector<LargeTile> large_tiles; ///< in the order of the archive
    std::size_t empty_shapes = 0;       ///< features without a polygon: in no tile
    std::size_t invalid_rings = 0;      ///< rings that could not be mended; expected to be 0
    GroundByClass source_m2;            ///< of the layer with an area attribute, as it came
};

/// Writes the layers as vector tiles.
///
/// All zooms share one grid, at least as fine as 1/4096 of a tile at the highest: a tile at a lower
/// zoom has a larger extent instead of coarser coordinates. Borders are arcs that neighbours share;
/// below the highest zoom they are drawn with fewer vertices, the ground on either side keeping its
/// area. A layer may have a dissolved one stand in at low zooms. No feature is dropped: every one
/// is at the highest zoom with its id (one without ground on the grid becomes a grid cell), and its
/// ground is at every zoom. The same layers and options give the same bytes on every run.
///
/// \param layers   drawn in this order; names, ids and columns as TileLayer says
/// \param options  zooms between 0 and kMaxTileZoom
/// \param progress told each tile
/// \pre the shapes are valid in WGS 84 and none crosses the antimeridian
/// \throws Error `argument` when a layer's ids or codes do not fit its features, two features share
///         an id or two columns a key, a text is not UTF-8, a position is not in degrees, a zoom,
///         the tolerance or the buffer is out of range, two layers share a name, a key of a
///         dissolved layer or of the areas is no column; `geometry` when no layer has a feature
/// \throws Error `io` when a file exists or cannot be written (names the path)
/// Method: Mapbox Vector Tile Specification 2.1; MBTiles 1.3; PMTiles 3; `ArcSimplifier`.
[[nodiscard]] TileStatistics write_tiles(
    std::vector<TileLayer> layers,
    const TileOptions& options,
    const TileFiles& files,
    Progress& progress);

} // namespace huuco
