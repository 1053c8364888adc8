// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Judges the parcels of a batch: land use from the tables, organic evidence from register and
/// fields.

#include <huuco/base/language.hpp>
#include <huuco/landuse/evidence.hpp>
#include <huuco/landuse/land_cell.hpp>
#include <huuco/landuse/land_use.hpp>
#include <huuco/landuse/register_index.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/verdict.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// One combination of land use and evidence; parcels that agree in both share it.
struct JudgedCase {
    std::uint32_t land_use = 0;               ///< index into JudgedBatch::land_uses
    std::optional<std::uint32_t> of_register; ///< index into JudgedBatch::register_evidence
    std::optional<std::uint32_t> of_field;    ///< index into JudgedBatch::field_evidence
    std::uint32_t without_principal = 0; ///< index into JudgedBatch::cases: the same where recorded
                                         ///< areas leave no principal-crop land; itself where
                                         ///< areas do not matter
    std::uint32_t verdict = 0;        ///< index into JudgedBatch::verdicts: outside organic areas
    bool is_decided_by_areas = false; ///< where organic areas cover the parcel, they decide
};

/// What part of a parcel is principal-crop land, and the case that this makes of it.
struct PrincipalPart {
    std::uint32_t judged_case = 0; ///< index into JudgedBatch::cases
    double principal_share = 0.0;  ///< of the parcel and of each of its parts, 0 to 1
};

/// What is known of each parcel of a batch before it is cut.
struct JudgedBatch {
    std::vector<std::uint32_t> case_of_row;
    std::vector<JudgedCase> cases;
    std::vector<LandUse> land_uses;
    std::vector<Evidence> register_evidence;
    std::vector<Evidence> field_evidence;
    std::vector<Verdict> verdicts;
    std::vector<LandCell> land_cells;                  ///< by code of the land-use column
    std::vector<std::optional<double>> residential_m2; ///< by code of its column; empty without one
    std::vector<std::optional<double>> organic_m2;     ///< by code of its column; empty without one

    /// What is recorded about the areas of a parcel's land codes.
    [[nodiscard]] RecordedAreas recorded(const ParcelBatch& batch, std::size_t row) const;

    /// The principal part of a parcel, by recorded areas where it depends on them.
    [[nodiscard]] PrincipalPart
    use_of(const ParcelBatch& batch, std::size_t row, double parcel_m2) const;

    /// The area of the whole parcel that is certified, where the evidence that decided or a field
    /// of the parcel states it. A surveyed area is the certified area itself.
    /// \param stated_m2  by the evidence
    [[nodiscard]] std::optional<double> certified_m2(
        const ParcelBatch& batch,
        std::size_t row,
        const Verdict& verdict,
        const std::optional<double>& stated_m2) const;

    /// The evidence of the register about a case; null when no row speaks about it.
    [[nodiscard]] const Evidence* of_register(const JudgedCase& of_parcel) const noexcept {
        return of_parcel.of_register ? &register_evidence[*of_parcel.of_register] : nullptr;
    }

    /// The evidence of the parcel's own fields; null when they say nothing.
    [[nodiscard]] const Evidence* of_field(const JudgedCase& of_parcel) const noexcept {
        return of_parcel.of_field ? &field_evidence[*of_parcel.of_field] : nullptr;
    }

    [[nodiscard]] const JudgedCase& of(std::size_t row) const noexcept {
        return cases[case_of_row[row]];
    }
};

/// Combines land use and evidence by the plan's preference. Never changes; several threads may use
/// it.
class ParcelJudge {
public:
    /// \pre everything handed in outlives the judge
    /// \param preferred     the kind of evidence that wins where several speak
    /// \param status_field  name of the status field where a row of the layer comes from, for the
    ///                      reasons; empty without one
    /// \param language      of the reasons; nothing: verdicts are given without them
    ParcelJudge(
        const LandUseClassifier& classifier,
        const EvidenceJudge& evidence,
        const RegisterIndex& register_index,
        EvidenceSource preferred,
        std::function<std::string(std::uint64_t)> status_field,
        std::optional<Language> language);

    [[nodiscard]] JudgedBatch judge(const ParcelBatch& batch) const;

    /// The verdict on the part of a parcel inside an organic area.
    [[nodiscard]] Verdict
    in_area(const JudgedBatch& judged, const JudgedCase& of_parcel, const Evidence& area) const;

private:
    class Run;

    const LandUseClassifier* m_classifier;
    const EvidenceJudge* m_evidence;
    const RegisterIndex* m_register;
    EvidenceSource m_preferred;
    std::function<std::string(std::uint64_t)> m_status_field;
    std::optional<Language> m_language;
};

} // namespace huuco
