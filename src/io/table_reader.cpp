// SPDX-License-Identifier: MIT
/// \file
/// Chooses the sheet with the wanted columns and hands its rows out as text.

#include "base/message_format.hpp"
#include "io/table_file.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/table_reader.hpp>

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {

namespace {

/// The first header cell of that name, without regard to case.
std::vector<std::string>::iterator
find_column(std::vector<std::string>& header, const std::string& name) {
    const std::string key = fold_key(name);
    return std::find_if(header.begin(), header.end(), [&](const std::string& other) {
        return fold_key(other) == key;
    });
}

bool has_all(std::vector<std::string>& header, std::span<const std::string> columns) {
    return std::all_of(columns.begin(), columns.end(), [&](const std::string& name) {
        return find_column(header, name) != header.end();
    });
}

io::TableSheet& choose_sheet(io::TableFile& file, std::span<const std::string> columns) {
    const auto chosen =
        std::find_if(file.sheets.begin(), file.sheets.end(), [&](io::TableSheet& sheet) {
            return has_all(sheet.header, columns);
        });
    const auto sheet = chosen == file.sheets.end() ? file.sheets.begin() : chosen;
    if (sheet == file.sheets.end() || sheet->header.empty()) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: bảng trống: không có cả tiêu đề",
                "{}: the table is empty: it has not even a header",
                file.path));
    }
    return *sheet;
}

} // namespace

DataTable read_table(
    const std::string& path,
    std::span<const std::string> columns,
    Language language,
    Problems& problems,
    std::string_view encoding) {
    io::TableFile file = io::read_table_file(path, encoding);
    io::TableSheet& sheet = choose_sheet(file, columns);
    for (const std::string& name : columns) {
        if (const auto found = find_column(sheet.header, name); found != sheet.header.end()) {
            *found = name;
        }
    }
    for (const io::TableFault& fault : sheet.faults) {
        problems.push_back(
            {file.path,
             fault.row,
             "bad_table_row",
             fault.note.in(language),
             std::nullopt,
             true,
             Severity::error});
    }
    DataTable table;
    table.path = file.path;
    table.format = file.format;
    table.sheet = sheet.name;
    table.encoding = file.encoding;
    table.encoding_decided_by = file.encoding_decided_by;
    const std::size_t width = sheet.header.size();
    sheet.for_each_row([&](std::size_t row, std::span<const std::string_view> cells) {
        std::vector<std::string>& texts = table.rows.emplace_back(DataRow{row, {}}).cells;
        for (const std::string_view cell : cells.first(std::min(width, cells.size()))) {
            texts.emplace_back(trim(cell));
        }
        texts.resize(width);
        return true;
    });
    table.header = std::move(sheet.header);
    return table;
}

} // namespace huuco
