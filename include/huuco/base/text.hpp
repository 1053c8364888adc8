// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Text from outside becomes UTF-8 in normal form C; keys for comparing names; numbers for people.

#include <huuco/base/language.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// Byte encodings that huuco decodes itself.
enum class Encoding : std::uint8_t {
    utf_8,
    iso_8859_1,
    cp1258, ///< Windows Vietnamese: letters followed by combining tone marks
    tcvn3,  ///< ABC fonts of the north (`.VnTime`); it has no capital letters with tones
};

/// The encoding of that name, as options and `.cpg` files write it (`UTF-8`, `65001`, `TCVN-3`,
/// `ABC`, `windows-1258`, `88591`); case, blanks, `-` and `_` do not matter. Empty when unknown.
[[nodiscard]] std::optional<Encoding> encoding_of(std::string_view name);

/// The name by which huuco calls an encoding, such as `UTF-8`.
[[nodiscard]] std::string_view encoding_name(Encoding encoding) noexcept;

/// The names of all encodings, in the order of the enum.
[[nodiscard]] std::vector<std::string> encoding_names();

/// Text out of bytes.
struct DecodedText {
    std::string text; ///< UTF-8 in normal form C
    std::size_t undecodable =
        0; ///< places where U+FFFD stands for bytes the encoding does not have
};

/// Decodes a whole value; no letter at its end is held back.
///
/// \param bytes  the raw bytes of one value or one file, complete
/// \returns the text, with U+FFFD for every maximal run of bytes that is no letter
/// Method: UTF-8 by The Unicode Standard 15, table 3-7; CP1258 by the Microsoft code page, its
/// combining marks composed (normal form C, UAX #15); TCVN3 by TCVN 5712:1993, third table.
[[nodiscard]] DecodedText decode(std::string_view bytes, Encoding encoding);

/// True when every byte belongs to a well-formed UTF-8 sequence.
[[nodiscard]] bool is_valid_utf8(std::string_view bytes) noexcept;

/// Normal form C of valid UTF-8. ASCII and text already in that form come back unchanged.
[[nodiscard]] std::string to_nfc(std::string_view text);

/// The text without blanks, control characters, no-break spaces and byte order marks at both ends.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

/// The key under which two spellings of a name are the same: normal form C, case folded, runs of
/// blanks as one blank, none at the ends. Tone marks stay: dưa, dừa and dứa are three crops.
[[nodiscard]] std::string fold_key(std::string_view text);

/// A number as people in that language write it: `1.234,56` in Vietnamese, `1,234.56` in English.
///
/// \param decimals  digits after the mark, 0 to 15; the last one is rounded half to even
/// \returns never `-0`; `nan` and `inf` as such
[[nodiscard]] std::string format_number(double value, int decimals, Language language);

} // namespace huuco
