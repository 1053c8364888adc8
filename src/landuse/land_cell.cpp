// SPDX-License-Identifier: MIT
/// \file
/// Parts land-code cells at separators and the word *và* and takes recorded areas out of them.

#include "stated_area.hpp"

#include <huuco/base/blanks.hpp>
#include <huuco/base/text.hpp>
#include <huuco/landuse/land_cell.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace huuco {

namespace {

constexpr std::string_view kStrongSeparators = "+,;/&|";
constexpr std::string_view kAllSeparators = "+,;/&|-.: ()\t\r\n";

/// A cell with every dash and blank in its ASCII form.
std::string with_plain_marks(std::string_view text) {
    std::string plain = with_plain_blanks(text);
    for (const std::string_view dash : {"\xE2\x80\x93", "\xE2\x80\x94"}) {
        for (std::size_t at = plain.find(dash); at != std::string::npos; at = plain.find(dash)) {
            plain.replace(at, dash.size(), "-");
        }
    }
    return plain;
}

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

struct StatedCode {
    std::string text;
    std::optional<double> amount;
};

/// The codes of a cell and what it states about them.
class StatedCodes {
public:
    explicit StatedCodes(const NumberReader& reader) : m_reader(reader) {}

    /// One code with its area, or several in a run.
    void add_part(std::string_view part) {
        const detail::StatedPart first = detail::take_amount(part, false, m_reader);
        if (!first.amount || detail::find_amount(first.text, 0, false, m_reader)) {
            add_run(part);
            return;
        }
        if (!first.text.empty()) {
            m_codes.push_back({first.text, std::nullopt});
        }
        add_amount(*first.amount);
    }

    [[nodiscard]] const std::vector<StatedCode>& codes() const noexcept { return m_codes; }

    [[nodiscard]] detail::AmountTally tally() const {
        detail::AmountTally tally = m_amounts;
        for (const StatedCode& code : m_codes) {
            if (!code.amount) {
                tally.add(std::nullopt);
            }
        }
        return tally;
    }

private:
    /// `ONT 300 m2 CLN 734`: amounts follow their codes without a separator.
    void add_run(std::string_view part) {
        for (std::size_t at = 0; at < part.size();) {
            const auto found = detail::find_amount(part, at, false, m_reader);
            const std::size_t end = found ? found->begin : part.size();
            for (const std::string_view word :
                 detail::split_cell(part.substr(at, end - at), kAllSeparators)) {
                m_codes.push_back({std::string(word), std::nullopt});
            }
            if (found) {
                add_amount(*found);
            }
            at = found ? found->end : part.size();
        }
    }

    void add_amount(const detail::FoundAmount& found) {
        if (m_codes.empty()) {
            m_amounts.add_unclear();
        } else if (!found.value || *found.value > 0.0) { // 0 is nothing recorded
            m_amounts.add(found);
            m_codes.back().amount = m_codes.back().amount.value_or(0.0) + found.value.value_or(0.0);
        }
    }

    const NumberReader& m_reader;
    std::vector<StatedCode> m_codes;
    detail::AmountTally m_amounts;
};

} // namespace

std::vector<std::string> split_land_label(std::string_view label, LabelSplit split) {
    const std::string plain = with_plain_marks(label);
    const bool at_blanks = split == LabelSplit::at_blanks;
    std::vector<std::string> words;
    for (const std::string_view listed :
         detail::split_cell(plain, at_blanks ? kAllSeparators : kStrongSeparators)) {
        if (split == LabelSplit::at_marks) {
            words.emplace_back(listed);
        } else if (!at_blanks || fold_key(listed) != detail::kAnd.front()) {
            std::ranges::move(
                detail::split_at_words(listed, detail::kAnd), std::back_inserter(words));
        }
    }
    return words;
}

std::optional<double> read_area_m2(std::string_view text) {
    text = trim(text);
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end) {
        const std::string plain = with_plain_blanks(text);
        value = read_area_m2(plain, detail::reader_of_cell(plain)).value_or(0.0);
    }
    return value > 0.0 && value <= kLargestArea_m2 ? std::optional(value) : std::nullopt;
}

std::optional<double>
read_area_m2(std::string_view text, const NumberReader& reader, double unit_m2) {
    const std::string plain = with_plain_blanks(text);
    const detail::StatedPart stated = detail::take_amount(plain, false, reader);
    const bool is_area = stated.amount && stated.amount->value && stated.text.empty() &&
                         stated.amount->unit != detail::AmountUnit::percent;
    if (!is_area) {
        return std::nullopt;
    }
    const bool is_bare = stated.amount->unit == detail::AmountUnit::none;
    const double area_m2 = *stated.amount->value * (is_bare ? unit_m2 : 1.0);
    return area_m2 <= kLargestArea_m2 ? std::optional(area_m2) : std::nullopt;
}

LandCell read_land_cell(std::string_view text) {
    LandCell cell;
    cell.label = trim(text);
    if (!has_digit(cell.label)) {
        return cell;
    }
    const std::string plain = with_plain_marks(text);
    const NumberReader reader = detail::reader_of_cell(plain);
    StatedCodes stated(reader);
    for (const std::string_view listed : detail::split_cell(plain, kStrongSeparators)) {
        for (const std::string& part : detail::split_at_words(listed, detail::kAnd)) {
            stated.add_part(part);
        }
    }
    const detail::AmountTally tally = stated.tally();
    if (!tally.has_amount() || stated.codes().empty()) {
        return cell;
    }
    cell.fault = tally.fault(false);
    cell.is_percent = tally.is_percent();
    cell.label.clear();
    for (const StatedCode& code : stated.codes()) {
        cell.label += (cell.label.empty() ? "" : "+") + code.text;
        cell.amounts.push_back(code.amount);
    }
    if (cell.fault == AmountFault::unclear || cell.fault == AmountFault::mixed_units) {
        cell.amounts.clear();
    }
    return cell;
}

AmountFault land_amount_fault(std::string_view cell) {
    return read_land_cell(cell).fault;
}

} // namespace huuco
