// SPDX-License-Identifier: MIT
/// \file
/// Decodes text of VNI fonts for Windows.

#include "vni.hpp"

#include "legacy_code_pages.hpp"
#include "utf8.hpp"
#include "vietnamese_letters.hpp"

#include <algorithm>
#include <array>

namespace huuco::detail {

namespace {

/// A small letter that has a byte of its own; its capital is 20 hexadecimal below.
struct Alone {
    unsigned char byte;
    char32_t letter;
};

constexpr std::array<Alone, 9> kAlone = {{
    {0xF1, U'đ'},
    {0xF4, U'ơ'},
    {0xF6, U'ư'},
    {0xEC, U'ì'},
    {0xED, U'í'},
    {0xE6, U'ỉ'},
    {0xF3, U'ĩ'},
    {0xF2, U'ị'},
    {0xEE, U'ỵ'},
}};

enum class Shape : unsigned char { none, circumflex, breve };

/// What a byte after a letter puts on it.
struct Mark {
    unsigned char byte; ///< of the small letter; 20 hexadecimal less after a capital
    Shape shape;
    Tone tone;
};

constexpr std::array<Mark, 17> kMarks = {{
    {0xF8, Shape::none, Tone::grave},
    {0xFB, Shape::none, Tone::hook},
    {0xF5, Shape::none, Tone::tilde},
    {0xF9, Shape::none, Tone::acute},
    {0xEF, Shape::none, Tone::dot},
    {0xE2, Shape::circumflex, Tone::level},
    {0xE0, Shape::circumflex, Tone::grave},
    {0xE5, Shape::circumflex, Tone::hook},
    {0xE3, Shape::circumflex, Tone::tilde},
    {0xE1, Shape::circumflex, Tone::acute},
    {0xE4, Shape::circumflex, Tone::dot},
    {0xEA, Shape::breve, Tone::level},
    {0xE8, Shape::breve, Tone::grave},
    {0xFA, Shape::breve, Tone::hook},
    {0xFC, Shape::breve, Tone::tilde},
    {0xE9, Shape::breve, Tone::acute},
    {0xEB, Shape::breve, Tone::dot},
}};

/// The byte of the small form.
unsigned char small_byte(unsigned char byte) noexcept {
    return byte >= 0xC0 && byte < 0xE0 ? static_cast<unsigned char>(byte + 0x20) : byte;
}

/// The letter that one byte is, or U+FFFD.
char32_t letter_of_byte(unsigned char byte) noexcept {
    if (byte < 0xC0) { // what is no letter stands where Windows has it
        return byte < 0x80 ? byte : kCp1252Upper.at(byte - 0x80U);
    }
    const auto* const found = std::ranges::find(kAlone, small_byte(byte), &Alone::byte);
    if (found == kAlone.end()) {
        return kReplacement;
    }
    Letter letter = letter_of(found->letter);
    letter.is_capital = byte < 0xE0;
    return letter_from(letter);
}

/// Puts a shape on a vowel. \returns false where Vietnamese has no such letter
bool put_shape(Shape shape, Letter& letter) noexcept {
    if (shape == Shape::none) {
        return true;
    }
    if (shape == Shape::breve) {
        letter.toneless = letter.toneless == U'a' ? U'ă' : 0;
        return letter.toneless != 0;
    }
    switch (letter.toneless) {
    case U'a':
        letter.toneless = U'â';
        return true;
    case U'e':
        letter.toneless = U'ê';
        return true;
    case U'o':
        letter.toneless = U'ô';
        return true;
    default:
        return false;
    }
}

/// The letter with the mark of the byte after it; 0 where the two are none.
char32_t with_mark(char32_t base, unsigned char byte) noexcept {
    Letter letter = letter_of(base);
    if (!letter.is_vowel || letter.tone != Tone::level) {
        return 0;
    }
    const auto* const mark = std::ranges::find(kMarks, small_byte(byte), &Mark::byte);
    if (mark == kMarks.end() || !put_shape(mark->shape, letter)) {
        return 0;
    }
    letter.tone = mark->tone;
    return letter_from(letter);
}

} // namespace

DecodedText decode_vni(std::string_view bytes) {
    DecodedText decoded;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char32_t base = letter_of_byte(static_cast<unsigned char>(bytes[at]));
        const char32_t marked =
            at + 1 < bytes.size() ? with_mark(base, static_cast<unsigned char>(bytes[at + 1])) : 0;
        at += marked != 0 ? 1U : 0U;
        decoded.undecodable += marked == 0 && base == kReplacement ? 1U : 0U;
        append_utf8(marked != 0 ? marked : base, decoded.text);
    }
    return decoded;
}

} // namespace huuco::detail
