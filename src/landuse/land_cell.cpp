// SPDX-License-Identifier: MIT
/// \file
/// Parts land-code cells at separators and the word *và* and takes recorded areas out of them.

#include "land_remark.hpp"
#include "stated_area.hpp"

#include <huuco/base/blanks.hpp>
#include <huuco/base/text.hpp>
#include <huuco/landuse/land_cell.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace huuco {

namespace {

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

/// Without blanks and marks round it that belong to an amount.
std::string_view trim_marks(std::string_view text) {
    constexpr std::string_view kMarks = " \t:=()[]";
    const std::size_t first = text.find_first_not_of(kMarks);
    const std::size_t last = text.find_last_not_of(kMarks);
    return first == std::string_view::npos ? "" : text.substr(first, last - first + 1);
}

struct StatedCode {
    std::string text;
    std::optional<double> amount;
};

/// The codes of a cell and what it states about them.
class StatedCodes {
public:
    StatedCodes(const detail::CodeLook& look, const NumberReader& reader)
        : m_look(look), m_reader(reader) {}

    /// One code with its area, or several in a run.
    void add_part(std::string_view part) {
        const auto found = find_amount(part, 0);
        if (!found) {
            add_silent(part);
            return;
        }
        const std::string_view before = trim_marks(part.substr(0, found->begin));
        const std::string_view behind = trim_marks(part.substr(found->end));
        if ((!before.empty() && !behind.empty()) || find_amount(part, found->end)) {
            add_run(part);
            return;
        }
        if (!before.empty() || !behind.empty()) {
            m_codes.push_back({std::string(before.empty() ? behind : before), std::nullopt});
        }
        add_amount(*found);
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
    [[nodiscard]] std::optional<detail::FoundAmount>
    find_amount(std::string_view part, std::size_t from) const {
        return detail::find_code_amount(part, from, m_look, m_reader);
    }

    /// Codes without an amount between them: `ONT CLN`, or one by its name or unknown.
    void add_silent(std::string_view text) {
        const auto words = detail::split_cell(text, detail::kMarksOfWords);
        const auto is_known = [this](std::string_view word) {
            return m_look.known(word) != nullptr;
        };
        if (!is_known(text) && std::ranges::any_of(words, is_known)) {
            for (const std::string_view word : words) {
                m_codes.push_back({std::string(word), std::nullopt});
            }
        } else if (!words.empty()) {
            m_codes.push_back({std::string(text), std::nullopt});
        }
    }

    /// `ONT 300 m2 CLN 734`: amounts follow their codes without a separator.
    void add_run(std::string_view part) {
        for (std::size_t at = 0; at < part.size();) {
            const auto found = find_amount(part, at);
            const std::size_t end = found ? found->begin : part.size();
            add_silent(trim_marks(part.substr(at, end - at)));
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

    const detail::CodeLook& m_look;
    const NumberReader& m_reader;
    std::vector<StatedCode> m_codes;
    detail::AmountTally m_amounts;
};

StatedCodes
codes_of(std::string_view cell, const detail::CodeLook& look, const NumberReader& reader) {
    StatedCodes stated(look, reader);
    for (const std::string_view listed : detail::split_cell(cell, detail::kCodeMarks)) {
        for (const std::string& part : detail::split_at_words(listed, detail::kAnd)) {
            stated.add_part(part);
        }
    }
    return stated;
}

/// \param tables  null: remarks stay
LandCell read_cell(std::string_view text, const Tables* tables) {
    LandCell cell;
    const std::string written = with_plain_marks(text);
    const NumberReader reader = detail::reader_of_cell(written);
    const detail::CodeLook look(written, tables);
    const std::string plain =
        tables == nullptr ? written : detail::without_remarks(written, look, reader);
    cell.label = trim(plain == written ? text : plain);
    if (!has_digit(plain)) {
        return cell;
    }
    const StatedCodes stated = codes_of(plain, look, reader);
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

} // namespace

std::vector<std::string> split_land_label(std::string_view label, LabelSplit split) {
    const std::string plain = with_plain_marks(label);
    const bool at_blanks = split == LabelSplit::at_blanks;
    std::vector<std::string> words;
    for (const std::string_view listed :
         detail::split_cell(plain, at_blanks ? detail::kMarksOfWords : detail::kCodeMarks)) {
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
    return read_cell(text, nullptr);
}

LandCell read_land_cell(std::string_view text, const Tables& tables) {
    return read_cell(text, &tables);
}

AmountFault land_amount_fault(std::string_view cell) {
    return read_land_cell(cell).fault;
}

} // namespace huuco
