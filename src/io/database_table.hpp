// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Tables of a database, as sheets of rows of text.

#include "io/table_file.hpp"

#include <ogrsf_frmts.h>

#include <string>

namespace huuco::io {

/// Refuses a table that a connection names and the database does not have: GDAL makes a layer of it
/// without columns, geometry or key.
///
/// \param shown  the connection as errors name it
/// \throws Error `io` with the name of the table
void require_table(OGRLayer& layer, const std::string& shown);

/// Reads tables of a database whole, each as a sheet: of PostgreSQL in the order of
/// `rows_in_order`, else by their whole-number keys. Rows are named by such a key, else by their
/// place from 1. Where the server does not know the encoding of its texts, `encoding` of the file
/// is left empty and cells are bytes.
///
/// \param connection  such as `PG:dbname=xa tables=register`; only the named tables where it names
///         any
/// \throws Error `io` when it cannot be opened or read (without the password in the message)
[[nodiscard]] TableFile read_database_tables(const std::string& connection);

} // namespace huuco::io
