// SPDX-License-Identifier: MIT
/// \file
/// Finds out in which encoding the text of a file is, and says how sure that is.

#include "codings_in_utf8.hpp"
#include "marked_words.hpp"
#include "syllable.hpp"
#include "viqr.hpp"

#include <huuco/base/encoding_detection.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace huuco {

namespace {

/// Codings of text that is not all UTF-8 (a file may hold a few bad values), the more usual ones
/// first: among those that read the values alike the first stands for all.
constexpr std::array<TextCoding, 7> kNotAllUtf8 = {
    {{Encoding::utf_8},
     {Encoding::tcvn3},
     {Encoding::cp1258},
     {Encoding::vni},
     {Encoding::cp1252},
     {Encoding::tcvn5712_1},
     {Encoding::viscii}}};

/// What signs without letters are in, where they are not UTF-8: the other pages of Windows have
/// them at the same places.
constexpr std::array<TextCoding, 1> kOfSigns = {{{Encoding::cp1252}}};

/// ASCII that may have marks behind its letters.
constexpr std::array<TextCoding, 1> kInAscii = {{{Encoding::viqr}}};

constexpr double kGoodShare = 0.7;
constexpr std::size_t kClearLead = 2;      ///< words
constexpr std::size_t kLeastViqrWords = 3; ///< fewer could be chance: codes, formulas, punctuation
constexpr double kBeyondDoubt = 0.9;       ///< text encoded twice never reads as well as that

/// The values read in one coding.
struct Reading {
    CodingScore score;
    std::vector<std::string> texts;
    std::vector<std::string> keys; ///< of the texts; TCVN3 and TCVN 5712-1 may differ in case only
};

Reading read_in(std::span<const std::string> values, const TextCoding& coding) {
    Reading reading;
    reading.score.coding = coding;
    std::unordered_set<std::string> words;
    for (const std::string& value : values) {
        reading.texts.push_back(decode(value, coding).text);
        reading.keys.push_back(fold_key(reading.texts.back()));
        for (std::string& word : detail::marked_words(reading.texts.back())) {
            words.insert(std::move(word));
        }
    }
    reading.score.words = words.size();
    reading.score.syllables = static_cast<std::size_t>(
        std::ranges::count_if(words, [](const std::string& w) { return detail::is_syllable(w); }));
    return reading;
}

/// Gives every score the value that the best two read differently, or the first.
void choose_examples(std::vector<Reading>& readings) {
    std::size_t chosen = 0;
    if (readings.size() > 1) {
        const auto& [best, second] = std::pair(readings[0].keys, readings[1].keys);
        chosen = static_cast<std::size_t>(std::ranges::mismatch(best, second).in1 - best.begin());
    }
    for (Reading& reading : readings) {
        if (chosen < reading.texts.size()) {
            reading.score.example = reading.texts[chosen];
        }
    }
}

std::vector<CodingScore>
rank(std::span<const std::string> values, std::span<const TextCoding> codings) {
    std::vector<Reading> readings;
    for (const TextCoding& coding : codings) {
        Reading reading = read_in(values, coding);
        const bool is_new = std::ranges::none_of(
            readings, [&](const Reading& other) { return other.keys == reading.keys; });
        if (is_new) {
            readings.push_back(std::move(reading));
        }
    }
    std::ranges::stable_sort(readings, [](const Reading& a, const Reading& b) {
        return std::pair(a.score.share(), a.score.syllables) >
               std::pair(b.score.share(), b.score.syllables);
    });
    choose_examples(readings);
    std::vector<CodingScore> ranking;
    for (Reading& reading : readings) {
        ranking.push_back(std::move(reading.score));
    }
    return ranking;
}

bool is_clear(const CodingDetection& detection) {
    const CodingScore& best = detection.ranking.front();
    if (best.share() < kGoodShare || detection.margin() < kLeastMargin) {
        return false;
    }
    const std::size_t second =
        detection.ranking.size() > 1 ? detection.ranking[1].syllables : std::size_t{0};
    return second == 0 || best.syllables >= second + kClearLead;
}

CodingDetection detect_in_ascii(std::span<const std::string> values) {
    CodingDetection detection{TextCoding{}, {}};
    std::vector<std::string> suspects;
    std::ranges::copy_if(
        values, std::back_inserter(suspects), [](const auto& v) { return detail::may_be_viqr(v); });
    if (suspects.empty()) {
        return detection;
    }
    CodingDetection viqr{TextCoding{Encoding::viqr}, rank(suspects, kInAscii)};
    const bool is_viqr = is_clear(viqr) && viqr.ranking.front().syllables >= kLeastViqrWords;
    return is_viqr ? viqr : detection;
}

CodingDetection detect_in_utf8(std::span<const std::string> values) {
    CodingDetection detection{
        TextCoding{}, rank(values, std::span(detail::kCodingsInUtf8).first(1))};
    if (detection.ranking.front().share() >= kBeyondDoubt) {
        return detection;
    }
    detection.ranking = rank(values, detail::kCodingsInUtf8);
    if (is_clear(detection)) {
        detection.coding = detection.ranking.front().coding;
    }
    return detection;
}

/// True where a value is ASCII but for signs, in UTF-8 or in the pages of Windows.
bool tells_nothing(const std::string& value) {
    return is_valid_utf8(value) ? detail::has_signs_only(value)
                                : detail::has_signs_only(decode(value, kOfSigns.front()).text);
}

/// \param marked  all of them tell nothing
CodingDetection detect_in_signs(std::span<const std::string> marked) {
    if (std::ranges::all_of(marked, [](const auto& v) { return is_valid_utf8(v); })) {
        return {TextCoding{}, {}};
    }
    return {kOfSigns.front(), rank(marked, kOfSigns)};
}

} // namespace

double CodingDetection::margin() const noexcept {
    if (ranking.empty()) {
        return 0.0;
    }
    return ranking.front().share() - (ranking.size() > 1 ? ranking[1].share() : 0.0);
}

CodingDetection detect_coding(std::span<const std::string> values) {
    std::vector<std::string> marked;
    std::ranges::copy_if(
        values, std::back_inserter(marked), [](const auto& v) { return !is_ascii(v); });
    if (marked.empty()) {
        return detect_in_ascii(values);
    }
    std::vector<std::string> telling;
    std::ranges::copy_if(
        marked, std::back_inserter(telling), [](const auto& v) { return !tells_nothing(v); });
    if (telling.empty()) {
        return detect_in_signs(marked);
    }
    marked = std::move(telling);
    if (std::ranges::all_of(marked, [](const auto& v) { return is_valid_utf8(v); })) {
        return detect_in_utf8(marked);
    }
    CodingDetection detection{std::nullopt, rank(marked, kNotAllUtf8)};
    if (is_clear(detection)) {
        detection.coding = detection.ranking.front().coding;
    }
    return detection;
}

CodingScore score_coding(std::span<const std::string> values, const TextCoding& coding) {
    Reading reading = read_in(values, coding);
    if (!reading.texts.empty()) {
        reading.score.example = std::move(reading.texts.front());
    }
    return reading.score;
}

} // namespace huuco
