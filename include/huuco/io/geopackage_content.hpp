// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The fingerprint of what a GeoPackage holds, whatever programs did to the file around it.

#include <filesystem>
#include <string>

namespace huuco {

/// SHA-256 over the layers and tables of a GeoPackage in the order of their names: reference
/// system, columns, and of every row in the order of its key the values and the geometry.
///
/// Opening a GeoPackage in QGIS rewrites its header and its index pages; this stays the same.
/// Styles (`layer_styles`) are part of it, the dates of `gpkg_contents` are not.
///
/// \throws Error `io` when the file cannot be read
[[nodiscard]] std::string sha256_of_geopackage_content(const std::filesystem::path& path);

} // namespace huuco
