// SPDX-License-Identifier: MIT
/// \file
/// Reads registers, and leaves out areas that nobody can be sure of.

#include "pipeline/registers.hpp"

#include "base/headings.hpp"
#include "base/message_format.hpp"
#include "pipeline/certificate_columns.hpp"
#include "pipeline/encoding_retry.hpp"
#include "pipeline/input_records.hpp"

#include <huuco/io/register_table.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace huuco {

namespace {

/// An area bounds what counts of a parcel, so its column must say what it is in and of what:
/// `Diện tích` alone may be hectares, `Diện tích thửa` is the area of the whole parcel.
void tell_columns_not_used(
    const RegisterTable& table,
    Language language,
    std::vector<std::string>& warnings) {
    const auto& column = table.columns.at(static_cast<std::size_t>(CertificateRole::area_m2));
    if (column && !table.area_unit_m2) {
        warnings.push_back(message_in(
            language,
            "{}: cột \"{}\" không ghi đơn vị nên không được dùng; nếu là diện tích được chứng "
            "nhận, hãy ghi đơn vị trong tên cột: AREA_M2, \"Diện tích (m²)\" hoặc \"Diện tích "
            "(ha)\".",
            "{}: the column \"{}\" names no unit and is not used; if it is the certified area, "
            "name the unit: AREA_M2 or AREA_HA.",
            table.path,
            table.header[*column]));
    }
    for (const std::size_t idle : table.idle_areas) {
        warnings.push_back(message_in(
            language,
            "{}: cột \"{}\" không được dùng; nếu là diện tích được chứng nhận, hãy đặt tên cột là "
            "AREA_M2, \"Diện tích chứng nhận (m²)\" hoặc \"Diện tích chứng nhận (ha)\".",
            "{}: the column \"{}\" is not used; if it is the certified area, call it AREA_M2 or "
            "AREA_HA.",
            table.path,
            table.header[idle]));
    }
}

/// The first of some rows, as a sentence names them.
std::string first_rows(std::span<const std::size_t> rows) {
    constexpr std::size_t kMostRows = 10;
    const auto named = rows.first(std::min(rows.size(), kMostRows));
    return fmt::format("{}{}", fmt::join(named, ", "), rows.size() > kMostRows ? ", …" : "");
}

/// Without its area a parcel counts whole, which nobody should learn from a list of problems only.
void tell_bad_areas(
    const RegisterTable& table,
    Language language,
    std::vector<std::string>& warnings) {
    std::vector<std::size_t> rows;
    for (const Problem& problem : table.problems) {
        if (problem.kind == "bad_area") {
            rows.push_back(problem.feature);
        }
    }
    if (rows.empty()) {
        return;
    }
    warnings.push_back(message_in(
        language,
        "{}: diện tích được chứng nhận không đọc được, hoặc đọc được theo hai cách, nên không được "
        "dùng và thửa được tính cả: dòng {} (tất cả {}); con số thấp không tính các thửa này. "
        "Hãy ghi 1250 hoặc 1250,5.",
        "{}: certified areas that cannot be read, or may be read in two ways, are left out, and "
        "their parcels count whole: row {} ({} in all); the lower reading counts none of them. "
        "Write 1250 or 1250.5.",
        table.path,
        first_rows(rows),
        Count{rows.size()}));
}

/// Heads of groups, totals and the lines of those who sign are in every form, and no fault.
void tell_rows_of_text(
    const RegisterTable& table,
    Language language,
    std::vector<std::string>& warnings) {
    if (table.rows_of_text.empty()) {
        return;
    }
    warnings.push_back(message_in(
        language,
        "{}: {} dòng không nêu thửa và không nêu giấy chứng nhận nên được bỏ qua (tiêu đề nhóm, "
        "tổng cộng, chữ ký): dòng {}.",
        "{}: {} rows state no parcel and no certificate and are passed over (heads of groups, "
        "totals, signatures): row {}.",
        table.path,
        Count{table.rows_of_text.size()},
        first_rows(table.rows_of_text)));
}

InputRecord
record_of(const RegisterTable& table, Language language, std::vector<std::string>& warnings) {
    InputRecord record;
    record.role = "register";
    record.path = table.path;
    record.layer = table.sheet;
    record.format = table.format;
    record.features = table.rows;
    record.encoding = table.encoding;
    record.encoding_decided_by = table.encoding_decided_by;
    note_encoding(table.encoding_decision, language, record, warnings);
    note_columns(table.columns, table.header, record);
    return record;
}

/// An office may keep a sheet a year, of which one only is read.
void tell_sheets_not_read(
    const RegisterTable& table,
    Language language,
    std::vector<std::string>& warnings) {
    if (table.sheets_not_read.empty()) {
        return;
    }
    std::vector<std::string> sheets;
    for (const SheetNotRead& sheet : table.sheets_not_read) {
        sheets.push_back(message_in(
            language, "“{}” ({} dòng)", "“{}” ({} rows)", sheet.name, Count{sheet.rows}));
    }
    warnings.push_back(message_in(
        language,
        "{}: chỉ trang “{}” được đọc; các trang sau cũng có cột số tờ, số thửa mà không được tính: "
        "{}. Nếu chúng cũng là sổ chứng nhận, hãy gộp vào một trang, hoặc lưu mỗi trang thành một "
        "tệp và nêu từng tệp bằng --register.",
        "{}: only the sheet “{}” is read; these have columns of map sheet and parcel as well and "
        "do not count: {}. If they are registers too, put them on one sheet, or save each as a "
        "file and name each with --register.",
        table.path,
        table.sheet,
        fmt::join(sheets, ", ")));
}

/// What two rows name together was put together, and is told with its names.
void tell_header_of_two_rows(
    const RegisterTable& table,
    Language language,
    std::vector<std::string>& warnings) {
    if (table.header_rows == 1) {
        return;
    }
    warnings.push_back(message_in(
        language,
        "{}: dòng {} và {} được đọc là một tiêu đề: {}.",
        "{}: rows {} and {} are read as one header: {}.",
        table.path,
        Digits{table.header_row},
        Digits{table.header_row + 1},
        headings_text(table.header)));
}

} // namespace

RegistersRead read_registers(
    const std::vector<std::string>& paths,
    std::span<const FieldAlias> aliases,
    const std::string& encoding,
    Language language) {
    RegistersRead read;
    for (const std::string& path : paths) {
        RegisterTable table = with_encoding_of_option(encoding, [&](const std::string& own) {
            return read_register(path, aliases, language, own);
        });
        read.records.push_back(record_of(table, language, read.warnings));
        tell_sheets_not_read(table, language, read.warnings);
        tell_header_of_two_rows(table, language, read.warnings);
        tell_certificate_columns(
            {table.path, table.header, table.sample, table.columns}, language, read.warnings);
        tell_columns_not_used(table, language, read.warnings);
        tell_bad_areas(table, language, read.warnings);
        tell_rows_of_text(table, language, read.warnings);
        read.certificates.append(std::move(table.certificates));
        std::ranges::move(table.problems, std::back_inserter(read.problems));
    }
    read.certificates.settle();
    return read;
}

} // namespace huuco
