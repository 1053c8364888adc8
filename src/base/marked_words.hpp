// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The words of a text by which its coding can be told: those with letters beyond ASCII.

#include <cstddef>
#include <string>
#include <vector>

namespace huuco::detail {

/// True for signs of typeset text: blanks, dashes, quotation marks, degrees, powers.
[[nodiscard]] bool is_sign(char32_t character) noexcept;

/// The words of a text that have letters beyond ASCII, in their order.
///
/// \param text  UTF-8 in normal form C
[[nodiscard]] std::vector<std::string> marked_words(const std::string& text);

/// True where all that a text has beyond ASCII are signs of typeset text, such as `²`, a no-break
/// space or a dash: they are letters in other codings, so that they tell nothing of the coding.
///
/// \param text  UTF-8
[[nodiscard]] bool has_signs_only(const std::string& text);

/// How many of the words can be syllables of Vietnamese.
[[nodiscard]] std::size_t count_syllables(const std::vector<std::string>& words);

/// True where there are words and all of them can be syllables of Vietnamese.
[[nodiscard]] bool are_vietnamese(const std::vector<std::string>& words);

} // namespace huuco::detail
