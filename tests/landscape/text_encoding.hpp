// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Text as old and new Vietnamese files hold it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace landscape {

/// Encodings of DBF text.
enum class Encoding : std::uint8_t { utf8, tcvn3, cp1258, latin1 };

/// \param name  `UTF-8`, `TCVN3`, `CP1258` or `ISO-8859-1`
[[nodiscard]] std::optional<Encoding> encoding_from_name(std::string_view name);

[[nodiscard]] std::string_view name_of(Encoding encoding);

/// Text in an encoding.
///
/// TCVN3 has no capitals with tone marks: such a letter becomes its lower-case byte, as in real
/// files. ISO-8859-1 lacks most Vietnamese letters: each becomes a question mark.
/// \param utf8  composed (NFC) UTF-8 with Vietnamese letters
[[nodiscard]] std::string encode(std::string_view utf8, Encoding encoding);

/// Whether every letter has a byte of its own or, in TCVN3, that of its small form.
[[nodiscard]] bool can_encode(std::string_view utf8, Encoding encoding);

/// The text in ASCII: letters without their marks.
[[nodiscard]] std::string without_marks(std::string_view utf8);

} // namespace landscape
