// SPDX-License-Identifier: MIT
/// \file
/// One row of evidence: from cells of text to a certificate.

#include "io/certificate_row.hpp"

#include <huuco/base/date.hpp>

#include <fmt/format.h>

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
    if (day) {
        return true;
    }
    day = parse_spreadsheet_day(text);
    if (day) {
        problems.push_back(problem_at(
            place,
            "spreadsheet_day",
            fmt::format(
                "\"{}\" ({}) is the day number of a spreadsheet; read as {}",
                text,
                kCertificateRoleNames[static_cast<std::size_t>(role)],
                format_iso(*day)),
            false));
    } else {
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
    const NumberReader& areas,
    Certificate& to,
    Problems& problems) {
    const std::string& text = cell(cells, CertificateRole::area_m2);
    if (text.empty()) {
        return;
    }
    const std::optional<double> area = areas.read(text);
    if (area && *area >= 0.0) {
        to.area_m2 = area;
    } else {
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

} // namespace

std::optional<Certificate> certificate_from(
    const CertificateCells& cells,
    const RowPlace& place,
    const NumberReader& areas,
    Problems& problems) {
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
    read_area(cells, place, areas, row, problems);
    return row;
}

} // namespace huuco::io
