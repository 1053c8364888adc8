// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes tiles as files z/x/y.pbf.

#include "tile/archive.hpp"

#include <filesystem>
#include <memory>

namespace huuco::tile {

/// Creates a folder of tiles with rows from the north: `z/x/y.pbf`, not compressed, so that any
/// file server can serve them; `tiles.json` (TileJSON 3.0), and `metadata.json` with the rows of an
/// MBTiles file, which GDAL reads.
///
/// \throws Error `io` when the folder exists or cannot be created (names the path)
[[nodiscard]] std::unique_ptr<ArchiveWriter>
open_folder(const std::filesystem::path& path, ArchiveInfo info);

} // namespace huuco::tile
