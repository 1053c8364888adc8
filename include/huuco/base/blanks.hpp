// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Blanks beyond ASCII, which word processors and web pages put between a number and its word.

#include <string>
#include <string_view>

namespace huuco {

/// The text with each blank beyond ASCII as a plain one: no-break (U+00A0), narrow no-break
/// (U+202F), thin (U+2009) and the others of category Zs.
///
/// \pre the text is UTF-8
[[nodiscard]] std::string with_plain_blanks(std::string_view text);

} // namespace huuco
