// SPDX-License-Identifier: MIT
/// \file
/// Judges each distinct combination of texts in a batch once.

#include "pipeline/parcel_judge.hpp"

#include <huuco/landuse/combine.hpp>

#include <array>
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>

namespace huuco {

namespace {

/// Code of a row; the same for all rows of a column nobody filled.
TextColumn::Code code_of(const TextColumn& column, std::size_t row) {
    return column.empty() ? 0 : column.code(row);
}

} // namespace

/// One batch under judgement: each distinct combination is judged once.
class ParcelJudge::Run {
public:
    Run(const ParcelJudge& judge, const ParcelBatch& batch) : m_judge(judge), m_batch(batch) {}

    JudgedBatch finish() {
        m_judged.case_of_row.reserve(m_batch.size());
        for (std::size_t row = 0; row < m_batch.size(); ++row) {
            m_judged.case_of_row.push_back(case_of(row));
        }
        return std::move(m_judged);
    }

private:
    [[nodiscard]] std::string_view text(FieldRole role, std::size_t row) const {
        return m_batch.field(role)[row];
    }

    [[nodiscard]] TextColumn::Code code(FieldRole role, std::size_t row) const {
        return code_of(m_batch.field(role), row);
    }

    std::uint32_t land_use_of(std::size_t row) {
        const auto key = std::pair(code(FieldRole::land_use, row), code(FieldRole::crop, row));
        const auto next = static_cast<std::uint32_t>(m_judged.land_uses.size());
        const auto [entry, is_new] = m_land_use_of.try_emplace(key, next);
        if (is_new) {
            m_judged.land_uses.push_back(m_judge.m_classifier->classify(
                text(FieldRole::land_use, row), text(FieldRole::crop, row)));
        }
        return entry->second;
    }

    std::optional<std::uint32_t> field_evidence_of(std::size_t row) {
        const std::array key = {
            code(FieldRole::organic_status, row),
            code(FieldRole::organic_scheme, row),
            code(FieldRole::certificate, row)};
        const auto [entry, is_new] = m_field_evidence_of.try_emplace(key, std::nullopt);
        if (is_new) {
            std::optional<Evidence> evidence = m_judge.m_evidence->judge_field(
                text(FieldRole::organic_status, row),
                text(FieldRole::organic_scheme, row),
                text(FieldRole::certificate, row),
                m_judge.m_status_field);
            if (evidence) {
                entry->second = static_cast<std::uint32_t>(m_judged.field_evidence.size());
                m_judged.field_evidence.push_back(std::move(*evidence));
            }
        }
        return entry->second;
    }

    std::uint32_t case_of(std::size_t row) {
        JudgedCase found;
        found.land_use = land_use_of(row);
        found.of_register = m_judge.m_register->find(
            text(FieldRole::commune, row),
            text(FieldRole::sheet, row),
            text(FieldRole::parcel, row));
        found.of_field = field_evidence_of(row);

        const auto key = std::tuple(found.land_use, found.of_register, found.of_field);
        const auto next = static_cast<std::uint32_t>(m_judged.cases.size());
        const auto [entry, is_new] = m_case_of.try_emplace(key, next);
        if (is_new) {
            decide(found);
            m_judged.cases.push_back(found);
        }
        return entry->second;
    }

    void decide(JudgedCase& found) {
        const Evidence* of_field =
            found.of_field ? &m_judged.field_evidence[*found.of_field] : nullptr;
        const Evidence* outside =
            preferred_evidence(m_judge.m_preferred, found.of_register, nullptr, of_field);
        Evidence any_area;
        any_area.status = "certified"; // an area that says something, whatever it is
        found.is_decided_by_areas =
            preferred_evidence(m_judge.m_preferred, found.of_register, &any_area, of_field) ==
            &any_area;
        found.verdict = static_cast<std::uint32_t>(m_judged.verdicts.size());
        m_judged.verdicts.push_back(
            combine(m_judged.land_uses[found.land_use], outside, m_judge.m_language));
    }

    const ParcelJudge& m_judge;
    const ParcelBatch& m_batch;
    JudgedBatch m_judged;
    std::map<std::pair<TextColumn::Code, TextColumn::Code>, std::uint32_t> m_land_use_of;
    std::map<std::array<TextColumn::Code, 3>, std::optional<std::uint32_t>> m_field_evidence_of;
    std::
        map<std::tuple<std::uint32_t, const Evidence*, std::optional<std::uint32_t>>, std::uint32_t>
            m_case_of;
};

ParcelJudge::ParcelJudge(
    const LandUseClassifier& classifier,
    const EvidenceJudge& evidence,
    const RegisterIndex& register_index,
    EvidenceSource preferred,
    std::string status_field,
    Language language)
    : m_classifier(&classifier), m_evidence(&evidence), m_register(&register_index),
      m_preferred(preferred), m_status_field(std::move(status_field)), m_language(language) {}

JudgedBatch ParcelJudge::judge(const ParcelBatch& batch) const {
    return Run(*this, batch).finish();
}

Verdict
ParcelJudge::in_area(const JudgedBatch& judged, const JudgedCase& of_parcel, const Evidence& area)
    const {
    const Evidence* of_field =
        of_parcel.of_field ? &judged.field_evidence[*of_parcel.of_field] : nullptr;
    return combine(
        judged.land_uses[of_parcel.land_use],
        preferred_evidence(m_preferred, of_parcel.of_register, &area, of_field),
        m_language);
}

} // namespace huuco
