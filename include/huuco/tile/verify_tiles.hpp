// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads an archive of vector tiles back, and tells whether it is sound and what ground it shows.

#include <huuco/base/message.hpp>
#include <huuco/base/progress.hpp>
#include <huuco/tile/ground_by_class.hpp>
#include <huuco/tile/tile_id.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// Something wrong with a tile, or with the archive (then without a tile).
struct TileFlaw {
    std::optional<TileId> tile;
    Message sentence; ///< without its full stop
};

/// What one zoom shows. Areas in square metres on the ellipsoid, without the tiles' buffers.
struct VerifiedZoom {
    int zoom = 0;
    std::size_t tiles = 0;
    std::size_t polygons = 0;                    ///< features, once for each tile they are in
    std::map<std::string, std::size_t> features; ///< by layer: distinct ids
    std::size_t distinct_fids = 0; ///< of the attribute `fid`, which counts parcels, not pieces
    GroundByClass ground_m2;       ///< by class, of the layers that cover the land
    double covered_m2 = 0.0;       ///< of those layers
    double principal_m2 = 0.0; ///< classes organic, in_conversion and principal, by principal_share
    double organic_m2 = 0.0;   ///< class organic, by certified_share where it is told, else by
                               ///< principal_share
    double overlap_part = 0.0; ///< ground covered twice, as a part of the covered ground
    double gap_part = 0.0; ///< ground open between neighbours that the highest zoom covers; there:
                           ///< slits narrower than two grid units. A part of the covered ground
    std::size_t largest_tile_bytes = 0; ///< as stored
};

/// What was found in an archive.
struct TileVerification {
    std::vector<VerifiedZoom> zooms; ///< from the lowest up
    std::vector<TileFlaw> flaws;     ///< the first hundred
    std::size_t flaw_count = 0;
    GroundByClass source_m2;      ///< that the archive's metadata tell; empty where they tell none
    std::string source_attribute; ///< whose values those classes are, as the metadata tell
    std::optional<double> share_percent; ///< of the source, likewise
};

/// Decodes every tile and measures what it shows.
///
/// The layers that cover the land are `parcels` and `classes`, or, in archives without them, all
/// layers of polygons.
///
/// \param path  a `.mbtiles` or `.pmtiles` file, or a folder of z/x/y.pbf
/// \throws Error `io` or `format` when it cannot be read at all
/// Method: MVT 2.1; MBTiles 1.3; PMTiles 3. Areas by Green's theorem; overlaps and gaps along 2048
/// lines from west to east.
[[nodiscard]] TileVerification verify_tiles(const std::filesystem::path& path, Progress& progress);

} // namespace huuco
