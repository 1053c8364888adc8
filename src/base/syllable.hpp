// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Tells whether a word can be a syllable of Vietnamese.

#include <string_view>

namespace huuco::detail {

/// True for a syllable that the spelling of Vietnamese allows, whether or not there is such a word:
/// beginning, vowels and end that go together, at most one tone on one of the vowels, of words that
/// end in `c ch p t` the rising or the heavy one; small, with a capital in front, or all capitals.
///
/// \param word  one word of letters, UTF-8 in normal form C
/// Method: the table of rhymes of the national spelling, as taught at primary school.
[[nodiscard]] bool is_syllable(std::string_view word);

} // namespace huuco::detail
