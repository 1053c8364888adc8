// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// From the land code and crop of a parcel to what part of it is principal-crop land, and why.

#include <huuco/landuse/plan.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/model/verdict.hpp>

#include <cstdint>
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

/// One code of a land-code cell.
struct LandCodePart {
    std::string text;               ///< as written, capitals, without `*`
    const LandCode* code = nullptr; ///< null when the table does not have it
    bool is_principal = false;      ///< its ground is principal-crop land, the crop permitting
};

/// One crop of a crop cell.
struct CropPart {
    std::string text;           ///< name of the table, or as written
    const Crop* crop = nullptr; ///< null when the table does not have it
    bool is_listed = false;     ///< on the plan's list of principal crops
};

/// What the land code and the crop of a parcel say.
struct LandUse {
    std::vector<LandCodePart> codes; ///< distinct, in the order written
    std::vector<CropPart> crops;     ///< distinct, in the order written
    std::string crop;                ///< the crops in one text
    LandClass land_class = LandClass::unknown;
    double principal_share = 0.0; ///< part of the ground that is principal-crop land, 0 to 1
    MapClass map_class = MapClass::unknown; ///< while nothing is known to be organic
    LandRule rule = LandRule::no_code;
    MixedCodes mixed_codes = MixedCodes::split; ///< how several codes share the ground
};

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
    /// \param land_code  as written: one code or several, parted by `+ , ; / -` or blanks
    /// \param crop       as written: a name or alias, or several, parted by `, ; / + &` or `và`;
    ///                   several crops have equal parts of the ground
    [[nodiscard]] LandUse classify(std::string_view land_code, std::string_view crop) const;

    /// True when the plan's land codes cover that one.
    [[nodiscard]] bool covers(const LandCode& code) const;

    /// True when the plan or its presets list that crop as principal.
    [[nodiscard]] bool lists(const Crop& crop) const;

private:
    [[nodiscard]] std::vector<LandCodePart> split_codes(std::string_view text) const;
    [[nodiscard]] std::vector<CropPart> split_crops(std::string_view text) const;
    [[nodiscard]] CropPart crop_part(std::string_view text) const;
    void decide(LandUse& use) const;

    const Tables* m_tables;
    BlankCrop m_blank_crop;
    MixedCodes m_mixed_codes;
    std::unordered_set<const LandCode*> m_covered;
    std::unordered_set<const Crop*> m_listed;
};

/// The class that a map shows for a land class while nothing is principal there.
[[nodiscard]] MapClass map_class_of(LandClass land_class) noexcept;

} // namespace huuco
