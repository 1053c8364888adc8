// SPDX-License-Identifier: MIT
/// \file
/// Which virtual tables lead nowhere else.

#include "io/virtual_tables.hpp"

#include "base/message_format.hpp"
#include "io/sql_query.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <array>

namespace huuco::io {

namespace {

/// Indexes of SQLite and SpatiaLite over tables of the same file.
constexpr std::array<std::string_view, 9> kIndexes = {
    "rtree",
    "rtree_i32",
    "fts3",
    "fts4",
    "fts5",
    "virtualspatialindex",
    "virtualelementary",
    "virtualknn",
    "virtualknn2"};

constexpr std::string_view kSqlBlanks = " \t\r\n";

void skip_blanks(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(kSqlBlanks), text.size()));
}

/// Takes words off the beginning, whatever their case. \returns false where there are others
bool skip(std::string_view& text, std::string_view words) {
    if (small_ascii(text.substr(0, words.size())) != small_ascii(words)) {
        return false;
    }
    text.remove_prefix(words.size());
    skip_blanks(text);
    return true;
}

/// Takes a name with its quotes, if it has any, off the beginning.
bool skip_name(std::string_view& text, std::string_view name) {
    constexpr std::string_view kOpening = "\"'`[";
    constexpr std::string_view kClosing = "\"'`]";
    const std::size_t quote = text.empty() ? std::string_view::npos : kOpening.find(text.front());
    if (quote == std::string_view::npos) {
        return skip(text, name);
    }
    text.remove_prefix(1);
    return skip(text, name) && skip(text, kClosing.substr(quote, 1));
}

} // namespace

std::string module_of(std::string_view statement, std::string_view table) {
    if (!skip(statement, "CREATE VIRTUAL TABLE") || !skip_name(statement, table) ||
        !skip(statement, "USING")) {
        return {};
    }
    return small_ascii(statement.substr(0, statement.find_first_of(" \t\r\n(")));
}

void refuse_virtual_tables(GDALDataset& dataset, const std::string& shown) {
    const QueryRows rows = rows_of(
        dataset,
        "SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%' AND type = 'table'",
        shown);
    for (OGRFeatureUniquePtr row; rows && (row.reset(rows->GetNextFeature()), row != nullptr);) {
        const std::string table = row->GetFieldAsString(0);
        const std::string module = module_of(row->GetFieldAsString(1), table);
        if (std::ranges::find(kIndexes, module) == kIndexes.end()) {
            throw Error(
                ErrorCode::format,
                message(
                    "{}: bảng ảo \"{}\" ({}) có thể đọc tệp khác trên máy này, nên huuco không mở; "
                    "hãy lưu lớp cần dùng sang GeoPackage mới",
                    "{}: the virtual table \"{}\" ({}) may read other files of this machine, so "
                    "huuco does not open it; save the layer into a new GeoPackage",
                    shown,
                    table,
                    module));
        }
    }
}

} // namespace huuco::io
