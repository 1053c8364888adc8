// SPDX-License-Identifier: MIT
/// \file
/// Judges each distinct combination of texts in a batch once.

#include "pipeline/parcel_judge.hpp"

#include "pipeline/area_column.hpp"
#include "pipeline/code_pairs.hpp"
#include "pipeline/parcel_keys.hpp"

#include <huuco/landuse/combine.hpp>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace huuco {

namespace {

/// Code of a row; the same for all rows of a column nobody filled.
TextColumn::Code code_of(const TextColumn& column, std::size_t row) {
    return column.empty() ? 0 : column.code(row);
}

} // namespace

RecordedAreas JudgedBatch::recorded(const ParcelBatch& batch, std::size_t row) const {
    const TextColumn& codes = batch.field(FieldRole::land_use);
    RecordedAreas recorded;
    if (!codes.empty()) {
        const LandCell& cell = land_cells[codes.code(row)];
        recorded.by_code = cell.amounts;
        recorded.is_percent = cell.is_percent;
    }
    recorded.residential_m2 =
        area_at(residential_m2, batch.field(FieldRole::residential_area), row);
    return recorded;
}

PrincipalPart
JudgedBatch::use_of(const ParcelBatch& batch, std::size_t row, double parcel_m2) const {
    const LandUse& use = land_uses[of(row).land_use];
    PrincipalPart part{case_of_row[row], use.principal_share};
    if (use.depends_on_areas && parcel_m2 > 0.0) {
        part.principal_share = principal_share_of(use, recorded(batch, row), parcel_m2);
        if (part.principal_share <= 0.0) {
            part.judged_case = of(row).without_principal;
        }
    }
    return part;
}

std::optional<double> JudgedBatch::certified_m2(
    const ParcelBatch& batch,
    std::size_t row,
    const Verdict& verdict,
    const std::optional<double>& stated_m2) const {
    if (stated_m2 || verdict.evidence == evidence_source_name(EvidenceSource::areas)) {
        return stated_m2;
    }
    return area_at(organic_m2, batch.field(FieldRole::organic_area), row);
}

/// One batch under judgement: each distinct combination is judged once.
class ParcelJudge::Run {
public:
    Run(const ParcelJudge& judge, const ParcelBatch& batch)
        : m_judge(judge), m_batch(batch), m_status_field(judge.m_status_field(batch.first_fid)),
          m_keys(batch) {
        for (const std::string_view value : batch.field(FieldRole::land_use).values()) {
            m_judged.land_cells.push_back(read_land_cell(value, judge.m_classifier->tables()));
            m_cell_kinds.push_back(kind_of(m_judged.land_cells.back()));
        }
        m_judged.residential_m2 = areas_by_code(batch.field(FieldRole::residential_area));
        m_judged.organic_m2 = areas_by_code(batch.field(FieldRole::organic_area));
    }

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

    /// Cells that agree in their labels and in which areas they record are of one kind: their
    /// parcels have one land use, whatever the areas are.
    [[nodiscard]] std::uint32_t kind_of(const LandCell& cell) {
        std::string kind = cell.label + '\n';
        for (const std::optional<double>& amount : cell.amounts) {
            kind += amount ? '+' : '-';
        }
        const auto next = static_cast<std::uint32_t>(m_kinds.size());
        return m_kinds.try_emplace(std::move(kind), next).first->second;
    }

    std::uint32_t land_use_of(std::size_t row) {
        const TextColumn::Code cell = code(FieldRole::land_use, row);
        const bool has_residential =
            area_at(m_judged.residential_m2, m_batch.field(FieldRole::residential_area), row)
                .has_value();
        const std::uint32_t kind = m_cell_kinds.empty() ? 0 : m_cell_kinds[cell];
        const std::uint32_t number = m_land_cases.number(
            (kind << 1U) | (has_residential ? 1U : 0U), code(FieldRole::crop, row));
        if (number == m_land_use_of.size()) {
            m_land_use_of.push_back(static_cast<std::uint32_t>(m_judged.land_uses.size()));
            m_judged.land_uses.push_back(m_judge.m_classifier->classify(
                m_judged.land_cells.empty() ? "" : m_judged.land_cells[cell].label,
                text(FieldRole::crop, row),
                m_judged.recorded(m_batch, row)));
        }
        return m_land_use_of[number];
    }

    std::optional<std::uint32_t> field_evidence_of(std::size_t row) {
        const std::uint32_t scheme = m_schemes.number(
            code(FieldRole::organic_status, row), code(FieldRole::organic_scheme, row));
        const std::uint32_t number =
            m_certificates.number(scheme, code(FieldRole::certificate, row));
        if (number == m_field_evidence_of.size()) {
            std::optional<Evidence> evidence = m_judge.m_evidence->judge_field(
                text(FieldRole::organic_status, row),
                text(FieldRole::organic_scheme, row),
                text(FieldRole::certificate, row),
                m_status_field);
            m_field_evidence_of.emplace_back();
            if (evidence) {
                m_field_evidence_of.back() =
                    static_cast<std::uint32_t>(m_judged.field_evidence.size());
                m_judged.field_evidence.push_back(std::move(*evidence));
            }
        }
        return m_field_evidence_of[number];
    }

    std::uint32_t case_of(std::size_t row) {
        JudgedCase found;
        found.land_use = land_use_of(row);
        std::optional<std::uint32_t> of_register;
        if (!m_judge.m_register->rows().empty()) {
            of_register = m_judge.m_register->find(m_keys.view(row));
        }
        found.of_field = field_evidence_of(row);

        const auto code_of_number = [](const std::optional<std::uint32_t>& number) {
            return number ? *number + 1 : 0;
        };
        const std::uint32_t number = m_cases.number(
            m_unregistered.number(found.land_use, code_of_number(found.of_field)),
            code_of_number(of_register));
        if (number == m_case_of.size()) {
            const auto next = static_cast<std::uint32_t>(m_judged.cases.size());
            m_case_of.push_back(next);
            found.without_principal = next;
            if (of_register) {
                found.of_register = static_cast<std::uint32_t>(m_judged.register_evidence.size());
                m_judged.register_evidence.push_back(m_judge.m_register->evidence(*of_register));
            }
            decide(found);
            m_judged.cases.push_back(found);
            add_case_without_principal(next);
        }
        return m_case_of[number];
    }

    /// Where areas decide, they may leave a parcel no principal-crop land at all.
    void add_case_without_principal(std::uint32_t number) {
        JudgedCase without = m_judged.cases[number];
        if (!m_judged.land_uses[without.land_use].depends_on_areas) {
            return;
        }
        const auto variant = static_cast<std::uint32_t>(m_judged.land_uses.size());
        const auto [entry, is_new] = m_variant_of.try_emplace(without.land_use, variant);
        if (is_new) {
            m_judged.land_uses.push_back(
                without_principal_part(m_judged.land_uses[without.land_use]));
        }
        const auto next = static_cast<std::uint32_t>(m_judged.cases.size());
        m_judged.cases[number].without_principal = next;
        without.land_use = entry->second;
        without.without_principal = next;
        decide(without);
        m_judged.cases.push_back(without);
    }

    void decide(JudgedCase& found) {
        const Evidence* of_register = m_judged.of_register(found);
        const Evidence* of_field = m_judged.of_field(found);
        const DecidingEvidence outside =
            preferred_evidence(m_judge.m_preferred, of_register, nullptr, of_field);
        Evidence any_area;
        any_area.rank = EvidenceRank::counted; // an area that says something, whatever it is
        found.is_decided_by_areas =
            preferred_evidence(m_judge.m_preferred, of_register, &any_area, of_field).evidence ==
            &any_area;
        found.verdict = static_cast<std::uint32_t>(m_judged.verdicts.size());
        m_judged.verdicts.push_back(
            combine(m_judged.land_uses[found.land_use], outside, m_judge.m_language));
        if (of_register != nullptr) {
            m_judged.verdicts.back().register_rows = of_register->rows;
        }
    }

    const ParcelJudge& m_judge;
    const ParcelBatch& m_batch;
    std::string m_status_field; ///< of the batch: it comes from one file
    JudgedBatch m_judged;
    ParcelKeys m_keys;
    std::unordered_map<std::string, std::uint32_t> m_kinds;
    std::vector<std::uint32_t> m_cell_kinds; ///< by code of the land-use column
    CodePairs m_land_cases;
    std::vector<std::uint32_t> m_land_use_of;                      ///< by land case
    std::unordered_map<std::uint32_t, std::uint32_t> m_variant_of; ///< without principal part
    CodePairs m_schemes;
    CodePairs m_certificates;
    std::vector<std::optional<std::uint32_t>> m_field_evidence_of; ///< by certificate
    CodePairs m_unregistered;                                      ///< land use and field evidence
    CodePairs m_cases;                                             ///< the register's beside these
    std::vector<std::uint32_t> m_case_of;
};

ParcelJudge::ParcelJudge(
    const LandUseClassifier& classifier,
    const EvidenceJudge& evidence,
    const RegisterIndex& register_index,
    EvidenceSource preferred,
    std::function<std::string(std::uint64_t)> status_field,
    std::optional<Language> language)
    : m_classifier(&classifier), m_evidence(&evidence), m_register(&register_index),
      m_preferred(preferred), m_status_field(std::move(status_field)), m_language(language) {}

JudgedBatch ParcelJudge::judge(const ParcelBatch& batch) const {
    return Run(*this, batch).finish();
}

Verdict
ParcelJudge::in_area(const JudgedBatch& judged, const JudgedCase& of_parcel, const Evidence& area)
    const {
    const Evidence* of_register = judged.of_register(of_parcel);
    Verdict verdict = combine(
        judged.land_uses[of_parcel.land_use],
        preferred_evidence(m_preferred, of_register, &area, judged.of_field(of_parcel)),
        m_language);
    if (of_register != nullptr) {
        verdict.register_rows = of_register->rows;
    }
    return verdict;
}

} // namespace huuco
