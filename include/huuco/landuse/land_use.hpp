// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// From the land code and crop of a parcel to what part of it is principal-crop land, and why.

#include <huuco/landuse/crop_names.hpp>
#include <huuco/landuse/plan.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/model/verdict.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace huuco {

/// The rule that decided how much of the ground is principal-crop land.
enum class LandRule : std::uint8_t {
    no_code,           ///< the land code is blank
    unknown_code,      ///< the table knows none of its codes
    code_not_listed,   ///< the plan covers none of its codes
    crop_listed,       ///< code covered, crop on the list
    crop_not_listed,   ///< code covered, crop known and not on the list
    crop_unknown,      ///< code covered, crop not in the table
    blank_by_code,     ///< code covered, no crop: the code decides
    blank_principal,   ///< no crop: the plan takes crop land for principal
    blank_excluded,    ///< no crop: the plan takes that for not principal
    mixed_not_counted, ///< the plan leaves compound codes out
};

inline constexpr std::array<std::string_view, 10> kLandRuleNames = {
    "no_code",
    "unknown_code",
    "code_not_listed",
    "crop_listed",
    "crop_not_listed",
    "crop_unknown",
    "blank_by_code",
    "blank_principal",
    "blank_excluded",
    "mixed_not_counted"};

[[nodiscard]] constexpr std::string_view land_rule_name(LandRule rule) noexcept {
    return kLandRuleNames[static_cast<std::size_t>(rule)];
}

/// How the codes of a cell share the ground.
enum class CodeSplit : std::uint8_t {
    single,            ///< there is one code, or none
    alike,             ///< all count or none does: it does not matter
    recorded,          ///< by recorded areas; what they leave over is alike, or is not counted
    residential_limit, ///< the plan's limit for the residential code; what is left over is alike
    equal_parts,       ///< assumed: equal parts of what no recorded area or limit settles
    whole_parcel,      ///< the plan: everything counts as soon as one code does
    not_counted,       ///< the plan: nothing of it counts
};

inline constexpr std::array<std::string_view, 7> kCodeSplitNames = {
    "single_code",
    "codes_alike",
    "recorded_areas",
    "residential_limit",
    "equal_parts_assumed",
    "whole_parcel",
    "not_counted"};

[[nodiscard]] constexpr std::string_view code_split_name(CodeSplit split) noexcept {
    return kCodeSplitNames[static_cast<std::size_t>(split)];
}

/// How the crops of a cell share the ground.
enum class CropSplit : std::uint8_t {
    single,       ///< there is one crop, or none
    alike,        ///< all are listed or none is: it does not matter
    stated,       ///< in the proportion that the cell states
    equal_parts,  ///< assumed: equal parts
    first,        ///< the plan: all of it is the first one's
    whole_parcel, ///< the plan: everything counts as soon as one crop is listed
};

inline constexpr std::array<std::string_view, 6> kCropSplitNames = {
    "single_crop",
    "crops_alike",
    "stated_areas",
    "equal_parts_assumed",
    "first_crop",
    "whole_parcel"};

[[nodiscard]] constexpr std::string_view crop_split_name(CropSplit split) noexcept {
    return kCropSplitNames[static_cast<std::size_t>(split)];
}

/// One code of a land-code cell.
struct LandCodePart {
    std::string text;                ///< as written, capitals, without `*`
    const LandCode* code = nullptr;  ///< null when the table does not have it
    bool is_principal = false;       ///< its ground is principal-crop land, the crop permitting
    bool is_starred = false;         ///< `ONT*`: its area is not yet settled in the records
    bool is_recorded = false;        ///< its area is recorded
    std::vector<std::size_t> places; ///< among the codes of the cell; several where it is repeated
};

/// The codes of a land-code cell, each once, in the order written; none of them `is_principal`.
///
/// \param label         of the cell; see LandCell
/// \param has_recorded  areas were taken out of the cell, so the label is parted at its marks only
/// \returns one part with the whole text where no code of it is known
[[nodiscard]] std::vector<LandCodePart>
find_land_codes(const Tables& tables, std::string_view label, bool has_recorded);

/// One crop of a crop cell.
struct CropPart {
    std::string text;             ///< name of the table, or as written
    const Crop* crop = nullptr;   ///< null when the table does not have it
    bool is_listed = false;       ///< on the plan's list of principal crops
    std::optional<double> stated; ///< how much the cell states; empty where that is not used
};

/// What the land code and the crop of a parcel say.
struct LandUse {
    std::vector<LandCodePart> codes; ///< distinct, in the order written
    std::string harmonised; ///< the codes in the list of 2024, parted by `+`; `?` for what has none
    bool is_incomplete = false;  ///< `ONT+`: a further code seems to be missing
    std::vector<CropPart> crops; ///< distinct, in the order written
    std::string crop;            ///< the crops in one text
    std::string crop_as_written;
    std::optional<double> stated_crops_m2; ///< all areas of the crop cell together
    LandClass land_class = LandClass::unknown;
    double principal_share = 0.0; ///< part of the ground that is principal-crop land, 0 to 1;
                                  ///< where it depends on areas, that of equal parts
    MapClass map_class = MapClass::unknown; ///< while nothing is known to be organic
    LandRule rule = LandRule::no_code;
    bool is_any_crop_listed = false;            ///< the plan names no crop: every one counts
    MixedCodes mixed_codes = MixedCodes::split; ///< how several codes share the ground
    CodeSplit code_split = CodeSplit::single;
    CropSplit crop_split = CropSplit::single;
    double crop_share = 1.0; ///< part of the crop land under listed crops
    double rest_share = 1.0; ///< principal part of what recorded areas leave over
    std::optional<double> residential_limit_m2; ///< where the plan's limit settles the split
    bool depends_on_areas = false;              ///< see principal_share_of
};

/// Which areas of a compound code are recorded for a parcel.
struct RecordedAreas {
    std::vector<std::optional<double>> by_code; ///< one per code of the cell; empty when none
    std::optional<double> residential_m2;       ///< of its residential code
    bool is_percent = false; ///< `by_code` is in per cent of the parcel; else in m²

    /// What the cell records of a code, all its mentions together; empty where one of them says
    /// nothing.
    [[nodiscard]] std::optional<double> of(const LandCodePart& part) const;
};

/// The area that is recorded for a code of a parcel, in m²; empty where none is.
///
/// \param parcel_m2  ground of the whole parcel
[[nodiscard]] std::optional<double>
recorded_area_m2(const LandCodePart& part, const RecordedAreas& recorded, double parcel_m2);

/// The principal part of a parcel whose split depends on areas.
///
/// Recorded areas are taken as they are; what the parcel has beyond them goes to the codes without
/// one. Where every code has one, or they exceed the parcel, they share it in their proportion.
///
/// \param recorded   those with which the land use was classified
/// \param parcel_m2  ground of the whole parcel, more than 0
/// \returns 0 to 1
/// \pre use.depends_on_areas
[[nodiscard]] double
principal_share_of(const LandUse& use, const RecordedAreas& recorded, double parcel_m2);

/// The land use of a parcel all of whose ground belongs to the codes that do not count.
[[nodiscard]] LandUse without_principal_part(LandUse use);

/// Classifies parcels by the rules of a plan.
///
/// A listed land code covers itself, its children in the tree, what succeeded each of these, and
/// the children of the successors. A crop is listed when the plan or one of its presets names it;
/// timber of a preset is left out, as it does not grow on crop land. Where neither names a crop,
/// every crop of the table is listed.
class LandUseClassifier {
public:
    /// \pre the tables outlive the classifier and every LandUse it makes
    /// \throws Error `format` for a name that the tables do not know (see check_names)
    LandUseClassifier(const Tables& tables, const Plan& plan);

    /// What a parcel is.
    ///
    /// \param land_code  LandCell::label, never the cell, of which areas would be read as codes
    /// \param crop       as written; see CropNames
    /// \param recorded   of LandCell::amounts; their values matter to principal_share_of alone
    [[nodiscard]] LandUse
    classify(std::string_view land_code, std::string_view crop, const RecordedAreas& recorded = {})
        const;

    /// The names by which crops are found.
    [[nodiscard]] const CropNames& crop_names() const noexcept { return m_crop_names; }

    /// The tables by which codes and crops are known.
    [[nodiscard]] const Tables& tables() const noexcept { return *m_tables; }

    /// True when the plan's land codes cover that one.
    [[nodiscard]] bool covers(const LandCode& code) const;

    /// True when the plan or its presets list that crop as principal.
    [[nodiscard]] bool lists(const Crop& crop) const;

private:
    [[nodiscard]] bool read_crops(LandUse& use, std::string_view text) const;
    [[nodiscard]] double share_of_crops(LandUse& use, bool has_stated) const;
    [[nodiscard]] double share_of_codes(LandUse& use) const;
    void decide(LandUse& use, bool has_stated) const;

    const Tables* m_tables;
    CropNames m_crop_names;
    BlankCrop m_blank_crop;
    MixedCodes m_mixed_codes;
    SeveralCrops m_several_crops;
    std::optional<double> m_residential_limit_m2;
    std::unordered_set<const LandCode*> m_covered;
    std::unordered_set<const Crop*> m_listed;
    bool m_is_any_crop_listed = false;
};

/// The class that a map shows for a land class while nothing is principal there.
[[nodiscard]] MapClass map_class_of(LandClass land_class) noexcept;

} // namespace huuco
