// SPDX-License-Identifier: MIT
/// \file
/// Whether the values of a field look like what a role holds.

#include "io/field_content.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/number_reader.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::io {

namespace {

constexpr std::size_t kFewest = 10; ///< values below which nothing is concluded
constexpr double kContradicted = 0.2;
constexpr double kMostlyNumbers = 0.8;

constexpr std::string_view kCodeSeparators = "+,;/- ";
constexpr std::string_view kCropSeparators = ",;/+&";

bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// A number with digits behind its mark that are not all 0.
bool is_fraction(std::string_view text) noexcept {
    const std::size_t mark = text.find_first_of(".,");
    const bool is_number =
        mark != std::string_view::npos && mark > 0 &&
        std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.' || c == ','; });
    return is_number && text.find_first_not_of('0', mark + 1) != std::string_view::npos;
}

bool is_number(std::string_view text) {
    return parse_number(text, DecimalMark::comma) || parse_number(text, DecimalMark::point);
}

std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        const std::string_view part = trim(text.substr(0, end));
        if (!part.empty()) {
            parts.push_back(part);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

bool holds_land_codes(std::string_view text, const Tables& tables) {
    if (tables.find_land_code(text) != nullptr) {
        return true;
    }
    const std::vector<std::string_view> parts = parts_of(text, kCodeSeparators);
    return !parts.empty() && std::ranges::all_of(parts, [&](std::string_view part) {
        part = part.substr(0, part.find('*'));
        return part.empty() || tables.find_land_code(part) != nullptr;
    });
}

bool holds_crops(std::string_view text, const Tables& tables) {
    return std::ranges::any_of(parts_of(text, kCropSeparators), [&](std::string_view part) {
        return tables.find_crop(part) != nullptr;
    });
}

bool is_commune_code(std::string_view text) noexcept {
    constexpr std::size_t kDigits = 5;
    return text.size() == kDigits && std::ranges::all_of(text, is_digit);
}

bool fits(FieldRole role, std::string_view text, const Tables& tables) {
    switch (role) {
    case FieldRole::sheet:
    case FieldRole::parcel:
        return looks_like_key(text);
    case FieldRole::land_use:
        return holds_land_codes(text, tables);
    case FieldRole::crop:
        return holds_crops(text, tables);
    case FieldRole::legal_area:
    case FieldRole::residential_area:
    case FieldRole::organic_area:
        return is_number(text);
    case FieldRole::organic_status:
        return tables.find_status(text) != nullptr;
    case FieldRole::organic_scheme:
        return tables.find_scheme(text) != nullptr;
    case FieldRole::updated:
        return parse_date(text).has_value();
    case FieldRole::commune:
    case FieldRole::village:
        return !is_fraction(text);
    case FieldRole::owner:
    case FieldRole::certificate:
        break;
    }
    return true;
}

template <typename Test>
ContentFit count_fitting(const TextColumn& column, Test test) {
    const std::vector<std::string_view> values = column.values();
    std::vector<std::size_t> rows(values.size()); // by distinct value
    for (std::size_t row = 0; row < column.size(); ++row) {
        ++rows[column.code(row)];
    }
    ContentFit fit;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i].empty()) {
            ++fit.distinct;
            fit.filled += rows[i];
            fit.fitting += test(values[i]) ? rows[i] : 0U;
        }
    }
    return fit;
}

} // namespace

bool looks_like_key(std::string_view text) noexcept {
    constexpr std::size_t kLongest = 12;
    const bool is_short = text.size() <= kLongest;
    const bool has_digit = std::ranges::any_of(text, is_digit);
    const bool is_plain = std::ranges::all_of(text, [](char c) {
        return is_digit(c) || is_letter(c) || c == '-' || c == '/' || c == '.' || c == '_';
    });
    return is_short && has_digit && is_plain && !is_fraction(text);
}

ContentFit content_fit(FieldRole role, const TextColumn& column, const Tables& tables) {
    return count_fitting(column, [&](std::string_view text) { return fits(role, text, tables); });
}

bool contradicts_name(FieldRole role, const TextColumn& column, const Tables& tables) {
    switch (role) {
    case FieldRole::owner:
    case FieldRole::certificate:
    case FieldRole::organic_status:
    case FieldRole::organic_scheme:
        return false;
    case FieldRole::crop: {
        const ContentFit numbers = count_fitting(column, is_number);
        return numbers.filled >= kFewest && numbers.share() >= kMostlyNumbers;
    }
    default: {
        const ContentFit fit = content_fit(role, column, tables);
        return fit.filled >= kFewest && fit.share() < kContradicted;
    }
    }
}

bool shows_role(FieldRole role, const TextColumn& column, const Tables& tables) {
    ContentFit fit;
    double least_share = 0.9;
    switch (role) {
    case FieldRole::land_use:
    case FieldRole::organic_status:
        fit = content_fit(role, column, tables);
        break;
    case FieldRole::crop:
    case FieldRole::organic_scheme:
        fit = content_fit(role, column, tables);
        least_share = 0.6;
        break;
    case FieldRole::commune:
        fit = count_fitting(column, is_commune_code);
        break;
    default: // numbers may be anything, see key_columns.hpp; names of villages stand in addresses
        return false;
    }
    const bool is_repeated = fit.distinct * 2 <= fit.filled; // codes and names come again and again
    return fit.filled >= kFewest && fit.share() >= least_share && is_repeated;
}

} // namespace huuco::io
