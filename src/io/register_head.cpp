// SPDX-License-Identifier: MIT
/// \file
/// Joins two rows of heads and asks whether they name more than one of them does.

#include "io/register_head.hpp"

#include "io/register_heading.hpp"

#include <huuco/base/text.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/landuse/parcel_key.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace huuco::io {

namespace {

bool has(const CertificateColumns& columns, CertificateRole role) {
    return columns[static_cast<std::size_t>(role)].has_value();
}

std::ptrdiff_t count_roles(const CertificateColumns& columns) {
    return std::ranges::count_if(columns, [](const auto& column) { return column.has_value(); });
}

/// True for the names of two columns or more, one of which has a part of the key.
bool is_header(const CertificateColumns& columns) {
    const bool has_part_of_key = has(columns, CertificateRole::sheet) ||
                                 has(columns, CertificateRole::parcel) ||
                                 has(columns, CertificateRole::key);
    return has_part_of_key && count_roles(columns) > 1;
}

/// True where nothing is lost and something is won.
bool names_more(const CertificateColumns& joined, const CertificateColumns& alone) {
    for (std::size_t role = 0; role < alone.size(); ++role) {
        if (alone[role] && !joined[role]) {
            return false;
        }
    }
    return count_roles(joined) > count_roles(alone);
}

std::string_view cell_at(const std::vector<std::string>& cells, std::size_t column) {
    return column < cells.size() ? std::string_view(cells[column]) : std::string_view{};
}

} // namespace

bool RegisterHead::is_known(std::string_view name) const {
    return m_search->knows(name) || key_order(name) != KeyOrder::unknown;
}

/// What a column is called whose head has an upper and a lower cell.
std::string RegisterHead::head_of(std::string_view upper, std::string_view lower) const {
    if (lower.empty() || lower == upper) {
        return std::string(upper);
    }
    if (upper.empty() || is_known(lower)) {
        return std::string(lower);
    }
    std::string lower_first = fmt::format("{} {}", lower, upper);
    return is_known(lower_first) ? lower_first : fmt::format("{} {}", upper, lower);
}

/// A head that stands over columns of its own reaches over the blank cells right of it, as far as
/// there are heads below.
std::vector<std::string> RegisterHead::join(
    const std::vector<std::string>& upper,
    const std::vector<std::string>& lower) const {
    std::vector<std::string> joined;
    std::string_view group;
    for (std::size_t column = 0; column < std::max(upper.size(), lower.size()); ++column) {
        const std::string_view below = cell_at(lower, column);
        std::string_view above = cell_at(upper, column);
        if (above.empty() && !below.empty()) {
            above = group;
        }
        group = below.empty() || below == above ? std::string_view{} : above;
        joined.push_back(head_of(above, below));
    }
    return joined;
}

std::optional<TableHeader> RegisterHead::begins_in(
    const std::vector<std::string>& row,
    const std::vector<std::string>& below) const {
    const CertificateColumns alone = m_search->find(row);
    const bool is_whole = is_header(alone);
    if (!below.empty()) {
        std::vector<std::string> joined = join(row, below);
        const CertificateColumns columns = m_search->find(joined);
        if (is_header(columns) && names_more(columns, is_whole ? alone : m_search->find(below))) {
            return TableHeader{std::move(joined), 2};
        }
    }
    return is_whole ? std::optional(TableHeader{row, 1}) : std::nullopt;
}

bool numbers_columns(std::span<const std::string_view> cells) {
    constexpr std::size_t kFewestColumns = 3;
    std::vector<std::string_view> numbers;
    for (const std::string_view cell : cells) {
        if (const std::string_view number = trim(cell); !number.empty()) {
            numbers.push_back(number);
        }
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] != fmt::format("({})", i + 1)) {
            return false;
        }
    }
    return numbers.size() >= kFewestColumns;
}

} // namespace huuco::io
