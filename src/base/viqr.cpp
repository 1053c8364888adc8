// SPDX-License-Identifier: MIT
/// \file
/// Decodes VIQR: Vietnamese in ASCII, marks behind their letters.

#include "viqr.hpp"

#include "utf8.hpp"
#include "vietnamese_letters.hpp"

namespace huuco::detail {

namespace {

/// The vowel that a letter becomes under a mark of shape; 0 where Vietnamese has none.
char32_t shaped(char32_t toneless, char mark) noexcept {
    const bool is_round = mark == '^';
    const bool is_horn = mark == '+' || mark == '*';
    switch (toneless) {
    case U'a':
        return is_round ? U'â' : (mark == '(' ? U'ă' : 0);
    case U'e':
        return is_round ? U'ê' : 0;
    case U'o':
        return is_round ? U'ô' : (is_horn ? U'ơ' : 0);
    case U'u':
        return is_horn ? U'ư' : 0;
    default:
        return 0;
    }
}

Tone tone_of(char mark) noexcept {
    switch (mark) {
    case '`':
        return Tone::grave;
    case '?':
        return Tone::hook;
    case '~':
        return Tone::tilde;
    case '\'':
        return Tone::acute;
    case '.':
        return Tone::dot;
    default:
        return Tone::level;
    }
}

bool is_capital(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}

/// True for the `DD` of a land code (`RDD`, `DDT`): behind a capital or in front of a capital
/// consonant, where no syllable has a Đ.
bool is_in_code(std::string_view bytes, std::size_t at) noexcept {
    const bool is_behind_capital = at > 0 && is_capital(bytes[at - 1]);
    const char next = at + 2 < bytes.size() ? bytes[at + 2] : ' ';
    const bool is_before_consonant =
        is_capital(next) && !letter_of(static_cast<unsigned char>(next)).is_vowel;
    return bytes[at] == 'D' && (is_behind_capital || is_before_consonant);
}

/// The letter at `at`, which moves behind what belongs to it.
char32_t next_letter(std::string_view bytes, std::size_t& at) noexcept {
    const auto peek = [&] { return at < bytes.size() ? bytes[at] : '\0'; };
    const bool may_be_stroked = !is_in_code(bytes, at);
    const char first = bytes[at++];
    if (first == '\\' && at < bytes.size()) {
        const auto literal = static_cast<unsigned char>(bytes[at++]);
        return literal < 0x80 ? literal : kReplacement;
    }
    if (may_be_stroked && (first == 'd' || first == 'D') && (peek() == 'd' || peek() == 'D')) {
        ++at;
        return first == 'D' ? U'Đ' : U'đ';
    }
    const auto byte = static_cast<unsigned char>(first);
    Letter letter = letter_of(byte);
    if (byte >= 0x80 || !letter.is_vowel) {
        return byte < 0x80 ? byte : kReplacement;
    }
    if (const char32_t vowel = shaped(letter.toneless, peek())) {
        letter.toneless = vowel;
        ++at;
    }
    letter.tone = tone_of(peek());
    at += letter.tone != Tone::level ? 1U : 0U;
    return letter_from(letter);
}

} // namespace

DecodedText decode_viqr(std::string_view bytes) {
    DecodedText decoded;
    for (std::size_t at = 0; at < bytes.size();) {
        const char32_t letter = next_letter(bytes, at);
        decoded.undecodable += letter == kReplacement ? 1U : 0U;
        append_utf8(letter, decoded.text);
    }
    return decoded;
}

bool may_be_viqr(std::string_view bytes) noexcept {
    for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const Letter letter = letter_of(byte);
        if (byte < 0x80 && letter.is_vowel && shaped(letter.toneless, bytes[at + 1]) != 0) {
            return true;
        }
    }
    return false;
}

} // namespace huuco::detail
