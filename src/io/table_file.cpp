// SPDX-License-Identifier: MIT
/// \file
/// Reads a CSV or a workbook into sheets of rows of text.

#include "io/table_file.hpp"

#include "io/location.hpp"
#include "io/workbook.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <utility>

namespace huuco::io {

namespace {

/// The text of a CSV file in UTF-8.
std::string decode_csv(const std::string& bytes, std::string_view option, TableFile& file) {
    Encoding encoding = Encoding::utf_8;
    file.encoding_decided_by = "valid_utf8";
    if (!option.empty()) {
        const std::optional<Encoding> named = encoding_of(option);
        if (!named) {
            const std::vector<std::string> names = encoding_names();
            throw Error(
                ErrorCode::argument,
                fmt::format(
                    "there is no text encoding \"{}\"{}; known are {}",
                    option,
                    did_you_mean(option, names),
                    fmt::join(names, ", ")));
        }
        encoding = *named;
        file.encoding_decided_by = "option";
    }
    file.encoding = encoding_name(encoding);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        throw Error(
            ErrorCode::format,
            fmt::format("{}: is UTF-16 text; save it as \"CSV UTF-8\" and run again", file.path));
    }
    if (encoding == Encoding::utf_8 && !is_valid_utf8(bytes)) {
        throw Error(
            ErrorCode::format,
            fmt::format(
                "{}: the text is not UTF-8; save it as \"CSV UTF-8\", or pass --encoding, such as "
                "TCVN3",
                file.path));
    }
    return decode(bytes, encoding).text;
}

void read_csv_file(std::string_view encoding, TableFile& file) {
    file.format = "CSV";
    CsvTable csv = parse_csv(decode_csv(read_file(file.path), encoding, file));
    TableSheet sheet;
    sheet.header = std::move(csv.header);
    for (CsvRow& row : csv.rows) {
        sheet.rows.push_back({row.row, std::move(row.cells)});
    }
    for (CsvFault& fault : csv.faults) {
        sheet.faults.push_back({fault.row, std::move(fault.note)});
    }
    file.sheets.push_back(std::move(sheet));
}

void read_workbook_file(TableFile& file) {
    Workbook workbook = open_workbook(file.path);
    file.format = workbook.format;
    file.encoding = encoding_name(Encoding::utf_8);
    file.encoding_decided_by = "format";
    file.sheets = std::move(workbook.sheets);
}

} // namespace

TableFile read_table_file(const std::string& path, std::string_view encoding) {
    TableFile file;
    file.path = path;
    if (!exists(path)) {
        throw Error(
            ErrorCode::io,
            fmt::format("{}: there is no such file; check the path and its spelling", path));
    }
    const std::string extension = extension_of(path);
    if (extension == "xlsx" || extension == "xlsm" || extension == "ods") {
        read_workbook_file(file);
    } else if (extension == "xls") {
        throw Error(
            ErrorCode::format,
            fmt::format("{}: is an old Excel workbook; save it as .xlsx and run again", path));
    } else {
        read_csv_file(encoding, file);
    }
    return file;
}

} // namespace huuco::io
