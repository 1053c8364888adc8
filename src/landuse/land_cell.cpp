// SPDX-License-Identifier: MIT
/// \file
/// Parts land-code cells at separators and takes recorded areas out of them.

#include "stated_area.hpp"

#include <huuco/base/text.hpp>
#include <huuco/landuse/land_cell.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace huuco {

namespace {

constexpr std::string_view kStrongSeparators = "+,;/&|";
constexpr std::string_view kAllSeparators = "+,;/&|-.: ()\t\r\n";

/// A cell with every dash and no-break blank in its ASCII form.
std::string with_plain_marks(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const bool is_dash = text.starts_with("\xE2\x80\x93") || text.starts_with("\xE2\x80\x94");
        const bool is_blank = text.starts_with("\xC2\xA0");
        out.push_back(is_dash ? '-' : is_blank ? ' ' : text.front());
        text.remove_prefix(is_dash ? 3 : is_blank ? 2 : 1);
    }
    return out;
}

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

struct StatedCode {
    std::string text;
    std::optional<double> area_m2;
};

void add_amount(std::vector<StatedCode>& codes, const detail::StatedPart& amount) {
    if (!codes.empty() && amount.unit != detail::AmountUnit::percent && *amount.amount > 0.0) {
        codes.back().area_m2 = codes.back().area_m2.value_or(0.0) + *amount.amount;
    }
}

/// `ONT 300 CLN 734`: numbers follow their codes without a separator.
void add_run(std::vector<StatedCode>& codes, std::string_view part) {
    const std::vector<std::string_view> words = detail::split_cell(part, kAllSeparators);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string word(words[i]);
        if (i + 1 < words.size() && has_digit(word)) {
            // The unit may stand apart: `300 m2`.
            const detail::StatedPart with_unit =
                detail::take_amount(word + " " + std::string(words[i + 1]), true);
            if (with_unit.amount && with_unit.text.empty()) {
                add_amount(codes, with_unit);
                ++i;
                continue;
            }
        }
        const detail::StatedPart alone = detail::take_amount(word, false);
        if (alone.amount && alone.text.empty()) {
            add_amount(codes, alone);
        } else {
            codes.push_back({std::move(word), std::nullopt});
        }
    }
}

/// One code with its area, or several in a run.
void add_part(std::vector<StatedCode>& codes, std::string_view part) {
    const detail::StatedPart first = detail::take_amount(part, false);
    if (!first.amount || detail::take_amount(first.text, false).amount) {
        add_run(codes, part);
        return;
    }
    if (!first.text.empty()) {
        codes.push_back({first.text, std::nullopt});
    }
    add_amount(codes, first);
}

} // namespace

std::vector<std::string> split_land_label(std::string_view label, bool at_blanks) {
    const std::string plain = with_plain_marks(label);
    std::vector<std::string> words;
    for (const std::string_view word :
         detail::split_cell(plain, at_blanks ? kAllSeparators : kStrongSeparators)) {
        words.emplace_back(word);
    }
    return words;
}

std::optional<double> read_area_m2(std::string_view text) {
    text = trim(text);
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end) {
        const detail::StatedPart stated = detail::take_amount(text, false);
        const bool is_area =
            stated.amount && stated.text.empty() && stated.unit != detail::AmountUnit::percent;
        value = is_area ? *stated.amount : 0.0;
    }
    return std::isfinite(value) && value > 0.0 ? std::optional(value) : std::nullopt;
}

LandCell read_land_cell(std::string_view text) {
    LandCell cell;
    cell.label = trim(text);
    if (!has_digit(cell.label)) {
        return cell;
    }
    std::vector<StatedCode> codes;
    const std::string plain = with_plain_marks(text);
    for (const std::string_view part : detail::split_cell(plain, kStrongSeparators)) {
        add_part(codes, part);
    }
    const bool has_area =
        std::ranges::any_of(codes, [](const StatedCode& code) { return code.area_m2.has_value(); });
    if (!has_area) {
        return cell;
    }
    cell.label.clear();
    for (const StatedCode& code : codes) {
        cell.label += (cell.label.empty() ? "" : "+") + code.text;
        cell.areas_m2.push_back(code.area_m2);
    }
    return cell;
}

} // namespace huuco
