// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Numbers of certificates, however they are written.

#include <string>
#include <string_view>

namespace huuco {

/// The key under which two spellings of a certificate number are the same.
///
/// Case and blanks do not matter (see fold_key), nor which dash stands for the hyphen, nor blanks
/// beside hyphens and strokes, nor the word `số` in front, nor the zeros before a number of digits
/// alone, which a spreadsheet takes away: `VN – TQ – 01 / 2025` is `vn-tq-01/2025`.
///
/// \returns empty for a text without letter or digit, such as `-`: that is no number
[[nodiscard]] std::string certificate_key(std::string_view number);

} // namespace huuco
