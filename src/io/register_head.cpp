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
#include <unordered_set>

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

bool names_all(const CertificateColumns& joined, const CertificateColumns& alone) {
    for (std::size_t role = 0; role < alone.size(); ++role) {
        if (alone[role] && !joined[role]) {
            return false;
        }
    }
    return true;
}

/// True where nothing is lost and something is won.
bool names_more(const CertificateColumns& joined, const CertificateColumns& alone) {
    return names_all(joined, alone) && count_roles(joined) > count_roles(alone);
}

/// True for what tells where something is grown, and what.
bool is_of_place(CertificateRole role) {
    return role == CertificateRole::commune || role == CertificateRole::sheet ||
           role == CertificateRole::parcel || role == CertificateRole::key ||
           role == CertificateRole::crop;
}

std::string_view cell_at(const std::vector<std::string>& cells, std::size_t column) {
    return column < cells.size() ? std::string_view(cells[column]) : std::string_view{};
}

} // namespace

bool RegisterHead::is_known(std::string_view name) const {
    return m_search->knows(name) || key_order(name) != KeyOrder::unknown;
}

/// The part that a column of that name plays.
std::optional<CertificateRole> RegisterHead::role_of(std::string_view name) const {
    const std::string alone(name);
    const CertificateColumns columns = m_search->find({&alone, 1});
    for (std::size_t role = 0; role < columns.size(); ++role) {
        if (columns[role]) {
            return static_cast<CertificateRole>(role);
        }
    }
    return std::nullopt;
}

/// What a column is called whose head has an upper and a lower cell.
std::string RegisterHead::head_of(std::string_view upper, std::string_view lower) const {
    if (lower.empty() || lower == upper) {
        return std::string(upper);
    }
    if (upper.empty()) {
        return std::string(lower);
    }
    std::string lower_first = fmt::format("{} {}", lower, upper);
    std::string upper_first = fmt::format("{} {}", upper, lower);
    if (!is_known(lower)) {
        return is_known(lower_first) ? lower_first : upper_first;
    }
    const std::optional<CertificateRole> alone = role_of(lower);
    for (std::string* both : {&lower_first, &upper_first}) {
        const std::optional<CertificateRole> role = role_of(*both);
        if (role && (role != alone || read_register_heading(upper).says_organic())) {
            return std::move(*both);
        }
    }
    const bool is_other_thing = alone && !is_of_place(*alone) && heads_other_thing(upper);
    return is_other_thing ? upper_first : std::string(lower);
}

/// The upper cell over each column: a head that stands over columns of its own reaches over the
/// blank cells right of it, as far as there are heads below.
std::vector<std::string_view> RegisterHead::heads_above(
    const std::vector<std::string>& upper,
    const std::vector<std::string>& lower) const {
    std::vector<std::string_view> heads;
    std::unordered_set<std::string_view> titles; // they stand over the key, too
    std::string_view group;
    for (std::size_t column = 0; column < std::max(upper.size(), lower.size()); ++column) {
        const std::string_view below = cell_at(lower, column);
        std::string_view above = cell_at(upper, column);
        if (above.empty() && !below.empty()) {
            above = group;
        }
        group = below.empty() || below == above ? std::string_view{} : above;
        heads.push_back(above);
        const std::optional<CertificateRole> role = role_of(below);
        if (role && is_of_place(*role)) {
            titles.insert(above);
        }
    }
    for (std::size_t column = 0; column < heads.size(); ++column) {
        if (titles.contains(heads[column]) && is_known(cell_at(lower, column))) {
            heads[column] = {};
        }
    }
    return heads;
}

RegisterHead::Joined RegisterHead::join(
    const std::vector<std::string>& upper,
    const std::vector<std::string>& lower) const {
    const std::vector<std::string_view> above = heads_above(upper, lower);
    Joined joined;
    for (std::size_t column = 0; column < above.size(); ++column) {
        const std::string_view below = cell_at(lower, column);
        const std::string& name = joined.names.emplace_back(head_of(above[column], below));
        joined.has_other_thing =
            joined.has_other_thing || (is_known(below) && role_of(name) != role_of(below));
    }
    return joined;
}

std::optional<TableHeader> RegisterHead::begins_in(
    const std::vector<std::string>& row,
    const std::vector<std::string>& below) const {
    const CertificateColumns alone = m_search->find(row);
    const bool is_whole = is_header(alone);
    if (!below.empty()) {
        Joined joined = join(row, below);
        const CertificateColumns columns = m_search->find(joined.names);
        const bool is_better = names_more(columns, is_whole ? alone : m_search->find(below)) ||
                               (joined.has_other_thing && (!is_whole || names_all(columns, alone)));
        if (is_header(columns) && is_better) {
            return TableHeader{std::move(joined.names), 2};
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
