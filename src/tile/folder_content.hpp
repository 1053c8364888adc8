// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What lies in a folder of tiles beside the tiles.

#include <filesystem>
#include <string>
#include <vector>

namespace huuco::tile {

/// Paths, relative to the folder, of what the writer of a folder of tiles does not make: all but
/// `tiles.json`, `metadata.json` and z/x/y.pbf, .png or @2x.png, with z, x and y in digits.
/// \throws std::filesystem::filesystem_error where a folder cannot be looked into
[[nodiscard]] std::vector<std::string> foreign_in_folder(const std::filesystem::path& folder);

} // namespace huuco::tile
