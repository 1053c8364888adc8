// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Text as whole words, and names found in it by their longest run of words.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace huuco::detail {

/// A run of letters or of digits; `NK4300` is two words, the second joined to the first.
struct Word {
    std::string text;       ///< as written
    std::string key;        ///< folded: case-blind, with tone marks
    bool is_number = false; ///< digits only
    bool is_joined = false; ///< nothing stands between it and the word before
};

/// The words of a text in order. Punctuation and blanks part words and are dropped.
///
/// \param text  UTF-8, NFC
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

/// True for a word that begins with a capital and goes on in small letters, as names of places and
/// varieties do. Capitals throughout say nothing and are not proper.
[[nodiscard]] bool is_proper(const Word& word);

/// Names of one or more words, each with a value; a dưa is no dừa: tones count.
class WordNames {
public:
    /// A name found at some place.
    struct Found {
        std::size_t value = 0;
        std::size_t words = 0; ///< how many words it takes
    };

    /// Enters a name; one that is there already keeps its value unless it may be replaced.
    void add(std::string_view name, std::size_t value, bool may_replace = false);

    /// The longest name that begins at that word.
    [[nodiscard]] std::optional<Found>
    longest_at(const std::vector<Word>& words, std::size_t position) const;

private:
    std::unordered_map<std::string, std::size_t> m_values; ///< by folded words, one blank between
    std::size_t m_most_words = 0;
};

} // namespace huuco::detail
