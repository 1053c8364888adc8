// SPDX-License-Identifier: MIT
/// \file
/// Sheets of a workbook (XLSX, ODS) as rows of text.

#include "io/workbook.hpp"

#include "base/message_format.hpp"
#include "io/gdal_errors.hpp"
#include "io/location.hpp"
#include "io/merged_cells.hpp"
#include "io/thread_setting.hpp"
#include "io/workbook_parts.hpp"

#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

namespace huuco::io {

namespace {

std::string clean(const char* text) {
    const std::string normal = decode(text, Encoding::utf_8).text;
    return std::string(trim(normal));
}

/// Digits that a double always keeps; what lies beyond them is how the file stores it.
constexpr std::size_t kSureDigits = 15;

/// Refuses days that would be read four years early. Moving them would move days typed as text too,
/// which look the same by the time they come here.
void require_days_from_1900(const std::string& path) {
    if (counts_days_from_1904(path)) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: bảng tính này đếm ngày từ năm 1904 (Excel cho Mac), nên mọi ngày sẽ bị đọc "
                "sớm hơn bốn năm; hãy lưu trang ấy dạng \"CSV UTF-8\" rồi chạy lại",
                "{}: this workbook counts its days from 1904, as Excel for Mac did, and all of "
                "them would be read four years early; save the sheet as \"CSV UTF-8\" and run "
                "again",
                path));
    }
}

/// The number as it was typed: a workbook may hold 1250.1 as 1250.0999999999999, and 12 as
/// 12.0000000000000000. Shorter numbers, and text that is none, come back unchanged.
std::string as_typed(std::string text) {
    const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
    const bool has_sign = text.starts_with('-');
    const bool is_long_decimal = digits >= kSureDigits && text.find('.') != std::string::npos &&
                                 digits + 1 + (has_sign ? 1 : 0) == text.size();
    if (!is_long_decimal) {
        return text;
    }
    double value = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return fmt::format("{:.{}g}", value, kSureDigits);
}

std::vector<std::string> read_header(OGRFeatureDefn& definition) {
    std::vector<std::string> header;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        header.push_back(clean(definition.GetFieldDefn(i)->GetNameRef()));
    }
    return header;
}

std::vector<std::string> read_cells(const OGRFeature& feature) {
    std::vector<std::string> cells;
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        cells.push_back(
            feature.IsFieldSetAndNotNull(i) ? as_typed(clean(feature.GetFieldAsString(i)))
                                            : std::string{});
    }
    return cells;
}

TableSheet read_sheet(OGRLayer& layer) {
    TableSheet sheet;
    sheet.name = clean(layer.GetName());
    sheet.header = read_header(*layer.GetLayerDefn());
    layer.ResetReading();
    for (OGRFeatureUniquePtr feature(layer.GetNextFeature()); feature;
         feature.reset(layer.GetNextFeature())) {
        std::vector<std::string> cells = read_cells(*feature);
        const bool is_blank = std::all_of(
            cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
        if (!is_blank) { // the feature's number is the row of the sheet
            sheet.rows.push_back({static_cast<std::size_t>(feature->GetFID()), std::move(cells)});
        }
    }
    return sheet;
}

[[noreturn]] void
refuse_unreadable(const std::string& path, const char* driver, const GdalErrors& errors) {
    throw Error(
        ErrorCode::format,
        message(
            "{}: không đọc được theo {}{}; hãy mở ra rồi lưu lại, hoặc lưu dạng \"CSV UTF-8\"",
            "{}: cannot be read as {}{}; open it and save it again, or save it as \"CSV UTF-8\"",
            path,
            driver,
            errors.suffix()));
}

} // namespace

Workbook open_workbook(const std::string& path, MergedCells merged) {
    register_gdal();
    const bool is_ods = extension_of(path) == "ods";
    const char* const driver = is_ods ? "ODS" : "XLSX";
    const ThreadSetting header(is_ods ? "OGR_ODS_HEADERS" : "OGR_XLSX_HEADERS", "FORCE");
    const ThreadSetting types(is_ods ? "OGR_ODS_FIELD_TYPES" : "OGR_XLSX_FIELD_TYPES", "STRING");
    if (GDALGetDriverByName(driver) == nullptr) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: GDAL trên máy này không có driver {}; hãy cài thêm, hoặc lưu sổ chứng nhận "
                "dạng CSV",
                "{}: this installation of GDAL has no driver {}; install it, or save the register "
                "as CSV",
                path,
                driver));
    }
    const GdalErrors errors;
    const std::array<const char*, 2> drivers = {driver, nullptr};
    const GDALDatasetUniquePtr dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data()));
    if (!dataset) {
        refuse_unreadable(path, driver, errors);
    }
    SheetLayouts layouts = is_ods ? ods_layouts(path) : xlsx_layouts(path);
    if (!is_ods) {
        require_days_from_1900(path);
    }
    const std::set<std::string> hidden =
        is_ods ? hidden_ods_sheets(path) : hidden_xlsx_sheets(path);
    Workbook workbook;
    workbook.format = driver;
    for (OGRLayer* layer : dataset->GetLayers()) {
        TableSheet& sheet = workbook.sheets.emplace_back(read_sheet(*layer));
        sheet.is_hidden = hidden.contains(layer->GetName());
        SheetLayout& layout = layouts[layer->GetName()];
        std::ranges::sort(layout.numbers);
        sheet.numbers = std::move(layout.numbers);
        put_into_columns(layout, sheet);
        if (merged == MergedCells::all) {
            fill_merged(layout, sheet);
        }
    }
    if (errors.has_failed()) {
        refuse_unreadable(path, driver, errors);
    }
    return workbook;
}

} // namespace huuco::io
