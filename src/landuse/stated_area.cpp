// SPDX-License-Identifier: MIT
/// \file
/// Finds numbers with their units in a cell.

#include "stated_area.hpp"

#include <huuco/base/text.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace huuco::detail {

namespace {

constexpr double kSquareMetresPerHectare = 10'000.0;
constexpr std::string_view kAroundAmounts = " \t:=()[]";

/// Spellings of units, longer ones before those they begin with.
constexpr std::array<std::pair<std::string_view, AmountUnit>, 9> kUnits = {{
    {"m2", AmountUnit::m2},
    {"M2", AmountUnit::m2},
    {"m²", AmountUnit::m2},
    {"M²", AmountUnit::m2},
    {"ha", AmountUnit::hectare},
    {"Ha", AmountUnit::hectare},
    {"HA", AmountUnit::hectare},
    {"%", AmountUnit::percent},
    {"phần trăm", AmountUnit::percent},
}};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// True for a blank that parts thousands: three digits and no more stand behind it.
bool is_group_blank(std::string_view text, std::size_t begin, std::size_t at) {
    constexpr std::size_t kGroup = 3;
    const std::string_view before = text.substr(begin, at - begin);
    const std::size_t last = before.find_last_of(' ');
    const std::size_t group = last == std::string_view::npos ? before.size() : kGroup;
    const std::string_view behind = text.substr(at + 1, kGroup);
    return text[at] == ' ' && group <= kGroup &&
           std::ranges::all_of(before, [](char c) { return is_digit(c) || c == ' '; }) &&
           behind.size() == kGroup && std::ranges::all_of(behind, is_digit) &&
           (at + 1 + kGroup == text.size() || !is_digit(text[at + 1 + kGroup]));
}

/// End of the number that begins there, however its marks stand.
std::size_t number_end(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    for (std::size_t at = begin; at < text.size(); ++at) {
        if (is_digit(text[at])) {
            end = at + 1;
        } else if (text[at] != '.' && text[at] != ',' && !is_group_blank(text, begin, at)) {
            break;
        }
    }
    return end;
}

bool is_behind_letter(std::string_view text, std::size_t at) {
    return at > 0 && is_letter(text[at - 1]);
}

std::pair<AmountUnit, std::size_t> unit_at(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') {
        ++at;
    }
    for (const auto& [word, unit] : kUnits) {
        const std::size_t end = at + word.size();
        const bool ends_there = end >= text.size() || !is_letter(text[end]);
        if (text.substr(at).starts_with(word) && ends_there) {
            return {unit, end};
        }
    }
    return {AmountUnit::none, at};
}

std::string without(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin > 0 && kAroundAmounts.find(text[begin - 1]) != std::string_view::npos) {
        --begin;
    }
    while (end < text.size() && kAroundAmounts.find(text[end]) != std::string_view::npos) {
        ++end;
    }
    std::string out(text.substr(0, begin));
    if (!out.empty() && end < text.size()) {
        out.push_back(' ');
    }
    out.append(text.substr(end));
    return std::string(trim(out));
}

} // namespace

NumberReader reader_of_cell(std::string_view cell) {
    std::vector<std::string> numbers;
    for (std::size_t at = 0; at < cell.size();) {
        if (!is_digit(cell[at])) {
            ++at;
            continue;
        }
        const std::size_t end = number_end(cell, at);
        if (!is_behind_letter(cell, at)) {
            numbers.emplace_back(cell.substr(at, end - at));
        }
        at = end;
    }
    return {numbers, std::nullopt};
}

std::optional<FoundAmount>
find_amount(std::string_view text, std::size_t from, bool needs_unit, const NumberReader& reader) {
    for (std::size_t at = from; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        const std::size_t end = number_end(text, at);
        const auto [unit, behind] = unit_at(text, end);
        const bool is_bare = unit == AmountUnit::none;
        const bool is_in_word =
            is_behind_letter(text, at) || (is_bare && end < text.size() && is_letter(text[end]));
        if (!is_in_word && !(is_bare && needs_unit)) {
            const std::string_view number = text.substr(at, end - at);
            std::optional<double> value = reader.read(number);
            if (value && unit == AmountUnit::hectare) {
                *value *= kSquareMetresPerHectare;
            }
            return FoundAmount{at, is_bare ? end : behind, number, value, unit};
        }
        at = end;
    }
    return std::nullopt;
}

StatedPart take_amount(std::string_view part, bool needs_unit, const NumberReader& reader) {
    const std::optional<FoundAmount> found = find_amount(part, 0, needs_unit, reader);
    return {found ? without(part, found->begin, found->end) : std::string(trim(part)), found};
}

void AmountTally::add(const std::optional<FoundAmount>& amount) {
    ++m_parts;
    if (!amount) {
        ++m_silent;
        return;
    }
    const bool is_percent = amount->unit == AmountUnit::percent;
    m_has_percent = m_has_percent || is_percent;
    m_has_area = m_has_area || !is_percent;
    m_has_unclear = m_has_unclear || !amount->value;
    (is_percent ? m_percent : m_area_m2) += amount->value.value_or(0.0);
}

AmountFault AmountTally::fault(bool are_all_needed) const {
    constexpr double kRounding = 0.5; // of a percentage written without decimals
    if (m_has_unclear) {
        return AmountFault::unclear;
    }
    if (m_has_percent && m_has_area) {
        return AmountFault::mixed_units;
    }
    if (are_all_needed && has_amount() && m_silent > 0) {
        return AmountFault::incomplete;
    }
    const double tolerance = kRounding * static_cast<double>(m_parts);
    const double missing = 100.0 - m_percent;
    const bool is_short = m_silent == 0 && missing > tolerance;
    return m_has_percent && (is_short || -missing > tolerance) ? AmountFault::not_whole
                                                               : AmountFault::none;
}

bool is_mark_of_number(std::string_view text, std::size_t at) {
    if ((text[at] != ',' && text[at] != '.') || at == 0 || !is_digit(text[at - 1]) ||
        at + 1 == text.size() || !is_digit(text[at + 1])) {
        return false;
    }
    const std::size_t before = text.find_last_not_of("0123456789", at - 1);
    return before == std::string_view::npos || !is_letter(text[before]);
}

std::vector<std::string_view> split_cell(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool is_end = at == text.size();
        const bool is_mark = !is_end && separators.find(text[at]) != std::string_view::npos;
        const bool is_in_number = is_mark && is_mark_of_number(text, at);
        if (!is_end && (!is_mark || is_in_number)) {
            continue;
        }
        if (const std::string_view word = trim(text.substr(begin, at - begin)); !word.empty()) {
            words.push_back(word);
        }
        begin = at + 1;
    }
    return words;
}

std::vector<std::string>
split_at_words(std::string_view text, std::span<const std::string_view> words) {
    std::vector<std::string> parts = {""};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
        const std::string_view word = text.substr(0, end);
        const bool is_between = !parts.back().empty() && !trim(text.substr(end)).empty();
        const bool parts_here =
            is_between && std::ranges::find(words, fold_key(word)) != words.end();
        if (parts_here) {
            parts.emplace_back();
        } else {
            parts.back().append(parts.back().empty() || word.empty() ? "" : " ").append(word);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (parts.back().empty()) {
        parts.pop_back();
    }
    return parts;
}

} // namespace huuco::detail
