// SPDX-License-Identifier: MIT
/// \file
/// Reads a table of PostgreSQL by a query of its own: GDAL's names no order.

#include "io/postgis_rows.hpp"

#include "io/gdal_drivers.hpp"
#include "io/sql_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

namespace huuco::io {

namespace {

/// What GDAL takes for the number of a row in whatever query finds it.
constexpr std::string_view kRowNumber = "ogc_fid";

std::vector<std::string> columns_of(OGRLayer& table) {
    std::vector<std::string> columns;
    if (const std::string_view key = table.GetFIDColumn(); !key.empty()) {
        if (key != kRowNumber) {
            columns.push_back(fmt::format("{} AS {}", in_quotes(key, '"'), kRowNumber));
        }
        columns.push_back(in_quotes(key, '"'));
    }
    const OGRFeatureDefn& definition = *table.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        columns.push_back(in_quotes(definition.GetFieldDefn(i)->GetNameRef(), '"'));
    }
    for (int i = 0; i < definition.GetGeomFieldCount(); ++i) {
        columns.push_back(in_quotes(definition.GetGeomFieldDefn(i)->GetNameRef(), '"'));
    }
    return columns;
}

/// Columns of the primary key, in quotes. One of a table that others inherit from says nothing of
/// the rows of these.
std::vector<std::string>
key_columns_of(GDALDataset& dataset, const std::string& table, const std::string& shown) {
    return ask(
        dataset,
        fmt::format(
            "SELECT quote_ident(attname) FROM pg_constraint CROSS JOIN LATERAL unnest(conkey) WITH "
            "ORDINALITY AS of_key (number, place) JOIN pg_attribute ON attrelid = conrelid AND "
            "attnum = number JOIN pg_class ON pg_class.oid = conrelid WHERE contype = 'p' AND "
            "conrelid = {}::regclass AND (relkind = 'p' OR NOT relhassubclass) ORDER BY place",
            in_quotes(table, '\'')),
        shown);
}

} // namespace

std::optional<std::string>
sql_name_of_table(GDALDataset& dataset, OGRLayer& layer, const std::string& shown) {
    if (std::string_view(dataset.GetDriverName()) != kPostgresqlDriver) {
        return std::nullopt;
    }
    std::string_view name = layer.GetName();
    const std::string in_brackets = fmt::format("({})", layer.GetGeometryColumn());
    if (name.ends_with(in_brackets)) {
        name.remove_suffix(in_brackets.size());
    }
    const std::vector<std::string> found =
        ask(dataset,
            fmt::format(
                "SELECT format('%I.%I', nspname, relname) FROM pg_class JOIN pg_namespace ON "
                "pg_namespace.oid = relnamespace WHERE relkind IN ('r', 'v', 'm', 'f', 'p') AND "
                "(relname = {0} AND nspname = current_schema() OR nspname || '.' || relname = {0}) "
                "ORDER BY nspname = current_schema() DESC LIMIT 1",
                in_quotes(name, '\'')),
            shown);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

QueryRows rows_in_order(GDALDataset& dataset, OGRLayer& table, const std::string& shown) {
    const std::optional<std::string> name = sql_name_of_table(dataset, table, shown);
    if (!name) {
        return nullptr;
    }
    const std::vector<std::string> key = key_columns_of(dataset, *name, shown);
    return rows_of(
        dataset,
        fmt::format(
            "SELECT {} FROM {} AS huuco_row ORDER BY {}",
            fmt::join(columns_of(table), ", "),
            *name,
            key.empty() ? "huuco_row::text COLLATE \"C\""
                        : fmt::format("{}", fmt::join(key, ", "))),
        shown);
}

bool takes_bytes_of_server(GDALDataset& dataset, const std::string& shown) {
    if (std::string_view(dataset.GetDriverName()) != kPostgresqlDriver) {
        return false;
    }
    const std::vector<std::string> encoding =
        ask(dataset, "SELECT current_setting('server_encoding')", shown);
    if (encoding != std::vector<std::string>{"SQL_ASCII"}) {
        return false;
    }
    (void)rows_of(dataset, "SET client_encoding TO 'SQL_ASCII'", shown);
    return true;
}

bool has_serial_key(GDALDataset& dataset, OGRLayer& table, const std::string& shown) {
    const std::string key = table.GetFIDColumn();
    const std::optional<std::string> name =
        key.empty() ? std::nullopt : sql_name_of_table(dataset, table, shown);
    return name && !ask(dataset,
                        fmt::format(
                            "SELECT found FROM pg_get_serial_sequence({}, {}) AS found WHERE found "
                            "IS NOT NULL",
                            in_quotes(*name, '\''),
                            in_quotes(key, '\'')),
                        shown)
                        .empty();
}

} // namespace huuco::io
