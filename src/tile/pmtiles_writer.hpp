// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes tiles into a clustered PMTiles archive.

#include "tile/archive.hpp"
#include "tile/pmtiles_layout.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace huuco::tile {

/// Directory bytes before compression. Method: PMTiles 3, "Directory Serialization".
///
/// \pre entries ascend by id and there is at least one
[[nodiscard]] std::string serialize_directory(std::span<const PmtilesEntry> entries);

/// The root directory and the leaf section behind it, both compressed; leaves is empty where the
/// root holds all entries.
struct PmtilesDirectories {
    std::string root;
    std::string leaves;
};

/// Splits the entries so that the root fits `max_root_bytes`.
[[nodiscard]] PmtilesDirectories
make_directories(std::span<const PmtilesEntry> entries, std::size_t max_root_bytes);

/// Creates a PMTiles archive. Tile data is collected in a file without a name beside it until
/// `finish`.
///
/// \throws Error `io` when the archive exists (names it) or no file can be made there (names the
///         folder)
/// Method: PMTiles 3, clustered, gzip; small tiles with the same bytes are stored once.
[[nodiscard]] std::unique_ptr<ArchiveWriter>
open_pmtiles(const std::filesystem::path& path, ArchiveInfo info);

} // namespace huuco::tile
