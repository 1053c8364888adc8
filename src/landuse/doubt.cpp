// SPDX-License-Identifier: MIT
/// \file
/// Bounds of the principal part, from the codes and crops of a parcel.

#include <huuco/landuse/doubt.hpp>

#include <algorithm>

namespace huuco {

namespace {

/// What is possible, and why it is not settled.
struct Bounds {
    bool may_be_nothing = false;
    bool may_be_all = false;
    DoubtKind kind = DoubtKind::none;
};

/// \param counted, open  how many of the parts count, and of how many nobody knows
Bounds bounds_of(
    std::size_t parts,
    std::size_t counted,
    std::size_t open,
    DoubtKind mixed,
    DoubtKind unknown) {
    Bounds bounds;
    bounds.may_be_nothing = counted < parts;
    bounds.may_be_all = counted + open > 0;
    if (bounds.may_be_nothing && bounds.may_be_all) {
        bounds.kind = open > 0 ? unknown : mixed;
    }
    return bounds;
}

Bounds code_bounds(const LandUse& use) {
    if (use.codes.empty()) {
        return {true, true, DoubtKind::unknown_code};
    }
    if (use.code_split == CodeSplit::recorded) {
        return {false, true, DoubtKind::none}; // the records say how much
    }
    const auto counted = std::ranges::count_if(use.codes, &LandCodePart::is_principal);
    const auto open = std::ranges::count_if(
        use.codes, [](const LandCodePart& part) { return part.code == nullptr; });
    const std::size_t missing = use.is_incomplete ? 1 : 0; // nobody knows that code either
    return bounds_of(
        use.codes.size() + missing,
        static_cast<std::size_t>(counted),
        static_cast<std::size_t>(open) + missing,
        DoubtKind::mixed_codes,
        DoubtKind::unknown_code);
}

Bounds crop_bounds(const LandUse& use) {
    if (use.crops.empty()) {
        return {
            !use.is_any_crop_listed,
            true,
            use.is_any_crop_listed ? DoubtKind::none : DoubtKind::blank_crop};
    }
    if (use.crop_split == CropSplit::stated) {
        return {false, true, DoubtKind::none}; // the cell says how much
    }
    const auto counted = std::ranges::count_if(use.crops, &CropPart::is_listed);
    const auto open =
        std::ranges::count_if(use.crops, [](const CropPart& part) { return part.crop == nullptr; });
    return bounds_of(
        use.crops.size(),
        static_cast<std::size_t>(counted),
        static_cast<std::size_t>(open),
        DoubtKind::mixed_crops,
        DoubtKind::unknown_crop);
}

bool leaves_open(const Evidence& evidence) {
    return !evidence.counts_organic && !evidence.counts_in_conversion &&
           (evidence.rule == EvidenceRule::status_unknown ||
            evidence.rule == EvidenceRule::scheme_unknown ||
            evidence.rule == EvidenceRule::scheme_blank);
}

} // namespace

Doubt doubt_of(const LandUse& use, const Evidence* evidence) {
    const Bounds codes = code_bounds(use);
    const Bounds crops = crop_bounds(use);
    Doubt doubt;
    doubt.least_share = codes.may_be_nothing || crops.may_be_nothing ? 0.0 : 1.0;
    doubt.most_share = codes.may_be_all && crops.may_be_all ? 1.0 : 0.0;
    if (doubt.least_share < doubt.most_share) {
        doubt.land = codes.kind != DoubtKind::none ? codes.kind : crops.kind;
    }
    doubt.may_be_organic = doubt.most_share > 0.0 && evidence != nullptr && leaves_open(*evidence);
    return doubt;
}

} // namespace huuco
