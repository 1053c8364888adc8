// SPDX-License-Identifier: MIT
/// \file
/// The driver is found first, so that its options can be chosen and what fails is told by its name.

#include "io/gdal_opening.hpp"

#include "base/message_format.hpp"
#include "io/connection_settings.hpp"
#include "io/gdal_drivers.hpp"
#include "io/location.hpp"
#include "io/password.hpp"
#include "io/virtual_tables.hpp"

#include <huuco/base/error.hpp>

#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace huuco::io {

namespace {

struct FormatDriver {
    std::string_view extension;
    const char* driver;
};

/// Formats whose driver an installation of GDAL may lack.
constexpr std::array<FormatDriver, 7> kKnownDrivers = {{
    {"gdb", "OpenFileGDB"},
    {"gpkg", "GPKG"},
    {"fgb", "FlatGeobuf"},
    {"parquet", "Parquet"},
    {"arrow", "Arrow"},
    {"dxf", "DXF"},
    {"kml", "LIBKML"},
}};

/// Refuses what only tells where data are, see drivers_for.
void refuse_directions(const std::string& path, const std::string& shown) {
    constexpr std::array<const char*, 5> kDirections = {"OGR_VRT", "WFS", "OAPIF", "CSW", nullptr};
    GDALDriverH driver =
        GDALIdentifyDriverEx(path.c_str(), GDAL_OF_VECTOR, kDirections.data(), nullptr);
    if (driver != nullptr) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: tệp dạng {} không chứa dữ liệu mà chỉ sang tệp, máy chủ hoặc cơ sở dữ liệu "
                "khác, nên huuco không mở; hãy lưu chính dữ liệu thành GeoPackage",
                "{}: a file of the format {} holds no data but leads to other files, servers or "
                "databases, so huuco does not open it; save the data themselves as GeoPackage",
                shown,
                GDALGetDriverShortName(driver)));
    }
}

/// Says why no driver took the file.
[[noreturn]] void throw_not_recognised(const std::string& path, const std::string& shown) {
    require_permission(path, shown);
    const std::string extension = extension_of(path);
    const auto* const known =
        std::find_if(kKnownDrivers.begin(), kKnownDrivers.end(), [&](const FormatDriver& format) {
            return format.extension == extension;
        });
    const char* const driver = is_postgres(path)
                                   ? kPostgresqlDriver.data()
                                   : (known != kKnownDrivers.end() ? known->driver : nullptr);
    if (driver != nullptr && GDALGetDriverByName(driver) == nullptr) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: GDAL trên máy này không có driver {}; hãy cài thêm, hoặc chuyển dữ liệu sang "
                "GeoPackage",
                "{}: this installation of GDAL has no driver {}; install it, or convert the data "
                "to GeoPackage",
                shown,
                driver));
    }
    refuse_directions(path, shown);
    throw Error(
        ErrorCode::format,
        message(
            "{}: không phải dữ liệu vectơ mà GDAL đọc được; hãy đưa tệp .shp, .gpkg, .geojson, "
            ".fgb, .gdb hoặc .zip",
            "{}: not a vector dataset that GDAL can read; give a .shp, .gpkg, .geojson, .fgb, .gdb "
            "or .zip",
            shown));
}

} // namespace

GDALDatasetUniquePtr
open_gdal(const std::string& location, const std::string& shown, GdalErrors& errors) {
    GDALDriverH driver =
        GDALIdentifyDriverEx(location.c_str(), GDAL_OF_VECTOR, drivers_for(location), nullptr);
    if (driver == nullptr) {
        throw_not_recognised(location, shown);
    }
    const std::string_view name = GDALGetDriverShortName(driver);
    CPLStringList open_options;
    if (name == kShapefileDriver) {
        open_options.SetNameValue("ENCODING", ""); // bytes as they are: decoding is ours
    }
    if (name == "GML") {
        open_options.SetNameValue("WRITE_GFS", "NO"); // else a file appears beside the input
        open_options.SetNameValue("DOWNLOAD_SCHEMA", "NO");
    }
    if (name == kGeopackageDriver) {
        require_no_write_ahead_log(location, shown);
    }
    errors.clear();
    const std::array<const char*, 2> drivers = {name.data(), nullptr};
    GDALDatasetUniquePtr dataset(GDALDataset::Open(
        location.c_str(),
        GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
        drivers.data(),
        open_options.List()));
    if (!dataset) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không mở được theo {}{}",
                "{}: cannot be opened as {}{}",
                shown,
                name,
                shown_reason(errors.suffix(), location)));
    }
    if (name == kGeopackageDriver || name == kSqliteDriver) {
        refuse_virtual_tables(*dataset, shown);
    }
    return dataset;
}

} // namespace huuco::io
