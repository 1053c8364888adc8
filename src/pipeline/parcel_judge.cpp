// SPDX-License-Identifier: MIT
/// \file
/// Judges each distinct combination of texts in a batch once.

#include "pipeline/parcel_judge.hpp"

#include "pipeline/parcel_keys.hpp"

#include <huuco/landuse/combine.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace huuco {

namespace {

/// Code of a row; the same for all rows of a column nobody filled.
TextColumn::Code code_of(const TextColumn& column, std::size_t row) {
    return column.empty() ? 0 : column.code(row);
}

/// The areas of a column by code; empty for a column that was never filled.
std::vector<std::optional<double>> areas_of(const TextColumn& column) {
    std::vector<std::optional<double>> areas;
    for (const std::string_view value : column.values()) {
        areas.push_back(read_area_m2(value));
    }
    return areas;
}

std::optional<double> area_at(
    const std::vector<std::optional<double>>& areas,
    const TextColumn& column,
    std::size_t row) {
    return column.empty() ? std::nullopt : areas[column.code(row)];
}

} // namespace

RecordedAreas JudgedBatch::recorded(const ParcelBatch& batch, std::size_t row) const {
    const TextColumn& codes = batch.field(FieldRole::land_use);
    RecordedAreas recorded;
    if (!codes.empty()) {
        recorded.by_code_m2 = land_cells[codes.code(row)].areas_m2;
    }
    recorded.residential_m2 =
        area_at(residential_m2, batch.field(FieldRole::residential_area), row);
    return recorded;
}

std::optional<double> JudgedBatch::certified_m2(const ParcelBatch& batch, std::size_t row) const {
    return area_at(organic_m2, batch.field(FieldRole::organic_area), row);
}

/// One batch under judgement: each distinct combination is judged once.
class ParcelJudge::Run {
public:
    Run(const ParcelJudge& judge, const ParcelBatch& batch)
        : m_judge(judge), m_batch(batch), m_keys(batch) {
        for (const std::string_view value : batch.field(FieldRole::land_use).values()) {
            m_judged.land_cells.push_back(read_land_cell(value));
            const auto next = static_cast<std::uint32_t>(m_label_of.size());
            m_label_of.push_back(
                m_label_numbers.try_emplace(m_judged.land_cells.back().label, next).first->second);
        }
        m_judged.residential_m2 = areas_of(batch.field(FieldRole::residential_area));
        m_judged.organic_m2 = areas_of(batch.field(FieldRole::organic_area));
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

    /// Which areas are recorded: a bit for each code of the cell, and one for the residential area.
    /// Parcels that agree in it and in their labels have one land use, whatever the areas are.
    [[nodiscard]] std::uint64_t recorded_bits(std::size_t row) const {
        std::uint64_t bits = 0;
        if (!m_judged.land_cells.empty()) {
            const auto& areas = m_judged.land_cells[code(FieldRole::land_use, row)].areas_m2;
            constexpr std::size_t kMostCodes = 62;
            for (std::size_t i = 0; i < std::min(areas.size(), kMostCodes); ++i) {
                bits |= areas[i] ? std::uint64_t{2} << i : 0U;
            }
        }
        const bool has_residential =
            area_at(m_judged.residential_m2, m_batch.field(FieldRole::residential_area), row)
                .has_value();
        return bits | (has_residential ? 1U : 0U);
    }

    std::uint32_t land_use_of(std::size_t row) {
        const TextColumn::Code cell = code(FieldRole::land_use, row);
        const std::uint32_t label = m_label_of.empty() ? 0 : m_label_of[cell];
        const auto key = std::tuple(label, code(FieldRole::crop, row), recorded_bits(row));
        const auto next = static_cast<std::uint32_t>(m_judged.land_uses.size());
        const auto [entry, is_new] = m_land_use_of.try_emplace(key, next);
        if (is_new) {
            m_judged.land_uses.push_back(m_judge.m_classifier->classify(
                m_judged.land_cells.empty() ? "" : m_judged.land_cells[cell].label,
                text(FieldRole::crop, row),
                m_judged.recorded(m_batch, row)));
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
        const std::optional<std::uint32_t> of_register =
            m_judge.m_register->rows().empty() ? std::nullopt
                                               : m_judge.m_register->find(m_keys.view(row));
        found.of_field = field_evidence_of(row);

        const auto key = std::tuple(found.land_use, of_register, found.of_field);
        const auto next = static_cast<std::uint32_t>(m_judged.cases.size());
        const auto [entry, is_new] = m_case_of.try_emplace(key, next);
        if (is_new) {
            found.without_principal = next;
            if (of_register) {
                found.of_register = static_cast<std::uint32_t>(m_judged.register_evidence.size());
                m_judged.register_evidence.push_back(m_judge.m_register->evidence(*of_register));
            }
            decide(found);
            m_judged.cases.push_back(found);
            add_case_without_principal(next);
        }
        return entry->second;
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
        const Evidence* outside =
            preferred_evidence(m_judge.m_preferred, of_register, nullptr, of_field);
        Evidence any_area;
        any_area.status = "certified"; // an area that says something, whatever it is
        found.is_decided_by_areas =
            preferred_evidence(m_judge.m_preferred, of_register, &any_area, of_field) == &any_area;
        found.verdict = static_cast<std::uint32_t>(m_judged.verdicts.size());
        m_judged.verdicts.push_back(
            combine(m_judged.land_uses[found.land_use], outside, m_judge.m_language));
        if (of_register != nullptr) {
            m_judged.verdicts.back().register_rows = of_register->rows;
        }
    }

    const ParcelJudge& m_judge;
    const ParcelBatch& m_batch;
    JudgedBatch m_judged;
    ParcelKeys m_keys;
    std::unordered_map<std::string, std::uint32_t> m_label_numbers;
    std::vector<std::uint32_t> m_label_of; ///< by code of the land-use column
    std::map<std::tuple<std::uint32_t, TextColumn::Code, std::uint64_t>, std::uint32_t>
        m_land_use_of;
    std::unordered_map<std::uint32_t, std::uint32_t> m_variant_of; ///< without principal part
    std::map<std::array<TextColumn::Code, 3>, std::optional<std::uint32_t>> m_field_evidence_of;
    std::map<
        std::tuple<std::uint32_t, std::optional<std::uint32_t>, std::optional<std::uint32_t>>,
        std::uint32_t>
        m_case_of; ///< by land use, number in the register, field evidence
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
