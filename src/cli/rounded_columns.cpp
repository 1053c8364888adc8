// SPDX-License-Identifier: MIT
/// \file
/// Adds up what is printed, as a reader does.

#include "cli/rounded_columns.hpp"

#include <cstdint>

namespace huuco::cli {

namespace {

/// In units of the last decimal: `1.234,56` and `1,234.56` are 123456.
std::uint64_t last_digits_of(const std::string& number) {
    std::uint64_t units = 0;
    for (const char letter : number) {
        if (letter >= '0' && letter <= '9') {
            units = 10 * units + static_cast<std::uint64_t>(letter - '0');
        }
    }
    return units;
}

} // namespace

bool adds_up(std::span<const std::vector<std::string>> rows, ColumnRange columns) {
    for (std::size_t column = columns.begin; column < columns.end; ++column) {
        std::uint64_t sum = 0;
        for (const std::vector<std::string>& row : rows.first(rows.size() - 1)) {
            sum += last_digits_of(row[column]);
        }
        if (sum != last_digits_of(rows.back()[column])) {
            return false;
        }
    }
    return true;
}

} // namespace huuco::cli
