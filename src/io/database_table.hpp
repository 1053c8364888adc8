// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Tables of a database, as sheets of rows of text.

#include "io/table_file.hpp"

#include <string>

namespace huuco::io {

/// Reads tables of a database whole, each as a sheet, its rows by their primary key: the order in
/// which a database hands rows out is nobody's promise.
///
/// \param connection  such as `PG:dbname=xa tables=register`; only the named tables where it names
///         any
/// \throws Error `io` when it cannot be opened or read (without the password in the message)
[[nodiscard]] TableFile read_database_tables(const std::string& connection);

} // namespace huuco::io
