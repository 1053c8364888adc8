// SPDX-License-Identifier: MIT
/// \file
/// Three numbers between equal marks, in either order.

#include <huuco/base/date.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace huuco {

namespace {

/// Takes up to four digits off the front; -1 when there are none or more.
int take_number(std::string_view& text) {
    int value = -1;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    const auto length = static_cast<std::size_t>(stop - text.data());
    if (error != std::errc{} || length == 0 || length > 4 || text.front() == '-') {
        return -1;
    }
    text.remove_prefix(length);
    return value;
}

/// Takes a mark off the front; false where something else stands there.
bool take_mark(std::string_view& text, std::string_view mark) {
    const bool is_there = text.starts_with(mark);
    text.remove_prefix(is_there ? mark.size() : 0);
    return is_there;
}

/// Takes a number of so many digits off the front; -1 where they are not there. \pre most < 10
int take_digits(std::string_view& text, std::size_t least, std::size_t most) {
    int value = 0;
    std::size_t length = 0;
    for (; length < std::min(most, text.size()) && is_digit(text[length]); ++length) {
        value = 10 * value + (text[length] - '0');
    }
    if (length < least) {
        return -1;
    }
    text.remove_prefix(length);
    return value;
}

bool take_sixtieths(std::string_view& text, int most = 59) {
    const int value = take_digits(text, 2, 2);
    return value >= 0 && value <= most;
}

/// `Z`, `+07`, `+07:00` or `-0500`, or nothing.
bool is_time_zone_or_nothing(std::string_view rest) {
    rest = trim(rest);
    if (rest.empty() || rest == "Z") {
        return true;
    }
    if (!(take_mark(rest, "+") || take_mark(rest, "-")) || take_digits(rest, 2, 2) < 0) {
        return false;
    }
    take_mark(rest, ":");
    return rest.empty() || (take_sixtieths(rest) && rest.empty());
}

/// A time of day may follow the day: a blank or `T`, hours and minutes, seconds, a time zone.
/// Anything else, such as the last day of a term, makes the cell more than one day.
bool is_time_or_nothing(std::string_view rest) {
    constexpr int kLastHour = 24;   // ISO 8601: midnight at the end of the day
    constexpr int kLastSecond = 60; // a leap second
    if (rest.empty()) {
        return true;
    }
    if (!take_mark(rest, " ") && !take_mark(rest, "T")) {
        return false;
    }
    rest = trim(rest);
    const int hours = take_digits(rest, 1, 2);
    if (hours < 0 || hours > kLastHour || !take_mark(rest, ":") || !take_sixtieths(rest)) {
        return false;
    }
    if (take_mark(rest, ":")) {
        if (!take_sixtieths(rest, kLastSecond) ||
            (take_mark(rest, ".") && take_digits(rest, 1, 9) < 0)) {
            return false;
        }
    }
    return is_time_zone_or_nothing(rest);
}

std::optional<Date> checked(int year, int month, int day) {
    // Looked at as numbers: std::chrono keeps of a month or day its last eight bits.
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt;
    }
    const Date date{
        std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional<Date>(date) : std::nullopt;
}

/// The words of a day as marks: `ngày 31 tháng 12 năm 2027` is `31/12/2027`; blanks beside marks
/// are left out.
std::string with_marks_only(std::string_view text) {
    constexpr std::array<std::string_view, 2> kBetween = {" tháng ", " năm "};
    constexpr std::string_view kMarks = "/-.";
    const std::string folded = fold_key(text);
    std::string_view rest = folded;
    take_mark(rest, "ngày ");
    std::string out;
    while (!rest.empty()) {
        const auto* const word = std::ranges::find_if(
            kBetween, [&](std::string_view between) { return rest.starts_with(between); });
        if (word != kBetween.end()) {
            rest.remove_prefix(word->size());
            out.push_back('/');
            continue;
        }
        const bool is_beside_mark =
            rest.front() == ' ' &&
            ((!out.empty() && kMarks.find(out.back()) != std::string_view::npos) ||
             (rest.size() > 1 && kMarks.find(rest[1]) != std::string_view::npos));
        if (!is_beside_mark) {
            out.push_back(rest.front());
        }
        rest.remove_prefix(1);
    }
    return out;
}

/// Three numbers with equal marks between them, and perhaps a time of day.
std::optional<Date> parse_marked_day(std::string_view text) {
    std::array<int, 3> numbers{};
    std::array<char, 2> marks{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = take_number(text);
        if (numbers[i] < 0) {
            return std::nullopt;
        }
        if (i < marks.size()) {
            if (text.empty() ||
                std::string_view("/-.").find(text.front()) == std::string_view::npos) {
                return std::nullopt;
            }
            marks[i] = text.front();
            text.remove_prefix(1);
        }
    }
    if (marks[0] != marks[1] || !is_time_or_nothing(text)) {
        return std::nullopt;
    }
    if (numbers[0] > 31) {
        return checked(numbers[0], numbers[1], numbers[2]);
    }
    return checked(numbers[2], numbers[1], numbers[0]);
}

} // namespace

std::optional<Date> parse_date(std::string_view text) {
    text = trim(text);
    const std::optional<Date> day = parse_marked_day(text);
    const bool may_have_words = !day && text.find(' ') != std::string_view::npos;
    return may_have_words ? parse_marked_day(with_marks_only(text)) : day;
}

std::optional<Date> parse_spreadsheet_day(std::string_view text) {
    using std::chrono::sys_days;
    constexpr sys_days kDayZero = std::chrono::year(1899) / 12 / 30;
    constexpr sys_days kFirst = std::chrono::year(1990) / 1 / 1;
    constexpr sys_days kLast = std::chrono::year(2099) / 12 / 31;
    text = trim(text);
    int number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    std::string_view rest(stop, static_cast<std::size_t>(end - stop));
    take_mark(rest, ".");
    if (error != std::errc{} || !std::ranges::all_of(rest, is_digit)) {
        return std::nullopt;
    }
    const sys_days day = kDayZero + std::chrono::days(number);
    return day >= kFirst && day <= kLast ? std::optional(Date(day)) : std::nullopt;
}

std::string format_iso(Date date) {
    return fmt::format(
        "{:04}-{:02}-{:02}",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()));
}

std::string format_date(Date date, Language language) {
    if (language == Language::en) {
        return format_iso(date);
    }
    return fmt::format(
        "{:02}/{:02}/{:04}",
        static_cast<unsigned>(date.day()),
        static_cast<unsigned>(date.month()),
        static_cast<int>(date.year()));
}

} // namespace huuco
