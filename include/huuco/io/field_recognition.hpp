// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Finds which field of a layer or which column of a table plays which part.

#include <huuco/io/dataset.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/model/field_role.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// Field of the layer by role; empty where no field plays it.
using RoleFields = std::array<std::optional<std::string>, kFieldRoleCount>;

/// Fields of the village layer.
struct VillageFields {
    std::string id;
    std::optional<std::string> name;
};

/// What a column of a certificate register, or a field of surveyed organic areas, tells.
enum class CertificateRole {
    commune,
    sheet,
    parcel,
    crop,
    scheme,
    status,
    number,
    holder,
    issued,
    expires,
    conversion_start,
    suspended_on,
    area_m2,
    key, ///< sheet and number in one cell
};

inline constexpr std::size_t kCertificateRoleCount = 14;

/// The words of the alias table behind `register.`, in the order of the enum.
inline constexpr std::array<std::string_view, kCertificateRoleCount> kCertificateRoleNames = {
    "commune",
    "sheet",
    "parcel",
    "crop",
    "scheme",
    "status",
    "number",
    "holder",
    "issued",
    "expires",
    "conversion_start",
    "suspended_on",
    "area_m2",
    "key"};

/// A column that tells the same kind of day as the one of its role does.
struct FurtherColumn {
    CertificateRole role = CertificateRole::suspended_on;
    std::size_t column = 0;

    friend bool operator==(const FurtherColumn&, const FurtherColumn&) = default;
};

/// Position of the column by role; empty where no column plays it.
struct CertificateColumns : std::array<std::optional<std::size_t>, kCertificateRoleCount> {
    std::vector<FurtherColumn> further; ///< `Ngày thu hồi` beside `Ngày đình chỉ`: the earliest day
                                        ///< of a role counts

    /// True for a column that anything is read from.
    [[nodiscard]] bool uses(std::size_t column) const;
};

/// The fields of a village layer: roles `village_id` and `village_name`.
///
/// \returns where only one of the two is found it serves as the id
/// \throws Error `argument` when a chosen field does not exist or there is none to take as an id
[[nodiscard]] VillageFields recognise_village_fields(
    const DatasetInfo& info,
    std::span<const FieldAlias> aliases,
    const std::optional<std::string>& chosen_id = std::nullopt,
    const std::optional<std::string>& chosen_name = std::nullopt);

/// The columns of a register or of an organic layer: roles `register.*`. All that tell a suspension
/// or withdrawal are found; of days of expiry those that speak of an end of force, and of organic
/// land as the first of them does or does not (a lease ends, too). The column of areas may
/// name any unit; one that names a unit goes before one that names none. Where sheet and number
/// have no columns of their own, the first whose name has both (`Tờ/thửa`) is their `key`.
[[nodiscard]] CertificateColumns recognise_certificate_columns(
    std::span<const std::string> names,
    std::span<const FieldAlias> aliases);

/// Position of a field that the user names: exactly, else without regard to case.
///
/// \throws Error `argument` when there is none (names the nearest and all fields)
[[nodiscard]] std::size_t find_field(const DatasetInfo& info, std::string_view name);

} // namespace huuco
