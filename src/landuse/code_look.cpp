// SPDX-License-Identifier: MIT
/// \file
/// Looks words up among the land codes and judges the shape of the others.

#include "code_look.hpp"

#include "base/capitals.hpp"

#include <huuco/base/text.hpp>

#include <algorithm>

namespace huuco::detail {

namespace {

std::string_view without_stars(std::string_view text) {
    text = trim(text);
    while (text.ends_with('*')) {
        text.remove_suffix(1);
    }
    return trim(text);
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A letter of ASCII, Đ or a figure.
bool is_plain_letter(std::string_view rest) {
    const char c = rest.front();
    return is_digit(c) || is_ascii_letter(c) || rest.starts_with("Đ") || rest.starts_with("đ");
}

bool is_letter_of_word(char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_short_and_plain(std::string_view word) {
    constexpr std::size_t kLongest = 4;
    std::size_t letters = 0;
    bool has_letter = false;
    while (!word.empty() && is_plain_letter(word)) {
        has_letter = has_letter || !is_digit(word.front());
        word.remove_prefix(static_cast<unsigned char>(word.front()) < 0x80 ? 1 : 2);
        ++letters;
    }
    return word.empty() && has_letter && letters > 1 && letters <= kLongest;
}

/// Short words of remarks: a season, and `DT` before an area.
bool is_word_of_remarks(std::string_view word) {
    const std::string key = fold_key(word);
    return key == "vụ" || key == "vu" || key == "dt";
}

} // namespace

CodeLook::CodeLook(std::string_view cell, const Tables* tables) : m_tables(tables) {
    if (tables == nullptr) {
        return;
    }
    for (const std::string_view word : split_cell(cell, kMarksOfWords)) {
        if (!m_are_capitals && known(word) != nullptr) {
            m_are_capitals = to_capitals(word) == word;
        }
    }
}

const LandCode* CodeLook::known(std::string_view text) const {
    if (m_tables == nullptr) {
        return nullptr;
    }
    text = without_stars(text);
    const LandCode* const code = m_tables->find_land_code(text);
    if (code != nullptr || !is_numbered_code(text)) {
        return code;
    }
    text.remove_suffix(1);
    return m_tables->find_land_code(text);
}

bool CodeLook::is_code_like(std::string_view word) const {
    word = without_stars(word);
    const bool has_their_case = !m_are_capitals || *m_are_capitals == (to_capitals(word) == word);
    const bool is_crop = m_tables != nullptr && m_tables->find_crop(word) != nullptr;
    return is_short_and_plain(word) && has_their_case && !is_crop && !is_word_of_remarks(word);
}

bool CodeLook::is_part_of(const LandCode& code, const LandCode& group) const {
    const LandCode* at = &code;
    while (at != nullptr && at != &group) {
        at = at->parent.empty() ? nullptr : m_tables->find_land_code(at->parent);
    }
    return at != nullptr;
}

std::optional<FoundAmount> find_code_amount(
    std::string_view text,
    std::size_t from,
    const CodeLook& look,
    const NumberReader& reader) {
    std::optional<FoundAmount> found = find_amount(text, from, false, reader);
    while (found && counts_something(text, *found, look)) {
        found = find_amount(text, found->end, false, reader);
    }
    return found;
}

bool is_numbered_code(std::string_view text) {
    constexpr std::size_t kShortest = 4; // `2L1` would be a code of figures
    return text.size() >= kShortest && is_digit(text.back()) && !is_digit(text[text.size() - 2]) &&
           text[text.size() - 2] != ' ';
}

bool counts_something(std::string_view text, const FoundAmount& found, const CodeLook& look) {
    if (found.unit != AmountUnit::none) {
        return false;
    }
    std::string_view behind = text.substr(found.end);
    const bool is_range = behind.size() > 1 && behind.front() == '-' && is_digit(behind[1]);
    if (is_range) {
        behind.remove_prefix(std::min(behind.find_first_not_of("-0123456789"), behind.size()));
    }
    behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
    const std::string_view word = behind.substr(0, behind.find_first_of(kMarksOfWords));
    return !word.empty() && is_letter_of_word(word.front()) && look.known(word) == nullptr &&
           !look.is_code_like(word);
}

} // namespace huuco::detail
