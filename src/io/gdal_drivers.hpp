// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// GDAL's short names of the drivers that are treated apart.

#include <string_view>

namespace huuco::io {

inline constexpr std::string_view kShapefileDriver = "ESRI Shapefile";
inline constexpr std::string_view kGeopackageDriver = "GPKG";
inline constexpr std::string_view kPostgresqlDriver = "PostgreSQL";

} // namespace huuco::io
