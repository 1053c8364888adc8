// SPDX-License-Identifier: MIT
/// \file
/// Finds which field of a layer or which column of a table plays which part.

#include "base/message_format.hpp"
#include "io/area_heading.hpp"
#include "io/field_names.hpp"
#include "io/register_heading.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/name_key.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/landuse/parcel_key.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace huuco {

namespace {

std::vector<std::string> names_of(const DatasetInfo& info) {
    std::vector<std::string> names(info.fields.size());
    std::transform(info.fields.begin(), info.fields.end(), names.begin(), [](const FieldInfo& f) {
        return f.name;
    });
    return names;
}

/// Position of the first name that the first alias of the role fits.
std::optional<std::size_t> recognise(
    std::span<const io::NameKey> keys,
    std::span<const FieldAlias> aliases,
    std::string_view role) {
    const std::vector<io::NamedField> found = io::named_fields(keys, aliases, role);
    return found.empty() ? std::nullopt : std::optional(found.front().field);
}

/// Which column of certificates plays a part: by its name as a field has it, or by its words.
class ColumnSearch {
public:
    explicit ColumnSearch(std::span<const std::string> names)
        : m_keys(io::keys_of(names)), m_headings(names.size()) {
        std::ranges::transform(names, m_headings.begin(), io::read_register_heading);
        for (std::size_t i = 0; i < names.size(); ++i) {
            // `Giá trị` has ten bytes and is whole.
            m_keys[i].may_be_cut =
                m_keys[i].may_be_cut && std::ranges::all_of(names[i], is_letter_of_field);
        }
    }

    /// Position of the first column that the first alias fits. Of two that say the same the one
    /// that adds *hữu cơ* goes first: `Số GCN` beside it may be that of the land.
    [[nodiscard]] std::optional<std::size_t>
    find(std::span<const FieldAlias> aliases, CertificateRole role) const {
        const std::string word =
            fmt::format("register.{}", kCertificateRoleNames[static_cast<std::size_t>(role)]);
        for (const FieldAlias& alias : aliases) {
            if (alias.role == word) {
                if (const std::optional<std::size_t> found = find(alias.alias, role)) {
                    return is_key(role) ? found : most_organic(*found);
                }
            }
        }
        return std::nullopt;
    }

private:
    /// What names of fields in a DBF are made of.
    [[nodiscard]] static bool is_letter_of_field(char c) {
        return is_digit(c) || c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /// `Thửa hữu cơ` is no number of a parcel.
    [[nodiscard]] static bool is_key(CertificateRole role) {
        return role == CertificateRole::commune || role == CertificateRole::sheet ||
               role == CertificateRole::parcel;
    }

    [[nodiscard]] std::optional<std::size_t>
    find(const std::string& alias, CertificateRole role) const {
        const std::string name = name_key(alias);
        const io::RegisterHeading known = io::read_register_heading(alias);
        for (std::size_t i = 0; i < m_keys.size(); ++i) {
            const bool says_it =
                is_key(role) ? m_headings[i].key == known.key : m_headings[i].fits(known);
            if (m_keys[i].answers_to(name) || says_it) {
                return i;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::size_t most_organic(std::size_t found) const {
        const auto organic = std::ranges::find_if(m_headings, [&](const auto& heading) {
            return heading.says_organic() && heading.fits(m_headings[found]);
        });
        return organic == m_headings.end() || m_headings[found].says_organic()
                   ? found
                   : static_cast<std::size_t>(organic - m_headings.begin());
    }

    std::vector<io::NameKey> m_keys;
    std::vector<io::RegisterHeading> m_headings;
};

/// Position of the column of certified areas: named as the aliases are, whatever the unit. One that
/// names its unit goes before those that name none.
std::optional<std::size_t>
recognise_area(std::span<const std::string> names, std::span<const FieldAlias> aliases) {
    const std::string role = fmt::format(
        "register.{}", kCertificateRoleNames[static_cast<std::size_t>(CertificateRole::area_m2)]);
    std::vector<io::AreaHeading> headings(names.size());
    std::ranges::transform(names, headings.begin(), io::read_area_heading);
    std::optional<std::size_t> without_unit;
    for (const FieldAlias& alias : aliases) {
        if (alias.role != role) {
            continue;
        }
        const io::AreaHeading known = io::read_area_heading(alias.alias);
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

/// The first heading that names sheet and number both, such as `Tờ/thửa`; a number in it would make
/// it a title: `Thửa đất thuộc tờ bản đồ số 5`.
std::optional<std::size_t> find_key_heading(std::span<const std::string> names) {
    const auto found = std::ranges::find_if(names, [](const std::string& name) {
        return key_order(name) != KeyOrder::unknown && std::ranges::none_of(name, is_digit);
    });
    return found == names.end() ? std::nullopt : std::optional(found - names.begin());
}

std::optional<std::string>
name_at(std::span<const std::string> names, const std::optional<std::size_t>& position) {
    return position ? std::optional(names[*position]) : std::nullopt;
}

} // namespace

std::size_t find_field(const DatasetInfo& info, std::string_view name) {
    const std::vector<std::string> names = names_of(info);
    auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        const std::string key = fold_key(name);
        found = std::find_if(names.begin(), names.end(), [&](const std::string& other) {
            return fold_key(other) == key;
        });
    }
    if (found == names.end()) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: lớp \"{}\" không có trường \"{}\"{}; các trường là {}",
                "{}: layer \"{}\" has no field \"{}\"{}; its fields are {}",
                info.path,
                info.layer,
                name,
                did_you_mean(name, names),
                fmt::join(names, ", ")));
    }
    return static_cast<std::size_t>(found - names.begin());
}

VillageFields recognise_village_fields(
    const DatasetInfo& info,
    std::span<const FieldAlias> aliases,
    const std::optional<std::string>& chosen_id,
    const std::optional<std::string>& chosen_name) {
    const std::vector<std::string> names = names_of(info);
    const std::vector<io::NameKey> keys = io::keys_of(info);
    const auto choose = [&](const std::optional<std::string>& chosen, std::string_view role) {
        return chosen ? std::optional(names[find_field(info, *chosen)])
                      : name_at(names, recognise(keys, aliases, role));
    };
    const std::optional<std::string> id = choose(chosen_id, "village_id");
    const std::optional<std::string> name = choose(chosen_name, "village_name");
    if (!id && !name) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: không biết trường nào của lớp \"{}\" chứa mã hay tên thôn; hãy chỉ rõ bằng "
                "--village-id, chọn một trong các trường {}",
                "{}: no field of layer \"{}\" is known to hold the village's id or name; pass "
                "--village-id with one of {}",
                info.path,
                info.layer,
                fmt::join(names, ", ")));
    }
    return {id ? *id : *name, name};
}

CertificateColumns recognise_certificate_columns(
    std::span<const std::string> names,
    std::span<const FieldAlias> aliases) {
    CertificateColumns columns;
    const ColumnSearch search(names);
    for (std::size_t role = 0; role < kCertificateRoleCount; ++role) {
        columns[role] = search.find(aliases, static_cast<CertificateRole>(role));
    }
    columns[static_cast<std::size_t>(CertificateRole::area_m2)] = recognise_area(names, aliases);
    const auto has = [&](CertificateRole role) {
        return columns[static_cast<std::size_t>(role)].has_value();
    };
    if (!has(CertificateRole::sheet) || !has(CertificateRole::parcel)) {
        columns[static_cast<std::size_t>(CertificateRole::key)] = find_key_heading(names);
    }
    return columns;
}

CertificateColumns recognise_certificate_columns(
    std::span<const std::string> names,
    const std::vector<bool>& has_values,
    std::span<const FieldAlias> aliases) {
    std::vector<std::string> filled(names.begin(), names.end());
    for (std::size_t i = 0; i < filled.size(); ++i) {
        if (!has_values.at(i)) {
            filled[i].clear();
        }
    }
    CertificateColumns columns = recognise_certificate_columns(filled, aliases);
    const CertificateColumns all = recognise_certificate_columns(names, aliases);
    for (std::size_t role = 0; role < kCertificateRoleCount; ++role) {
        if (!columns[role]) {
            columns[role] = all[role];
        }
    }
    return columns;
}

} // namespace huuco
