// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The result as a person reads it in a terminal.

#include <huuco/base/language.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace huuco::cli {

/// How the table is written.
struct TableStyle {
    Language language = Language::vi;
    bool with_decisions = false; ///< CRS, encodings, fields, problems as well
};

/// One row a village, then the land outside and the sum; areas in hectares with two decimals, by
/// the number habits of the language; and the answer in a sentence.
[[nodiscard]] std::string figures_table(const Analysis& analysis, const TableStyle& style);

/// Where the files are.
[[nodiscard]] std::string file_list(
    const std::filesystem::path& folder,
    const std::vector<std::string>& files,
    Language language);

/// What the user should know, one line each; empty when there is nothing.
[[nodiscard]] std::string warnings_text(const Analysis& analysis, Language language);

/// Rows of cells as lines of equal columns.
///
/// \param text_columns  that many stand left, the others right
[[nodiscard]] std::string
aligned_lines(std::vector<std::vector<std::string>> rows, std::size_t text_columns);

} // namespace huuco::cli
