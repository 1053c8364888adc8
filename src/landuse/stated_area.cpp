// SPDX-License-Identifier: MIT
/// \file
/// Finds numbers with their units in a cell.

#include "stated_area.hpp"

#include <huuco/base/text.hpp>

#include <algorithm>
#include <array>
#include <charconv>
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

/// True where the groups behind every mark have three digits, as thousands have.
bool is_grouped(std::string_view number, char mark) {
    std::size_t at = number.find(mark);
    while (at != std::string_view::npos) {
        const std::size_t next = number.find(mark, at + 1);
        if (std::min(next, number.size()) - at != 4) {
            return false;
        }
        at = next;
    }
    return true;
}

/// The value of digits with `.` and `,` between them.
double value_of(std::string_view number) {
    const bool has_comma = number.find(',') != std::string_view::npos;
    const std::string_view whole = number.substr(0, number.find(','));
    const bool is_thousands =
        whole.find('.') != std::string_view::npos && whole.find('.') <= 3 && is_grouped(whole, '.');
    std::string plain;
    for (const char c : number) {
        if (c == ',') {
            plain.push_back('.');
        } else if (c != '.' || !(has_comma || is_thousands)) {
            plain.push_back(c);
        }
    }
    double value = 0.0;
    std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return value;
}

/// End of the number that begins there.
std::size_t number_end(std::string_view text, std::size_t at) {
    while (at < text.size() &&
           (is_digit(text[at]) || ((text[at] == '.' || text[at] == ',') && at + 1 < text.size() &&
                                   is_digit(text[at + 1])))) {
        ++at;
    }
    return at;
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

StatedPart take_amount(std::string_view part, bool needs_unit) {
    for (std::size_t at = 0; at < part.size();) {
        if (!is_digit(part[at])) {
            ++at;
            continue;
        }
        const std::size_t end = number_end(part, at);
        const auto [unit, behind] = unit_at(part, end);
        const bool is_in_word =
            (at > 0 && is_letter(part[at - 1])) ||
            (unit == AmountUnit::none && end < part.size() && is_letter(part[end]));
        if (!is_in_word && (unit != AmountUnit::none || !needs_unit)) {
            const double value = value_of(part.substr(at, end - at));
            const double factor = unit == AmountUnit::hectare ? kSquareMetresPerHectare : 1.0;
            return {
                without(part, at, unit == AmountUnit::none ? end : behind), value * factor, unit};
        }
        at = end;
    }
    return {std::string(trim(part)), std::nullopt, AmountUnit::none};
}

std::vector<std::string_view> split_cell(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool is_end = at == text.size();
        const bool is_mark = !is_end && separators.find(text[at]) != std::string_view::npos;
        const bool is_in_number = is_mark && (text[at] == ',' || text[at] == '.') && at > 0 &&
                                  is_digit(text[at - 1]) && at + 1 < text.size() &&
                                  is_digit(text[at + 1]);
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

} // namespace huuco::detail
