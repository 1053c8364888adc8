// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What MBTiles and PMTiles archives have in common: the words about themselves and the calls.

#include <huuco/geometry/box.hpp>
#include <huuco/tile/tile_id.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace huuco::tile {

/// What the tiles of an archive are.
enum class TileContent { vector, png };

/// Tiles of up to so many bytes that are the same are stored once. Larger ones hold vertices of
/// their own and do not repeat; those of open fields are small.
inline constexpr std::size_t kMaxSharedBytes = 4096;

/// What an archive says of itself.
struct ArchiveInfo {
    std::string name;
    std::string description;
    std::string attribution;
    std::string generator;
    std::string vector_layers_json; ///< array of layer descriptions, TileJSON 3.0, section 3.3;
                                    ///< of vector tiles alone
    std::string ground_json;        ///< ground by class and zoom; empty where nothing is told
    int min_zoom = 0;
    int max_zoom = 0;
    Box bounds_deg; ///< WGS 84 longitude and latitude
    TileContent content = TileContent::vector;
    int tile_px = 256;   ///< along a tile of pictures, for a screen of one pixel a point
    int pixel_ratio = 1; ///< stored pixels for one of these
};

/// A file that takes tiles in ascending order of their Hilbert id.
class ArchiveWriter {
public:
    ArchiveWriter() = default;
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;
    virtual ~ArchiveWriter() = default;

    /// Appends a tile.
    ///
    /// \param bytes the vector tile, gzipped where the archive holds such; or a PNG
    /// \throws Error `io`
    virtual void add_tile(const TileId& tile, std::string_view bytes) = 0;

    /// Writes what is still missing and closes the file. \throws Error `io`
    virtual void finish() = 0;
};

} // namespace huuco::tile
