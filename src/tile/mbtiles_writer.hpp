// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes tiles into an MBTiles file.

#include "tile/archive.hpp"

#include <filesystem>
#include <memory>

namespace huuco::tile {

/// Creates an MBTiles file; nobody else may open it before `finish`.
///
/// \throws Error `io` when the file exists or cannot be created (names the path)
/// Method: MBTiles 1.3; rows counted from the south.
[[nodiscard]] std::unique_ptr<ArchiveWriter>
open_mbtiles(const std::filesystem::path& path, const ArchiveInfo& info);

} // namespace huuco::tile
