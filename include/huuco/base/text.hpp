// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Text in normal form C; digits; keys for comparing names; numbers for people.

#include <huuco/base/language.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace huuco {

/// True for `0` to `9`, whatever the locale.
[[nodiscard]] constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// Normal form C of valid UTF-8. ASCII and text already in that form come back unchanged.
[[nodiscard]] std::string to_nfc(std::string_view text);

/// True for valid UTF-8 in normal form C.
[[nodiscard]] bool is_nfc(std::string_view text);

/// The text without blanks of any width, control characters, and characters without width (joiners,
/// marks of direction, byte order marks) at both ends.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

/// The text with the letters A to Z in small; all other bytes stay. For words of formats and
/// settings, whose case does not matter.
[[nodiscard]] std::string small_ascii(std::string_view text);

/// The key under which two spellings of a name are the same: normal form C, case folded, runs of
/// blanks as one blank, none at the ends. Tone marks stay: dưa, dừa and dứa are three crops. Where
/// a tone stands does not matter: hoà and hòa, thuý and thúy are one. Soft hyphens are left out.
///
/// \returns the tone where the older spelling has it: `hòa`, `thúy`
[[nodiscard]] std::string fold_key(std::string_view text);

/// A number as people in that language write it: `1.234,56` in Vietnamese, `1,234.56` in English.
///
/// \param decimals  digits after the mark, 0 to 15; the last one is rounded half to even
/// \returns never `-0`; `nan` and `inf` as such
[[nodiscard]] std::string format_number(double value, int decimals, Language language);

/// How many of something there are, as people in that language write it: `47.021` in Vietnamese,
/// `47,021` in English. Not for numbers that name or order: those of rows, features, years.
[[nodiscard]] std::string format_count(std::uint64_t count, Language language);

} // namespace huuco
