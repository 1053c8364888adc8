// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Finds out in which encoding the text of a file is, and says how sure that is.

#include <huuco/base/encoding.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace huuco {

/// How well the values of a file can be read in one coding.
struct CodingScore {
    TextCoding coding;
    std::size_t words = 0;     ///< distinct words with letters beyond ASCII
    std::size_t syllables = 0; ///< those of them that can be syllables of Vietnamese
    std::string example;       ///< one of the values, read in this coding

    /// Part of the words that can be syllables, 0 to 1.
    [[nodiscard]] double share() const noexcept {
        return words == 0 ? 0.0 : static_cast<double>(syllables) / static_cast<double>(words);
    }
};

/// What the values tell of their coding.
struct CodingDetection {
    /// The coding, where one can be told; nothing where the values leave a choice.
    std::optional<TextCoding> coding;

    /// The codings that were tried, the best first; of codings in which all values read alike only
    /// one. Empty where all values are ASCII, but for signs in UTF-8. Examples of the first two
    /// differ.
    std::vector<CodingScore> ranking;

    /// By how much the best is ahead of the second, 0 to 1; its own share where it is alone.
    [[nodiscard]] double margin() const noexcept;
};

/// Reads the values in every coding and finds the one in which they are Vietnamese.
///
/// \param values  distinct raw values of a file, from all its text fields, in any order; values cut
///                in the middle of a letter without the fragment. Some hundred are enough
/// \returns UTF-8 where the values are ASCII, or are UTF-8 and nothing else reads clearly better.
///          Values that have only signs beyond ASCII (`m²`, a no-break space) have no say; alone
///          they are UTF-8, or CP1252 where they are not. Otherwise the best coding when seven in
///          ten of its words are syllables, it leads by `kLeastMargin`, and by two words or over
///          codings that read none
/// Method: share of words that the spelling of Vietnamese allows (see src/base/syllable.hpp), over
/// all values together; a single word often reads well in two codings.
[[nodiscard]] CodingDetection detect_coding(std::span<const std::string> values);

/// How well the values can be read in that coding. See detect_coding.
[[nodiscard]] CodingScore
score_coding(std::span<const std::string> values, const TextCoding& coding);

/// Least lead of a coding over the second.
inline constexpr double kLeastMargin = 0.15;

} // namespace huuco
