// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Sheets of a workbook (XLSX, ODS) as rows of text.

#include "io/table_file.hpp"

#include <string>
#include <vector>

namespace huuco::io {

/// A workbook read whole; registers have some thousands of rows.
struct Workbook {
    std::string format; ///< `XLSX` or `ODS`
    std::vector<TableSheet> sheets;
};

/// Reads a workbook. Every cell is text, NFC and trimmed: numbers as typed, days as ISO.
///
/// \param merged  which of the cells that are merged into one have its value
/// \throws Error `format` when it cannot be read as a workbook, `io` when GDAL lacks the driver
[[nodiscard]] Workbook open_workbook(const std::string& path, MergedCells merged);

} // namespace huuco::io
