// SPDX-License-Identifier: MIT
/// \file
/// Tables of the code pages stand in legacy_code_pages.hpp; ICU composes and folds.

#include "legacy_code_pages.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

namespace huuco {

namespace {

using namespace std::string_view_literals;

constexpr std::array<std::string_view, 4> kEncodingNames =
    {"UTF-8", "ISO-8859-1", "CP1258", "TCVN3"};

/// Names as written without blanks, `-`, `_`, `:` and `/`, in small letters.
constexpr std::array<std::pair<std::string_view, Encoding>, 24> kEncodingSpellings = {{
    {"utf8", Encoding::utf_8},       {"utf8bom", Encoding::utf_8},
    {"65001", Encoding::utf_8},      {"cp65001", Encoding::utf_8},
    {"unicode", Encoding::utf_8},    {"ascii", Encoding::utf_8},
    {"usascii", Encoding::utf_8},    {"iso88591", Encoding::iso_8859_1},
    {"88591", Encoding::iso_8859_1}, {"latin1", Encoding::iso_8859_1},
    {"l1", Encoding::iso_8859_1},    {"28591", Encoding::iso_8859_1},
    {"cp1258", Encoding::cp1258},    {"1258", Encoding::cp1258},
    {"ansi1258", Encoding::cp1258},  {"windows1258", Encoding::cp1258},
    {"win1258", Encoding::cp1258},   {"tcvn3", Encoding::tcvn3},
    {"tcvn3abc", Encoding::tcvn3},   {"abc", Encoding::tcvn3},
    {"tcvn", Encoding::tcvn3},       {"tcvn5712", Encoding::tcvn3},
    {"tcvn57121", Encoding::tcvn3},  {"tcvn57123", Encoding::tcvn3},
}};

bool is_ascii(std::string_view text) noexcept {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) != 0) {
        throw Error(
            ErrorCode::io,
            fmt::format(
                "Text cannot be normalised: ICU says {}; reinstall ICU.", u_errorName(status)));
    }
    return *instance;
}

std::string utf8_nfc(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString normal = nfc().normalize(text, status);
    std::string out;
    normal.toUTF8String(out);
    return out;
}

/// Lowest and highest second byte that may follow a lead byte, and the length of the sequence; the
/// length is 0 for a byte that leads none (The Unicode Standard 15, table 3-7).
struct Lead {
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
};

Lead lead_of(unsigned char byte) noexcept {
    if (byte < 0x80) {
        return {1};
    }
    if (byte < 0xC2 || byte > 0xF4) {
        return {};
    }
    if (byte < 0xE0) {
        return {2};
    }
    if (byte < 0xF0) {
        const bool may_overlong = byte == 0xE0;
        const bool may_surrogate = byte == 0xED;
        return {
            3,
            static_cast<unsigned char>(may_overlong ? 0xA0 : 0x80),
            static_cast<unsigned char>(may_surrogate ? 0x9F : 0xBF)};
    }
    return {
        4,
        static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80),
        static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
}

/// Length of the sequence that begins at `at`, and whether it is well formed; of an ill-formed one
/// the length of its longest well-formed beginning (at least 1).
std::pair<std::size_t, bool> next_sequence(std::string_view bytes, std::size_t at) noexcept {
    const Lead lead = lead_of(static_cast<unsigned char>(bytes[at]));
    if (lead.length == 0) {
        return {1, false};
    }
    for (std::size_t i = 1; i < lead.length; ++i) {
        if (at + i >= bytes.size()) {
            return {i, false};
        }
        const auto byte = static_cast<unsigned char>(bytes[at + i]);
        const bool fits = i == 1 ? byte >= lead.low && byte <= lead.high : (byte & 0xC0U) == 0x80U;
        if (!fits) {
            return {i, false};
        }
    }
    return {lead.length, true};
}

DecodedText decode_utf8(std::string_view bytes) {
    if (is_valid_utf8(bytes)) {
        return {to_nfc(bytes), 0};
    }
    DecodedText out;
    std::string valid;
    valid.reserve(bytes.size() + 8);
    for (std::size_t at = 0; at < bytes.size();) {
        const auto [length, is_good] = next_sequence(bytes, at);
        if (is_good) {
            valid.append(bytes.substr(at, length));
        } else {
            valid.append("\xEF\xBF\xBD");
            ++out.undecodable;
        }
        at += length;
    }
    out.text = to_nfc(valid);
    return out;
}

DecodedText decode_single_byte(std::string_view bytes, const std::array<char16_t, 128>& upper) {
    DecodedText out;
    icu::UnicodeString text(static_cast<int32_t>(bytes.size()), 0, 0);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char16_t unit = byte < 0x80 ? static_cast<char16_t>(byte) : upper[byte - 0x80U];
        out.undecodable += unit == 0xFFFD ? 1U : 0U;
        text.append(unit);
    }
    out.text = utf8_nfc(text);
    return out;
}

constexpr std::array<char16_t, 128> latin1_upper() {
    std::array<char16_t, 128> upper{};
    for (std::size_t i = 0; i < upper.size(); ++i) {
        upper[i] = static_cast<char16_t>(0x80 + i);
    }
    return upper;
}

constexpr std::array<char16_t, 128> kLatin1Upper = latin1_upper();

/// Bytes of the blank at the front of the text; 0 when it begins with something else.
std::size_t blank_at_front(std::string_view text) noexcept {
    if (text.empty()) {
        return 0;
    }
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte <= 0x20 || byte == 0x7F) {
        return 1;
    }
    if (text.starts_with("\xC2\xA0"sv)) {
        return 2;
    }
    return text.starts_with("\xEF\xBB\xBF"sv) ? 3 : 0;
}

std::size_t blank_at_back(std::string_view text) noexcept {
    if (text.empty()) {
        return 0;
    }
    const auto byte = static_cast<unsigned char>(text.back());
    if (byte <= 0x20 || byte == 0x7F) {
        return 1;
    }
    if (text.ends_with("\xC2\xA0"sv)) {
        return 2;
    }
    return text.ends_with("\xEF\xBB\xBF"sv) ? 3 : 0;
}

std::string case_folded(std::string_view text) {
    if (is_ascii(text)) {
        std::string out(text);
        std::ranges::transform(out, out.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return out;
    }
    icu::UnicodeString unicode =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    // Normal form before folding and after: folding may take composed letters apart.
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString normal = nfc().normalize(unicode, status);
    return utf8_nfc(normal.foldCase());
}

} // namespace

std::optional<Encoding> encoding_of(std::string_view name) {
    std::string key;
    for (const char c : fold_key(name)) {
        if (" -_:/()"sv.find(c) == std::string_view::npos) {
            key.push_back(c);
        }
    }
    const auto* const found = std::ranges::find(
        kEncodingSpellings, std::string_view(key), &std::pair<std::string_view, Encoding>::first);
    if (found == kEncodingSpellings.end()) {
        return std::nullopt;
    }
    return found->second;
}

std::string_view encoding_name(Encoding encoding) noexcept {
    return kEncodingNames[static_cast<std::size_t>(encoding)];
}

std::vector<std::string> encoding_names() {
    return {kEncodingNames.begin(), kEncodingNames.end()};
}

DecodedText decode(std::string_view bytes, Encoding encoding) {
    if (is_ascii(bytes)) {
        return {std::string(bytes), 0};
    }
    switch (encoding) {
    case Encoding::iso_8859_1:
        return decode_single_byte(bytes, kLatin1Upper);
    case Encoding::cp1258:
        return decode_single_byte(bytes, detail::kCp1258Upper);
    case Encoding::tcvn3:
        return decode_single_byte(bytes, detail::kTcvn3Upper);
    case Encoding::utf_8:
        break;
    }
    return decode_utf8(bytes);
}

bool is_valid_utf8(std::string_view bytes) noexcept {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto [length, is_good] = next_sequence(bytes, at);
        if (!is_good) {
            return false;
        }
        at += length;
    }
    return true;
}

std::string to_nfc(std::string_view text) {
    if (is_ascii(text)) {
        return std::string(text);
    }
    const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
    UErrorCode status = U_ZERO_ERROR;
    if (nfc().isNormalizedUTF8(piece, status) != 0 && U_SUCCESS(status) != 0) {
        return std::string(text);
    }
    return utf8_nfc(icu::UnicodeString::fromUTF8(piece));
}

std::string_view trim(std::string_view text) noexcept {
    while (const std::size_t length = blank_at_front(text)) {
        text.remove_prefix(length);
    }
    while (const std::size_t length = blank_at_back(text)) {
        text.remove_suffix(length);
    }
    return text;
}

std::string fold_key(std::string_view text) {
    const std::string folded = case_folded(trim(text));
    std::string out;
    out.reserve(folded.size());
    for (std::string_view rest = folded; !rest.empty();) {
        if (const std::size_t blank = blank_at_front(rest)) {
            rest.remove_prefix(blank);
            if (!out.ends_with(' ')) {
                out.push_back(' ');
            }
        } else {
            out.push_back(rest.front());
            rest.remove_prefix(1);
        }
    }
    return out;
}

std::string format_number(double value, int decimals, Language language) {
    const char group = language == Language::vi ? '.' : ',';
    const char mark = language == Language::vi ? ',' : '.';
    std::string digits = fmt::format("{:.{}f}", value, decimals);
    const bool is_negative = digits.starts_with('-');
    if (is_negative) {
        digits.erase(0, 1);
    }
    if (digits.find_first_not_of("0123456789.") != std::string::npos) {
        return (is_negative ? "-" : "") + digits;
    }
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string out = is_negative && digits.find_first_not_of("0.") != std::string::npos ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i < point && (point - i) % 3 == 0) {
            out.push_back(group);
        }
        out.push_back(digits[i] == '.' ? mark : digits[i]);
    }
    return out;
}

} // namespace huuco
