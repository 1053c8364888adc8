// SPDX-License-Identifier: MIT
/// \file
/// Reads scheme cells word by word.

#include "scheme_names.hpp"

#include <huuco/base/text.hpp>

#include <algorithm>
#include <unordered_set>

namespace huuco::detail {

namespace {

bool says_nothing(const Word& word) {
    static const std::unordered_set<std::string> words = {
        "chứng", "nhận",    "tiêu",      "chuẩn",       "theo",         "hữu",  "cơ",  "số",
        "quy",   "định",    "đạt",       "của",         "và",           "giấy", "sản", "xuất",
        "nông",  "nghiệp",  "phần",      "trồng",       "trọt",         "việt", "nam", "hệ",
        "thống", "bộ",      "quốc",      "gia",         "standard",     "by",   "the", "and",
        "under", "organic", "certified", "certificate", "certification"};
    constexpr std::size_t kYearDigits = 4;
    const bool is_year =
        word.is_number && word.text.size() == kYearDigits && word.text.starts_with("20");
    return is_year || words.contains(word.key);
}

bool denies(const Word& word) {
    static const std::unordered_set<std::string> words = {
        "không", "chưa", "hết", "sắp", "dự", "no", "not", "non", "without", "tương"};
    return words.contains(word.key);
}

bool has_capital(const Word& word) {
    return !word.is_number && word.text != word.key;
}

} // namespace

SchemeNames::SchemeNames(const Tables& tables) : m_tables(&tables) {
    for (std::size_t i = 0; i < tables.schemes().size(); ++i) {
        const Scheme& scheme = tables.schemes()[i];
        m_names.add(scheme.label, i);
        m_names.add(scheme.name_vi, i);
        m_names.add(scheme.name_en, i);
        for (const std::string& alias : scheme.aliases) {
            m_names.add(alias, i);
        }
    }
}

std::vector<const Scheme*> SchemeNames::read(std::string_view text) const {
    std::vector<const Scheme*> schemes;
    if (const Scheme* const whole = m_tables->find_scheme(text)) {
        return {whole};
    }
    const std::vector<Word> words = words_of(text);
    if (std::ranges::any_of(words, denies)) {
        return {};
    }
    for (std::size_t at = 0; at < words.size();) {
        if (const auto found = m_names.longest_at(words, at)) {
            schemes.push_back(&m_tables->schemes()[found->value]);
            at += found->words;
        } else if (says_nothing(words[at]) || has_capital(words[at])) {
            ++at;
        } else {
            return {};
        }
    }
    return schemes;
}

} // namespace huuco::detail
