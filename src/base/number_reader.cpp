// SPDX-License-Identifier: MIT
/// \file
/// The grammar of typed numbers, and which of two readings a column means.

#include <huuco/base/blanks.hpp>
#include <huuco/base/number_reader.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace huuco {

namespace {

constexpr std::size_t kGroup = 3; ///< digits between two marks of thousands

bool are_digits(std::string_view text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// The digits of a whole number whose thousands are parted by `separator`; empty when they are not
/// grouped rightly.
std::string ungrouped(std::string_view whole, char separator) {
    std::size_t end = whole.find(separator);
    const std::string_view first = whole.substr(0, end);
    if (!are_digits(first) ||
        (end != std::string_view::npos && (first.size() > kGroup || first.front() == '0'))) {
        return {};
    }
    std::string digits(first);
    while (end != std::string_view::npos) {
        const std::string_view group = whole.substr(end + 1, kGroup);
        const std::size_t next = end + 1 + group.size();
        if (group.size() != kGroup || !are_digits(group) ||
            (next < whole.size() && whole[next] != separator)) {
            return {};
        }
        digits += group;
        end = next < whole.size() ? next : std::string_view::npos;
    }
    return digits;
}

} // namespace

std::optional<double> parse_number(std::string_view text, DecimalMark mark) {
    const std::string plain = with_plain_blanks(text);
    std::string_view rest = trim(plain);
    const bool is_negative = rest.starts_with('-');
    rest.remove_prefix(is_negative ? 1 : 0);

    const std::size_t at = rest.find(mark == DecimalMark::comma ? ',' : '.');
    const std::string_view whole = rest.substr(0, at);
    const char thousands = mark == DecimalMark::comma ? '.' : ',';
    const bool has_blanks = whole.find(' ') != std::string_view::npos;
    std::string number = ungrouped(whole, has_blanks ? ' ' : thousands);
    if (number.empty()) {
        return std::nullopt;
    }
    if (at != std::string_view::npos) {
        const std::string_view decimals = rest.substr(at + 1);
        if (!are_digits(decimals)) {
            return std::nullopt;
        }
        number.append(".").append(decimals);
    }
    double value = 0.0;
    const auto result = std::from_chars(number.data(), number.data() + number.size(), value);
    if (result.ec != std::errc{} || !std::isfinite(value)) {
        return std::nullopt;
    }
    return is_negative ? -value : value;
}

NumberReader::NumberReader(std::span<const std::string> column, std::optional<DecimalMark> habit) {
    bool has_comma_only = false;
    bool has_point_only = false;
    for (const std::string& cell : column) {
        const std::optional<double> with_comma = parse_number(cell, DecimalMark::comma);
        const std::optional<double> with_point = parse_number(cell, DecimalMark::point);
        has_comma_only = has_comma_only || (with_comma && !with_point);
        has_point_only = has_point_only || (with_point && !with_comma);
        if (with_comma && with_point && with_comma != with_point && m_read_by_habit.empty()) {
            m_read_by_habit = cell;
        }
    }
    if (has_comma_only || has_point_only) {
        m_read_by_habit.clear();
        if (has_comma_only != has_point_only) {
            m_mark = has_comma_only ? DecimalMark::comma : DecimalMark::point;
        }
    } else {
        m_mark = habit;
    }
}

std::optional<double> NumberReader::read(std::string_view cell) const {
    if (m_mark) {
        return parse_number(cell, *m_mark);
    }
    const std::optional<double> with_comma = parse_number(cell, DecimalMark::comma);
    const std::optional<double> with_point = parse_number(cell, DecimalMark::point);
    if (with_comma && with_point) {
        return with_comma == with_point ? with_comma : std::nullopt;
    }
    return with_comma ? with_comma : with_point;
}

} // namespace huuco
