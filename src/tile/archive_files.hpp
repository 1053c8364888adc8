// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Opens the archives that a run writes side by side.

#include "tile/archive.hpp"

#include <huuco/tile/write_tiles.hpp>

#include <memory>
#include <vector>

namespace huuco::tile {

/// One writer for each path that is given.
///
/// \throws Error `argument` when a folder is not alone, `io` when a file exists or cannot be
/// created
[[nodiscard]] std::vector<std::unique_ptr<ArchiveWriter>>
open_archives(const TileFiles& files, const ArchiveInfo& info);

} // namespace huuco::tile
