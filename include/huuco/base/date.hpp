// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Calendar days as registers and people write them.

#include <huuco/base/language.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace huuco {

/// A calendar day; ISO in machine output.
using Date = std::chrono::year_month_day;

/// Reads a day: `2026-06-30`, `2026/06/30`, `30/06/2026`, `30-6-2026`, `30.6.2026`, with blanks
/// beside the marks, and `ngày 30 tháng 6 năm 2026` with or without *ngày*; a time of day after it
/// (`7:30`, `T23:59:59.5+07:00`) is ignored. Day comes before month where the year stands last.
///
/// \returns empty for anything else: a day that does not exist (30 February), two-digit years,
///          years outside 1900 to 2199, a term of two days
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// Reads the day number of a spreadsheet, which a cell shows that lost its format: `46203` is
/// 2026-06-30, and so is `46203.5`, with the time of day.
///
/// \returns empty for anything but the number of a day from 1990 to 2099: smaller numbers are more
///          likely something else
/// Method: days since 1899-12-30, as ISO/IEC 29500-1 18.17.4.1 has them from March 1900 on.
[[nodiscard]] std::optional<Date> parse_spreadsheet_day(std::string_view text);

/// `2026-06-30`. \pre the day exists
[[nodiscard]] std::string format_iso(Date date);

/// `30/06/2026` in Vietnamese, `2026-06-30` in English. \pre the day exists
[[nodiscard]] std::string format_date(Date date, Language language);

} // namespace huuco
