// SPDX-License-Identifier: MIT
/// \file
/// Asks the catalogue of PostGIS about the geometry of a table.

#include "io/postgis_layer.hpp"

#include "base/message_format.hpp"
#include "io/gdal_drivers.hpp"
#include "io/postgis_rows.hpp"
#include "io/sql_query.hpp"
#include "io/sql_text.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <string_view>
#include <vector>

namespace huuco::io {

namespace {

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

/// Reference systems of the rows of a table whose column states none for all of them.
std::vector<std::string> systems_of_rows(
    GDALDataset& dataset,
    const std::string& table,
    const std::string& column,
    const std::string& shown) {
    const std::vector<std::string> postgis =
        ask(dataset,
            "SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = "
            "extnamespace WHERE extname = 'postgis'",
            shown);
    if (postgis.empty() ||
        ask(dataset,
            fmt::format(
                "SELECT srid FROM {}.geometry_columns WHERE srid = 0 AND f_geometry_column = {} "
                "AND format('%I.%I', f_table_schema, f_table_name) = {}",
                postgis.front(),
                in_quotes(column, '\''),
                in_quotes(table, '\'')),
            shown)
            .empty()) {
        return {};
    }
    return ask(
        dataset,
        fmt::format(
            "SELECT DISTINCT {0}.ST_SRID({1}) FROM {2} WHERE {1} IS NOT NULL ORDER BY 1",
            postgis.front(),
            in_quotes(column, '"'),
            table),
        shown);
}

} // namespace

void require_one_geometry(GDALDataset& dataset, OGRLayer& layer, const std::string& shown) {
    if (std::string_view(dataset.GetDriverName()) != kPostgresqlDriver) {
        return;
    }
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    if (definition.GetGeomFieldCount() > 1) {
        refuse_columns(definition, shown);
    }
    const std::optional<std::string> table = sql_name_of_table(dataset, layer, shown);
    if (!table) {
        return;
    }
    const std::vector<std::string> systems =
        systems_of_rows(dataset, *table, layer.GetGeometryColumn(), shown);
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

} // namespace huuco::io
