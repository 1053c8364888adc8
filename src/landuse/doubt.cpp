// SPDX-License-Identifier: MIT
/// \file
/// Bounds of the principal part, from the codes and crops of a parcel.

#include <huuco/landuse/doubt.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace huuco {

namespace {

/// What part is possible, and why it is not settled.
struct PartBounds {
    double least = 0.0;
    double most = 0.0;
    DoubtKind kind = DoubtKind::none;
};

/// Adds up parts of the ground (or of the crop land) of which some count.
class PartSums {
public:
    /// \param size  empty: nobody knows how large it is
    void add(bool counts, bool is_open, const std::optional<double>& size) {
        if (size) {
            m_settled += *size;
            m_counted += counts ? *size : 0.0;
            m_open += is_open ? *size : 0.0;
        } else {
            m_has_rest = true;
            m_may_rest_be_nothing = m_may_rest_be_nothing || !counts;
            m_may_rest_be_all = m_may_rest_be_all || counts || is_open;
        }
        m_has_open = m_has_open || is_open;
    }

    /// \param whole  of which they are parts, more than 0; where they fill it, they share it in
    ///               their proportion
    [[nodiscard]] PartBounds bounds(double whole, DoubtKind mixed, DoubtKind unknown) const {
        const bool is_filled = !m_has_rest || m_settled > whole;
        const double all = is_filled && m_settled > 0.0 ? m_settled : whole;
        const double rest = is_filled ? 0.0 : whole - m_settled;
        PartBounds bounds;
        bounds.least = (m_counted + (m_may_rest_be_nothing ? 0.0 : rest)) / all;
        bounds.most = (m_counted + m_open + (m_may_rest_be_all ? rest : 0.0)) / all;
        if (bounds.least < bounds.most) {
            bounds.kind = m_has_open ? unknown : mixed;
        }
        return bounds;
    }

private:
    double m_settled = 0.0;
    double m_counted = 0.0;
    double m_open = 0.0; ///< of what nobody knows whether it counts
    bool m_has_rest = false;
    bool m_may_rest_be_nothing = false;
    bool m_may_rest_be_all = false;
    bool m_has_open = false;
};

using AreaOfCode = std::function<std::optional<double>(const LandCodePart&)>;

PartBounds code_bounds(const LandUse& use, double parcel_m2, const AreaOfCode& area_of) {
    if (use.codes.empty()) {
        return {0.0, 1.0, DoubtKind::unknown_code};
    }
    PartSums sums;
    for (const LandCodePart& part : use.codes) {
        sums.add(part.is_principal, part.code == nullptr, area_of(part));
    }
    if (use.is_incomplete) {
        sums.add(false, true, std::nullopt); // nobody knows that code either
    }
    return sums.bounds(parcel_m2, DoubtKind::mixed_codes, DoubtKind::unknown_code);
}

PartBounds crop_bounds(const LandUse& use) {
    if (use.crops.empty()) {
        return use.is_any_crop_listed ? PartBounds{1.0, 1.0, DoubtKind::none}
                                      : PartBounds{0.0, 1.0, DoubtKind::blank_crop};
    }
    PartSums sums;
    for (const CropPart& part : use.crops) {
        sums.add(part.is_listed, part.crop == nullptr, part.stated);
    }
    return sums.bounds(1.0, DoubtKind::mixed_crops, DoubtKind::unknown_crop);
}

/// Whether more may count than the certified area of what decides.
bool may_count_more(const Evidence& evidence, const Outlook& outlook) {
    return evidence.certified_m2 && (!outlook.area_m2 || *outlook.area_m2 > *evidence.certified_m2);
}

} // namespace

Doubt doubt_of(const LandUse& use, const DecidingEvidence& deciding) {
    // Records differ from parcel to parcel: one area each, and some ground beyond them, stand for
    // any here, so that only the kind of doubt follows from them.
    const auto some_area = [](const LandCodePart& part) {
        return part.is_recorded ? std::optional(1.0) : std::nullopt;
    };
    const double more_than_all = static_cast<double>(use.codes.size()) + 1.0;
    const PartBounds codes = code_bounds(use, more_than_all, some_area);
    const PartBounds crops = crop_bounds(use);
    Doubt doubt;
    doubt.least_share = codes.least * crops.least;
    doubt.most_share = codes.most * crops.most;
    if (doubt.least_share < doubt.most_share) {
        doubt.land = codes.kind != DoubtKind::none ? codes.kind : crops.kind;
    }
    const Evidence* const evidence = deciding.evidence;
    if (doubt.most_share > 0.0 && evidence != nullptr) {
        const bool is_none_counted = use.principal_share <= 0.0;
        const Prospect prospect = deciding.outlook.prospect;
        const bool is_more = may_count_more(*evidence, deciding.outlook);
        doubt.may_be_organic =
            prospect == Prospect::organic && (!evidence->counts_organic || is_more);
        doubt.may_be_in_conversion = prospect == Prospect::in_conversion &&
                                     !evidence->counts_organic &&
                                     (!evidence->counts_in_conversion || is_more);
        doubt.would_be_organic = is_none_counted && evidence->counts_organic;
        doubt.would_be_in_conversion = is_none_counted && evidence->counts_in_conversion;
        doubt.may_not_count = evidence->may_be_suspended && evidence->counts_organic;
        doubt.may_count_less = evidence->has_unread_area && evidence->counts_organic;
    }
    return doubt;
}

PrincipalBounds
principal_bounds_of(const LandUse& use, const RecordedAreas& recorded, double parcel_m2) {
    const PartBounds codes = code_bounds(use, parcel_m2, [&](const LandCodePart& part) {
        return recorded_area_m2(part, recorded, parcel_m2);
    });
    const PartBounds crops = crop_bounds(use);
    return {codes.least * crops.least, codes.most * crops.most};
}

std::optional<double>
contradicted_crop_land_m2(const LandUse& use, double principal_share, double parcel_m2) {
    constexpr double kTolerance = 0.1; // crop areas are estimated by eye
    if (!use.stated_crops_m2 || principal_share <= 0.0 || use.crop_share <= 0.0) {
        return std::nullopt;
    }
    const double crop_land_m2 = parcel_m2 * std::min(principal_share / use.crop_share, 1.0);
    const bool agrees = std::abs(*use.stated_crops_m2 - crop_land_m2) <= kTolerance * crop_land_m2;
    return agrees ? std::nullopt : std::optional(crop_land_m2);
}

bool has_recorded_code(const LandUse& use) noexcept {
    return std::ranges::any_of(use.codes, &LandCodePart::is_recorded);
}

} // namespace huuco
