// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Decodes VIQR: Vietnamese in ASCII, marks behind their letters.

#include <huuco/base/encoding.hpp>

namespace huuco::detail {

/// VIQR as UTF-8 in normal form C.
///
/// `^ ( +` behind a vowel are circumflex, breve and horn, `` ` ' ? ~ . `` behind that the tone,
/// `dd` is đ, except in codes such as `RDD`. A mark that does not fit its letter is itself; a
/// backslash makes the next character mean itself (RFC 1456, section 3).
[[nodiscard]] DecodedText decode_viqr(std::string_view bytes);

/// True for text with a circumflex, breve or horn behind a vowel that can bear it: tones alone
/// could be punctuation.
[[nodiscard]] bool may_be_viqr(std::string_view bytes) noexcept;

} // namespace huuco::detail
