// SPDX-License-Identifier: MIT
/// \file
/// One row of evidence: from cells of text to a certificate.

#include "io/certificate_row.hpp"

#include "base/message_format.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/text.hpp>
#include <huuco/landuse/blank_cell.hpp>
#include <huuco/landuse/land_cell.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace huuco::io {

namespace {

const std::string& cell(const CertificateCells& cells, CertificateRole role) {
    return cells[static_cast<std::size_t>(role)];
}

Problem problem_at(const RowPlace& place, std::string kind, std::string note, Severity severity) {
    return {
        place.source, place.row, std::move(kind), std::move(note), std::nullopt, false, severity};
}

/// What a day says.
Message meaning_of(CertificateRole role) {
    switch (role) {
    case CertificateRole::issued:
        return {"ngày cấp", "day of issue"};
    case CertificateRole::expires:
        return {"ngày hết hạn", "day of expiry"};
    case CertificateRole::conversion_start:
        return {"ngày bắt đầu chuyển đổi", "start of conversion"};
    default:
        return {"ngày đình chỉ", "day of suspension"};
    }
}

/// True where a cell says that there is no such day. Of a day of issue only signs do: that nothing
/// was issued is no certificate without a first day.
bool says_no_day(std::string_view text, CertificateRole role) {
    constexpr std::array<std::string_view, 2> kNone = {"không", "không có"};
    constexpr std::array<std::string_view, 3> kNotYet = {"chưa", "chưa có", "chưa bị"};
    const auto is_among = [key = fold_key(text)](const auto& words) {
        return std::ranges::find(words, key) != words.end();
    };
    return stands_for_blank(text) || (role != CertificateRole::issued && is_among(kNone)) ||
           (role == CertificateRole::suspended_on && is_among(kNotYet));
}

/// A status or number as written; empty for a sign that stands for none.
std::string text_of(const CertificateCells& cells, CertificateRole role) {
    const std::string& text = cell(cells, role);
    // 0 may be a status that means no, and a number; `none` is a status.
    const bool says_something = std::ranges::any_of(text, is_digit) || fold_key(text) == "none";
    return stands_for_blank(text) && !says_something ? std::string() : text;
}

/// Reads a day that may be blank. \returns false when it says something that is no day
bool read_day(
    const std::string& text,
    CertificateRole role,
    const RowPlace& place,
    std::optional<Date>& day,
    Problems& problems) {
    if (text.empty()) {
        return true;
    }
    day = parse_date(text);
    if (day || says_no_day(text, role)) {
        return true;
    }
    day = parse_spreadsheet_day(text);
    if (day) {
        problems.push_back(problem_at(
            place,
            "spreadsheet_day",
            message_in(
                place.language,
                "\"{}\" ({}) là số thứ tự ngày của bảng tính; được đọc là {}.",
                "\"{}\" ({}) is the day number of a spreadsheet; it is read as {}.",
                text,
                meaning_of(role),
                format_date(*day, place.language)),
            Severity::warning));
    } else {
        problems.push_back(problem_at(
            place,
            "bad_date",
            message_in(
                place.language,
                "\"{}\" ({}) không phải ngày tháng; hãy ghi 2026-06-30 hoặc 30/06/2026.",
                "\"{}\" ({}) is no day; write 2026-06-30 or 30/06/2026.",
                text,
                meaning_of(role)),
            Severity::error));
    }
    return day.has_value();
}

/// Reads the days of a role in all their columns.
bool read_earliest_day(
    const CertificateCells& cells,
    CertificateRole role,
    const RowPlace& place,
    std::optional<Date>& day,
    Problems& problems) {
    bool is_read = read_day(cell(cells, role), role, place, day, problems);
    for (const auto& [further_role, text] : cells.further) {
        std::optional<Date> further;
        if (further_role == role) {
            is_read = read_day(text, role, place, further, problems) && is_read;
            day = day && further ? std::min(*day, *further) : (day ? day : further);
        }
    }
    return is_read;
}

void read_area(
    const CertificateCells& cells,
    const RowPlace& place,
    const AreaColumn& areas,
    Certificate& to,
    Problems& problems) {
    const std::string& text = cell(cells, CertificateRole::area_m2);
    if (text.empty()) {
        return;
    }
    to.area_m2 = read_area_m2(text, areas.reader, areas.unit_m2);
    to.has_unread_area = !to.area_m2;
    if (to.has_unread_area) {
        problems.push_back(problem_at(
            place,
            "bad_area",
            message_in(
                place.language,
                "\"{}\" không phải diện tích, quá lớn, hoặc đọc được theo hai cách; hãy ghi 1250 "
                "hoặc "
                "1250,5. Số này không được dùng.",
                "\"{}\" is no area, too large, or may be read in two ways; write 1250 or 1250.5. "
                "It is left "
                "out.",
                text),
            Severity::warning));
    }
}

} // namespace

Certificate certificate_from(
    const CertificateCells& cells,
    const RowPlace& place,
    const AreaColumn& areas,
    Problems& problems) {
    Certificate row;
    row.source = place.source;
    row.row = place.row;
    row.commune = cell(cells, CertificateRole::commune);
    row.sheet = cell(cells, CertificateRole::sheet);
    row.parcel = cell(cells, CertificateRole::parcel);
    row.crop = cell(cells, CertificateRole::crop);
    row.scheme = cell(cells, CertificateRole::scheme);
    row.status = text_of(cells, CertificateRole::status);
    row.number = text_of(cells, CertificateRole::number);
    row.holder = cell(cells, CertificateRole::holder);
    const auto is_unread = [&](CertificateRole role, std::optional<Date>& day) {
        return !read_earliest_day(cells, role, place, day, problems);
    };
    for (const auto& [role, day] :
         {std::pair(CertificateRole::issued, &row.issued),
          std::pair(CertificateRole::expires, &row.expires),
          std::pair(CertificateRole::conversion_start, &row.conversion_start)}) {
        row.has_unread_term = is_unread(role, *day) || row.has_unread_term;
    }
    if (row.has_unread_term && row.issued && row.conversion_start) {
        row.expires.reset(); // of its two days one is unread, which is kept in the place of a day
    }
    row.has_unread_suspension = is_unread(CertificateRole::suspended_on, row.suspended_on);
    if (row.has_unread_suspension) {
        row.suspended_on.reset(); // it may be the earlier one
    }
    read_area(cells, place, areas, row, problems);
    return row;
}

} // namespace huuco::io
