// SPDX-License-Identifier: MIT
/// \file
/// Folding a certificate number, its dashes and the blanks beside them.

#include <huuco/base/text.hpp>
#include <huuco/landuse/certificate_key.hpp>

#include <algorithm>
#include <array>

namespace huuco {

namespace {

/// UTF-8 of U+2010 to U+2015, which Word and Excel write for a hyphen, the minus sign and the wide
/// hyphen.
constexpr std::array<std::string_view, 8> kDashes = {
    "\xE2\x80\x90",
    "\xE2\x80\x91",
    "\xE2\x80\x92",
    "\xE2\x80\x93",
    "\xE2\x80\x94",
    "\xE2\x80\x95",
    "\xE2\x88\x92",
    "\xEF\xBC\x8D"};

std::string with_hyphens(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto* const dash = std::ranges::find_if(
            kDashes, [&](std::string_view sign) { return text.starts_with(sign); });
        const bool is_dash = dash != kDashes.end();
        out.push_back(is_dash ? '-' : text.front());
        text.remove_prefix(is_dash ? dash->size() : 1);
    }
    return out;
}

bool joins(char c) noexcept {
    return c == '-' || c == '/';
}

/// \pre blanks stand alone, as fold_key leaves them
std::string without_blanks_at_marks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_beside_mark =
            text[at] == ' ' &&
            ((!out.empty() && joins(out.back())) || (at + 1 < text.size() && joins(text[at + 1])));
        if (!is_beside_mark) {
            out.push_back(text[at]);
        }
    }
    return out;
}

/// True for text with a digit or a letter; signs of other planes (`…`) are none.
bool names_something(std::string_view folded) {
    return std::ranges::any_of(folded, [](char c) {
        constexpr unsigned kFirstOfLetters = 0xC3; // lead bytes of the letters from À on
        constexpr unsigned kLeadOfSigns = 0xE2;
        const auto byte = static_cast<unsigned char>(c);
        return is_digit(c) || (c >= 'a' && c <= 'z') ||
               (byte >= kFirstOfLetters && byte != kLeadOfSigns);
    });
}

} // namespace

std::string certificate_key(std::string_view number) {
    constexpr std::string_view kWord = "số ";
    std::string key = without_blanks_at_marks(with_hyphens(fold_key(number)));
    if (key.starts_with(kWord)) {
        key.erase(0, kWord.size());
    }
    if (std::ranges::all_of(key, is_digit)) {
        key.erase(0, std::min(key.find_first_not_of('0'), key.size()));
    }
    return names_something(key) ? key : std::string();
}

} // namespace huuco
