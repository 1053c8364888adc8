// SPDX-License-Identifier: MIT
/// \file
/// Parting text into words; looking up the longest name.

#include "words.hpp"

#include <huuco/base/text.hpp>

#include <algorithm>

namespace huuco::detail {

namespace {

enum class Kind { letter, digit, other };

constexpr unsigned char kNoBreakAndSigns = 0xC2; ///< first byte of U+0080 to U+00BF: signs, blanks
constexpr unsigned char kPunctuation = 0xE2;     ///< first byte of U+2000 to U+2FFF: dashes, quotes

/// Bytes of the code point that begins there.
std::size_t length_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    return std::min(length, text.size() - at);
}

Kind kind_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= '0' && byte <= '9') {
        return Kind::digit;
    }
    const bool is_latin = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    const bool is_beyond_ascii = byte >= 0x80 && byte != kNoBreakAndSigns && byte != kPunctuation;
    return is_latin || is_beyond_ascii ? Kind::letter : Kind::other;
}

} // namespace

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    Kind before = Kind::other;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = length_at(text, at);
        const Kind kind = kind_at(text, at);
        if (kind != Kind::other) {
            if (kind != before) {
                Word& word = words.emplace_back();
                word.is_number = kind == Kind::digit;
                word.is_joined = before != Kind::other;
            }
            words.back().text.append(text.substr(at, length));
        }
        before = kind;
        at += length;
    }
    for (Word& word : words) {
        word.key = fold_key(word.text);
    }
    return words;
}

bool is_proper(const Word& word) {
    if (word.is_number || word.text.empty()) {
        return false;
    }
    const std::size_t first = length_at(word.text, 0);
    const std::string_view rest = std::string_view(word.text).substr(first);
    const std::string_view initial = std::string_view(word.text).substr(0, first);
    return !rest.empty() && fold_key(initial) != initial && fold_key(rest) == rest;
}

void WordNames::add(std::string_view name, std::size_t value, bool may_replace) {
    const std::vector<Word> words = words_of(name);
    if (words.empty()) {
        return;
    }
    std::string key;
    for (const Word& word : words) {
        key += (key.empty() ? "" : " ") + word.key;
    }
    if (may_replace) {
        m_values[key] = value;
    } else {
        m_values.emplace(std::move(key), value);
    }
    m_most_words = std::max(m_most_words, words.size());
}

std::optional<WordNames::Found>
WordNames::longest_at(const std::vector<Word>& words, std::size_t position) const {
    std::optional<Found> longest;
    std::string key;
    const std::size_t end = std::min(words.size(), position + m_most_words);
    for (std::size_t at = position; at < end; ++at) {
        key += (key.empty() ? "" : " ") + words[at].key;
        if (const auto found = m_values.find(key); found != m_values.end()) {
            longest = Found{found->second, at + 1 - position};
        }
    }
    return longest;
}

} // namespace huuco::detail
