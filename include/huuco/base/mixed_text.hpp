// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Text of two codings in one file: right Unicode beside legacy text that was taken for
/// Windows-1252, as in a layer merged out of an old one and a new one.

#include <huuco/base/encoding.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace huuco {

/// A value and what it is in its other reading.
struct TwoReadings {
    std::string as_it_stands;
    std::string converted;
};

/// False for ASCII, and for text that Windows-1252 cannot have shown: nothing tells there.
///
/// \param value  UTF-8
[[nodiscard]] bool can_be_legacy(std::string_view value) noexcept;

/// The text that a value must once have been: as it stands its words cannot be Vietnamese, and
/// taken back from Windows-1252 all of them can.
///
/// \param value  UTF-8
/// \returns the reading in the most usual coding that allows it; nothing for all other values
[[nodiscard]] std::optional<std::string> lost_reading(std::string_view value);

/// Tells which values of a file in UTF-8 are in which of its two codings. The answer depends on
/// what the file holds as a whole, and then on the value and its field alone.
class MixedText {
public:
    /// What was found in the values looked at, each counted once in its field.
    struct Tally {
        std::size_t standing = 0;  ///< right as they stand
        std::size_t converted = 0; ///< read in the legacy coding
        std::size_t undecided = 0; ///< Vietnamese in both, left as they stand
        TwoReadings converted_example;
        TwoReadings undecided_example;
    };

    /// Looks for values in two codings.
    ///
    /// \param decided  the coding of the file as a whole: UTF-8, or one of text encoded twice
    /// \param fields   distinct values of each field, UTF-8
    /// \returns null where all values are in the coding decided, or where too little tells the
    ///          other one
    /// Method: a value whose words are Vietnamese in one reading only is in that one. Where they
    /// are in both, words decide that surely occur elsewhere in the file, or the same text in the
    /// field; else a field without a value that surely stands, and with three that surely are
    /// legacy to each that may be both, is legacy. A value with no full reading is in the one with
    /// more words.
    [[nodiscard]] static std::shared_ptr<const MixedText>
    find(const TextCoding& decided, std::span<const std::vector<std::string>> fields);

    /// The coding of one value. \param field  its place in `fields`
    [[nodiscard]] TextCoding coding_of(std::string_view value, std::size_t field) const;

    /// The coding beside UTF-8.
    [[nodiscard]] const TextCoding& legacy() const noexcept { return m_legacy; }

    [[nodiscard]] const Tally& tally() const noexcept { return m_tally; }

private:
    struct Judged;

    struct Field {
        std::size_t standing = 0; ///< values that are Vietnamese as they stand only
        std::size_t legacy = 0;   ///< in the legacy coding only
        std::size_t both = 0;
        std::unordered_set<std::string> standing_keys; ///< of all that can be meant as they stand
        bool is_legacy_in_doubt = false;
    };

    /// For which reading of a value the file speaks: below 0 as it stands, above 0 the legacy one.
    using Weight = int;

    explicit MixedText(const TextCoding& legacy) noexcept : m_legacy(legacy) {}

    [[nodiscard]] static Judged judge(std::string_view value, const TextCoding& legacy);
    void learn(const std::string& value, Field& field);
    void settle(const TextCoding& decided);
    [[nodiscard]] Weight weigh(const Judged& judged, const Field& field) const;
    [[nodiscard]] bool is_legacy(const Judged& judged, const Field& field) const;
    void count(const std::string& value, const Field& field);

    TextCoding m_legacy;
    std::vector<Field> m_fields;
    std::unordered_set<std::string> m_sure_words; ///< keys
    Tally m_tally;
};

} // namespace huuco
