// SPDX-License-Identifier: MIT
/// \file
/// Reading code tables and laying one file's rows over another's.

#include "keyed_table.hpp"

#include "base/message_format.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <cassert>
#include <unordered_set>

namespace huuco::detail {

namespace {

[[noreturn]] void
fail_at(const std::filesystem::path& file, std::size_t line, const Message& note) {
    throw Error(
        ErrorCode::format,
        message("{}, dòng {}: {}.", "{}, line {}: {}.", file.string(), Digits{line}, note));
}

Message must_come_first(std::string_view column) {
    return message("cột đầu tiên phải là {}", "the first column must be {}", column);
}

/// Trims the cells and makes sure that every row has a key of its own.
void check_keys(CsvTable& table, const std::filesystem::path& path) {
    std::unordered_set<std::string> keys;
    for (CsvRow& row : table.rows) {
        for (std::string& cell : row.cells) {
            cell = trim(cell);
        }
        const std::string& key = row.cells.front();
        if (key.empty()) {
            fail_at(
                path,
                row.line,
                message("cột {} bỏ trống", "the {} is blank", table.header.front()));
        }
        if (!keys.insert(fold_key(key)).second) {
            fail_at(
                path,
                row.line,
                message(
                    "{} \"{}\" có hai lần", "{} \"{}\" occurs twice", table.header.front(), key));
        }
    }
}

} // namespace

KeyedTable
KeyedTable::read(const std::filesystem::path& path, std::span<const std::string_view> required) {
    CsvTable csv = read_csv(path);
    for (const std::string_view name : required) {
        if (!csv.column(name)) {
            fail_at(path, 1, message("thiếu cột {}", "the column {} is missing", name));
        }
    }
    if (csv.header.front() != required.front()) {
        fail_at(path, 1, must_come_first(required.front()));
    }
    check_keys(csv, path);
    KeyedTable table;
    table.m_columns = csv.header;
    for (CsvRow& row : csv.rows) {
        table.m_rows.push_back({std::move(row.cells), path, row.line});
    }
    return table;
}

void KeyedTable::replace_rows(const std::filesystem::path& path, bool may_add_columns) {
    CsvTable csv = read_csv(path);
    if (csv.header.front() != m_columns.front()) {
        fail_at(path, 1, must_come_first(m_columns.front()));
    }
    check_keys(csv, path);
    std::vector<std::size_t> target;
    for (const std::string& name : csv.header) {
        std::optional<std::size_t> at = column(name);
        if (!at && !may_add_columns) {
            fail_at(
                path,
                1,
                message(
                    "không có cột {} trong bảng{}",
                    "the column {} is unknown{}",
                    name,
                    did_you_mean(name, m_columns)));
        }
        if (!at) {
            at = m_columns.size();
            m_columns.push_back(name);
        }
        target.push_back(*at);
    }
    for (KeyedRow& row : m_rows) {
        row.cells.resize(m_columns.size());
    }
    for (const CsvRow& from : csv.rows) {
        const std::optional<std::size_t> known = row_of(from.cells.front());
        KeyedRow& to = known ? m_rows[*known] : m_rows.emplace_back();
        to.cells.resize(m_columns.size());
        to.file = path;
        to.line = from.line;
        for (std::size_t i = 0; i < target.size(); ++i) {
            to.cells[target[i]] = from.cells[i];
        }
    }
}

const std::string& KeyedTable::cell(const KeyedRow& row, std::string_view name) const {
    const std::optional<std::size_t> at = column(name);
    assert(at.has_value());
    return row.cells[*at];
}

bool KeyedTable::flag(const KeyedRow& row, std::string_view name) const {
    const std::string& text = cell(row, name);
    if (text != "1" && text != "0" && !text.empty()) {
        fail(
            row,
            message(
                "{} phải là 1 hoặc 0, không phải \"{}\"",
                "{} must be 1 or 0, not \"{}\"",
                name,
                text));
    }
    return text == "1";
}

std::vector<std::string> KeyedTable::list(const KeyedRow& row, std::string_view name) const {
    return split_list(cell(row, name));
}

void KeyedTable::fail(const KeyedRow& row, const Message& note) const {
    fail_at(
        row.file,
        row.line,
        message("{} \"{}\": {}", "{} \"{}\": {}", m_columns.front(), row.cells.front(), note));
}

std::optional<std::size_t> KeyedTable::column(std::string_view name) const {
    const auto found = std::ranges::find(m_columns, name);
    if (found == m_columns.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - m_columns.begin());
}

std::optional<std::size_t> KeyedTable::row_of(std::string_view key) const {
    const std::string folded = fold_key(key);
    const auto found = std::ranges::find_if(
        m_rows, [&](const KeyedRow& row) { return fold_key(row.cells.front()) == folded; });
    if (found == m_rows.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - m_rows.begin());
}

std::vector<std::string> split_list(std::string_view cell) {
    std::vector<std::string> values;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(';'), cell.size());
        const std::string_view value = trim(cell.substr(0, end));
        if (!value.empty()) {
            values.emplace_back(value);
        }
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return values;
}

} // namespace huuco::detail
