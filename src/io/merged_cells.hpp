// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which cells of a workbook's sheets are merged into one, and which hold numbers. GDAL hands out
/// the value of the first of merged cells and says nothing of the others, and every value as text.

#include "io/table_file.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace huuco::io {

/// Cells that are merged into one, which has the value of the first: rows as a person counts them,
/// columns from 0.
struct CellRange {
    std::size_t first_row = 0;
    std::size_t last_row = 0;
    std::size_t first_column = 0;
    std::size_t last_column = 0;
};

/// Covered cells that GDAL (3.6) passes over in an ODS, so that what stands behind them in the row
/// moves to the left: it takes a run of them for one.
struct PassedOver {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t cells = 0;
};

/// What a sheet has beside its values.
struct SheetLayout {
    std::vector<CellRange> merged;
    std::vector<PassedOver> passed_over; ///< ordered by row and column
    std::vector<CellPlace> numbers;      ///< cells that hold a number, days among them; in order
};

/// By the names of the sheets.
using SheetLayouts = std::map<std::string, SheetLayout>;

/// Reads the layouts of an XLSX. Method: ECMA-376-1, sections 18.3.1.55 (mergeCells), 18.3.1.4 (c),
/// 18.2.19 (sheet), and ECMA-376-2, 6.5 (relationships).
///
/// \pre GDAL can open the file
[[nodiscard]] SheetLayouts xlsx_layouts(const std::string& path);

/// Reads the layouts of an ODS. Method: OpenDocument 1.2, part 1, sections 9.1, 19.385 (value-type)
/// and 19.675 to 19.684 (repeated, spanned).
///
/// \pre GDAL can open the file
[[nodiscard]] SheetLayouts ods_layouts(const std::string& path);

/// Puts the cells of a sheet back into their columns.
void put_into_columns(const SheetLayout& layout, TableSheet& sheet);

/// Gives each cell of a merged range below row 1 the value of the first, a number as a number.
/// Rows without a value of their own are no rows: a register whose rows are two high has none in
/// between.
void fill_merged(const SheetLayout& layout, TableSheet& sheet);

} // namespace huuco::io
