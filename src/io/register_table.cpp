// SPDX-License-Identifier: MIT
/// \file
/// Reads a certificate register: CSV, or a workbook (XLSX, ODS).

#include "io/certificate_row.hpp"
#include "io/location.hpp"
#include "io/workbook.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/register_table.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace huuco {

namespace {

bool has_key_columns(const CertificateColumns& columns) {
    return columns[static_cast<std::size_t>(CertificateRole::sheet)].has_value() &&
           columns[static_cast<std::size_t>(CertificateRole::parcel)].has_value();
}

void require_key_columns(const RegisterTable& table) {
    if (has_key_columns(table.columns)) {
        return;
    }
    throw Error(
        ErrorCode::format,
        fmt::format(
            "{}: the register has no columns for map sheet and parcel number, by which its rows "
            "find their parcels (SOTO and SOTHUA, or \"Số tờ\" and \"Số thửa\"); its columns are "
            "{}",
            table.path,
            fmt::join(table.header, ", ")));
}

[[noreturn]] void throw_empty(const std::string& path) {
    throw Error(
        ErrorCode::format,
        fmt::format("{}: the register is empty: there is no row below a header", path));
}

void set_aside_row(RegisterTable& table, std::size_t row, std::string kind, std::string note) {
    table.problems.push_back(
        {table.path, row, std::move(kind), std::move(note), std::nullopt, true});
}

void add_row(RegisterTable& table, std::size_t row, const std::vector<std::string>& texts) {
    ++table.rows;
    io::CertificateCells cells;
    for (std::size_t role = 0; role < cells.size(); ++role) {
        const std::optional<std::size_t> column = table.columns[role];
        if (column && *column < texts.size()) {
            cells[role] = trim(texts[*column]);
        }
    }
    if (cells[static_cast<std::size_t>(CertificateRole::sheet)].empty() ||
        cells[static_cast<std::size_t>(CertificateRole::parcel)].empty()) {
        set_aside_row(table, row, "blank_key", "it has no map sheet or no parcel number");
        return;
    }
    std::optional<Certificate> certificate =
        io::certificate_from(cells, {table.path, row}, table.problems);
    if (certificate) {
        table.certificates.push_back(std::move(*certificate));
    }
}

/// The text of a CSV file in UTF-8.
std::string
decode_register(const std::string& bytes, std::string_view option, RegisterTable& table) {
    Encoding encoding = Encoding::utf_8;
    table.encoding_decided_by = "valid_utf8";
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
        table.encoding_decided_by = "option";
    }
    table.encoding = encoding_name(encoding);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        throw Error(
            ErrorCode::format,
            fmt::format("{}: is UTF-16 text; save it as \"CSV UTF-8\" and run again", table.path));
    }
    if (encoding == Encoding::utf_8 && !is_valid_utf8(bytes)) {
        throw Error(
            ErrorCode::format,
            fmt::format(
                "{}: the text is not UTF-8; save it as \"CSV UTF-8\", or pass --encoding, such as "
                "TCVN3",
                table.path));
    }
    return decode(bytes, encoding).text;
}

void read_csv_register(
    std::string_view encoding,
    std::span<const FieldAlias> aliases,
    RegisterTable& table) {
    table.format = "CSV";
    const CsvTable csv = parse_csv(decode_register(read_file(table.path), encoding, table));
    table.header = csv.header;
    if (csv.header.empty() || (csv.rows.empty() && csv.faults.empty())) {
        throw_empty(table.path);
    }
    table.columns = recognise_certificate_columns(table.header, aliases);
    require_key_columns(table);
    for (const CsvFault& fault : csv.faults) {
        ++table.rows;
        set_aside_row(table, fault.row, "bad_row", fault.note);
    }
    for (const CsvRow& row : csv.rows) {
        add_row(table, row.row, row.cells);
    }
    std::stable_sort(
        table.problems.begin(), table.problems.end(), [](const Problem& a, const Problem& b) {
            return a.feature < b.feature;
        });
}

void read_workbook_register(std::span<const FieldAlias> aliases, RegisterTable& table) {
    io::Workbook workbook = io::open_workbook(table.path);
    table.format = workbook.format;
    table.encoding = encoding_name(Encoding::utf_8);
    table.encoding_decided_by = "format";
    const auto chosen = std::find_if(
        workbook.sheets.begin(), workbook.sheets.end(), [&](const io::WorkbookSheet& sheet) {
            return has_key_columns(recognise_certificate_columns(sheet.header, aliases));
        });
    const auto sheet = chosen == workbook.sheets.end() ? workbook.sheets.begin() : chosen;
    if (sheet == workbook.sheets.end() || sheet->header.empty()) {
        throw_empty(table.path);
    }
    table.sheet = sheet->name;
    table.header = sheet->header;
    table.columns = recognise_certificate_columns(table.header, aliases);
    require_key_columns(table);
    for (const io::WorkbookRow& row : sheet->rows) {
        add_row(table, row.row, row.cells);
    }
    if (table.rows == 0) {
        throw_empty(table.path);
    }
}

} // namespace

RegisterTable read_register(
    const std::string& path,
    std::span<const FieldAlias> aliases,
    std::string_view encoding) {
    RegisterTable table;
    table.path = path;
    if (!io::exists(path)) {
        throw Error(
            ErrorCode::io,
            fmt::format("{}: there is no such file; check the path and its spelling", path));
    }
    const std::string extension = io::extension_of(path);
    if (extension == "xlsx" || extension == "xlsm" || extension == "ods") {
        read_workbook_register(aliases, table);
    } else if (extension == "xls") {
        throw Error(
            ErrorCode::format,
            fmt::format("{}: is an old Excel workbook; save it as .xlsx and run again", path));
    } else {
        read_csv_register(encoding, aliases, table);
    }
    return table;
}

} // namespace huuco
