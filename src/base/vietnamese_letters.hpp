// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The letters of Vietnamese: vowels with and without tones, small and capital.

#include <string>
#include <string_view>

namespace huuco::detail {

/// Tone marks in the order in which Vietnamese names them.
enum class Tone : unsigned char { level, grave, hook, tilde, acute, dot };

inline constexpr std::size_t kToneCount = 6;

/// A letter taken apart.
struct Letter {
    char32_t toneless = 0; ///< small; `ă â ê ô ơ ư đ` keep their own marks
    Tone tone = Tone::level;
    bool is_capital = false;
    bool is_vowel = false;
};

/// Takes a letter apart; of any other character `toneless` is 0.
///
/// The letters are the 134 with marks, and those of ASCII.
[[nodiscard]] Letter letter_of(char32_t code_point) noexcept;

/// The letter put together again. \pre `letter.toneless` is not 0, only vowels have tones
[[nodiscard]] char32_t letter_from(const Letter& letter) noexcept;

} // namespace huuco::detail
