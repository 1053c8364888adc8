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

bool parts_words(char32_t character) noexcept {
    return character < 0x80 ? letter_of(character).toneless == 0 : is_sign(character);
}

} // namespace

bool is_sign(char32_t character) noexcept {
    constexpr std::u32string_view kSigns =
        U"\u00A0\u2009\u200B\u202F\uFEFF\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026\u2212°±²³";
    return kSigns.find(character) != std::u32string_view::npos;
}

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

bool has_signs_only(const std::string& text) {
    return std::ranges::all_of(code_points(text), [](char32_t character) {
        return character < 0x80 || is_sign(character);
    });
}

std::size_t count_syllables(const std::vector<std::string>& words) {
    return static_cast<std::size_t>(
        std::ranges::count_if(words, [](const std::string& word) { return is_syllable(word); }));
}

bool are_vietnamese(const std::vector<std::string>& words) {
    return !words.empty() && count_syllables(words) == words.size();
}

} // namespace huuco::detail
