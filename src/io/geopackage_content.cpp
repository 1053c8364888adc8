// SPDX-License-Identifier: MIT
/// \file
/// Reads all tables of a GeoPackage through SQLite and takes their fingerprint.

#include "base/message_format.hpp"
#include "base/sqlite_handles.hpp"
#include "io/sha256.hpp"
#include "io/sql_text.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/geopackage_content.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace huuco {

namespace {

/// The schema: what a table, an index or a trigger is, word by word.
constexpr const char* kSchema = "SELECT type, name, tbl_name, sql FROM sqlite_master "
                                "ORDER BY type, name";

/// Tables with whether they are virtual, which spatial indexes are. Without SQLite's own, the count
/// that GDAL keeps for itself, and the pages of spatial indexes: how these are filled is no matter.
constexpr const char* kTables =
    "SELECT name, sql LIKE 'CREATE VIRTUAL TABLE%' FROM sqlite_master AS t WHERE type = 'table' "
    "AND substr(name, 1, 7) <> 'sqlite_' AND name <> 'gpkg_ogr_contents' "
    "AND NOT EXISTS (SELECT 1 FROM sqlite_master AS v WHERE v.sql LIKE 'CREATE VIRTUAL TABLE%' "
    "AND t.name IN (v.name || '_node', v.name || '_parent', v.name || '_rowid')) ORDER BY name";

/// The address under which SQLite opens a file and leaves it and its neighbours alone, also where
/// a journal lies beside it.
std::string untouched_address(const std::filesystem::path& path) {
    std::string address = "file://";
    for (const char c : std::filesystem::absolute(path).string()) {
        const bool is_mark = c == '%' || c == '?' || c == '#';
        address +=
            is_mark ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
    }
    return address + "?immutable=1";
}

/// Takes the fingerprint of one file, table by table.
class GeoPackageTables {
public:
    explicit GeoPackageTables(const std::filesystem::path& path) : m_path(path) {
        sqlite3* database = nullptr;
        const int answer = sqlite3_open_v2(
            untouched_address(path).c_str(),
            &database,
            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
            nullptr);
        m_database.reset(database);
        require(answer == SQLITE_OK);
    }

    std::string fingerprint() {
        add_rows("PRAGMA integrity_check(1)"); // indexes answer as their tables do
        add_rows(kSchema);
        const sqlite::Statement tables = prepare(kTables);
        while (step(tables)) {
            add_table(text_of(tables, 0), sqlite3_column_int(tables.get(), 1) != 0);
        }
        return m_hash.finish();
    }

private:
    void require(bool is_fine) const {
        if (!is_fine) {
            const std::string why = sqlite3_errmsg(m_database.get());
            throw Error(
                ErrorCode::io,
                message("{}: không đọc được: {}", "{}: cannot be read: {}", m_path.string(), why));
        }
    }

    [[nodiscard]] sqlite::Statement prepare(const std::string& sql) const {
        sqlite3_stmt* statement = nullptr;
        const int answer =
            sqlite3_prepare_v2(m_database.get(), sql.c_str(), -1, &statement, nullptr);
        require(answer == SQLITE_OK);
        return sqlite::Statement(statement);
    }

    /// \returns false after the last row
    [[nodiscard]] bool step(const sqlite::Statement& statement) const {
        const int answer = sqlite3_step(statement.get());
        require(answer == SQLITE_ROW || answer == SQLITE_DONE);
        return answer == SQLITE_ROW;
    }

    static std::string text_of(const sqlite::Statement& row, int column) {
        const void* const text = sqlite3_column_blob(row.get(), column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row.get(), column));
        return {static_cast<const char*>(text), text == nullptr ? 0 : size};
    }

    void add_table(const std::string& name, bool is_virtual) {
        const std::string table = io::in_quotes(name, '"');
        add(name);
        if (is_virtual) {
            add_rows("SELECT rtreecheck(" + io::in_quotes(name, '\'') + ")");
            add_rows("SELECT * FROM " + table + " ORDER BY 1");
        } else {
            add_rows("SELECT * FROM " + table + " NOT INDEXED"); // in the order of their keys
        }
    }

    void add_rows(const std::string& sql) {
        const sqlite::Statement rows = prepare(sql);
        while (step(rows)) {
            for (int i = 0; i < sqlite3_column_count(rows.get()); ++i) {
                // The day on which a program last changed the layer.
                if (std::string_view(sqlite3_column_name(rows.get(), i)) != "last_change") {
                    add_value(rows, i);
                }
            }
        }
    }

    /// A value is another one where it has another type.
    void add_value(const sqlite::Statement& row, int column) {
        const int type = sqlite3_column_type(row.get(), column);
        m_hash.update(&type, sizeof type);
        if (type == SQLITE_INTEGER) {
            const std::int64_t whole = sqlite3_column_int64(row.get(), column);
            m_hash.update(&whole, sizeof whole);
        } else if (type == SQLITE_FLOAT) {
            const double real = sqlite3_column_double(row.get(), column);
            m_hash.update(&real, sizeof real);
        } else {
            add(text_of(row, column));
        }
    }

    /// A text with its length before it, so that no two lists of texts run together to the same
    /// bytes.
    void add(std::string_view text) {
        const std::uint64_t size = text.size();
        m_hash.update(&size, sizeof size);
        m_hash.update(text.data(), text.size());
    }

    std::filesystem::path m_path;
    sqlite::Database m_database;
    io::Sha256 m_hash;
};

} // namespace

std::string sha256_of_geopackage_content(const std::filesystem::path& path) {
    return GeoPackageTables(path).fingerprint();
}

} // namespace huuco
