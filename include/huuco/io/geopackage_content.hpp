// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The fingerprint of what a GeoPackage holds, whatever programs did to the file around it.

#include <filesystem>
#include <string>

namespace huuco {

/// SHA-256 over all that a program reads in a GeoPackage: the schema with its triggers, and every
/// row of every table with the type of each value, entries of spatial indexes among them.
///
/// Opening a GeoPackage in QGIS rewrites its header and its index pages; this stays the same. Left
/// out are `last_change`, the count of rows that GDAL keeps, and how spatial indexes fill pages.
/// The file is opened without a lock; what lies beside it (`-wal`, `-journal`) is not looked at.
///
/// \throws Error `io` when the file cannot be read
[[nodiscard]] std::string sha256_of_geopackage_content(const std::filesystem::path& path);

} // namespace huuco
