// SPDX-License-Identifier: MIT
/// \file
/// The encodings of Vietnamese text: their names, and bytes becoming UTF-8 in normal form C.

#include "legacy_code_pages.hpp"
#include "marked_words.hpp"
#include "tcvn3_capitals.hpp"
#include "utf8.hpp"
#include "viqr.hpp"
#include "vni.hpp"

#include <huuco/base/encoding.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace huuco {

namespace {

using namespace std::string_view_literals;
using detail::ControlLetter;

constexpr std::array<std::string_view, 9> kEncodingNames =
    {"UTF-8", "ISO-8859-1", "CP1252", "CP1258", "TCVN3", "TCVN5712-1", "VNI", "VISCII", "VIQR"};

/// Names as written without blanks, `-`, `_`, `:` and `/`, in small letters.
constexpr std::array<std::pair<std::string_view, Encoding>, 40> kEncodingSpellings = {{
    {"utf8", Encoding::utf_8},
    {"utf8bom", Encoding::utf_8},
    {"65001", Encoding::utf_8},
    {"cp65001", Encoding::utf_8},
    {"unicode", Encoding::utf_8},
    {"ascii", Encoding::utf_8},
    {"usascii", Encoding::utf_8},
    {"iso88591", Encoding::iso_8859_1},
    {"88591", Encoding::iso_8859_1},
    {"latin1", Encoding::iso_8859_1},
    {"l1", Encoding::iso_8859_1},
    {"28591", Encoding::iso_8859_1},
    {"cp1252", Encoding::cp1252},
    {"1252", Encoding::cp1252},
    {"ansi1252", Encoding::cp1252},
    {"windows1252", Encoding::cp1252},
    {"win1252", Encoding::cp1252},
    {"ansi", Encoding::cp1252},
    {"cp1258", Encoding::cp1258},
    {"1258", Encoding::cp1258},
    {"ansi1258", Encoding::cp1258},
    {"windows1258", Encoding::cp1258},
    {"win1258", Encoding::cp1258},
    {"tcvn3", Encoding::tcvn3},
    {"tcvn3abc", Encoding::tcvn3},
    {"abc", Encoding::tcvn3},
    {"vntime", Encoding::tcvn3},
    {"tcvn", Encoding::tcvn5712_1},
    {"tcvn5712", Encoding::tcvn5712_1},
    {"tcvn57121", Encoding::tcvn5712_1},
    {"vscii", Encoding::tcvn5712_1},
    {"vscii1", Encoding::tcvn5712_1},
    {"tcvn57123", Encoding::tcvn3},
    {"vscii3", Encoding::tcvn3},
    {"vni", Encoding::vni},
    {"vniwindows", Encoding::vni},
    {"vniwin", Encoding::vni},
    {"viscii", Encoding::viscii},
    {"viscii11", Encoding::viscii},
    {"viqr", Encoding::viqr},
}};

constexpr std::string_view kTwice = " in UTF-8";

std::string bare_name(std::string_view name) {
    std::string key;
    for (const char c : fold_key(name)) {
        if (" -_:/()."sv.find(c) == std::string_view::npos) {
            key.push_back(c);
        }
    }
    return key;
}

std::optional<Encoding> encoding_of_key(std::string_view key) {
    const auto* const found =
        std::ranges::find(kEncodingSpellings, key, &std::pair<std::string_view, Encoding>::first);
    return found == kEncodingSpellings.end() ? std::nullopt : std::optional(found->second);
}

DecodedText decode_utf8(std::string_view bytes) {
    if (is_valid_utf8(bytes)) {
        return {to_nfc(bytes), 0};
    }
    DecodedText out;
    std::string valid;
    valid.reserve(bytes.size() + 8);
    for (std::size_t at = 0; at < bytes.size();) {
        const auto [length, is_good] = detail::next_sequence(bytes, at);
        if (is_good) {
            valid.append(bytes.substr(at, length));
        } else {
            detail::append_utf8(detail::kReplacement, valid);
            ++out.undecodable;
        }
        at += length;
    }
    out.text = to_nfc(valid);
    return out;
}

/// Decodes one byte a letter. \param controls  letters in the place of control characters
DecodedText decode_page(
    std::string_view bytes,
    const std::array<char16_t, 128>& upper,
    std::span<const ControlLetter> controls = {}) {
    DecodedText out;
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        char32_t letter = byte < 0x80 ? byte : upper.at(byte - 0x80U);
        if (byte < 0x20) {
            const auto found = std::ranges::find(controls, byte, &ControlLetter::byte);
            letter = found == controls.end() ? letter : found->letter;
        }
        out.undecodable += letter == detail::kReplacement ? 1U : 0U;
        detail::append_utf8(letter, text);
    }
    out.text = to_nfc(text);
    return out;
}

constexpr std::array<char16_t, 128> latin1_upper() {
    std::array<char16_t, 128> upper{};
    for (std::size_t i = 0; i < upper.size(); ++i) {
        upper.at(i) = static_cast<char16_t>(0x80 + i);
    }
    return upper;
}

constexpr std::array<char16_t, 128> kLatin1Upper = latin1_upper();

DecodedText decode_tcvn3(std::string_view bytes) {
    DecodedText out = decode_page(bytes, detail::kTcvn3Upper);
    out.text = detail::with_capitals_restored(std::move(out.text));
    return out;
}

/// The byte that Windows-1252 shows as that character; what that page leaves undefined stands for
/// itself, as browsers and GDAL have it.
std::optional<char> byte_shown_as(char32_t character) {
    if (character < 0x80 || (character >= 0xA0 && character <= 0xFF)) {
        return static_cast<char>(character);
    }
    const auto* const found = std::ranges::find(detail::kCp1252Upper, character);
    if (found != detail::kCp1252Upper.end() && character != detail::kReplacement) {
        return static_cast<char>(0x80 + (found - detail::kCp1252Upper.begin()));
    }
    return character <= 0xFF ? std::optional(static_cast<char>(character)) : std::nullopt;
}

/// The bytes before the text was taken for Windows-1252; none when it cannot have been.
std::optional<std::string> first_bytes(std::string_view utf8) {
    if (!is_valid_utf8(utf8)) {
        return std::nullopt;
    }
    std::string bytes;
    for (const char32_t character : detail::code_points(utf8)) {
        const std::optional<char> byte = byte_shown_as(character);
        if (!byte) {
            return std::nullopt;
        }
        bytes.push_back(*byte);
    }
    return bytes;
}

/// What was UTF-8 before, without a letter at its end that the width of a field has cut: it takes
/// two to six bytes when it is encoded twice. Only text with whole letters in front tells.
std::string_view without_fragment(std::string_view first, const TextCoding& coding) {
    std::string_view whole = first;
    whole.remove_suffix(cut_sequence_length(first));
    const bool is_cut =
        coding.encoding == Encoding::utf_8 && !is_ascii(whole) && is_valid_utf8(whole);
    return is_cut ? whole : first;
}

} // namespace

std::optional<Encoding> encoding_of(std::string_view name) {
    return encoding_of_key(bare_name(name));
}

std::optional<TextCoding> coding_of(std::string_view name) {
    std::string key = bare_name(name);
    TextCoding coding;
    const std::string twice = bare_name(kTwice);
    if (key.size() > twice.size() && key.ends_with(twice)) {
        coding.is_twice = true;
        key.resize(key.size() - twice.size());
    }
    const std::optional<Encoding> encoding = encoding_of_key(key);
    if (!encoding) {
        return std::nullopt;
    }
    coding.encoding = *encoding;
    return coding;
}

std::string_view encoding_name(Encoding encoding) noexcept {
    return kEncodingNames.at(static_cast<std::size_t>(encoding));
}

std::string coding_name(const TextCoding& coding) {
    std::string name(encoding_name(coding.encoding));
    return coding.is_twice ? name.append(kTwice) : name;
}

std::vector<std::string> encoding_names() {
    return {kEncodingNames.begin(), kEncodingNames.end()};
}

DecodedText decode(std::string_view bytes, Encoding encoding) {
    if (is_plain(bytes, encoding)) {
        return {std::string(bytes), 0};
    }
    switch (encoding) {
    case Encoding::iso_8859_1:
        return decode_page(bytes, kLatin1Upper);
    case Encoding::cp1252:
        return decode_page(bytes, detail::kCp1252Upper);
    case Encoding::cp1258:
        return decode_page(bytes, detail::kCp1258Upper);
    case Encoding::tcvn3:
        return decode_tcvn3(bytes);
    case Encoding::tcvn5712_1:
        return decode_page(bytes, detail::kTcvn5712Upper, detail::kTcvn5712Controls);
    case Encoding::vni:
        return detail::decode_vni(bytes);
    case Encoding::viscii:
        return decode_page(bytes, detail::kVisciiUpper, detail::kVisciiControls);
    case Encoding::viqr:
        return detail::decode_viqr(bytes);
    case Encoding::utf_8:
        break;
    }
    return decode_utf8(bytes);
}

namespace {

/// True for a sign that stands for no letter of the encoding: a program of today has written it.
bool is_sign_of_today(char32_t character, Encoding encoding) {
    if (!detail::is_sign(character)) {
        return false;
    }
    const std::optional<char> byte = byte_shown_as(character);
    return !byte || decode(std::string(1, *byte), encoding).undecodable > 0;
}

/// Text that was taken for Windows-1252, with signs in it that its encoding does not have, such as
/// the `²` of a heading that a program completed.
///
/// \returns empty where some of it stays unread
std::optional<DecodedText> decode_between_signs(std::string_view utf8, Encoding encoding) {
    DecodedText out;
    std::string part;
    const auto finish_part = [&] {
        const std::optional<std::string> first = first_bytes(part);
        const DecodedText decoded = first ? decode(*first, encoding) : DecodedText{{}, 1};
        out.text += decoded.text;
        out.undecodable += decoded.undecodable;
        part.clear();
    };
    for (const char32_t character : detail::code_points(utf8)) {
        if (is_sign_of_today(character, encoding)) {
            finish_part();
            detail::append_utf8(character, out.text);
        } else {
            detail::append_utf8(character, part);
        }
    }
    finish_part();
    return out.undecodable == 0 ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace

DecodedText decode(std::string_view bytes, const TextCoding& coding) {
    if (!coding.is_twice) {
        return decode(bytes, coding.encoding);
    }
    if (!is_ascii(bytes)) {
        if (const std::optional<std::string> first = first_bytes(bytes)) {
            DecodedText decoded = decode(without_fragment(*first, coding), coding.encoding);
            if (decoded.undecodable == 0) {
                return decoded;
            }
        }
        if (coding.encoding != Encoding::utf_8 && is_valid_utf8(bytes)) {
            if (std::optional<DecodedText> decoded = decode_between_signs(bytes, coding.encoding)) {
                return *std::move(decoded);
            }
        }
    }
    return decode(bytes, Encoding::utf_8);
}

bool is_plain(std::string_view bytes, Encoding encoding) noexcept {
    const bool has_control_letters =
        encoding == Encoding::viscii || encoding == Encoding::tcvn5712_1;
    if (encoding == Encoding::viqr) {
        return std::ranges::all_of(
            bytes, [](char c) { return (c >= '0' && c <= '9') || c == ' '; });
    }
    const unsigned char lowest = has_control_letters ? 0x20 : 0;
    return std::ranges::all_of(bytes, [lowest](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 && byte >= lowest;
    });
}

bool is_ascii(std::string_view bytes) noexcept {
    return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_valid_utf8(std::string_view bytes) noexcept {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto [length, is_good] = detail::next_sequence(bytes, at);
        if (!is_good) {
            return false;
        }
        at += length;
    }
    return true;
}

std::size_t cut_sequence_length(std::string_view bytes) noexcept {
    constexpr std::size_t kLongestFragment = 3;
    for (std::size_t length = 1; length <= std::min(kLongestFragment, bytes.size()); ++length) {
        const std::size_t at = bytes.size() - length;
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if ((byte & 0xC0U) == 0x80U) {
            continue; // inside a sequence; its lead byte is further on
        }
        const auto [well_formed, is_good] = detail::next_sequence(bytes, at);
        const bool is_lead = byte >= 0xC2 && byte <= 0xF4;
        return is_lead && !is_good && well_formed == length ? length : 0;
    }
    return 0;
}

} // namespace huuco
