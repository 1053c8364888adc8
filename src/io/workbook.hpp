// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Sheets of a workbook (XLSX, ODS) as rows of text.

#include <cstddef>
#include <string>
#include <vector>

namespace huuco::io {

/// One row below the header.
struct WorkbookRow {
    std::size_t row = 0; ///< as the spreadsheet counts it, from 1
    std::vector<std::string> cells;
};

/// One sheet; its first row is the header.
struct WorkbookSheet {
    std::string name;
    std::vector<std::string> header;
    std::vector<WorkbookRow> rows; ///< without blank ones
};

/// A workbook read whole; registers have some thousands of rows.
struct Workbook {
    std::string format; ///< `XLSX` or `ODS`
    std::vector<WorkbookSheet> sheets;
};

/// Reads a workbook. Every cell is text, NFC and trimmed: numbers as typed, days as ISO.
///
/// \throws Error `format` when it cannot be read as a workbook, `io` when GDAL lacks the driver
[[nodiscard]] Workbook open_workbook(const std::string& path);

} // namespace huuco::io
