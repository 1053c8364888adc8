// SPDX-License-Identifier: MIT
/// \file
/// Asks the catalogue of PostGIS about the geometry of a table.

#include "io/postgis_layer.hpp"

#include "base/message_format.hpp"
#include "io/sql_text.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

namespace huuco::io {

namespace {

/// The first column of what a query finds; nothing where the server does not answer.
std::vector<std::string> ask(GDALDataset& dataset, const std::string& sql) {
    std::vector<std::string> found;
    OGRLayer* const rows = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (rows == nullptr) {
        return found;
    }
    for (const OGRFeatureUniquePtr& row : rows) {
        found.emplace_back(row->GetFieldAsString(0));
    }
    dataset.ReleaseResultSet(rows);
    return found;
}

void refuse_columns(const OGRFeatureDefn& definition, const std::string& shown) {
    std::vector<std::string> columns;
    for (int i = 0; i < definition.GetGeomFieldCount(); ++i) {
        columns.emplace_back(definition.GetGeomFieldDefn(i)->GetNameRef());
    }
    throw Error(
        ErrorCode::argument,
        message(
            "{}: bảng {} có {} cột hình ({}); hãy nêu cột cần đọc trong chuỗi kết nối: "
            "tables={}({})",
            "{}: the table {} has {} columns of geometry ({}); name the one to read in the "
            "connection: tables={}({})",
            shown,
            definition.GetName(),
            Count{columns.size()},
            fmt::join(columns, ", "),
            definition.GetName(),
            columns.front()));
}

/// Tables, in quotes, of that name which state no reference system for all of a column.
///
/// \param layer  `table`, or `schema.table` where that is not the first schema looked in; the
///               column stands behind it in brackets where the user names it
std::vector<std::string>
tables_of_any_system(GDALDataset& dataset, std::string_view layer, std::string_view column) {
    const std::string in_brackets = fmt::format("({})", column);
    if (layer.ends_with(in_brackets)) {
        layer.remove_suffix(in_brackets.size());
    }
    return ask(
        dataset,
        fmt::format(
            "SELECT format('%I.%I', f_table_schema, f_table_name) FROM geometry_columns WHERE "
            "srid = 0 AND f_geometry_column = {1} AND (f_table_schema || '.' || f_table_name = {0} "
            "OR (f_table_name = {0} AND f_table_schema = current_schema()))",
            in_quotes(layer, '\''),
            in_quotes(column, '\'')));
}

} // namespace

void require_one_geometry(GDALDataset& dataset, OGRLayer& layer, const std::string& shown) {
    if (std::string_view(dataset.GetDriverName()) != "PostgreSQL") {
        return;
    }
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    if (definition.GetGeomFieldCount() > 1) {
        refuse_columns(definition, shown);
    }
    const std::string column = layer.GetGeometryColumn();
    for (const std::string& table : tables_of_any_system(dataset, layer.GetName(), column)) {
        const std::vector<std::string> systems =
            ask(dataset,
                fmt::format(
                    "SELECT DISTINCT ST_SRID({0}) FROM {1} WHERE {0} IS NOT NULL ORDER BY 1",
                    in_quotes(column, '"'),
                    table));
        if (systems.size() > 1) {
            throw Error(
                ErrorCode::crs,
                message(
                    "{}: các dòng của bảng {} ở nhiều hệ tọa độ khác nhau (SRID {}); hãy chuyển "
                    "chúng về một hệ bằng ST_Transform trước",
                    "{}: the rows of the table {} are in several reference systems (SRID {}); "
                    "bring them to one by ST_Transform first",
                    shown,
                    layer.GetName(),
                    fmt::join(systems, ", ")));
        }
    }
}

} // namespace huuco::io
