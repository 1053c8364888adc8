// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The plan file: target, principal crops and land codes, schemes that count, inputs.

#include <huuco/base/date.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/landuse/indicator.hpp>
#include <huuco/landuse/plan_name.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/model/field_role.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// What a parcel without a crop is.
enum class BlankCrop : std::uint8_t {
    by_land_code,  ///< principal where the plan covers its land code
    principal,     ///< principal on any crop land
    not_principal, ///< never principal
};

/// The words of a plan for these and for each choice below, in the order of their enum.
inline constexpr std::array<std::string_view, 3> kBlankCropNames = {
    "by_land_code",
    "principal",
    "not_principal"};

/// What a compound land code such as `ONT+CLN` contributes.
enum class MixedCodes : std::uint8_t {
    split,        ///< each code has an equal part of the ground
    not_counted,  ///< nothing
    whole_parcel, ///< everything as soon as one of the codes counts
};

inline constexpr std::array<std::string_view, 3> kMixedCodesNames = {
    "split",
    "not_counted",
    "whole_parcel"};

/// How several crops in one cell share the ground, where it does not say so.
enum class SeveralCrops : std::uint8_t {
    equal_parts,  ///< each has an equal part
    first,        ///< all of it is the first one's
    whole_parcel, ///< everything counts as soon as one of them is principal
};

inline constexpr std::array<std::string_view, 3> kSeveralCropsNames = {
    "equal_parts",
    "first",
    "whole_parcel"};

/// Whose crop names are meant where north and south differ: mận is a plum or a wax apple.
enum class NameRegion : std::uint8_t { north, south };

inline constexpr std::array<std::string_view, 2> kNameRegionNames = {"north", "south"};

/// Where organic evidence comes from; in a plan, whom to believe first.
enum class EvidenceSource : std::uint8_t {
    certificates, ///< `register`: rows of a certificate register
    areas,        ///< surveyed organic polygons
    field,        ///< fields of the parcels
};

inline constexpr std::array<std::string_view, 3> kEvidenceSourceNames = {
    "register",
    "areas",
    "field"};

[[nodiscard]] constexpr std::string_view evidence_source_name(EvidenceSource source) noexcept {
    return kEvidenceSourceNames[static_cast<std::size_t>(source)];
}

/// A name of a crop that the tables do not have, and the crop it means.
struct TaughtCrop {
    std::string name;
    PlanName crop; ///< name, alias or id
};

/// What a value of the parcels' status field means.
struct StatusFlag {
    std::string value; ///< as the field has it; empty for a blank one
    PlanName status;   ///< id, name or alias of the status table
};

/// Which of several parcels that claim the same ground keeps it. Of equal claims the first in the
/// file does.
enum class GroundOwner : std::uint8_t {
    lowers_share,  ///< the one whose classification makes the share lower: doubt never flatters
    highest_claim, ///< organic before in conversion before other principal-crop land
    by_key,        ///< the one with the lower commune, map sheet and parcel number
    by_date,       ///< the one with the later date in the field of role `updated`
};

inline constexpr std::array<std::string_view, 4> kGroundOwnerNames =
    {"lowers_share", "highest_claim", "by_key", "by_date"};

[[nodiscard]] constexpr std::string_view ground_owner_name(GroundOwner owner) noexcept {
    return kGroundOwnerNames[static_cast<std::size_t>(owner)];
}

/// A dataset or table that a plan names.
struct PlanFile {
    std::string key;      ///< under which, such as `registers`, or the name of a code table
    std::string path;     ///< as the members of Plan have it
    std::size_t line = 0; ///< of the file
};

/// What a plan says. The defaults are those of an empty plan file.
struct Plan {
    std::string source; ///< the file, as it was named; empty for a plan made in memory
    std::string name;
    double target_percent = 2.0; ///< met when the share is above it
    std::optional<Date> reference_date;

    std::vector<PlanName> presets;
    std::vector<PlanName> land_codes; ///< empty: every code of crop land
    std::vector<PlanName> crops;      ///< with those of the presets; both empty: every crop
    BlankCrop blank_crop = BlankCrop::by_land_code;
    MixedCodes mixed_codes = MixedCodes::split;
    /// Residential part of a compound code without recorded areas; empty: none is assumed.
    std::optional<double> residential_limit_m2;
    SeveralCrops several_crops = SeveralCrops::equal_parts;
    NameRegion region = NameRegion::north;
    std::vector<TaughtCrop> taught_crops; ///< in the order of the file

    std::vector<PlanName> schemes; ///< empty: those that count under Decree 109/2018/NĐ-CP
    std::vector<PlanName> statuses = {{"certified", 0}};
    EvidenceSource evidence = EvidenceSource::certificates;
    std::vector<StatusFlag> flags; ///< in the order of the file, the preferred one first

    std::optional<PlanName> province;    ///< where the land lies: name or code
    std::optional<std::string> boundary; ///< dataset of the commune's outline, path as below

    GroundOwner ground_owner = GroundOwner::lowers_share;

    bool has_both_areas = false; ///< `method = "both"`: planar, with ellipsoidal areas beside
    std::optional<AreaMethod> area_method; ///< empty: planar, or ellipsoidal for data in degrees

    double vertex_m = 0.0; ///< standard deviation of a corner's coordinates; 0: not known

    std::vector<std::string>
        parcels;               ///< datasets; file paths are absolute or relative to the caller
    std::string parcels_layer; ///< this and the next as the options of those names; empty: none
    std::string src_crs;
    std::string encoding;
    std::optional<std::string> villages;
    std::string villages_layer;
    std::string village_id;
    std::string village_name;
    std::vector<std::string> registers;
    std::vector<std::string> organic_areas;
    std::vector<std::string> organic_areas_layers; ///< one for all of them, or one for each
    std::array<std::optional<std::string>, kFieldRoleCount> fields; ///< by role
    TableReplacements tables;
    std::vector<PlanFile> files; ///< every file under [place], [inputs] and [tables], for messages
    std::vector<Indicator> indicators; ///< further numeric targets, in the order of the file

    /// What counts as what, as JSON: the file without the sections that say which inputs are read
    /// and how, and without those whose choice a result states by itself (target, day, name, area
    /// method, owner of contested ground, tables of indicators). Plans with equal rules may be of
    /// different places.
    std::string rules;
};

/// Reads a plan file.
///
/// Names of crops, codes, schemes, statuses and presets are not looked up yet: the plan may replace
/// the tables they stand in. See check_names.
///
/// \param path  a TOML file, UTF-8; paths in it are relative to its folder
/// \throws Error `io` when it cannot be read; `format` when it is no TOML, or has an unknown key or
///         role, a value of the wrong type or outside its range (names file, line, key and the
///         nearest known name)
[[nodiscard]] Plan parse_plan(const std::filesystem::path& path);

/// Checks that the tables know every preset, land code, crop, scheme and status of a plan.
///
/// \throws Error `format` for the first that they do not (names file, line, key and the nearest
///         known name), and for a status that can never count as organic
void check_names(const Plan& plan, const Tables& tables);

} // namespace huuco
