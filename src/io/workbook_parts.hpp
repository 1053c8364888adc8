// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The parts of a workbook's archive, and what they say of the workbook that GDAL keeps to itself:
/// which sheets are hidden, and on which day day numbers begin.

#include <set>
#include <string>
#include <string_view>

namespace huuco::io {

/// A part of a workbook, which is a zip archive; empty where it has none of that name.
[[nodiscard]] std::string workbook_part(const std::string& path, std::string_view name);

/// The names of the sheets of an XLSX that its user does not see. Method: ECMA-376-1, section
/// 18.2.19 (sheet), `state` of `hidden` and `veryHidden`.
[[nodiscard]] std::set<std::string> hidden_xlsx_sheets(const std::string& path);

/// The names of the sheets of an ODS that its user does not see. Method: OpenDocument 1.2, part 1,
/// section 20.241 (table:display of the sheet's style).
[[nodiscard]] std::set<std::string> hidden_ods_sheets(const std::string& path);

/// True for an XLSX whose day 0 is in 1904, as Excel for Macintosh had it; GDAL (3.6) takes its
/// days for four years and a day earlier. Method: ECMA-376-1, section 18.2.28 (workbookPr).
[[nodiscard]] bool counts_days_from_1904(const std::string& path);

} // namespace huuco::io
