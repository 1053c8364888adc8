// SPDX-License-Identifier: MIT
/// \file
/// What columns that are not there, or not used, mean for the certificates.

#include "pipeline/certificate_columns.hpp"

#include "base/message_format.hpp"

#include <huuco/base/date.hpp>

#include <fmt/ranges.h>

#include <algorithm>
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
    const std::string columns = fmt::format("{}", fmt::join(source.header, ", "));
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
        const bool is_used =
            std::ranges::find(source.columns, std::optional(i)) != source.columns.end();
        if (!is_used && !source.header[i].empty()) {
            idle.push_back(source.header[i]);
        }
    }
    return idle;
}

/// Whatever such a column is called and whatever stands in it: without one nothing ever expires.
void tell_missing_expiry(
    const CertificateSource& source,
    Language language,
    std::vector<std::string>& warnings) {
    const bool counts_any = has(source.columns, CertificateRole::status) &&
                            has(source.columns, CertificateRole::scheme);
    if (!counts_any || has(source.columns, CertificateRole::expires)) {
        return;
    }
    const std::vector<std::string> idle = idle_columns(source);
    warnings.push_back(message_in(
        language,
        "{}: không có cột ngày hết hạn (EXPIRES, \"Ngày hết hạn\"), nên không giấy chứng nhận nào "
        "bị coi là hết hạn; các cột không được dùng: {}.",
        "{}: there is no column of the day of expiry (EXPIRES), so that no certificate is taken "
        "for expired; the columns that are not used: {}.",
        source.path,
        idle.empty() ? in_language(language, "không có", "none")
                     : fmt::format("{}", fmt::join(idle, ", "))));
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
        const bool is_used =
            std::ranges::find(source.columns, std::optional(i)) != source.columns.end();
        if (!is_used && holds_days(source.sample.columns[i])) {
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
    tell_idle_days(source, language, warnings);
}

} // namespace huuco
