// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Draws layers as a pyramid of PNG tiles, for programs and pages that show pictures alone.

#include <huuco/base/progress.hpp>
#include <huuco/tile/tile_layer.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace huuco {

/// A layer on a drawn map.
struct RasterLayer {
    TileLayer layer; ///< with attribute `class` where it is filled, and `name` where it has names
    bool is_filled = true; ///< false: borders and names alone, over what lies below
};

/// How a map is drawn.
struct RasterOptions {
    int tile_px = 256;   ///< along a tile's side: 256 or 512
    int pixel_ratio = 1; ///< 2: twice the pixels for the same map, lines and letters twice as large
    std::map<std::string, std::string> colours; ///< `#rrggbb` by class, at most 199 distinct ones
    std::string other_colour = "#e6e6e6";       ///< of features of no such class
};

/// What one zoom of a drawn pyramid holds.
struct RasterZoom {
    int zoom = 0;
    std::size_t tiles = 0;  ///< written; a tile without a pixel is not
    std::size_t labels = 0; ///< names written
    std::size_t largest_tile_bytes = 0;
};

/// What was drawn.
struct RasterStatistics {
    int min_zoom = 0;
    int max_zoom = 0;
    std::vector<RasterZoom> zooms; ///< from the lowest up
};

/// Draws the layers, from full geometry at every zoom.
///
/// A pixel of filled ground has the colour of the class at its middle, wherever no line or letter
/// lies over it: each class keeps its share at every zoom. Borders appear where the median feature
/// is seen, thin at first. A name is written once a zoom, where its feature is widest, if it has
/// room there and meets no name before it (of higher layers, then larger features); no tile's
/// border cuts it. Empty tiles are not written. The same layers, options and fonts give the same
/// bytes on every run and for any number of threads.
///
/// \param layers   drawn in this order
/// \param options  of its members buffer and tolerance are not asked: nothing is cut or simplified;
///                 without a highest zoom it is one above that of vector tiles, as pictures cannot
///                 be enlarged
/// \pre the shapes are valid in WGS 84 and none crosses the antimeridian
/// \throws Error `argument` when a size, a colour or a zoom is out of range, codes do not fit the
///         features, or a feature is too large for a zoom; `geometry` when no layer has a feature
/// \throws Error `io` when a file exists or cannot be written (names the path), or no installed
///         font has a letter of a name
/// Method: PNG 1.2 with a palette; MBTiles 1.3; PMTiles 3.
[[nodiscard]] RasterStatistics write_raster_tiles(
    std::vector<RasterLayer> layers,
    const RasterOptions& raster,
    const TileOptions& options,
    const TileFiles& files,
    Progress& progress);

} // namespace huuco
