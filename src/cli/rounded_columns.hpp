// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Whether a table as printed adds up.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace huuco::cli {

/// Columns of a table, from the first to the one behind the last.
struct ColumnRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// True where in each of the columns the printed numbers add up to the one in the last row. Rounded
/// parts of a sum that is rounded itself often do not.
///
/// \param rows  without the heading, the totals last; numbers of one column have equally many
///              decimals, and are not negative
[[nodiscard]] bool adds_up(std::span<const std::vector<std::string>> rows, ColumnRange columns);

} // namespace huuco::cli
