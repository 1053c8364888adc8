// SPDX-License-Identifier: MIT
/// \file
/// Names of fields against the names that are known for a role.

#include "io/field_names.hpp"

#include <huuco/base/name_key.hpp>

#include <algorithm>

namespace huuco::io {

namespace {

/// Least length of a key that may be the beginning of a longer name.
constexpr std::size_t kLeastCutKey = 6;

} // namespace

bool NameKey::answers_to(std::string_view alias_key) const {
    return key == alias_key ||
           (may_be_cut && key.size() >= kLeastCutKey && alias_key.starts_with(key));
}

std::vector<NameKey> keys_of(std::span<const std::string> names) {
    std::vector<NameKey> keys;
    for (const std::string& name : names) {
        keys.push_back({name_key(name), name.size() == kDbfNameLength});
    }
    return keys;
}

std::vector<NameKey> keys_of(const DatasetInfo& info) {
    std::vector<NameKey> keys;
    for (const FieldInfo& field : info.fields) {
        const std::size_t bytes = field.name_bytes == 0 ? field.name.size() : field.name_bytes;
        keys.push_back(
            field.is_serial ? NameKey{} : NameKey{name_key(field.name), bytes == kDbfNameLength});
    }
    return keys;
}

std::vector<NamedField> named_fields(
    std::span<const NameKey> keys,
    std::span<const FieldAlias> aliases,
    std::string_view role) {
    std::vector<NamedField> found;
    for (const FieldAlias& alias : aliases) {
        if (alias.role != role) {
            continue;
        }
        const std::string key = name_key(alias.alias);
        for (std::size_t field = 0; field < keys.size(); ++field) {
            const bool is_new = std::ranges::find(found, field, &NamedField::field) == found.end();
            if (is_new && keys[field].answers_to(key)) {
                found.push_back({field, alias.alias});
            }
        }
    }
    return found;
}

} // namespace huuco::io
