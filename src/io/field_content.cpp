// SPDX-License-Identifier: MIT
/// \file
/// Whether the values of a field look like what a role holds.

#include "io/field_content.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/number_reader.hpp>
#include <huuco/base/text.hpp>
#include <huuco/landuse/land_cell.hpp>
#include <huuco/landuse/land_use.hpp>
#include <huuco/landuse/parcel_key.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::io {

namespace {

constexpr std::size_t kFewest = 10; ///< values below which nothing is concluded
constexpr double kContradicted = 0.2;
constexpr double kMostlyNumbers = 0.8;

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

/// A number, or one with its unit, whichever mark its decimals have.
bool is_area(std::string_view text) {
    constexpr std::array kMarks = {DecimalMark::comma, DecimalMark::point};
    return is_number(text) || std::ranges::any_of(kMarks, [&](DecimalMark mark) {
               return read_area_m2(text, NumberReader(mark)).has_value();
           });
}

/// A short text with a digit once the words round it are gone: `Tờ 5`, `12 A`, `DC-05`.
bool is_key(std::string_view text) {
    constexpr std::size_t kLongest = 12;
    const std::string key = normalise_key(text);
    const bool is_short = key.size() <= kLongest;
    const bool has_digit = std::ranges::any_of(key, is_digit);
    const bool is_plain = std::ranges::all_of(key, [](char c) {
        return is_digit(c) || is_letter(c) || c == '-' || c == '/' || c == '.' || c == '_';
    });
    return is_short && has_digit && is_plain && !is_fraction(key);
}

/// How a cell states its land codes.
struct CodesOfCell {
    bool is_any_known = false;
    bool are_all_known = false;
    bool has_more = false; ///< amounts or remarks stand beside the codes
};

CodesOfCell land_codes_of(std::string_view text, const Tables& tables) {
    const LandCell cell = read_land_cell(text, tables);
    const std::vector<LandCodePart> codes =
        find_land_codes(tables, cell.label, !cell.amounts.empty());
    const auto is_known = [](const LandCodePart& part) { return part.code != nullptr; };
    const bool is_any_known = std::ranges::any_of(codes, is_known);
    return {
        is_any_known,
        is_any_known && std::ranges::all_of(codes, is_known),
        cell.label != trim(text)};
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
        return is_key(text);
    case FieldRole::land_use:
        return land_codes_of(text, tables).are_all_known;
    case FieldRole::crop:
        return holds_crops(text, tables);
    case FieldRole::legal_area:
    case FieldRole::residential_area:
    case FieldRole::organic_area:
        return is_area(text);
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

bool is_refuted(const ContentFit& fit) noexcept {
    return fit.filled >= kFewest && fit.share() < kContradicted;
}

} // namespace

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
    case FieldRole::land_use:
        return is_refuted(count_fitting(column, [&](std::string_view text) {
            return land_codes_of(text, tables).is_any_known;
        }));
    default:
        return is_refuted(content_fit(role, column, tables));
    }
}

bool says_nothing(FieldRole role, const TextColumn& column) {
    const bool is_number_of_parcel = role == FieldRole::sheet || role == FieldRole::parcel;
    return std::ranges::all_of(column.values(), [&](std::string_view text) {
        return text.empty() || (is_number_of_parcel && text == "0");
    });
}

bool shows_role(FieldRole role, const TextColumn& column, const Tables& tables) {
    ContentFit fit;
    double least_share = 0.9;
    switch (role) {
    case FieldRole::land_use: // `LUC 12` may be the code and number that a map is lettered with
        fit = count_fitting(column, [&](std::string_view text) {
            const CodesOfCell codes = land_codes_of(text, tables);
            return codes.are_all_known && !codes.has_more;
        });
        break;
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
