// SPDX-License-Identifier: MIT
/// \file
/// Reads tables of a database through GDAL.

#include "io/database_table.hpp"

#include "base/message_format.hpp"
#include "io/gdal_drivers.hpp"
#include "io/gdal_errors.hpp"
#include "io/layer_text.hpp"
#include "io/location.hpp"
#include "io/password.hpp"
#include "io/postgis_rows.hpp"

#include <huuco/base/error.hpp>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <utility>

namespace huuco::io {

namespace {

TableSheet read_rows(OGRLayer& layer, const std::string& shown, bool is_in_bytes) {
    TableSheet sheet;
    DatasetInfo info;
    info.path = shown;
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        sheet.header.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
        info.fields.push_back({sheet.header.back(), "", 0});
    }
    FieldText text(info); // UTF-8, unless the server does not know
    Problems problems;    // a complete encoding leaves nothing to note
    std::string scratch;
    const bool has_numbers = *layer.GetFIDColumn() != '\0';
    for (const OGRFeatureUniquePtr& feature : layer) {
        TableRow row{
            has_numbers ? static_cast<std::size_t>(feature->GetFID()) : sheet.rows.size() + 1, {}};
        for (std::size_t i = 0; i < sheet.header.size(); ++i) {
            row.cells.emplace_back(
                is_in_bytes ? raw_value(*feature, i, scratch).bytes
                            : text.read(*feature, i, row.row, problems));
        }
        sheet.rows.push_back(std::move(row));
    }
    sheet.row_count = sheet.rows.size();
    return sheet;
}

TableSheet
read_table(GDALDataset& dataset, OGRLayer& table, const std::string& shown, bool is_in_bytes) {
    const QueryRows ordered = rows_in_order(dataset, table, shown);
    TableSheet sheet = read_rows(ordered ? *ordered : table, shown, is_in_bytes);
    sheet.name = table.GetName();
    if (!ordered) {
        std::ranges::stable_sort(sheet.rows, {}, &TableRow::row);
    }
    return sheet;
}

} // namespace

void require_table(OGRLayer& layer, const std::string& shown) {
    const bool has_columns = layer.GetLayerDefn()->GetFieldCount() > 0 ||
                             layer.GetLayerDefn()->GetGeomFieldCount() > 0 ||
                             *layer.GetFIDColumn() != '\0';
    if (has_columns) {
        return;
    }
    throw Error(
        ErrorCode::io,
        message(
            "{}: cơ sở dữ liệu không có bảng \"{}\"; hãy xem lại tên bảng, và ghi cả schema nếu "
            "cần (tables=SCHEMA.BẢNG)",
            "{}: the database has no table \"{}\"; check its name, and give its schema where it "
            "needs one (tables=SCHEMA.TABLE)",
            shown,
            layer.GetName()));
}

TableFile read_database_tables(const std::string& connection) {
    require_postgres(connection);
    register_gdal();
    const GdalErrors errors;
    TableFile file;
    file.path = shown_path(connection);
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(
        connection.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers_for(connection)));
    if (!dataset) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không mở được cơ sở dữ liệu{}",
                "{}: the database cannot be opened{}",
                file.path,
                shown_reason(errors.suffix(), connection)));
    }
    file.format = dataset->GetDriverName();
    const bool is_in_bytes = takes_bytes_of_server(*dataset, file.path);
    if (!is_in_bytes) {
        file.encoding = encoding_name(Encoding::utf_8);
        file.encoding_decided_by = "format";
    }
    for (OGRLayer* layer : dataset->GetLayers()) {
        require_table(*layer, file.path);
        file.sheets.push_back(read_table(*dataset, *layer, file.path, is_in_bytes));
    }
    if (errors.has_failed()) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được{}; {}",
                "{}: cannot be read{}; {}",
                file.path,
                errors.suffix(),
                advice_on_refusal()));
    }
    return file;
}

} // namespace huuco::io
