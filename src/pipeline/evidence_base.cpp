// SPDX-License-Identifier: MIT
/// \file
/// Judging the evidence itself, before any parcel.

#include "pipeline/evidence_base.hpp"

#include "pipeline/register_report.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <set>
#include <utility>

namespace huuco {

namespace {

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
    RankedAreas ranked;
    for (const std::size_t area : order) {
        ranked.shapes.add_shape(areas.shapes.shape(area));
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
