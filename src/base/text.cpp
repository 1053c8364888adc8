// SPDX-License-Identifier: MIT
/// \file
/// Text in normal form C, keys for comparing names, numbers for people; ICU composes and folds.

#include "base/message_format.hpp"
#include "tone_placement.hpp"
#include "utf8.hpp"

#include <huuco/base/blanks.hpp>
#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace huuco {

namespace {

using namespace std::string_view_literals;

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) != 0) {
        throw Error(
            ErrorCode::io,
            message(
                "Không chuẩn hóa được chữ: ICU báo {}; hãy cài lại ICU.",
                "Text cannot be normalised: ICU says {}; reinstall ICU.",
                u_errorName(status)));
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

/// A place where a word may be broken, which shows as nothing. It is no blank that `trim` may take
/// away: in text of an old encoding that was taken for another it stands for the letter ư.
constexpr std::string_view kSoftHyphen = "\u00AD"sv;

/// True for UTF-8 of characters without width: joiners, marks of direction, byte order marks.
bool is_without_width(std::string_view character) noexcept {
    if (character.size() == 3 && character.starts_with("\xE2\x80"sv)) {
        const auto last = static_cast<unsigned char>(character[2]);
        return (last >= 0x8B && last <= 0x8F) || (last >= 0xAA && last <= 0xAE);
    }
    return character == "\u2060"sv || character == "\uFEFF"sv;
}

/// True for the UTF-8 of one character that shows as nothing or as a blank.
bool is_blank(std::string_view character) noexcept {
    if (character.size() == 1) {
        const auto byte = static_cast<unsigned char>(character.front());
        return byte <= 0x20 || byte == 0x7F;
    }
    return is_wide_blank(character) || is_without_width(character);
}

/// True for what most cells begin and end with, so that nothing else need be asked.
bool is_printed_ascii(char c) noexcept {
    return c > ' ' && c < '\x7F';
}

/// The first character of a text that is not empty; of broken UTF-8 some bytes.
std::string_view first_character(std::string_view text) noexcept {
    return text.substr(0, detail::next_sequence(text, 0).first);
}

std::string_view last_character(std::string_view text) noexcept {
    constexpr std::size_t kMostBytes = 3;
    std::size_t begin = text.size() - 1;
    while (begin > 0 && text.size() - begin < kMostBytes &&
           (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
        --begin;
    }
    return text.substr(begin);
}

std::string case_folded(std::string_view text) {
    if (is_ascii(text)) {
        return small_ascii(text);
    }
    icu::UnicodeString unicode =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    // Normal form before folding and after: folding may take composed letters apart.
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString normal = nfc().normalize(unicode, status);
    return detail::with_tones_placed(utf8_nfc(normal.foldCase()));
}

/// The digits of a whole number in groups of three.
std::string in_groups(std::string_view digits, Language language) {
    const char mark = language == Language::vi ? '.' : ',';
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            out.push_back(mark);
        }
        out.push_back(digits[i]);
    }
    return out;
}

} // namespace

bool is_nfc(std::string_view text) {
    if (is_ascii(text)) {
        return true;
    }
    const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
    UErrorCode status = U_ZERO_ERROR;
    return nfc().isNormalizedUTF8(piece, status) != 0 && U_SUCCESS(status) != 0;
}

std::string to_nfc(std::string_view text) {
    if (is_nfc(text)) {
        return std::string(text);
    }
    const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
    return utf8_nfc(icu::UnicodeString::fromUTF8(piece));
}

std::string_view trim(std::string_view text) noexcept {
    while (!text.empty() && !is_printed_ascii(text.front()) && is_blank(first_character(text))) {
        text.remove_prefix(first_character(text).size());
    }
    while (!text.empty() && !is_printed_ascii(text.back()) && is_blank(last_character(text))) {
        text.remove_suffix(last_character(text).size());
    }
    return text;
}

std::string small_ascii(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return small;
}

std::string fold_key(std::string_view text) {
    const std::string folded = case_folded(trim(text));
    std::string out;
    out.reserve(folded.size());
    for (std::string_view rest = folded; !rest.empty();) {
        if (is_printed_ascii(rest.front())) {
            out.push_back(rest.front());
            rest.remove_prefix(1);
            continue;
        }
        const std::string_view character = first_character(rest);
        if (!is_blank(character) && character != kSoftHyphen) {
            out.append(character);
        } else if (
            !is_without_width(character) && character != kSoftHyphen && !out.ends_with(' ')) {
            out.push_back(' ');
        }
        rest.remove_prefix(character.size());
    }
    out.erase(out.find_last_not_of(' ') + 1); // before a soft hyphen
    return out;
}

std::string format_number(double value, int decimals, Language language) {
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
    const bool is_shown_negative =
        is_negative && digits.find_first_not_of("0.") != std::string::npos;
    std::string out = (is_shown_negative ? "-" : "") + in_groups(digits.substr(0, point), language);
    if (point < digits.size()) {
        out += mark + digits.substr(point + 1);
    }
    return out;
}

std::string format_count(std::uint64_t count, Language language) {
    return in_groups(fmt::format("{}", count), language);
}

} // namespace huuco
