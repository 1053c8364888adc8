// SPDX-License-Identifier: MIT
/// \file
/// One row of evidence: from cells of text to a certificate.

#include "io/certificate_row.hpp"

#include <huuco/base/date.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace huuco::io {

namespace {

const std::string& cell(const CertificateCells& cells, CertificateRole role) {
    return cells[static_cast<std::size_t>(role)];
}

Problem problem_at(const RowPlace& place, std::string kind, std::string note, bool is_set_aside) {
    return {place.source, place.row, std::move(kind), std::move(note), std::nullopt, is_set_aside};
}

/// Reads a day that may be blank. \returns false when it says something that is no day
bool read_day(
    const CertificateCells& cells,
    CertificateRole role,
    const RowPlace& place,
    std::optional<Date>& day,
    Problems& problems) {
    const std::string& text = cell(cells, role);
    if (text.empty()) {
        return true;
    }
    day = parse_date(text);
    if (!day) {
        problems.push_back(problem_at(
            place,
            "bad_date",
            fmt::format(
                "\"{}\" ({}) is no day; write 2026-06-30 or 30/06/2026",
                text,
                kCertificateRoleNames[static_cast<std::size_t>(role)]),
            true));
    }
    return day.has_value();
}

void read_area(
    const CertificateCells& cells,
    const RowPlace& place,
    Certificate& to,
    Problems& problems) {
    const std::string& text = cell(cells, CertificateRole::area_m2);
    if (text.empty()) {
        return;
    }
    to.area_m2 = parse_area(text);
    if (!to.area_m2) {
        problems.push_back(problem_at(
            place,
            "bad_area",
            fmt::format(
                "\"{}\" is no area in m², or may be read in two ways; write 1250 or 1250.5. It is "
                "left out",
                text),
            false));
    }
}

/// `1.250` may be twelve hundred or one and a quarter.
bool is_ambiguous(const std::string& text) {
    constexpr std::size_t kGroup = 3;
    const std::size_t mark = text.find_first_of(".,");
    return mark != std::string::npos && mark > 0 && mark <= kGroup &&
           text.size() - mark - 1 == kGroup &&
           text.find_first_not_of("0123456789", mark + 1) == std::string::npos;
}

/// The number with a point for its decimal mark and without marks between thousands.
std::string with_plain_marks(std::string text) {
    const auto points = std::count(text.begin(), text.end(), '.');
    const auto commas = std::count(text.begin(), text.end(), ',');
    const bool comma_is_decimal = commas == 1 && (points == 0 || text.rfind(',') > text.rfind('.'));
    const bool point_is_decimal =
        !comma_is_decimal && points == 1 && (commas == 0 || text.rfind('.') > text.rfind(','));
    const auto is_noise = [&](char c) {
        return c == ' ' || (c == '.' && !point_is_decimal) || (c == ',' && !comma_is_decimal);
    };
    text.erase(std::remove_if(text.begin(), text.end(), is_noise), text.end());
    std::replace(text.begin(), text.end(), ',', '.');
    return text;
}

} // namespace

std::optional<double> parse_area(const std::string& text) {
    if (is_ambiguous(text)) {
        return std::nullopt;
    }
    const std::string plain = with_plain_marks(text);
    double value = 0.0;
    const char* const end = plain.data() + plain.size();
    const std::from_chars_result result = std::from_chars(plain.data(), end, value);
    if (result.ec != std::errc{} || result.ptr != end || !std::isfinite(value) || value < 0.0) {
        return std::nullopt;
    }
    return value;
}

std::optional<Certificate>
certificate_from(const CertificateCells& cells, const RowPlace& place, Problems& problems) {
    Certificate row;
    row.source = place.source;
    row.row = place.row;
    row.commune = cell(cells, CertificateRole::commune);
    row.sheet = cell(cells, CertificateRole::sheet);
    row.parcel = cell(cells, CertificateRole::parcel);
    row.crop = cell(cells, CertificateRole::crop);
    row.scheme = cell(cells, CertificateRole::scheme);
    row.status = cell(cells, CertificateRole::status);
    row.number = cell(cells, CertificateRole::number);
    row.holder = cell(cells, CertificateRole::holder);
    const bool has_good_days =
        read_day(cells, CertificateRole::issued, place, row.issued, problems) &&
        read_day(cells, CertificateRole::expires, place, row.expires, problems) &&
        read_day(cells, CertificateRole::conversion_start, place, row.conversion_start, problems) &&
        read_day(cells, CertificateRole::suspended_on, place, row.suspended_on, problems);
    if (!has_good_days) {
        return std::nullopt;
    }
    read_area(cells, place, row, problems);
    return row;
}

} // namespace huuco::io
