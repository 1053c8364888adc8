// SPDX-License-Identifier: MIT
/// \file
/// Gives text out of TCVN3 the capitals back that the encoding cannot write.

#include "tcvn3_capitals.hpp"

#include "utf8.hpp"
#include "vietnamese_letters.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace huuco::detail {

namespace {

/// A run of letters, and what those of them say that have a byte for either case.
struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t capitals = 0; ///< ASCII
    std::size_t small = 0;    ///< ASCII

    [[nodiscard]] bool tells_capitals() const noexcept { return small == 0 && capitals >= 2; }

    [[nodiscard]] bool tells_small() const noexcept { return small > 0; }
};

std::vector<Word> words_of(const std::u32string& text) {
    std::vector<Word> words;
    bool is_inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Letter letter = letter_of(text[i]);
        if (letter.toneless == 0) {
            is_inside = false;
            continue;
        }
        if (!is_inside) {
            words.push_back({i, i, 0, 0});
            is_inside = true;
        }
        Word& word = words.back();
        word.end = i + 1;
        if (text[i] < 0x80) {
            (letter.is_capital ? word.capitals : word.small) += 1;
        }
    }
    return words;
}

void raise(const Word& word, std::u32string& text) {
    for (std::size_t i = word.begin; i < word.end; ++i) {
        Letter letter = letter_of(text[i]);
        letter.is_capital = true;
        text[i] = letter_from(letter);
    }
}

} // namespace

std::string with_capitals_restored(std::string text) {
    std::u32string letters = code_points(text);
    const std::vector<Word> words = words_of(letters);
    const bool has_capitals = std::ranges::any_of(words, &Word::tells_capitals);
    if (!has_capitals) {
        return text;
    }
    const bool has_small = std::ranges::any_of(words, &Word::tells_small);
    for (const Word& word : words) {
        if (word.tells_capitals() || (!has_small && !word.tells_small())) {
            raise(word, letters);
        }
    }
    return to_utf8(letters);
}

} // namespace huuco::detail
