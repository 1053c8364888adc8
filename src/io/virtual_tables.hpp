// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Tables of a GeoPackage that are not in it.

#include <gdal_priv.h>

#include <string>
#include <string_view>

namespace huuco::io {

/// The module of a virtual table, from the statement that made it; empty where that is not read.
/// Method: SQLite keeps `CREATE VIRTUAL TABLE` and what followed, from the name on.
[[nodiscard]] std::string module_of(std::string_view statement, std::string_view table);

/// Refuses a GeoPackage or another database of SQLite with virtual tables other than indexes: with
/// SpatiaLite loaded, `VirtualText` and the like are any file of the user's as a table.
///
/// \param shown  the path for messages
/// \throws Error `format`
void refuse_virtual_tables(GDALDataset& dataset, const std::string& shown);

} // namespace huuco::io
