// SPDX-License-Identifier: MIT
/// \file
/// The rules by which land codes and crops become principal-crop land.

#include "base/capitals.hpp"

#include <huuco/base/text.hpp>
#include <huuco/landuse/land_cell.hpp>
#include <huuco/landuse/land_use.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

namespace huuco {

namespace {

/// The label in capitals, without the star of an area that is not yet recognised.
std::string label_of(std::string_view word) {
    while (word.ends_with('*')) {
        word.remove_suffix(1);
    }
    return to_capitals(trim(word));
}

using CodeSet = std::unordered_set<const LandCode*>;

/// A code and those that it hangs together with.
struct CodeLinks {
    const LandCode* code = nullptr;
    const LandCode* parent = nullptr; ///< null at the top of the tree
    std::vector<const LandCode*> successors;
};

std::vector<CodeLinks> links_between(const Tables& tables) {
    std::vector<CodeLinks> all;
    for (const LandCode& code : tables.land_codes()) {
        CodeLinks& links = all.emplace_back();
        links.code = &code;
        links.parent = code.parent.empty() ? nullptr : tables.find_land_code(code.parent);
        for (const std::string& successor : code.successors) {
            links.successors.push_back(tables.find_land_code(successor));
        }
    }
    return all;
}

/// True for an older code that is nothing but codes of a set in the list of today. One of another
/// class of land (pasture among annual crops) is more than a name.
bool is_older_name_in(const CodeLinks& links, const CodeSet& covered) {
    return !links.successors.empty() &&
           std::ranges::all_of(links.successors, [&](const LandCode* successor) {
               return covered.contains(successor) &&
                      successor->land_class == links.code->land_class;
           });
}

/// The closure of the listed codes under `child of`, `succeeded by` and `older name of`.
CodeSet cover(const Tables& tables, const std::vector<const LandCode*>& listed) {
    const std::vector<CodeLinks> all = links_between(tables);
    CodeSet covered(listed.begin(), listed.end());
    std::size_t before = 0;
    while (before < covered.size()) {
        before = covered.size();
        for (const CodeLinks& links : all) {
            if (covered.contains(links.code)) {
                covered.insert(links.successors.begin(), links.successors.end());
            } else if (covered.contains(links.parent) || is_older_name_in(links, covered)) {
                covered.insert(links.code);
            }
        }
    }
    return covered;
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

/// The codes in the list of 2024; `?` for one that has no place there.
std::string harmonised(const std::vector<LandCodePart>& codes, const Tables& tables) {
    std::vector<std::string> names;
    for (const LandCodePart& part : codes) {
        std::string name = part.code == nullptr ? "" : tables.harmonised(*part.code);
        name = name.empty() ? "?" : name;
        if (std::ranges::find(names, name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return fmt::format("{}", fmt::join(names, "+"));
}

/// `ONT+`: a separator with nothing behind or before it.
bool is_incomplete(std::string_view text) {
    constexpr std::string_view kDangling = "+,;/&-";
    text = trim(text);
    return text.size() > 1 && (kDangling.find(text.back()) != std::string_view::npos ||
                               kDangling.find(text.front()) != std::string_view::npos);
}

bool is_known_label(const Tables& tables, std::string_view word) {
    return tables.find_land_code(label_of(word)) != nullptr;
}

/// The words of a label; one that is parted at blanks keeps together what no code stands in:
/// `CLN+đất lạ` is two codes, not three.
std::vector<std::string>
words_of_label(const Tables& tables, std::string_view label, LabelSplit split) {
    if (split != LabelSplit::at_blanks) {
        return split_land_label(label, split);
    }
    std::vector<std::string> words;
    for (const std::string& part : split_land_label(label, LabelSplit::at_and)) {
        std::vector<std::string> inner = split_land_label(part, LabelSplit::at_blanks);
        const bool has_code = std::ranges::any_of(
            inner, [&](const std::string& word) { return is_known_label(tables, word); });
        if (is_known_label(tables, part) || (!has_code && !inner.empty())) {
            words.push_back(part);
        } else {
            std::ranges::move(inner, std::back_inserter(words));
        }
    }
    return words;
}

/// Marks the codes with recorded areas.
void mark_recorded(LandUse& use, const RecordedAreas& recorded) {
    for (LandCodePart& part : use.codes) {
        part.is_recorded = recorded.of(part).has_value();
    }
    const auto residential = std::ranges::find_if(use.codes, [](const LandCodePart& part) {
        return class_of(part) == LandClass::residential;
    });
    if (recorded.residential_m2 && residential != use.codes.end()) {
        residential->is_recorded = true;
    }
}

/// Of the codes without a settled area: do all count, none, or some?
struct Rest {
    std::size_t codes = 0;
    std::size_t principal = 0;

    [[nodiscard]] bool is_alike() const { return principal == 0 || principal == codes; }

    [[nodiscard]] double share() const {
        return codes == 0 ? 0.0 : static_cast<double>(principal) / static_cast<double>(codes);
    }
};

Rest rest_of(const std::vector<LandCodePart>& codes, bool is_residential_settled) {
    Rest rest;
    for (const LandCodePart& part : codes) {
        const bool is_settled = part.is_recorded || (is_residential_settled &&
                                                     class_of(part) == LandClass::residential);
        rest.codes += is_settled ? 0U : 1U;
        rest.principal += !is_settled && part.is_principal ? 1U : 0U;
    }
    return rest;
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

std::vector<LandCodePart>
find_land_codes(const Tables& tables, std::string_view label, bool has_recorded) {
    std::vector<LandCodePart> parts;
    const auto add = [&](std::string_view word, std::size_t place) {
        const std::string text = label_of(word);
        const LandCode* const code = tables.find_land_code(text);
        const std::string& name = code == nullptr ? text : code->code;
        if (text.empty()) {
            return;
        }
        auto part = std::ranges::find(parts, name, &LandCodePart::text);
        if (part == parts.end()) {
            part = parts.emplace(part);
            part->text = name;
            part->code = code;
            part->is_starred = word.ends_with('*');
        }
        part->places.push_back(place);
    };
    const auto is_known = [](const LandCodePart& part) { return part.code != nullptr; };
    if (is_known_label(tables, trim(label))) {
        add(trim(label), 0);
        return parts;
    }
    for (const LabelSplit split : kLabelSplits) {
        parts.clear();
        const std::vector<std::string> words = words_of_label(tables, label, split);
        for (std::size_t i = 0; i < words.size(); ++i) {
            add(words[i], i);
        }
        if (has_recorded || (!parts.empty() && std::ranges::all_of(parts, is_known))) {
            return parts;
        }
    }
    if (!parts.empty() && std::ranges::none_of(parts, is_known)) {
        parts.clear();
        add(trim(label), 0); // one unknown text, however many words it has
    }
    return parts;
}

LandUseClassifier::LandUseClassifier(const Tables& tables, const Plan& plan)
    : m_tables(&tables), m_crop_names(tables, plan), m_blank_crop(plan.blank_crop),
      m_mixed_codes(plan.mixed_codes), m_several_crops(plan.several_crops),
      m_residential_limit_m2(plan.residential_limit_m2) {
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
    m_is_any_crop_listed = is_every_crop;
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

/// Reads the crops. \returns true when each states how much of it there is
bool LandUseClassifier::read_crops(LandUse& use, std::string_view text) const {
    use.crop_as_written = trim(text);
    CropCell cell = m_crop_names.read(text);
    use.stated_crops_m2 = cell.stated_m2;
    for (NamedCrop& named : cell.crops) {
        use.crop += (use.crop.empty() ? "" : ", ") + named.text;
        use.crops.push_back(
            {std::move(named.text),
             named.crop,
             named.crop != nullptr && lists(*named.crop),
             cell.has_stated_areas ? named.stated : std::nullopt});
    }
    return cell.has_stated_areas;
}

LandUse LandUseClassifier::classify(
    std::string_view land_code,
    std::string_view crop,
    const RecordedAreas& recorded) const {
    LandUse use;
    use.mixed_codes = m_mixed_codes;
    use.is_any_crop_listed = m_is_any_crop_listed;
    use.codes = find_land_codes(*m_tables, land_code, !recorded.by_code.empty());
    use.is_incomplete = is_incomplete(land_code);
    use.harmonised = harmonised(use.codes, *m_tables);
    const bool has_stated = read_crops(use, crop);
    for (LandCodePart& part : use.codes) {
        const bool is_by_blank = use.crops.empty() && m_blank_crop == BlankCrop::principal &&
                                 part.code != nullptr && is_crop_land(part.code->land_class);
        part.is_principal = part.code != nullptr && (covers(*part.code) || is_by_blank);
    }
    mark_recorded(use, recorded);
    decide(use, has_stated);
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

/// Sets the shares and the rules, from the parts.
void LandUseClassifier::decide(LandUse& use, bool has_stated) const {
    const auto counted = std::ranges::count_if(use.codes, &LandCodePart::is_principal);
    if (use.codes.size() > 1) {
        use.code_split = CodeSplit::alike;
    }
    if (counted == 0) {
        use.rule = rule_without_code(use.codes);
        return;
    }
    use.rule = use.crops.empty() ? rule_of_blank(m_blank_crop) : rule_of_crops(use.crops);
    use.crop_share = share_of_crops(use, has_stated);
    const double code_share = share_of_codes(use);
    use.depends_on_areas = use.depends_on_areas && use.crop_share > 0.0;
    use.principal_share = code_share * use.crop_share;
}

/// The part of the crop land under listed crops.
double LandUseClassifier::share_of_crops(LandUse& use, bool has_stated) const {
    if (use.crops.empty()) {
        return m_blank_crop == BlankCrop::not_principal ? 0.0 : 1.0;
    }
    const auto listed =
        static_cast<std::size_t>(std::ranges::count_if(use.crops, &CropPart::is_listed));
    if (listed == 0 || listed == use.crops.size()) {
        use.crop_split = use.crops.size() > 1 ? CropSplit::alike : CropSplit::single;
        return listed == 0 ? 0.0 : 1.0;
    }
    if (has_stated) {
        use.crop_split = CropSplit::stated;
        double all = 0.0;
        double of_listed = 0.0;
        for (const CropPart& part : use.crops) {
            all += *part.stated;
            of_listed += part.is_listed ? *part.stated : 0.0;
        }
        return of_listed / all;
    }
    switch (m_several_crops) {
    case SeveralCrops::first:
        use.crop_split = CropSplit::first;
        return use.crops.front().is_listed ? 1.0 : 0.0;
    case SeveralCrops::whole_parcel:
        use.crop_split = CropSplit::whole_parcel;
        return 1.0;
    case SeveralCrops::equal_parts:
        break;
    }
    use.crop_split = CropSplit::equal_parts;
    return static_cast<double>(listed) / static_cast<double>(use.crops.size());
}

/// The part of the ground under codes that count, at least one of which does; where it depends on
/// areas, that of equal parts.
double LandUseClassifier::share_of_codes(LandUse& use) const {
    if (use.codes.size() == 1) {
        return 1.0;
    }
    const bool has_recorded = std::ranges::any_of(use.codes, &LandCodePart::is_recorded);
    const bool has_residential = std::ranges::any_of(use.codes, [](const LandCodePart& part) {
        return class_of(part) == LandClass::residential;
    });
    const bool is_limited = !has_recorded && has_residential && m_residential_limit_m2;
    const Rest all = rest_of({use.codes}, false);
    const Rest rest = rest_of(use.codes, is_limited);
    if (std::ranges::all_of(use.codes, &LandCodePart::is_principal)) {
        return 1.0; // code_split stays `alike`, whatever the plan says of codes that differ
    }
    use.depends_on_areas = has_recorded || is_limited;
    use.rest_share = rest.share();
    if (is_limited) {
        use.residential_limit_m2 = m_residential_limit_m2;
    }
    if (use.depends_on_areas && rest.is_alike()) {
        use.code_split = has_recorded ? CodeSplit::recorded : CodeSplit::residential_limit;
        return static_cast<double>(std::ranges::count_if(use.codes, &LandCodePart::is_principal)) /
               static_cast<double>(use.codes.size());
    }
    switch (m_mixed_codes) {
    case MixedCodes::whole_parcel:
        use.code_split = CodeSplit::whole_parcel;
        use.rest_share = 1.0;
        return 1.0;
    case MixedCodes::not_counted:
        use.rest_share = 0.0;
        if (has_recorded) {
            use.code_split = CodeSplit::recorded; // what is recorded counts, the rest does not
            return all.share();
        }
        use.depends_on_areas = false; // what the limit settles does not count either
        use.code_split = CodeSplit::not_counted;
        use.rule = LandRule::mixed_not_counted;
        return 0.0;
    case MixedCodes::split:
        break;
    }
    use.code_split = CodeSplit::equal_parts;
    return all.share();
}

} // namespace huuco
