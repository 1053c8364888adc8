// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// In which order the rows of a table of PostgreSQL are read, and in which encoding.

#include "io/sql_query.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <optional>
#include <string>

namespace huuco::io {

/// A table of PostgreSQL as SQL names it, with its schema and in quotes; nothing for layers of
/// other formats, and where the catalogue knows no such table.
///
/// \param layer  as GDAL names it: `table`, or `schema.table` where that is not the first schema
///               looked in; the column of geometry stands behind it in brackets where the user
///               names it
/// \throws Error `io` where the server refuses to tell; likewise the others
[[nodiscard]] std::optional<std::string>
sql_name_of_table(GDALDataset& dataset, OGRLayer& layer, const std::string& shown);

/// The rows of a table in an order that its content alone decides: that of its primary key, and
/// where there is none, as in a view, that of the text of the whole row. A server hands rows out as
/// they happen to lie, which every update changes, and where another reader happens to be.
///
/// A key of whole numbers, which GDAL makes the number of a feature, is the first of the fields;
/// `ogc_fid` alone, GDAL's own name of such a number, is none.
///
/// \returns null for layers that are no tables of PostgreSQL
[[nodiscard]] QueryRows
rows_in_order(GDALDataset& dataset, OGRLayer& table, const std::string& shown);

/// Has a server that does not know the encoding of its texts (SQL_ASCII) hand them out as they are,
/// instead of refusing those that are not UTF-8.
///
/// \returns whether it does
/// \throws Error `io` where the server refuses to tell
[[nodiscard]] bool takes_bytes_of_server(GDALDataset& dataset, const std::string& shown);

/// Whether the server gives out the numbers of the key by itself (`serial`, `identity`), so that
/// they say nothing of a row.
[[nodiscard]] bool has_serial_key(GDALDataset& dataset, OGRLayer& table, const std::string& shown);

} // namespace huuco::io
