// SPDX-License-Identifier: MIT
/// \file
/// Finds which field of a layer or which column of a table plays which part.

#include "base/message_format.hpp"
#include "io/column_search.hpp"
#include "io/field_names.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/field_recognition.hpp>

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

bool CertificateColumns::uses(std::size_t column) const {
    return std::find(begin(), end(), std::optional(column)) != end() ||
           std::ranges::find(further, column, &FurtherColumn::column) != further.end();
}

CertificateColumns recognise_certificate_columns(
    std::span<const std::string> names,
    std::span<const FieldAlias> aliases) {
    return io::ColumnSearch(aliases).find(names);
}

} // namespace huuco
