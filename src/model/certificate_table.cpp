// SPDX-License-Identifier: MIT
/// \file
/// From certificates to packed rows and back.

#include <huuco/model/certificate_table.hpp>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace huuco {

namespace {

constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t kUnreadDay = kNoDay + 1;

std::int32_t packed_day(const std::optional<Date>& day) noexcept {
    return day ? static_cast<std::int32_t>(std::chrono::sys_days(*day).time_since_epoch().count())
               : kNoDay;
}

std::optional<Date> unpacked_day(std::int32_t day) noexcept {
    if (day == kNoDay || day == kUnreadDay) {
        return std::nullopt;
    }
    return Date(std::chrono::sys_days(std::chrono::days(day)));
}

// What stands for an area that is not known.
constexpr double kNoArea = -1.0;
constexpr double kUnreadArea = -2.0;

// Places of what is asked for by itself among the texts of a row.
constexpr std::size_t kCommune = 0;
constexpr std::size_t kSheet = 1;
constexpr std::size_t kParcel = 2;
constexpr std::size_t kScheme = 4;
constexpr std::size_t kStatus = 5;

// Of the days the last is that of the suspension.
constexpr std::size_t kTermDays = 3;

/// \param days  those of the row, packed
void mark_unread_days(const Certificate& row, std::span<std::int32_t, kTermDays + 1> days) {
    if (row.has_unread_term) {
        // Which of them it is does not matter: none is blank for what cannot be read.
        *std::ranges::find(days.first<kTermDays>(), kNoDay) = kUnreadDay;
    }
    if (row.has_unread_suspension) {
        days.back() = kUnreadDay;
    }
}

} // namespace

void CertificateTable::push_back(const Certificate& row) {
    assert(!row.area_m2 || *row.area_m2 >= 0.0);
    assert(!row.has_unread_term || !row.issued || !row.expires || !row.conversion_start);
    assert(!row.has_unread_suspension || !row.suspended_on);
    const std::array<const std::string*, kTexts> texts = {
        &row.commune,
        &row.sheet,
        &row.parcel,
        &row.crop,
        &row.scheme,
        &row.status,
        &row.number,
        &row.holder};
    Row& packed = m_rows.emplace_back();
    std::ranges::transform(texts, packed.content.texts.begin(), [this](const std::string* text) {
        return m_texts.add(*text);
    });
    packed.content.days = {
        packed_day(row.issued),
        packed_day(row.expires),
        packed_day(row.conversion_start),
        packed_day(row.suspended_on)};
    mark_unread_days(row, packed.content.days);
    packed.content.area_m2 = row.area_m2.value_or(row.has_unread_area ? kUnreadArea : kNoArea);
    packed.row = row.row;
    packed.source = m_texts.add(row.source);
}

void CertificateTable::append(CertificateTable other) {
    if (empty()) {
        *this = std::move(other);
        return;
    }
    m_rows.reserve(size() + other.size());
    for (std::size_t i = 0; i < other.size(); ++i) {
        push_back(other[i]);
    }
}

bool CertificateTable::has_areas() const noexcept {
    return std::ranges::any_of(m_rows, [](const Row& row) { return row.content.area_m2 >= 0.0; });
}

void CertificateTable::settle() {
    m_texts.settle();
    m_rows.shrink_to_fit();
}

Certificate CertificateTable::operator[](std::size_t index) const {
    const Row& packed = m_rows[index];
    Certificate row;
    const std::array<std::string*, kTexts> texts = {
        &row.commune,
        &row.sheet,
        &row.parcel,
        &row.crop,
        &row.scheme,
        &row.status,
        &row.number,
        &row.holder};
    for (std::size_t i = 0; i < kTexts; ++i) {
        *texts[i] = m_texts.text(packed.content.texts[i]);
    }
    const std::array<std::optional<Date>*, kDays> days = {
        &row.issued, &row.expires, &row.conversion_start, &row.suspended_on};
    for (std::size_t i = 0; i < kDays; ++i) {
        *days[i] = unpacked_day(packed.content.days[i]);
    }
    const std::span<const std::int32_t> term = std::span(packed.content.days).first<kTermDays>();
    row.has_unread_term = std::ranges::find(term, kUnreadDay) != term.end();
    row.has_unread_suspension = packed.content.days.back() == kUnreadDay;
    if (packed.content.area_m2 >= 0.0) {
        row.area_m2 = packed.content.area_m2;
    }
    row.has_unread_area = packed.content.area_m2 == kUnreadArea;
    row.row = packed.row;
    row.source = m_texts.text(packed.source);
    return row;
}

std::string_view CertificateTable::commune(std::size_t index) const noexcept {
    return m_texts.text(m_rows[index].content.texts[kCommune]);
}

std::string_view CertificateTable::sheet(std::size_t index) const noexcept {
    return m_texts.text(m_rows[index].content.texts[kSheet]);
}

std::string_view CertificateTable::parcel(std::size_t index) const noexcept {
    return m_texts.text(m_rows[index].content.texts[kParcel]);
}

std::string_view CertificateTable::scheme(std::size_t index) const noexcept {
    return m_texts.text(m_rows[index].content.texts[kScheme]);
}

std::string_view CertificateTable::status(std::size_t index) const noexcept {
    return m_texts.text(m_rows[index].content.texts[kStatus]);
}

std::size_t CertificateTable::count_duplicates() const {
    std::vector<std::uint32_t> order(size());
    std::iota(order.begin(), order.end(), 0U);
    const auto content = [this](std::uint32_t row) -> const Content& {
        return m_rows[row].content;
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return content(a) < content(b);
    });
    std::size_t duplicates = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
        duplicates += content(order[i]) == content(order[i - 1]) ? 1U : 0U;
    }
    return duplicates;
}

} // namespace huuco
