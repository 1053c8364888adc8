// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Text from files as a terminal may show it.

#include <string>
#include <string_view>

namespace huuco::cli {

/// The text without what a terminal obeys instead of showing, each replaced by `�` (U+FFFD):
/// control characters (C0 but for line breaks and tabs, DEL, C1), which move the cursor, hide text
/// or name windows; separators of lines and paragraphs; and what turns the direction of writing
/// (U+202A to U+202E, U+2066 to U+2069). A name in a file could else write its own verdict.
///
/// \param text  UTF-8
[[nodiscard]] std::string shown(std::string_view text);

/// The same on one line, for cells of tables: line breaks and tabs, as spreadsheets have them
/// within names, are blanks.
[[nodiscard]] std::string shown_on_one_line(std::string_view text);

} // namespace huuco::cli
