// SPDX-License-Identifier: MIT

/// \file
/// Reading the options that are more than a number or a word.

#include "options.hpp"

#include "defects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <string_view>

namespace landscape {

namespace {

int parse_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0) {
        throw std::invalid_argument(fmt::format("'{}' is not a count", text));
    }
    return number;
}

/// A number, or a part of the parcels in per cent.
int parse_count(std::string_view text, int parcels) {
    if (text.empty() || text.back() != '%') {
        return parse_number(text);
    }
    double percent = 0.0;
    const char* const last = text.data() + text.size() - 1;
    const auto [end, error] = std::from_chars(text.data(), last, percent);
    if (error != std::errc() || end != last || !(percent >= 0.0 && percent <= 100.0)) {
        throw std::invalid_argument(fmt::format("'{}' is no part of the parcels", text));
    }
    return static_cast<int>(percent * parcels / 100.0 + 0.5);
}

} // namespace

std::map<std::string, int> parse_defects(const std::string& text, int parcels) {
    std::map<std::string, int> result;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::string_view item = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), item.size() + 1));
        const auto equals = item.find('=');
        const std::string_view kind = item.substr(0, equals);
        const auto known = defect_kinds();
        if (kind == "all" && equals != std::string_view::npos) {
            const int count = parse_count(item.substr(equals + 1), parcels);
            for (const std::string_view each : known) {
                result[std::string(each)] = std::max(1, count / static_cast<int>(known.size()));
            }
            continue;
        }
        if (equals == std::string_view::npos ||
            std::find(known.begin(), known.end(), kind) == known.end()) {
            throw std::invalid_argument(fmt::format(
                "'{}' is not kind=count; kinds: all, {}", item, fmt::join(known, ", ")));
        }
        result[std::string(kind)] = parse_count(item.substr(equals + 1), parcels);
    }
    return result;
}

Date parse_date(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        throw std::invalid_argument(fmt::format("'{}' is not a day like 2026-06-30", text));
    }
    const std::string_view view = text;
    const Date date{
        parse_number(view.substr(0, 4)),
        parse_number(view.substr(5, 2)),
        parse_number(view.substr(8, 2))};
    const auto day = std::chrono::year{date.year} / date.month / date.day;
    if (!day.ok() || date.year < 1990 || date.year > 2150) {
        throw std::invalid_argument(fmt::format("'{}' is not a day of 1990 to 2150", text));
    }
    return date;
}

} // namespace landscape
