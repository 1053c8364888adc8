// SPDX-License-Identifier: MIT
/// \file
/// How much of one parcel is principal-crop land where recorded areas or a limit decide.

#include <huuco/landuse/land_use.hpp>

#include <algorithm>
#include <cassert>

namespace huuco {

namespace {

/// The settled area of a code; empty where it has a part of the rest.
std::optional<double> settled_area(
    const LandUse& use,
    const LandCodePart& part,
    const RecordedAreas& recorded,
    double parcel_m2) {
    const bool is_residential =
        part.code != nullptr && part.code->land_class == LandClass::residential;
    if (!part.is_recorded && is_residential && use.residential_limit_m2) {
        return std::min(*use.residential_limit_m2, parcel_m2);
    }
    return recorded_area_m2(part, recorded, parcel_m2);
}

} // namespace

std::optional<double> RecordedAreas::of(const LandCodePart& part) const {
    double sum = 0.0;
    for (const std::size_t place : part.places) {
        if (place >= by_code.size() || !by_code[place]) {
            return std::nullopt;
        }
        sum += *by_code[place];
    }
    return part.places.empty() ? std::nullopt : std::optional(sum);
}

std::optional<double>
recorded_area_m2(const LandCodePart& part, const RecordedAreas& recorded, double parcel_m2) {
    if (!part.is_recorded) {
        return std::nullopt;
    }
    const std::optional<double> in_cell = recorded.of(part);
    const double unit_m2 = recorded.is_percent ? parcel_m2 / 100.0 : 1.0;
    return in_cell ? std::optional(*in_cell * unit_m2) : recorded.residential_m2;
}

double principal_share_of(const LandUse& use, const RecordedAreas& recorded, double parcel_m2) {
    assert(use.depends_on_areas);
    double settled = 0.0;
    double principal = 0.0;
    bool is_every_settled = true;
    for (const LandCodePart& part : use.codes) {
        if (const std::optional<double> area = settled_area(use, part, recorded, parcel_m2)) {
            settled += *area;
            principal += part.is_principal ? *area : 0.0;
        } else {
            is_every_settled = false;
        }
    }
    if (is_every_settled || settled > parcel_m2) {
        return settled > 0.0 ? use.crop_share * principal / settled : 0.0;
    }
    principal += (parcel_m2 - settled) * use.rest_share;
    return use.crop_share * std::min(principal / parcel_m2, 1.0);
}

LandUse without_principal_part(LandUse use) {
    use.principal_share = 0.0;
    use.crop_share = 0.0;
    use.depends_on_areas = false;
    const auto other = std::ranges::find_if(
        use.codes, [](const LandCodePart& part) { return !part.is_principal; });
    const LandCode* const code = other == use.codes.end() ? nullptr : other->code;
    use.land_class = code == nullptr ? LandClass::unknown : code->land_class;
    use.map_class = map_class_of(use.land_class);
    return use;
}

} // namespace huuco
