// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// GDAL's drivers: which may open an input, and the short names of those that are treated apart.

#include <string_view>

namespace huuco::io {

inline constexpr std::string_view kShapefileDriver = "ESRI Shapefile";
inline constexpr std::string_view kGeopackageDriver = "GPKG";
inline constexpr std::string_view kPostgresqlDriver = "PostgreSQL";
inline constexpr std::string_view kSqliteDriver = "SQLite";

/// The drivers that may open an input, ended by null, as GDAL takes them.
///
/// GDAL chooses by what a file begins with, whatever its name. Some formats (VRT, WFS ...) hold no
/// data but say where to get them: from another file, an address, or a database, in which GDAL then
/// runs the SQL that stands in the file. So a file is opened only as a format that holds its own
/// data, and a server only where the location itself is a connection.
[[nodiscard]] const char* const* drivers_for(std::string_view location) noexcept;

} // namespace huuco::io
