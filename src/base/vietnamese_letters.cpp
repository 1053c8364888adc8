// SPDX-License-Identifier: MIT
/// \file
/// The letters of Vietnamese: vowels with and without tones, small and capital.

#include "vietnamese_letters.hpp"

#include <algorithm>
#include <array>

namespace huuco::detail {

namespace {

/// A vowel with each tone, in the order of Tone.
struct Vowel {
    std::array<char32_t, kToneCount> small;
    std::array<char32_t, kToneCount> capital;
};

constexpr std::array<Vowel, 12> kVowels = {{
    {{U'a', U'à', U'ả', U'ã', U'á', U'ạ'}, {U'A', U'À', U'Ả', U'Ã', U'Á', U'Ạ'}},
    {{U'ă', U'ằ', U'ẳ', U'ẵ', U'ắ', U'ặ'}, {U'Ă', U'Ằ', U'Ẳ', U'Ẵ', U'Ắ', U'Ặ'}},
    {{U'â', U'ầ', U'ẩ', U'ẫ', U'ấ', U'ậ'}, {U'Â', U'Ầ', U'Ẩ', U'Ẫ', U'Ấ', U'Ậ'}},
    {{U'e', U'è', U'ẻ', U'ẽ', U'é', U'ẹ'}, {U'E', U'È', U'Ẻ', U'Ẽ', U'É', U'Ẹ'}},
    {{U'ê', U'ề', U'ể', U'ễ', U'ế', U'ệ'}, {U'Ê', U'Ề', U'Ể', U'Ễ', U'Ế', U'Ệ'}},
    {{U'i', U'ì', U'ỉ', U'ĩ', U'í', U'ị'}, {U'I', U'Ì', U'Ỉ', U'Ĩ', U'Í', U'Ị'}},
    {{U'o', U'ò', U'ỏ', U'õ', U'ó', U'ọ'}, {U'O', U'Ò', U'Ỏ', U'Õ', U'Ó', U'Ọ'}},
    {{U'ô', U'ồ', U'ổ', U'ỗ', U'ố', U'ộ'}, {U'Ô', U'Ồ', U'Ổ', U'Ỗ', U'Ố', U'Ộ'}},
    {{U'ơ', U'ờ', U'ở', U'ỡ', U'ớ', U'ợ'}, {U'Ơ', U'Ờ', U'Ở', U'Ỡ', U'Ớ', U'Ợ'}},
    {{U'u', U'ù', U'ủ', U'ũ', U'ú', U'ụ'}, {U'U', U'Ù', U'Ủ', U'Ũ', U'Ú', U'Ụ'}},
    {{U'ư', U'ừ', U'ử', U'ữ', U'ứ', U'ự'}, {U'Ư', U'Ừ', U'Ử', U'Ữ', U'Ứ', U'Ự'}},
    {{U'y', U'ỳ', U'ỷ', U'ỹ', U'ý', U'ỵ'}, {U'Y', U'Ỳ', U'Ỷ', U'Ỹ', U'Ý', U'Ỵ'}},
}};

const Vowel* vowel_of(char32_t toneless) noexcept {
    const auto* const found = std::ranges::find_if(
        kVowels, [&](const Vowel& vowel) { return vowel.small.front() == toneless; });
    return found == kVowels.end() ? nullptr : found;
}

Letter ascii_letter(char32_t code_point) noexcept {
    Letter letter;
    letter.is_capital = code_point >= U'A' && code_point <= U'Z';
    const char32_t small = letter.is_capital ? code_point - U'A' + U'a' : code_point;
    if (small >= U'a' && small <= U'z') {
        letter.toneless = small;
        letter.is_vowel = vowel_of(small) != nullptr;
    }
    return letter;
}

} // namespace

Letter letter_of(char32_t code_point) noexcept {
    if (code_point < 0x80) {
        return ascii_letter(code_point);
    }
    if (code_point == U'đ' || code_point == U'Đ') {
        return {U'đ', Tone::level, code_point == U'Đ', false};
    }
    for (const Vowel& vowel : kVowels) {
        for (std::size_t tone = 0; tone < kToneCount; ++tone) {
            const bool is_capital = vowel.capital.at(tone) == code_point;
            if (is_capital || vowel.small.at(tone) == code_point) {
                return {vowel.small.front(), static_cast<Tone>(tone), is_capital, true};
            }
        }
    }
    return {};
}

char32_t letter_from(const Letter& letter) noexcept {
    const Vowel* const vowel = vowel_of(letter.toneless);
    if (vowel != nullptr) {
        const auto tone = static_cast<std::size_t>(letter.tone);
        return letter.is_capital ? vowel->capital.at(tone) : vowel->small.at(tone);
    }
    if (letter.toneless == U'đ') {
        return letter.is_capital ? U'Đ' : U'đ';
    }
    return letter.is_capital ? letter.toneless - U'a' + U'A' : letter.toneless;
}

} // namespace huuco::detail
