// SPDX-License-Identifier: MIT
/// \file
/// Land use and evidence become a verdict.

#include <huuco/landuse/combine.hpp>

namespace huuco {

Verdict combine(const LandUse& use, const Evidence* evidence, Language language) {
    Verdict verdict;
    verdict.land_class = land_class_name(use.land_class);
    verdict.crop = use.crop;
    verdict.map_class = use.map_class;
    verdict.principal_share = use.principal_share;
    verdict.organic_status = evidence == nullptr ? "unknown" : evidence->status;
    verdict.reason = reason_for(use, evidence, language);
    if (evidence == nullptr) {
        return verdict;
    }
    verdict.certificate = evidence->certificate;
    if (use.principal_share > 0.0) {
        verdict.is_organic = evidence->counts_organic;
        verdict.is_in_conversion = evidence->counts_in_conversion;
    }
    if (verdict.is_organic) {
        verdict.map_class = MapClass::organic;
    } else if (verdict.is_in_conversion) {
        verdict.map_class = MapClass::in_conversion;
    }
    return verdict;
}

} // namespace huuco
