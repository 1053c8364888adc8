// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes tiles into a clustered PMTiles archive.

#include "tile/archive.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace huuco::tile {

/// A run of tiles with the same content, or a leaf directory where the run length is 0.
struct PmtilesEntry {
    std::uint64_t id = 0;
    std::uint64_t offset = 0; ///< in the tile data, or in the leaf section
    std::uint64_t length = 0;
    std::uint64_t run_length = 1;
};

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
