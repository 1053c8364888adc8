// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The cells of a shipped table by column name, as text or number.

#include "base/message_format.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/error.hpp>

#include <charconv>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace huuco::detail {

/// A table read whole; hands out cells of its rows.
class TableCells {
public:
    /// \throws Error `io` or `format` as read_csv
    explicit TableCells(std::filesystem::path path)
        : m_path(std::move(path)), m_table(read_csv(m_path)) {}

    [[nodiscard]] const std::vector<CsvRow>& rows() const noexcept { return m_table.rows; }

    /// \throws Error `format` when there is no such column
    [[nodiscard]] const std::string& text(const CsvRow& row, std::string_view column) const {
        const std::optional<std::size_t> at = m_table.column(column);
        if (!at) {
            fail(row, message("không có cột {}", "there is no column {}", column));
        }
        return row.cells[*at];
    }

    /// A number, or nothing where the cell is blank. \throws Error `format` for other text
    [[nodiscard]] std::optional<double> number(const CsvRow& row, std::string_view column) const {
        const std::string& cell = text(row, column);
        if (cell.empty()) {
            return std::nullopt;
        }
        double value = 0.0;
        const char* const end = cell.data() + cell.size();
        const auto [stopped, error] = std::from_chars(cell.data(), end, value);
        if (error != std::errc{} || stopped != end) {
            fail(
                row,
                message(
                    "{} ở cột {} không phải là số",
                    "{} is not a number in column {}",
                    cell,
                    column));
        }
        return value;
    }

    [[noreturn]] void fail(const CsvRow& row, const Message& note) const {
        throw Error(
            ErrorCode::format,
            message(
                "{}, dòng {}: {}.", "{}, line {}: {}.", m_path.string(), Digits{row.line}, note));
    }

private:
    std::filesystem::path m_path;
    CsvTable m_table;
};

} // namespace huuco::detail
