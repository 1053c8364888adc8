// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which column of certificates plays which part, by its heading.

#include "io/area_heading.hpp"
#include "io/register_heading.hpp"

#include <huuco/io/field_recognition.hpp>
#include <huuco/landuse/tables.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace huuco::io {

/// Knows the headings of the roles `register.*`, each read once for all tables that are looked at.
class ColumnSearch {
public:
    explicit ColumnSearch(std::span<const FieldAlias> aliases);

    /// True for a heading that some role is known by.
    [[nodiscard]] bool knows(std::string_view name) const;

    /// See recognise_certificate_columns.
    [[nodiscard]] CertificateColumns find(std::span<const std::string> names) const;

    /// The same, where a column without values leaves its part to another of such a name that has
    /// some.
    ///
    /// \param has_values  by column
    [[nodiscard]] CertificateColumns
    find(std::span<const std::string> names, const std::vector<bool>& has_values) const;

private:
    /// A heading that is known for a part.
    struct Known {
        std::string name; ///< see name_key
        RegisterHeading heading;
    };

    struct Headings;

    [[nodiscard]] std::optional<std::size_t>
    find_role(const Headings& headings, CertificateRole role) const;
    void
    find_further(const Headings& headings, CertificateRole role, CertificateColumns& columns) const;
    [[nodiscard]] std::optional<std::size_t> find_area(std::span<const std::string> names) const;

    std::array<std::vector<Known>, kCertificateRoleCount> m_known; ///< in order of preference
    std::unordered_set<std::string> m_keys; ///< of all of them, see read_register_heading
    std::vector<AreaHeading> m_areas;       ///< of the certified area
};

} // namespace huuco::io
