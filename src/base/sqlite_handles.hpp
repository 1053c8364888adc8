// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Databases and statements of SQLite that close themselves.

#include <sqlite3.h>

#include <memory>

namespace huuco::sqlite {

struct DatabaseDeleter {
    void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
};

struct StatementDeleter {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

using Database = std::unique_ptr<sqlite3, DatabaseDeleter>;
using Statement = std::unique_ptr<sqlite3_stmt, StatementDeleter>;

} // namespace huuco::sqlite
