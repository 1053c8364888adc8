// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Names of fields against the names that are known for a role.

#include <huuco/io/dataset.hpp>
#include <huuco/landuse/tables.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::io {

/// Bytes of a field name in a DBF; longer names are cut there.
inline constexpr std::size_t kDbfNameLength = 10;

/// A name as it is compared.
struct NameKey {
    std::string key;         ///< see name_key
    bool may_be_cut = false; ///< as long as a DBF lets names be: ten bytes

    /// True when the name is the alias, or its beginning that a DBF has left of it.
    [[nodiscard]] bool answers_to(std::string_view alias_key) const;
};

/// Keys of names of a table.
[[nodiscard]] std::vector<NameKey> keys_of(std::span<const std::string> names);

/// Keys of the fields of a layer; numbers that a server gives out answer to no name.
[[nodiscard]] std::vector<NameKey> keys_of(const DatasetInfo& info);

/// A field that bears a known name.
struct NamedField {
    std::size_t field = 0;
    std::string alias;
};

/// The fields that bear a name of the role, each once, in the order of the aliases.
[[nodiscard]] std::vector<NamedField> named_fields(
    std::span<const NameKey> keys,
    std::span<const FieldAlias> aliases,
    std::string_view role);

} // namespace huuco::io
