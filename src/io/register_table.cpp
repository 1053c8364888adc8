// SPDX-License-Identifier: MIT
/// \file
/// Reads a certificate register: CSV, or a workbook (XLSX, ODS).

#include "io/certificate_row.hpp"
#include "io/table_file.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/register_table.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
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

/// Makes the first row with names of key columns the header, where titles stand above it, as in
/// the annex of a decision. Row numbers stay those of the sheet; the titles are no rows of the
/// register.
void skip_titles(io::TableSheet& sheet, std::span<const FieldAlias> aliases) {
    constexpr std::ptrdiff_t kMostTitles = 20;
    if (has_key_columns(recognise_certificate_columns(sheet.header, aliases))) {
        return;
    }
    const auto most = std::min(kMostTitles, std::ssize(sheet.rows));
    const auto last = sheet.rows.begin() + most;
    const auto header = std::find_if(sheet.rows.begin(), last, [&](const io::TableRow& row) {
        return has_key_columns(recognise_certificate_columns(row.cells, aliases));
    });
    if (header == last) {
        return;
    }
    sheet.header = std::move(header->cells);
    sheet.rows.erase(sheet.rows.begin(), header + 1);
}

/// The first sheet with key columns, else the first; a CSV has one.
const io::TableSheet& choose_sheet(const io::TableFile& file, std::span<const FieldAlias> aliases) {
    const auto chosen =
        std::find_if(file.sheets.begin(), file.sheets.end(), [&](const io::TableSheet& sheet) {
            return has_key_columns(recognise_certificate_columns(sheet.header, aliases));
        });
    const auto sheet = chosen == file.sheets.end() ? file.sheets.begin() : chosen;
    if (sheet == file.sheets.end() || sheet->header.empty() ||
        (sheet->rows.empty() && sheet->faults.empty())) {
        throw_empty(file.path);
    }
    return *sheet;
}

LayerSample sample_of(const io::TableSheet& sheet) {
    constexpr std::size_t kMostRows = 1024;
    LayerSample sample;
    sample.columns.resize(sheet.header.size());
    sample.rows = std::min(sheet.rows.size(), kMostRows);
    sample.is_whole = sample.rows == sheet.rows.size();
    for (std::size_t row = 0; row < sample.rows; ++row) {
        const std::vector<std::string>& cells = sheet.rows[row].cells;
        for (std::size_t i = 0; i < sample.columns.size(); ++i) {
            sample.columns[i].push_back(i < cells.size() ? trim(cells[i]) : std::string_view{});
        }
    }
    return sample;
}

} // namespace

RegisterTable read_register(
    const std::string& path,
    std::span<const FieldAlias> aliases,
    std::string_view encoding) {
    io::TableFile file = io::read_table_file(path, encoding);
    for (io::TableSheet& each : file.sheets) {
        skip_titles(each, aliases);
    }
    const io::TableSheet& sheet = choose_sheet(file, aliases);
    RegisterTable table;
    table.path = file.path;
    table.format = file.format;
    table.encoding = file.encoding;
    table.encoding_decided_by = file.encoding_decided_by;
    table.encoding_decision = file.encoding_decision;
    table.sheet = sheet.name;
    table.header = sheet.header;
    table.sample = sample_of(sheet);
    table.columns = recognise_certificate_columns(table.header, aliases);
    require_key_columns(table);
    for (const io::TableFault& fault : sheet.faults) {
        ++table.rows;
        set_aside_row(table, fault.row, "bad_row", fault.note);
    }
    for (const io::TableRow& row : sheet.rows) {
        add_row(table, row.row, row.cells);
    }
    std::stable_sort(
        table.problems.begin(), table.problems.end(), [](const Problem& a, const Problem& b) {
            return a.feature < b.feature;
        });
    return table;
}

} // namespace huuco
