// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Numbers as people type them into tables: `1.234,5` and `1,234.5`, told apart by the whole
/// column.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace huuco {

/// The mark before the decimals of a number; the other one parts the thousands.
enum class DecimalMark : std::uint8_t {
    comma, ///< `1.234,5`: Viet Nam (Accounting Law)
    point, ///< `1,234.5`: programs, workbooks
};

/// Reads a number written with that mark. Thousands may be parted by the other mark or by blanks;
/// then each group but the first has three digits, and the first does not begin with 0.
///
/// \returns empty for anything else, also for text with a unit or a percent sign
[[nodiscard]] std::optional<double> parse_number(std::string_view text, DecimalMark mark);

/// Reads the numbers of one column, having looked at all of them.
///
/// `12.500` is 12500 or 12.5. One number in the column that can be read only one way (`7,5`,
/// `1.234.567`, `0.125`) settles it for all; where none does, the habit of the source does.
class NumberReader {
public:
    /// \param column  all cells, blank ones as well
    /// \param habit   the mark where no cell tells; empty: what may be two numbers is none then
    NumberReader(std::span<const std::string> column, std::optional<DecimalMark> habit);

    /// A reader for a column whose mark the user names.
    explicit NumberReader(DecimalMark chosen) : m_mark(chosen) {}

    /// \returns empty for what is no number, and where the mark is not settled (the column mixes
    ///          both, or there is no habit) for what could be two
    [[nodiscard]] std::optional<double> read(std::string_view cell) const;

    /// The first number that is read by habit alone; empty where nothing is.
    [[nodiscard]] const std::string& read_by_habit() const noexcept { return m_read_by_habit; }

private:
    std::optional<DecimalMark> m_mark; ///< empty where it is not settled
    std::string m_read_by_habit;
};

} // namespace huuco
