// SPDX-License-Identifier: MIT
/// \file
/// Judging the evidence itself, before any parcel.

#include "pipeline/evidence_base.hpp"

#include "pipeline/register_report.hpp"

#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/landuse/certificate_key.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace huuco {

namespace {

/// Suspended areas by the number of their certificate, as it is compared.
std::unordered_map<std::string, std::vector<std::size_t>>
suspended_areas(const std::vector<Evidence>& judged) {
    std::unordered_map<std::string, std::vector<std::size_t>> by_number;
    for (std::size_t area = 0; area < judged.size(); ++area) {
        const std::string number = certificate_key(judged[area].certificate);
        if (judged[area].rule == EvidenceRule::suspended && !number.empty()) {
            by_number[number].push_back(area);
        }
    }
    return by_number;
}

/// The shapes of the areas, those of a certificate less what others of its own say is suspended: as
/// in a register, a suspension goes before the certificate that it is about, and before no other.
MultiPolygonBuffer
shapes_in_force(const OrganicAreaSet& areas, const std::vector<Evidence>& judged) {
    const auto suspended = suspended_areas(judged);
    BooleanOps ops;
    MultiPolygonBuffer shapes;
    MultiPolygonBuffer left;
    MultiPolygonBuffer rest;
    for (std::size_t area = 0; area < judged.size(); ++area) {
        const auto found = judged[area].rank > EvidenceRank::suspended
                               ? suspended.find(certificate_key(judged[area].certificate))
                               : suspended.end();
        left.clear();
        left.add_shape(areas.shapes.shape(area));
        for (std::size_t i = 0; found != suspended.end() && i < found->second.size(); ++i) {
            rest.clear();
            ops.difference(left.shape(0), areas.shapes.shape(found->second[i]), rest);
            std::swap(left, rest);
        }
        shapes.add_shape(left.shape(0));
    }
    return shapes;
}

RankedAreas rank_areas(const OrganicAreaSet& areas, const EvidenceJudge& judge) {
    std::vector<Evidence> judged;
    for (const Certificate& certificate : areas.certificates) {
        judged.push_back(judge.judge(certificate, EvidenceSource::areas));
    }
    std::vector<std::size_t> order(judged.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return judged[left].rank > judged[right].rank;
    });
    const MultiPolygonBuffer shapes = shapes_in_force(areas, judged);
    RankedAreas ranked;
    for (const std::size_t area : order) {
        ranked.shapes.add_shape(shapes.shape(area));
        ranked.features.push_back({areas.certificates[area].source, areas.certificates[area].row});
        ranked.names.push_back(areas.certificates[area].number);
        ranked.numbers.push_back(static_cast<std::uint32_t>(area));
        ranked.evidence.push_back(std::move(judged[area]));
    }
    return ranked;
}

} // namespace

EvidenceBase::EvidenceBase(Inputs& inputs, std::optional<Language> language)
    : m_classifier(inputs.tables, inputs.plan),
      m_evidence(inputs.tables, inputs.plan, inputs.reference_date),
      m_register(std::move(inputs.certificates), m_evidence),
      m_judge(
          m_classifier,
          m_evidence,
          m_register,
          inputs.plan.evidence,
          [&inputs](std::uint64_t row) {
              return source_of(inputs, row).field(FieldRole::organic_status).value_or("");
          },
          language),
      m_areas(rank_areas(inputs.organic_areas, m_evidence)) {}

void EvidenceBase::settle_ambiguous(const std::vector<ParcelBatch>& batches) {
    std::set<std::size_t> ambiguous = ambiguous_rows(m_register.rows(), batches);
    if (!ambiguous.empty()) {
        m_register =
            RegisterIndex(std::move(m_register).take_rows(), m_evidence, std::move(ambiguous));
    }
}

} // namespace huuco
