// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// UTF-8 byte by byte: lengths of sequences, code points, appending.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace huuco::detail {

inline constexpr char32_t kReplacement = 0xFFFD;

/// Length of the sequence that begins at `at`, and whether it is well formed; of an ill-formed one
/// the length of its longest well-formed beginning (at least 1).
[[nodiscard]] std::pair<std::size_t, bool>
next_sequence(std::string_view bytes, std::size_t at) noexcept;

/// The code points of valid UTF-8.
[[nodiscard]] std::u32string code_points(std::string_view utf8);

/// Appends one code point.
void append_utf8(char32_t code_point, std::string& utf8);

/// UTF-8 of code points.
[[nodiscard]] std::string to_utf8(std::u32string_view text);

} // namespace huuco::detail
