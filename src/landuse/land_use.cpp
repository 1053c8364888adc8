// SPDX-License-Identifier: MIT
/// \file
/// The rules by which land codes and crops become principal-crop land.

#include <huuco/base/text.hpp>
#include <huuco/landuse/land_use.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace huuco {

namespace {

constexpr std::string_view kCodeSeparators = "+,;/- \t\r\n";
constexpr std::string_view kCropSeparators = ",;/+&";

/// The words between separators, trimmed; blank ones are left out.
std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        const std::string_view word = trim(text.substr(0, end));
        if (!word.empty()) {
            words.push_back(word);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

/// Crops are also parted by the word `và`, which stands between blanks.
std::vector<std::string_view> split_at_and(std::string_view text) {
    std::vector<std::string_view> words;
    for (const std::string_view word : {" và ", " VÀ ", " Và "}) {
        const std::size_t at = text.find(word);
        if (at != std::string_view::npos) {
            words = split_at_and(text.substr(0, at));
            const std::vector<std::string_view> rest = split_at_and(text.substr(at + word.size()));
            words.insert(words.end(), rest.begin(), rest.end());
            return words;
        }
    }
    if (const std::string_view word = trim(text); !word.empty()) {
        words.push_back(word);
    }
    return words;
}

/// The label in capitals, without the star of an area that is not yet recognised.
std::string label_of(std::string_view word) {
    while (word.ends_with('*')) {
        word.remove_suffix(1);
    }
    std::string label(trim(word));
    std::ranges::transform(label, label.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return label;
}

/// The closure of the listed codes under `child of` and `succeeded by`.
std::unordered_set<const LandCode*>
cover(const Tables& tables, const std::vector<const LandCode*>& listed) {
    std::unordered_set<const LandCode*> covered;
    std::deque<const LandCode*> open(listed.begin(), listed.end());
    while (!open.empty()) {
        const LandCode* const code = open.front();
        open.pop_front();
        if (!covered.insert(code).second) {
            continue;
        }
        for (const std::string& successor : code->successors) {
            open.push_back(tables.find_land_code(successor));
        }
        for (const LandCode& child : tables.land_codes()) {
            if (!child.parent.empty() && tables.find_land_code(child.parent) == code) {
                open.push_back(&child);
            }
        }
    }
    return covered;
}

template <typename Part>
bool has_text(const std::vector<Part>& parts, const std::string& text) {
    return std::ranges::any_of(parts, [&](const Part& part) { return part.text == text; });
}

LandClass class_of(const LandCodePart& part) {
    return part.code == nullptr ? LandClass::unknown : part.code->land_class;
}

LandRule rule_without_code(const std::vector<LandCodePart>& codes) {
    if (codes.empty()) {
        return LandRule::no_code;
    }
    const bool is_known =
        std::ranges::any_of(codes, [](const LandCodePart& part) { return part.code != nullptr; });
    return is_known ? LandRule::code_not_listed : LandRule::unknown_code;
}

LandRule rule_of_blank(BlankCrop blank_crop) {
    switch (blank_crop) {
    case BlankCrop::by_land_code:
        return LandRule::blank_by_code;
    case BlankCrop::principal:
        return LandRule::blank_principal;
    case BlankCrop::not_principal:
        break;
    }
    return LandRule::blank_excluded;
}

LandRule rule_of_crops(const std::vector<CropPart>& crops) {
    if (std::ranges::any_of(crops, &CropPart::is_listed)) {
        return LandRule::crop_listed;
    }
    const bool is_known =
        std::ranges::any_of(crops, [](const CropPart& part) { return part.crop != nullptr; });
    return is_known ? LandRule::crop_not_listed : LandRule::crop_unknown;
}

/// The part of the ground under listed crops; several crops have equal parts.
double crop_share(const std::vector<CropPart>& crops, BlankCrop blank_crop) {
    if (crops.empty()) {
        return blank_crop == BlankCrop::not_principal ? 0.0 : 1.0;
    }
    const auto listed = std::ranges::count_if(crops, &CropPart::is_listed);
    return static_cast<double>(listed) / static_cast<double>(crops.size());
}

} // namespace

MapClass map_class_of(LandClass land_class) noexcept {
    switch (land_class) {
    case LandClass::annual:
    case LandClass::perennial:
    case LandClass::crop:
        return MapClass::crop_other;
    case LandClass::forest:
        return MapClass::forest;
    case LandClass::water:
        return MapClass::water;
    case LandClass::residential:
        return MapClass::residential;
    case LandClass::other:
        return MapClass::other;
    case LandClass::unknown:
        break;
    }
    return MapClass::unknown;
}

LandUseClassifier::LandUseClassifier(const Tables& tables, const Plan& plan)
    : m_tables(&tables), m_blank_crop(plan.blank_crop), m_mixed_codes(plan.mixed_codes) {
    check_names(plan, tables);
    std::vector<const LandCode*> listed;
    for (const PlanName& name : plan.land_codes) {
        listed.push_back(tables.find_land_code(name.text));
    }
    m_covered = cover(tables, listed);
    if (listed.empty()) {
        for (const LandCode& code : tables.land_codes()) {
            if (code.is_cropland) {
                m_covered.insert(&code);
            }
        }
    }
    for (const PlanName& name : plan.crops) {
        const Crop* const crop = tables.find_crop(name.text);
        m_listed.insert(crop != nullptr ? crop : tables.find_crop_id(name.text));
    }
    const bool is_every_crop = plan.crops.empty() && plan.presets.empty();
    for (const Crop& crop : tables.crops()) {
        const bool is_preset = std::ranges::any_of(plan.presets, [&](const PlanName& name) {
            const std::string& column = tables.find_preset(name.text)->crops_column;
            return std::ranges::find(crop.lists, column) != crop.lists.end();
        });
        if (is_every_crop || (is_preset && crop.cycle != "forest")) {
            m_listed.insert(&crop);
        }
    }
}

bool LandUseClassifier::covers(const LandCode& code) const {
    return m_covered.contains(&code);
}

bool LandUseClassifier::lists(const Crop& crop) const {
    return m_listed.contains(&crop);
}

std::vector<LandCodePart> LandUseClassifier::split_codes(std::string_view text) const {
    std::vector<LandCodePart> parts;
    const std::string whole = label_of(trim(text));
    if (const LandCode* const code = m_tables->find_land_code(whole)) {
        parts.push_back({code->code, code, false});
        return parts;
    }
    for (const std::string_view word : split(text, kCodeSeparators)) {
        const std::string label = label_of(word);
        const LandCode* const code = m_tables->find_land_code(label);
        const std::string& name = code == nullptr ? label : code->code;
        if (!label.empty() && !has_text(parts, name)) {
            parts.push_back({name, code, false});
        }
    }
    return parts;
}

CropPart LandUseClassifier::crop_part(std::string_view text) const {
    const Crop* const crop = m_tables->find_crop(text);
    if (crop == nullptr) {
        return {std::string(text), nullptr, false};
    }
    return {crop->name_vi, crop, lists(*crop)};
}

std::vector<CropPart> LandUseClassifier::split_crops(std::string_view text) const {
    text = trim(text);
    std::vector<CropPart> parts;
    if (text.empty()) {
        return parts;
    }
    if (CropPart whole = crop_part(text); whole.crop != nullptr) {
        parts.push_back(std::move(whole));
        return parts;
    }
    for (const std::string_view listed : split(text, kCropSeparators)) {
        for (const std::string_view word : split_at_and(listed)) {
            CropPart part = crop_part(word);
            if (!has_text(parts, part.text)) {
                parts.push_back(std::move(part));
            }
        }
    }
    return parts;
}

LandUse LandUseClassifier::classify(std::string_view land_code, std::string_view crop) const {
    LandUse use;
    use.mixed_codes = m_mixed_codes;
    use.codes = split_codes(land_code);
    use.crops = split_crops(crop);
    for (const CropPart& part : use.crops) {
        use.crop += (use.crop.empty() ? "" : ", ") + part.text;
    }
    for (LandCodePart& part : use.codes) {
        const bool is_by_blank = use.crops.empty() && m_blank_crop == BlankCrop::principal &&
                                 part.code != nullptr && is_crop_land(part.code->land_class);
        part.is_principal = part.code != nullptr && (covers(*part.code) || is_by_blank);
    }
    decide(use);
    const auto counted = std::ranges::find_if(use.codes, &LandCodePart::is_principal);
    if (use.principal_share > 0.0) {
        use.land_class = class_of(*counted);
        use.map_class = MapClass::principal;
    } else if (!use.codes.empty()) {
        use.land_class = class_of(use.codes.front());
        use.map_class = map_class_of(use.land_class);
    }
    return use;
}

/// Sets the share and the rule, from the parts.
void LandUseClassifier::decide(LandUse& use) const {
    const auto counted = std::ranges::count_if(use.codes, &LandCodePart::is_principal);
    if (counted == 0) {
        use.rule = rule_without_code(use.codes);
        return;
    }
    use.rule = use.crops.empty() ? rule_of_blank(m_blank_crop) : rule_of_crops(use.crops);
    double code_share = static_cast<double>(counted) / static_cast<double>(use.codes.size());
    if (use.codes.size() > 1 && m_mixed_codes == MixedCodes::whole_parcel) {
        code_share = 1.0;
    }
    if (use.codes.size() > 1 && m_mixed_codes == MixedCodes::not_counted) {
        code_share = 0.0;
        use.rule = LandRule::mixed_not_counted;
    }
    use.principal_share = code_share * crop_share(use.crops, m_blank_crop);
}

} // namespace huuco
