// SPDX-License-Identifier: MIT
/// \file
/// What columns that are not there, or not used, mean for the certificates.

#include "pipeline/certificate_columns.hpp"

#include "base/headings.hpp"
#include "base/message_format.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/name_key.hpp>
#include <huuco/base/text.hpp>

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace huuco {

namespace {

bool has(const CertificateColumns& columns, CertificateRole role) {
    return columns.at(static_cast<std::size_t>(role)).has_value();
}

void tell_missing(
    const CertificateSource& source,
    Language language,
    std::vector<std::string>& warnings) {
    const bool has_status = has(source.columns, CertificateRole::status);
    if (has_status && has(source.columns, CertificateRole::scheme)) {
        return;
    }
    const std::string columns = headings_text(source.header);
    warnings.push_back(
        has_status
            ? message_in(
                  language,
                  "{}: không có cột tiêu chuẩn (SCHEME, \"Tiêu chuẩn\"), nên không giấy chứng nhận "
                  "nào được tính; hãy thêm cột này, ghi \"TCVN 11041-2\", \"EU\"… Các cột là {}.",
                  "{}: there is no column of the scheme (SCHEME), so that no certificate counts; "
                  "add it, with TCVN 11041-2, EU … The columns are {}.",
                  source.path,
                  columns)
            : message_in(
                  language,
                  "{}: không có cột tình trạng (STATUS, \"Tình trạng\"), nên không giấy chứng nhận "
                  "nào được tính; hãy thêm cột này, ghi \"đã chứng nhận\", \"đang chuyển đổi\"… "
                  "Các cột là {}.",
                  "{}: there is no column of the status (STATUS), so that no certificate counts; "
                  "add it, with certified, in_conversion … The columns are {}.",
                  source.path,
                  columns));
}

/// The named columns that nothing is read from.
std::vector<std::string> idle_columns(const CertificateSource& source) {
    std::vector<std::string> idle;
    for (std::size_t i = 0; i < source.header.size(); ++i) {
        if (!source.columns.uses(i) && !source.header[i].empty()) {
            idle.push_back(source.header[i]);
        }
    }
    return idle;
}

std::string idle_columns_text(const CertificateSource& source, Language language) {
    const std::vector<std::string> idle = idle_columns(source);
    return idle.empty() ? in_language(language, "không có", "none")
                        : fmt::format("{}", fmt::join(idle, ", "));
}

bool counts_any(const CertificateSource& source) {
    return has(source.columns, CertificateRole::status) &&
           has(source.columns, CertificateRole::scheme);
}

/// Whatever such a column is called and whatever stands in it: without one nothing ever expires.
void tell_missing_expiry(
    const CertificateSource& source,
    Language language,
    std::vector<std::string>& warnings) {
    if (!counts_any(source) || has(source.columns, CertificateRole::expires)) {
        return;
    }
    warnings.push_back(message_in(
        language,
        "{}: không có cột ngày hết hạn (EXPIRES, \"Ngày hết hạn\"), nên không giấy chứng nhận nào "
        "bị coi là hết hạn; các cột không được dùng: {}.",
        "{}: there is no column of the day of expiry (EXPIRES), so that no certificate is taken "
        "for expired; the columns that are not used: {}.",
        source.path,
        idle_columns_text(source, language)));
}

/// True where a row of the sample states a suspension by its day or in words.
bool states_suspension(const CertificateSource& source) {
    constexpr std::array<std::string_view, 8> kWords = {
        "đình chỉ", "thu hồi", "hủy", "huỷ", "suspend", "withdr", "revok", "cancel"};
    const auto& columns = source.sample.columns;
    const auto column_of = [&](CertificateRole role) -> const TextColumn* {
        const auto& column = source.columns.at(static_cast<std::size_t>(role));
        return column && *column < columns.size() ? &columns[*column] : nullptr;
    };
    const TextColumn* const status = column_of(CertificateRole::status);
    std::vector<const TextColumn*> days = {column_of(CertificateRole::suspended_on)};
    for (const FurtherColumn& further : source.columns.further) {
        if (further.role == CertificateRole::suspended_on && further.column < columns.size()) {
            days.push_back(&columns[further.column]);
        }
    }
    for (std::size_t row = 0; row < source.sample.rows; ++row) {
        const std::string said = status == nullptr ? "" : fold_key((*status)[row]);
        const bool has_day = std::ranges::any_of(days, [row](const TextColumn* day) {
            return day != nullptr && parse_date((*day)[row]);
        });
        if (has_day || std::ranges::any_of(kWords, [&](std::string_view word) {
                return said.find(word) != std::string::npos;
            })) {
            return true;
        }
    }
    return false;
}

/// True for `Giấy chứng nhận HC`, which may hold numbers as well as a yes.
bool may_hold_numbers(const std::string& heading) {
    const std::string key = name_key(heading);
    return key.find("chungnhan") != std::string::npos || key.find("gcn") != std::string::npos ||
           key.find("cert") != std::string::npos;
}

/// Whatever such a column is called: without one a withdrawn certificate stays in force by its
/// other rows.
void tell_missing_number(
    const CertificateSource& source,
    Language language,
    std::vector<std::string>& warnings) {
    if (!counts_any(source) || has(source.columns, CertificateRole::number) ||
        !(states_suspension(source) ||
          std::ranges::any_of(idle_columns(source), may_hold_numbers))) {
        return;
    }
    warnings.push_back(message_in(
        language,
        "{}: không có cột số giấy chứng nhận hữu cơ (CERT_NO, \"Số chứng nhận\"), nên dòng đình "
        "chỉ, thu hồi không làm dòng nào khác mất hiệu lực; các cột không được dùng: {}.",
        "{}: there is no column of the certificate number (CERT_NO), so that a suspension or "
        "withdrawal ends no other row; the columns that are not used: {}.",
        source.path,
        idle_columns_text(source, language)));
}

/// True for what is printed on certificates of land: one or two letters and six digits or eight.
bool numbers_land(std::string_view text) {
    const std::size_t letters = std::min(text.find_first_of("0123456789 "), text.size());
    const std::string_view digits = trim(text.substr(letters));
    return (letters == 1 || letters == 2) && (digits.size() == 6 || digits.size() == 8) &&
           std::ranges::all_of(digits, is_digit);
}

/// `Số GCN` is the heading of both; most of the values tell which.
void tell_numbers_of_land(
    const CertificateSource& source,
    Language language,
    std::vector<std::string>& warnings) {
    const auto& column = source.columns.at(static_cast<std::size_t>(CertificateRole::number));
    if (!column || *column >= source.sample.columns.size()) {
        return;
    }
    std::size_t of_land = 0;
    const TextColumn& numbers = source.sample.columns[*column];
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        of_land += numbers_land(numbers[i]) ? 1U : 0U;
    }
    if (of_land == 0 || 2 * of_land < source.sample.filled(*column)) {
        return;
    }
    warnings.push_back(message_in(
        language,
        "{}: cột \"{}\" được đọc là số giấy chứng nhận hữu cơ, nhưng ghi số giống số phát hành "
        "giấy chứng nhận quyền sử dụng đất; nếu đúng là giấy ấy, hãy đổi tên cột thành \"Số GCN "
        "QSDĐ\" và ghi số giấy chứng nhận hữu cơ vào cột \"Số chứng nhận\".",
        "{}: the column \"{}\" is read as the number of the organic certificate, yet its numbers "
        "look like those of certificates of land; if they are, give the column another name and "
        "put the organic ones into CERT_NO.",
        source.path,
        source.header[*column]));
}

/// True for a day, and for a term that a day ends: `01/01/2024 - 31/12/2026`, `đến 31/12/2026`.
bool ends_with_day(std::string_view text) {
    const std::string_view end = text.substr(text.find_last_not_of("0123456789/.-") + 1);
    return parse_date(text) || parse_date(end) || parse_date(end.substr(end.rfind('-') + 1));
}

/// True where most of what stands in a column ends with a day.
bool holds_days(const TextColumn& column) {
    std::size_t days = 0;
    std::size_t written = 0;
    for (std::size_t i = 0; i < column.size(); ++i) {
        written += column[i].empty() ? 0U : 1U;
        days += ends_with_day(column[i]) ? 1U : 0U;
    }
    return days > 0 && 2 * days >= written;
}

void tell_idle_days(
    const CertificateSource& source,
    Language language,
    std::vector<std::string>& warnings) {
    for (std::size_t i = 0; i < source.header.size() && i < source.sample.columns.size(); ++i) {
        if (!source.columns.uses(i) && holds_days(source.sample.columns[i])) {
            warnings.push_back(message_in(
                language,
                "{}: cột \"{}\" ghi ngày nhưng không được dùng; nếu đó là ngày cấp, ngày hết hạn "
                "hay ngày đình chỉ giấy chứng nhận, hãy ghi mỗi ngày vào cột riêng có tên \"Ngày "
                "cấp\", \"Ngày hết hạn\" hoặc \"Ngày đình chỉ\".",
                "{}: the column \"{}\" holds days and is not used; if certificates are issued, "
                "expire or are suspended on them, give each day its column: ISSUED, EXPIRES or "
                "SUSPENDED_ON.",
                source.path,
                source.header[i]));
        }
    }
}

} // namespace

void tell_certificate_columns(
    const CertificateSource& source,
    Language language,
    std::vector<std::string>& warnings) {
    tell_missing(source, language, warnings);
    tell_missing_expiry(source, language, warnings);
    tell_missing_number(source, language, warnings);
    tell_numbers_of_land(source, language, warnings);
    tell_idle_days(source, language, warnings);
}

} // namespace huuco
