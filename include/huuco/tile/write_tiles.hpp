// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes polygon layers as a pyramid of Mapbox vector tiles: MBTiles, PMTiles, or both at once.

#include <huuco/base/progress.hpp>
#include <huuco/tile/tile_layer.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace huuco {

/// How a pyramid is made and what its archives say of themselves.
struct TileOptions {
    std::optional<int> min_zoom; ///< without: the highest zoom at which four tiles hold all layers
    std::optional<int> max_zoom; ///< without: from the median feature size, 16 at most
    std::int32_t extent = 4096;  ///< grid units along a tile's side
    std::int32_t buffer = 64;    ///< margin round a tile, in grid units
    std::string name = "huuco";
    std::string description;
    std::string attribution;
    std::string generator = "huuco";
    unsigned threads = 0; ///< 0: one per core; the bytes written do not depend on it
};

/// What one zoom of a pyramid holds. A feature in several tiles counts once.
struct ZoomStatistics {
    int zoom = 0;
    std::size_t tiles = 0;
    std::size_t features_shown = 0;
    std::size_t features_left_out = 0;  ///< smaller than the grid at this zoom; 0 at the highest
    std::size_t features_enlarged = 0;  ///< drawn as one grid cell; only at the highest zoom
    std::size_t repaired_pieces = 0;    ///< pieces in a tile that the grid had bent and were mended
    std::size_t largest_tile_bytes = 0; ///< compressed
};

/// What was written.
struct TileStatistics {
    int min_zoom = 0;
    int max_zoom = 0;
    std::vector<ZoomStatistics> zooms; ///< from the lowest zoom up
    std::size_t empty_shapes = 0;      ///< features without a polygon: in no tile
    std::size_t invalid_rings = 0;     ///< rings that could not be mended; expected to be 0
};

/// Writes the layers as vector tiles.
///
/// Every feature with a polygon is at the highest zoom with its id; one that is smaller than a grid
/// cell there becomes that cell. At lower zooms features that vanish on the grid are left out and
/// counted. Rounding to the grid is the only generalisation: neighbours that share vertices share
/// them in the tiles. The same layers and options give the same bytes on every run.
///
/// \param layers   drawn in this order; names, ids and columns as TileLayer says
/// \param options  zooms between 0 and kMaxTileZoom
/// \param mbtiles  MBTiles 1.3 file to create, empty for none; must not exist
/// \param pmtiles  PMTiles 3 file to create, empty for none; must not exist
/// \param progress told each tile
/// \pre the shapes are valid in WGS 84 and none crosses the antimeridian
/// \throws Error `argument` when a layer's ids or codes do not fit its shapes, a zoom, the extent
///         or the buffer is out of range, two layers share a name, or no layer has a polygon
/// \throws Error `io` when a file exists or cannot be written (names the path)
/// Method: Mapbox Vector Tile Specification 2.1; MBTiles 1.3; PMTiles 3.
[[nodiscard]] TileStatistics write_tiles(
    std::span<const TileLayer> layers,
    const TileOptions& options,
    const std::filesystem::path& mbtiles,
    const std::filesystem::path& pmtiles,
    Progress& progress);

} // namespace huuco
