// SPDX-License-Identifier: MIT
/// \file
/// Land use and evidence become a verdict.

#include <huuco/landuse/combine.hpp>
#include <huuco/landuse/doubt.hpp>

namespace huuco {

namespace {

Language other_language(Language language) {
    return language == Language::vi ? Language::en : Language::vi;
}

} // namespace

Verdict
combine(const LandUse& use, const DecidingEvidence& deciding, std::optional<Language> language) {
    const Evidence* const evidence = deciding.evidence;
    Verdict verdict;
    verdict.land_class = land_class_name(use.land_class);
    verdict.harmonised = use.harmonised;
    verdict.crop = use.crop;
    verdict.crop_as_written = use.crop_as_written;
    verdict.land_rule = land_rule_name(use.rule);
    verdict.code_split = code_split_name(use.code_split);
    verdict.crop_split = crop_split_name(use.crop_split);
    verdict.map_class = use.map_class;
    verdict.principal_share = use.principal_share;
    verdict.organic_status = evidence == nullptr ? "unknown" : evidence->status;
    if (language) {
        verdict.reason = reason_for(use, evidence, *language);
        verdict.reason_translated = reason_for(use, evidence, other_language(*language));
    }
    verdict.doubt = doubt_of(use, deciding);
    if (evidence == nullptr) {
        return verdict;
    }
    verdict.certificate = evidence->certificate;
    verdict.evidence = evidence_source_name(evidence->source);
    verdict.evidence_rule = evidence_rule_name(evidence->rule);
    verdict.certified_m2 = evidence->certified_m2;
    if (verdict.doubt.may_be_organic || verdict.doubt.may_be_in_conversion) {
        verdict.possible_m2 = deciding.outlook.area_m2;
    }
    if (evidence->source == EvidenceSource::certificates && !evidence->rows.empty()) {
        verdict.deciding_row = evidence->row;
    }
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
