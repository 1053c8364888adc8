// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Text as old and new Vietnamese files hold it.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace landscape {

/// Encodings of DBF text.
enum class Encoding : std::uint8_t {
    utf8,
    nfd, ///< UTF-8 with letters and marks apart
    tcvn3,
    cp1258,
    vni,
    viscii,
    viqr,
    latin1,
    utf8_twice, ///< UTF-8 that was taken for Windows-1252 and written as UTF-8 again
};

/// The words of `--encoding`, in the order of the enum.
inline constexpr std::array<std::string_view, 9> encoding_words =
    {"UTF-8", "NFD", "TCVN3", "CP1258", "VNI", "VISCII", "VIQR", "ISO-8859-1", "UTF-8-TWICE"};

/// \param name  one of the words above
[[nodiscard]] std::optional<Encoding> encoding_from_name(std::string_view name);

/// What a `.cpg` says; `UTF-8` for its odd relations too.
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
