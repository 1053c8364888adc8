// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads a table of an office for the indicators of a plan: CSV, or a workbook (XLSX, ODS).

#include <huuco/base/language.hpp>
#include <huuco/model/data_table.hpp>
#include <huuco/model/problem.hpp>

#include <span>
#include <string>
#include <string_view>

namespace huuco {

/// Reads a table. A row with another number of cells than the header is left out with a Problem
/// `bad_table_row`.
///
/// \param columns   names that are wanted, without regard to case; of a workbook the first sheet
///                  that has them all is read, else the first. Those that are found come back
///                  under the wanted spelling.
/// \param language  of the problems
/// \param encoding  of a CSV, empty for what the text says of itself
/// \throws Error `io` when the file cannot be read; `format` when it is neither or has no header
[[nodiscard]] DataTable read_table(
    const std::string& path,
    std::span<const std::string> columns,
    Language language,
    Problems& problems,
    std::string_view encoding = {});

} // namespace huuco
