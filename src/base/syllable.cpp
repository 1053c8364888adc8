// SPDX-License-Identifier: MIT
/// \file
/// Tells whether a word can be a syllable of Vietnamese.

#include "syllable.hpp"

#include "utf8.hpp"
#include "vietnamese_letters.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_set>

namespace huuco::detail {

namespace {

/// The beginnings; a syllable may also begin with its vowels.
constexpr std::array<std::u32string_view, 28> kOnsets = {
    U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu", U"th", U"tr", U"b", U"c", U"d",
    U"đ",   U"g",  U"h",  U"k",  U"l",  U"m",  U"n",  U"p",  U"r",  U"s",  U"t",  U"v", U"x", U""};

const std::unordered_set<std::u32string_view>& rhymes() {
    static const std::unordered_set<std::u32string_view> table = {
        U"a",    U"ac",   U"ach",  U"ai",   U"am",   U"an",   U"ang",  U"anh",  U"ao",   U"ap",
        U"at",   U"au",   U"ay",   U"ăc",   U"ăm",   U"ăn",   U"ăng",  U"ăp",   U"ăt",   U"âc",
        U"âm",   U"ân",   U"âng",  U"âp",   U"ât",   U"âu",   U"ây",   U"e",    U"ec",   U"em",
        U"en",   U"eng",  U"eo",   U"ep",   U"et",   U"ê",    U"êch",  U"êm",   U"ên",   U"ênh",
        U"êp",   U"êt",   U"êu",   U"i",    U"ia",   U"ich",  U"im",   U"in",   U"inh",  U"ip",
        U"it",   U"iu",   U"iêc",  U"iêm",  U"iên",  U"iêng", U"iêp",  U"iêt",  U"iêu",  U"o",
        U"oa",   U"oac",  U"oach", U"oai",  U"oam",  U"oan",  U"oang", U"oanh", U"oao",  U"oap",
        U"oat",  U"oay",  U"oăc",  U"oăm",  U"oăn",  U"oăng", U"oăt",  U"oe",   U"oen",  U"oeo",
        U"oet",  U"oc",   U"oi",   U"om",   U"on",   U"ong",  U"ooc",  U"oong", U"op",   U"ot",
        U"ô",    U"ôc",   U"ôi",   U"ôm",   U"ôn",   U"ông",  U"ôp",   U"ôt",   U"ơ",    U"ơi",
        U"ơm",   U"ơn",   U"ơp",   U"ơt",   U"u",    U"ua",   U"uc",   U"ui",   U"um",   U"un",
        U"ung",  U"up",   U"ut",   U"uân",  U"uâng", U"uât",  U"uây",  U"uê",   U"uêch", U"uên",
        U"uênh", U"uêt",  U"uy",   U"uya",  U"uych", U"uynh", U"uyp",  U"uyt",  U"uyu",  U"uyên",
        U"uyêt", U"uôc",  U"uôi",  U"uôm",  U"uôn",  U"uông", U"uôt",  U"uơ",   U"ư",    U"ưa",
        U"ưc",   U"ưi",   U"ưm",   U"ưn",   U"ưng",  U"ưt",   U"ưu",   U"ươc",  U"ươi",  U"ươm",
        U"ươn",  U"ương", U"ươp",  U"ươt",  U"ươu",  U"y",    U"ych",  U"yn",   U"ynh",  U"yp",
        U"yt",   U"yêm",  U"yên",  U"yêng", U"yêt",  U"yêu"};
    return table;
}

bool is_front(char32_t vowel) noexcept {
    return vowel == U'e' || vowel == U'ê' || vowel == U'i' || vowel == U'y';
}

/// `ngh`, `gh`, `k` stand before e, ê, i, y; `ng`, `g`, `c` before the others.
bool goes_together(std::u32string_view onset, char32_t vowel) noexcept {
    if (onset == U"ngh" || onset == U"gh" || onset == U"k") {
        return is_front(vowel);
    }
    if (onset == U"g") {
        return !is_front(vowel) || vowel == U'i'; // gì, giếng
    }
    return (onset != U"ng" && onset != U"c") || !is_front(vowel);
}

bool is_stopped(std::u32string_view rhyme) noexcept {
    const char32_t last = rhyme.back();
    return last == U'c' || last == U'p' || last == U't' || rhyme.ends_with(U"ch");
}

/// A word without its tone.
struct Toneless {
    std::u32string text;
    Tone tone = Tone::level;
};

/// Takes the tone off; nothing for what is no word, has two tones, or mixes cases.
std::optional<Toneless> without_tone(std::string_view word) {
    Toneless toneless;
    std::size_t capitals = 0;
    bool begins_with_capital = false;
    for (const char32_t character : code_points(word)) {
        const Letter letter = letter_of(character);
        const bool is_second_tone = letter.tone != Tone::level && toneless.tone != Tone::level;
        if (letter.toneless == 0 || is_second_tone) {
            return std::nullopt;
        }
        begins_with_capital = toneless.text.empty() ? letter.is_capital : begins_with_capital;
        capitals += letter.is_capital ? 1U : 0U;
        toneless.tone = letter.tone == Tone::level ? toneless.tone : letter.tone;
        toneless.text.push_back(letter.toneless);
    }
    const bool is_title = capitals == 1 && begins_with_capital;
    const bool is_one_case = capitals == 0 || capitals == toneless.text.size();
    return is_title || is_one_case ? std::optional(toneless) : std::nullopt;
}

bool is_rhyme(std::u32string_view onset, std::u32string_view rhyme, Tone tone) {
    if (!rhymes().contains(rhyme) || !goes_together(onset, rhyme.front())) {
        return false;
    }
    return !is_stopped(rhyme) || tone == Tone::acute || tone == Tone::dot;
}

} // namespace

bool is_syllable(std::string_view word) {
    const std::optional<Toneless> toneless = without_tone(word);
    if (!toneless || toneless->text.empty()) {
        return false;
    }
    const std::u32string_view text = toneless->text;
    return std::ranges::any_of(kOnsets, [&](std::u32string_view onset) {
        return text.starts_with(onset) && text.size() > onset.size() &&
               is_rhyme(onset, text.substr(onset.size()), toneless->tone);
    });
}

} // namespace huuco::detail
