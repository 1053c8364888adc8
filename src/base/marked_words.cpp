// SPDX-License-Identifier: MIT
/// \file
/// The words of a text by which its coding can be told: those with letters beyond ASCII.

#include "marked_words.hpp"

#include "syllable.hpp"
#include "utf8.hpp"
#include "vietnamese_letters.hpp"

#include <algorithm>
#include <string_view>

namespace huuco::detail {

namespace {

/// Signs that stand between words in typeset text.
bool parts_words(char32_t character) noexcept {
    constexpr std::u32string_view kSigns = U"\u00A0–—‘’“”•…°²";
    return character < 0x80 ? letter_of(character).toneless == 0
                            : kSigns.find(character) != std::u32string_view::npos;
}

} // namespace

std::vector<std::string> marked_words(const std::string& text) {
    std::vector<std::string> words;
    std::u32string word;
    bool is_marked = false;
    const auto finish = [&] {
        if (is_marked) {
            words.push_back(to_utf8(word));
        }
        word.clear();
        is_marked = false;
    };
    for (const char32_t character : code_points(text)) {
        if (parts_words(character)) {
            finish();
        } else {
            word.push_back(character);
            is_marked = is_marked || character >= 0x80;
        }
    }
    finish();
    return words;
}

std::size_t count_syllables(const std::vector<std::string>& words) {
    return static_cast<std::size_t>(
        std::ranges::count_if(words, [](const std::string& word) { return is_syllable(word); }));
}

bool are_vietnamese(const std::vector<std::string>& words) {
    return !words.empty() && count_syllables(words) == words.size();
}

} // namespace huuco::detail
