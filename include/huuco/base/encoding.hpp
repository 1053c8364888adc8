// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The encodings of Vietnamese text: their names, and bytes becoming UTF-8 in normal form C.

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
    cp1252,     ///< Windows for western Europe; of Vietnamese it has some small letters only
    cp1258,     ///< Windows Vietnamese: letters followed by combining tone marks
    tcvn3,      ///< ABC fonts of the north (`.VnTime`); it has no capital letters with tones
    tcvn5712_1, ///< the full standard, VSCII-1: TCVN3 and the capitals that this lacks
    vni,        ///< VNI fonts of the south for Windows: a letter, then a byte for its marks
    viscii,     ///< one byte a letter, six of them among the control characters
    viqr,       ///< ASCII: `Nhu+~ Khe^`
};

/// How the text of a file became bytes.
struct TextCoding {
    Encoding encoding = Encoding::utf_8;

    /// The bytes were once taken for Windows-1252 and written anew as UTF-8: `Nhá»¯ KhÃª` is UTF-8
    /// that went this way, `Nh÷ Khª` TCVN3.
    bool is_twice = false;

    friend bool operator==(const TextCoding&, const TextCoding&) = default;
};

/// The encoding of that name, as options and `.cpg` files write it (`UTF-8`, `65001`, `TCVN-3`,
/// `ABC`, `VNI-Windows`, `windows-1258`, `88591`); case, blanks, `-` and `_` do not matter. Empty
/// when unknown.
[[nodiscard]] std::optional<Encoding> encoding_of(std::string_view name);

/// The coding of that name: that of an encoding, or `TCVN3 in UTF-8` for text encoded twice.
[[nodiscard]] std::optional<TextCoding> coding_of(std::string_view name);

/// The name by which huuco calls an encoding, such as `UTF-8`.
[[nodiscard]] std::string_view encoding_name(Encoding encoding) noexcept;

/// The name by which huuco calls a coding, such as `UTF-8`, or `UTF-8 in UTF-8`.
[[nodiscard]] std::string coding_name(const TextCoding& coding);

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
/// \returns the text, with U+FFFD for every maximal run of bytes that is no letter. Of TCVN3, small
///          letters between capitals are capitals (see src/base/tcvn3_capitals.hpp)
/// Method: UTF-8 by The Unicode Standard 15, table 3-7; CP1252 and CP1258 by the Microsoft code
/// pages, combining marks composed (normal form C, UAX #15); TCVN3 and TCVN 5712-1 by TCVN
/// 5712:1993; VISCII and VIQR by RFC 1456; VNI by the layout of its fonts for Windows.
[[nodiscard]] DecodedText decode(std::string_view bytes, Encoding encoding);

/// The same where text may have been encoded twice. A value that was not (it holds letters that
/// Windows-1252 lacks, or what it would hold cannot be) stands as it is. Signs such as `²`, dashes
/// and quotation marks that its encoding lacks pass: a program has set them beside its letters.
[[nodiscard]] DecodedText decode(std::string_view bytes, const TextCoding& coding);

/// True when the bytes are ASCII and mean just that in the encoding, so that nothing is to decode.
[[nodiscard]] bool is_plain(std::string_view bytes, Encoding encoding) noexcept;

/// True when no byte has its high bit set.
[[nodiscard]] bool is_ascii(std::string_view bytes) noexcept;

/// True when every byte belongs to a well-formed UTF-8 sequence.
[[nodiscard]] bool is_valid_utf8(std::string_view bytes) noexcept;

/// Bytes at the end that begin a UTF-8 sequence which is cut off there; 0 when there are none, or
/// when they could not be the beginning of a letter.
[[nodiscard]] std::size_t cut_sequence_length(std::string_view bytes) noexcept;

} // namespace huuco
