// SPDX-License-Identifier: MIT
/// \file
/// Text of two codings in one file: right Unicode beside legacy text that was taken for
/// Windows-1252.

#include "codings_in_utf8.hpp"
#include "marked_words.hpp"

#include <huuco/base/encoding_detection.hpp>
#include <huuco/base/mixed_text.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace huuco {

namespace {

constexpr std::size_t kLeastLegacyWords = 2; ///< one word could be a name from abroad
constexpr std::size_t kMostlyLegacy = 3;     ///< sure values to each that reads in both ways

/// In which of two readings the words of a value are Vietnamese.
enum class Sense : std::uint8_t {
    alike,    ///< nothing tells: no marks, or the same text in both
    standing, ///< as it stands only
    legacy,   ///< in the legacy coding only
    both,
    neither,
};

/// The coding of the values that nobody can have meant as they stand, where they tell one clearly.
std::optional<TextCoding> stray_coding(std::span<const std::vector<std::string>> fields) {
    std::vector<std::string> strays;
    for (const std::vector<std::string>& values : fields) {
        std::ranges::copy_if(values, std::back_inserter(strays), [](const std::string& value) {
            return lost_reading(value).has_value();
        });
    }
    const CodingDetection detection = detect_coding(strays);
    const bool is_clear = detection.coding && detection.coding->is_twice &&
                          detection.ranking.front().syllables >= kLeastLegacyWords;
    return is_clear ? detection.coding : std::nullopt;
}

} // namespace

struct MixedText::Judged {
    Sense sense = Sense::alike;
    TwoReadings texts;
    std::vector<std::string> standing_words;
    std::vector<std::string> legacy_words;
};

bool can_be_legacy(std::string_view value) noexcept {
    // `ạ` to `ỹ`, `ă` and `đ` begin with these bytes, and no letter of Windows-1252 does.
    const auto is_foreign = [](char c) { return c == '\xE1' || c == '\xC4'; };
    return !is_ascii(value) && std::ranges::none_of(value, is_foreign);
}

std::optional<std::string> lost_reading(std::string_view value) {
    if (!can_be_legacy(value)) {
        return std::nullopt;
    }
    const std::vector<std::string> words =
        detail::marked_words(decode(value, Encoding::utf_8).text);
    if (words.empty() || detail::are_vietnamese(words)) { // `1250 m²` has no such words
        return std::nullopt;
    }
    for (const TextCoding& coding : std::span(detail::kCodingsInUtf8).subspan(1)) {
        std::string text = decode(value, coding).text;
        if (detail::are_vietnamese(detail::marked_words(text))) {
            return text;
        }
    }
    return std::nullopt;
}

MixedText::Judged MixedText::judge(std::string_view value, const TextCoding& legacy) {
    Judged judged;
    if (is_ascii(value)) {
        return judged;
    }
    judged.texts.as_it_stands = decode(value, Encoding::utf_8).text;
    judged.standing_words = detail::marked_words(judged.texts.as_it_stands);
    const bool stands = detail::are_vietnamese(judged.standing_words);
    if (!can_be_legacy(value)) {
        judged.sense = stands ? Sense::standing : Sense::alike;
        return judged;
    }
    judged.texts.converted = decode(value, legacy).text;
    const bool has_no_letters = judged.standing_words.empty(); // `1250 m²`, `105°30'`
    if (has_no_letters || judged.texts.as_it_stands == judged.texts.converted) {
        return judged;
    }
    judged.legacy_words = detail::marked_words(judged.texts.converted);
    if (detail::are_vietnamese(judged.legacy_words)) {
        judged.sense = stands ? Sense::both : Sense::legacy;
    } else {
        judged.sense = stands ? Sense::standing : Sense::neither;
    }
    return judged;
}

std::shared_ptr<const MixedText>
MixedText::find(const TextCoding& decided, std::span<const std::vector<std::string>> fields) {
    const std::optional<TextCoding> legacy =
        decided.is_twice ? std::optional(decided) : stray_coding(fields);
    if (!legacy) {
        return nullptr;
    }
    std::shared_ptr<MixedText> mix(new MixedText(*legacy));
    mix->m_fields.resize(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        for (const std::string& value : fields[i]) {
            mix->learn(value, mix->m_fields[i]);
        }
    }
    mix->settle(decided);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        for (const std::string& value : fields[i]) {
            mix->count(value, mix->m_fields[i]);
        }
    }
    const bool is_all_as_decided =
        decided.is_twice ? mix->m_tally.standing == 0 : mix->m_tally.converted == 0;
    return is_all_as_decided ? nullptr : mix;
}

void MixedText::learn(const std::string& value, Field& field) {
    const Judged judged = judge(value, m_legacy);
    const bool can_stand = judged.sense == Sense::standing || judged.sense == Sense::both;
    if (can_stand) {
        field.standing_keys.insert(fold_key(judged.texts.as_it_stands));
    }
    field.standing += judged.sense == Sense::standing ? 1U : 0U;
    field.legacy += judged.sense == Sense::legacy ? 1U : 0U;
    field.both += judged.sense == Sense::both ? 1U : 0U;
    if (judged.sense == Sense::standing || judged.sense == Sense::legacy) {
        const bool stands = judged.sense == Sense::standing;
        for (const std::string& word : stands ? judged.standing_words : judged.legacy_words) {
            m_sure_words.insert(fold_key(word));
        }
    }
}

void MixedText::settle(const TextCoding& decided) {
    const bool any_stands =
        std::ranges::any_of(m_fields, [](const Field& field) { return field.standing > 0; });
    for (Field& field : m_fields) {
        const bool is_mostly_legacy =
            field.legacy == 0 ? decided.is_twice
                              : !any_stands || field.legacy >= kMostlyLegacy * field.both;
        field.is_legacy_in_doubt = field.standing == 0 && is_mostly_legacy;
    }
}

MixedText::Weight MixedText::weigh(const Judged& judged, const Field& field) const {
    if (judged.sense == Sense::neither) {
        return static_cast<Weight>(detail::count_syllables(judged.legacy_words)) -
               static_cast<Weight>(detail::count_syllables(judged.standing_words));
    }
    const auto known = [&](const std::vector<std::string>& words) {
        return static_cast<Weight>(std::ranges::count_if(
            words, [&](const std::string& word) { return m_sure_words.contains(fold_key(word)); }));
    };
    const bool is_known_value = field.standing_keys.contains(fold_key(judged.texts.converted));
    return known(judged.legacy_words) + (is_known_value ? 1 : 0) - known(judged.standing_words);
}

bool MixedText::is_legacy(const Judged& judged, const Field& field) const {
    switch (judged.sense) {
    case Sense::standing:
        return false;
    case Sense::legacy:
        return true;
    case Sense::alike:
        return field.is_legacy_in_doubt;
    default:
        break;
    }
    const Weight weight = weigh(judged, field);
    return weight == 0 ? field.is_legacy_in_doubt : weight > 0;
}

TextCoding MixedText::coding_of(std::string_view value, std::size_t field) const {
    const bool is_converted = is_legacy(judge(value, m_legacy), m_fields.at(field));
    return is_converted ? m_legacy : TextCoding{};
}

void MixedText::count(const std::string& value, const Field& field) {
    const Judged judged = judge(value, m_legacy);
    if (judged.sense == Sense::alike || judged.sense == Sense::neither) {
        return;
    }
    if (is_legacy(judged, field)) {
        m_tally.converted_example =
            m_tally.converted == 0 ? judged.texts : m_tally.converted_example;
        ++m_tally.converted;
    } else if (judged.sense == Sense::both && field.legacy > 0 && weigh(judged, field) == 0) {
        m_tally.undecided_example =
            m_tally.undecided == 0 ? judged.texts : m_tally.undecided_example;
        ++m_tally.undecided;
    } else {
        ++m_tally.standing;
    }
}

} // namespace huuco
