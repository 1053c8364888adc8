// SPDX-License-Identifier: MIT
/// \file
/// Headings are compared by the names that fields have, and by their words.

#include "io/column_search.hpp"

#include "io/field_names.hpp"

#include <huuco/base/name_key.hpp>
#include <huuco/base/text.hpp>
#include <huuco/landuse/parcel_key.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace huuco::io {

namespace {

/// What names of fields in a DBF are made of.
bool is_letter_of_field(char c) {
    return is_digit(c) || c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// `Thửa hữu cơ` is no number of a parcel.
bool is_part_of_key(CertificateRole role) {
    return role == CertificateRole::commune || role == CertificateRole::sheet ||
           role == CertificateRole::parcel;
}

/// The first heading that names sheet and number both, such as `Tờ/thửa`; a number in it would make
/// it a title: `Thửa đất thuộc tờ bản đồ số 5`.
std::optional<std::size_t> find_key_heading(std::span<const std::string> names) {
    const auto found = std::ranges::find_if(names, [](const std::string& name) {
        return key_order(name) != KeyOrder::unknown && std::ranges::none_of(name, is_digit);
    });
    return found == names.end() ? std::nullopt : std::optional(found - names.begin());
}

} // namespace

/// The headings of a table in both ways.
struct ColumnSearch::Headings {
    explicit Headings(std::span<const std::string> names)
        : keys(keys_of(names)), headings(names.size()) {
        std::ranges::transform(names, headings.begin(), read_register_heading);
        for (std::size_t i = 0; i < names.size(); ++i) {
            // `Giá trị` has ten bytes and is whole.
            keys[i].may_be_cut =
                keys[i].may_be_cut && std::ranges::all_of(names[i], is_letter_of_field);
        }
    }

    /// Of two that say the same the one that adds *hữu cơ* goes first: `Số GCN` beside it may be
    /// that of the land.
    [[nodiscard]] std::size_t most_organic(std::size_t found) const {
        const auto organic = std::ranges::find_if(headings, [&](const RegisterHeading& heading) {
            return heading.says_organic() && heading.fits(headings[found]);
        });
        return organic == headings.end() || headings[found].says_organic()
                   ? found
                   : static_cast<std::size_t>(organic - headings.begin());
    }

    [[nodiscard]] bool
    says(std::size_t column, std::string_view name, const RegisterHeading& known) const {
        return keys[column].answers_to(name) || headings[column].fits(known);
    }

    /// True where both speak of the end of a force or term, and both of organic land or neither:
    /// `Đến ngày` may end a conversion, and what is extended (`Gia hạn đến`) ends later.
    [[nodiscard]] bool ends_as(std::size_t column, std::size_t other) const {
        constexpr std::array<std::string_view, 5> kEnds = {
            "hethan", "hieuluc", "giatri", "expir", "valid"};
        const std::string& key = headings[column].general_key;
        return headings[column].says_organic() == headings[other].says_organic() &&
               std::ranges::any_of(kEnds, [&](std::string_view word) {
                   return key.find(word) != std::string::npos;
               });
    }

    std::vector<NameKey> keys;
    std::vector<RegisterHeading> headings;
};

ColumnSearch::ColumnSearch(std::span<const FieldAlias> aliases) {
    for (std::size_t i = 0; i < kCertificateRoleCount; ++i) {
        const std::string role = fmt::format("register.{}", kCertificateRoleNames[i]);
        for (const FieldAlias& alias : aliases) {
            if (alias.role != role) {
                continue;
            }
            const Known& known = m_known[i].emplace_back(
                Known{name_key(alias.alias), read_register_heading(alias.alias)});
            m_keys.insert(known.heading.key);
            if (static_cast<CertificateRole>(i) == CertificateRole::area_m2) {
                m_areas.push_back(read_area_heading(alias.alias));
            }
        }
    }
}

bool ColumnSearch::knows(std::string_view name) const {
    const RegisterHeading heading = read_register_heading(name);
    return m_keys.contains(heading.key) || m_keys.contains(heading.general_key);
}

CertificateColumns ColumnSearch::find(std::span<const std::string> names) const {
    CertificateColumns columns;
    const Headings headings(names);
    for (std::size_t role = 0; role < kCertificateRoleCount; ++role) {
        columns[role] = find_role(headings, static_cast<CertificateRole>(role));
    }
    columns[static_cast<std::size_t>(CertificateRole::area_m2)] = find_area(names);
    const auto has = [&](CertificateRole role) {
        return columns[static_cast<std::size_t>(role)].has_value();
    };
    if (!has(CertificateRole::sheet) || !has(CertificateRole::parcel)) {
        columns[static_cast<std::size_t>(CertificateRole::key)] = find_key_heading(names);
    }
    find_further(headings, CertificateRole::suspended_on, columns);
    find_further(headings, CertificateRole::expires, columns);
    return columns;
}

CertificateColumns
ColumnSearch::find(std::span<const std::string> names, const std::vector<bool>& has_values) const {
    CertificateColumns all = find(names);
    if (std::ranges::find(has_values, false) == has_values.end()) {
        return all;
    }
    std::vector<std::string> filled(names.begin(), names.end());
    for (std::size_t i = 0; i < filled.size(); ++i) {
        if (!has_values.at(i)) {
            filled[i].clear();
        }
    }
    CertificateColumns columns = find(filled);
    for (std::size_t role = 0; role < kCertificateRoleCount; ++role) {
        if (!columns[role]) {
            columns[role] = all[role];
        }
    }
    return columns;
}

/// Position of the first column that the first known heading fits.
std::optional<std::size_t>
ColumnSearch::find_role(const Headings& headings, CertificateRole role) const {
    for (const Known& known : m_known[static_cast<std::size_t>(role)]) {
        for (std::size_t i = 0; i < headings.keys.size(); ++i) {
            if (is_part_of_key(role)) {
                if (headings.keys[i].answers_to(known.name) ||
                    headings.headings[i].key == known.heading.key) {
                    return i;
                }
            } else if (headings.says(i, known.name, known.heading)) {
                return headings.most_organic(i);
            }
        }
    }
    return std::nullopt;
}

/// Adds what tells a day of the role beside the column that has it.
void ColumnSearch::find_further(
    const Headings& headings,
    CertificateRole role,
    CertificateColumns& columns) const {
    const std::optional<std::size_t> first = columns[static_cast<std::size_t>(role)];
    for (std::size_t i = 0; first && i < headings.keys.size(); ++i) {
        const bool is_of_role =
            std::ranges::any_of(m_known[static_cast<std::size_t>(role)], [&](const Known& known) {
                return headings.says(i, known.name, known.heading);
            });
        const bool may_be_of_other_thing =
            role == CertificateRole::expires && !headings.ends_as(i, *first);
        if (is_of_role && !may_be_of_other_thing && !columns.uses(i)) {
            columns.further.push_back({role, i});
        }
    }
}

/// Position of the column of certified areas: named as the known ones are, whatever the unit. One
/// that names its unit goes before those that name none.
std::optional<std::size_t> ColumnSearch::find_area(std::span<const std::string> names) const {
    std::vector<AreaHeading> headings(names.size());
    std::ranges::transform(names, headings.begin(), read_area_heading);
    std::optional<std::size_t> without_unit;
    for (const AreaHeading& known : m_areas) {
        for (std::size_t i = 0; i < headings.size(); ++i) {
            if (headings[i].key != known.key || headings[i].is_area != known.is_area) {
                continue; // the second: `ĐT` is a telephone
            }
            if (headings[i].unit_m2) {
                return i;
            }
            without_unit = without_unit.value_or(i);
        }
    }
    return without_unit;
}

} // namespace huuco::io
