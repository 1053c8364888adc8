// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Blanks beyond ASCII, which word processors and web pages put between a number and its word.

#include <string>
#include <string_view>

namespace huuco {

/// True for the UTF-8 of one blank beyond ASCII: no-break (U+00A0), narrow no-break (U+202F), thin
/// (U+2009) and the others of category Zs.
[[nodiscard]] bool is_wide_blank(std::string_view character) noexcept;

/// The text with each blank beyond ASCII as a plain one.
///
/// \pre the text is UTF-8
[[nodiscard]] std::string with_plain_blanks(std::string_view text);

} // namespace huuco
