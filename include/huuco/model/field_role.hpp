// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The parts a field of the parcel layer can play, by the words of the command line.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace huuco {

/// What a field of a parcel layer tells.
enum class FieldRole {
    commune,          ///< code of the commune whose sheets number the parcel
    sheet,            ///< cadastral map sheet
    parcel,           ///< parcel number on the sheet
    land_use,         ///< land code as written, such as `ONT+CLN`
    crop,             ///< crop as written
    legal_area,       ///< registered area in m²
    owner,            ///< never read unless asked for
    organic_status,   ///< status as written, or a yes/no flag
    organic_scheme,   ///< certification scheme as written
    certificate,      ///< certificate number
    village,          ///< village as written
    residential_area, ///< recorded residential area in m² of a parcel with several land codes
    organic_area,     ///< certified area in m², where it is less than the parcel
    updated,          ///< day of the record, for the rule `by_date` of ground that several claim
};

inline constexpr std::size_t kFieldRoleCount = 14;

/// The words of `--field ROLE=NAME`, in the order of the enum.
inline constexpr std::array<std::string_view, kFieldRoleCount> kFieldRoleNames = {
    "commune",
    "sheet",
    "parcel",
    "land_use",
    "crop",
    "legal_area",
    "owner",
    "organic_status",
    "organic_scheme",
    "certificate",
    "village",
    "residential_area",
    "organic_area",
    "updated"};

[[nodiscard]] constexpr std::string_view field_role_name(FieldRole role) noexcept {
    return kFieldRoleNames[static_cast<std::size_t>(role)];
}

/// The role of that name; empty when there is none.
[[nodiscard]] constexpr std::optional<FieldRole> field_role_of(std::string_view name) noexcept {
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        if (kFieldRoleNames[i] == name) {
            return static_cast<FieldRole>(i);
        }
    }
    return std::nullopt;
}

} // namespace huuco
