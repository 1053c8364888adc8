// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A table of an office as text: production, products, whatever an indicator is made from.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// One row below the header.
struct DataRow {
    std::uint64_t row = 0;          ///< as a person counts it: 1 is the header
    std::vector<std::string> cells; ///< trimmed NFC text, as long as the header
};

/// A table as read; nothing in it has been understood yet.
struct DataTable {
    std::string path;   ///< as opened
    std::string format; ///< `CSV`, `XLSX` or `ODS`
    std::string sheet;  ///< of a workbook; empty for a CSV
    std::string encoding;
    std::string encoding_decided_by;
    std::vector<std::string> header;
    std::vector<DataRow> rows; ///< without blank ones

    /// Position of a column; empty when there is none.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (header[i] == name) {
                return i;
            }
        }
        return std::nullopt;
    }
};

} // namespace huuco
