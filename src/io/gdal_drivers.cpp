// SPDX-License-Identifier: MIT
/// \file
/// Formats of vector data that lead nowhere else.

#include "io/gdal_drivers.hpp"

#include "io/connection_settings.hpp"

#include <array>

namespace huuco::io {

namespace {

constexpr std::array<const char*, 2> kOfServers = {kPostgresqlDriver.data(), nullptr};

constexpr std::array<const char*, 22> kOfFiles = {
    kShapefileDriver.data(),
    kGeopackageDriver.data(),
    "GeoJSON",
    "GeoJSONSeq",
    "ESRIJSON",
    "TopoJSON",
    "FlatGeobuf",
    "OpenFileGDB",
    "MapInfo File",
    "DGN",
    "DXF",
    "CAD",
    "KML",
    "LIBKML",
    "GML",
    kSqliteDriver.data(),
    "Parquet",
    "Arrow",
    "AVCBin",
    "AVCE00",
    "CSV",
    nullptr};

} // namespace

const char* const* drivers_for(std::string_view location) noexcept {
    return is_postgres(location) ? kOfServers.data() : kOfFiles.data();
}

} // namespace huuco::io
