// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A code table as text: rows under a key, some of them replaced or added by another file.

#include <huuco/base/message.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::detail {

/// A row and where it stands.
struct KeyedRow {
    std::vector<std::string> cells; ///< trimmed, one per column of the table
    std::filesystem::path file;
    std::size_t line = 0;
};

/// Rows of a CSV file; the first column is their key.
class KeyedTable {
public:
    /// \param required  columns that the file must have, the key first
    /// \throws Error `io` or `format`, also for a key that is blank or occurs twice
    static KeyedTable
    read(const std::filesystem::path& path, std::span<const std::string_view> required);

    /// Lets the rows of another file replace those of the same key; the others are added.
    ///
    /// \param may_add_columns  a column that this table lacks is added, blank in the rows so far;
    ///                         otherwise it is an error
    void replace_rows(const std::filesystem::path& path, bool may_add_columns);

    [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return m_columns; }

    [[nodiscard]] const std::vector<KeyedRow>& rows() const noexcept { return m_rows; }

    /// The cell of a row. \pre the column exists
    [[nodiscard]] const std::string& cell(const KeyedRow& row, std::string_view name) const;

    /// A cell that must be 1 or 0; blank is 0. \throws Error `format`
    [[nodiscard]] bool flag(const KeyedRow& row, std::string_view name) const;

    /// A cell of values parted by semicolons.
    [[nodiscard]] std::vector<std::string> list(const KeyedRow& row, std::string_view name) const;

    /// Stops with an Error that names the row. \param note  ends the sentence, without full stop
    [[noreturn]] void fail(const KeyedRow& row, const Message& note) const;

private:
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    [[nodiscard]] std::optional<std::size_t> row_of(std::string_view key) const;

    std::vector<std::string> m_columns;
    std::vector<KeyedRow> m_rows;
};

/// The values of a cell, parted by semicolons, trimmed; blank ones are left out.
std::vector<std::string> split_list(std::string_view cell);

} // namespace huuco::detail
