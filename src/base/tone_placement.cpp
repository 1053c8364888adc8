// SPDX-License-Identifier: MIT
/// \file
/// Puts the tone of a syllable where the older spelling has it: `hoà` becomes `hòa`.

#include "tone_placement.hpp"

#include "utf8.hpp"
#include "vietnamese_letters.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco::detail {

namespace {

/// The vowels of one syllable, as letters `begin` to `end` of the text.
struct Vowels {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_open = false; ///< no consonant follows

    [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
};

bool has_shape(char32_t toneless) noexcept {
    return std::u32string_view(U"ăâêôơư").find(toneless) != std::u32string_view::npos;
}

/// The place of the tone among the vowels, by the rules of the older spelling.
std::size_t place_of_tone(const Vowels& vowels, const std::vector<Letter>& letters) {
    for (std::size_t i = vowels.end; i > vowels.begin; --i) {
        if (has_shape(letters[i - 1].toneless)) {
            return i - 1; // of ươ the ơ
        }
    }
    if (vowels.size() == 2) {
        return vowels.is_open ? vowels.begin : vowels.begin + 1; // hòa, hoàn
    }
    return vowels.begin + (vowels.size() > 2 ? 1 : 0); // ngoài
}

/// Leaves out the u of `qu` and the i of `gi` where another vowel follows: they are no vowels
/// there.
void leave_out_glide(const std::vector<Letter>& letters, Vowels& vowels) {
    if (vowels.begin == 0 || vowels.size() < 2) {
        return;
    }
    const char32_t before = letters[vowels.begin - 1].toneless;
    const char32_t first = letters[vowels.begin].toneless;
    const bool is_glide = (before == U'q' && first == U'u') || (before == U'g' && first == U'i');
    vowels.begin += is_glide ? 1U : 0U;
}

void place_tone(std::size_t begin, std::size_t end, std::vector<Letter>& letters) {
    std::size_t toned = end;
    for (std::size_t i = begin; i < end; ++i) {
        if (letters[i].tone == Tone::level) {
            continue;
        }
        if (toned != end) {
            return; // two tones: no syllable
        }
        toned = i;
    }
    if (toned == end) {
        return;
    }
    const bool is_open = end == letters.size() || letters[end].toneless == 0;
    Vowels vowels{begin, end, is_open};
    leave_out_glide(letters, vowels);
    const std::size_t place = place_of_tone(vowels, letters);
    std::swap(letters[toned].tone, letters[place].tone);
}

} // namespace

std::string with_tones_placed(const std::string& text) {
    const std::u32string before = code_points(text);
    std::vector<Letter> letters(before.size());
    std::ranges::transform(before, letters.begin(), letter_of);
    for (std::size_t begin = 0; begin < letters.size();) {
        std::size_t end = begin;
        while (end < letters.size() && letters[end].is_vowel) {
            ++end;
        }
        if (end - begin >= 2) {
            place_tone(begin, end, letters);
        }
        begin = std::max(end, begin + 1);
    }
    std::u32string after = before;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (letters[i].toneless != 0) {
            after[i] = letter_from(letters[i]);
        }
    }
    return after == before ? text : to_utf8(after);
}

} // namespace huuco::detail
