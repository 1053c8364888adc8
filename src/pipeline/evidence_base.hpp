// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What parcels are judged by: the rules on land use, the registers and the organic areas.

#include "pipeline/inputs.hpp"
#include "pipeline/parcel_judge.hpp"

#include <huuco/base/language.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/landuse/evidence.hpp>
#include <huuco/landuse/land_use.hpp>
#include <huuco/landuse/register_index.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/model/register_rows.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace huuco {

/// Organic areas in the order of their rank, best first; of equal rank in the order of their
/// layers.
struct RankedAreas {
    MultiPolygonBuffer shapes; ///< less what areas of the same certificate report as suspended
    std::vector<Evidence> evidence;
    std::vector<FeatureRef> features;
    std::vector<std::string> names;     ///< certificate numbers
    std::vector<std::uint32_t> numbers; ///< in the order of their layers, from 0 through all
};

/// Rules and evidence. It takes no parcels to make it, so these can be read meanwhile; before it
/// judges any, `settle_ambiguous` has to hear them.
class EvidenceBase {
public:
    /// \param inputs  outlive it; their register rows are moved into the index, for they are many
    /// \param language  of the reasons; nothing: they are not wanted
    EvidenceBase(Inputs& inputs, std::optional<Language> language);
    EvidenceBase(const EvidenceBase&) = delete; // its parts refer to one another
    EvidenceBase& operator=(const EvidenceBase&) = delete;
    ~EvidenceBase() = default;

    /// Leaves out the register rows that may mean several of the parcels.
    void settle_ambiguous(const std::vector<ParcelBatch>& batches);

    /// The rows of the registers with their status, once nothing is judged any more.
    [[nodiscard]] RegisterRows take_register_rows() noexcept {
        return std::move(m_register).take_judged_rows();
    }

    [[nodiscard]] const LandUseClassifier& classifier() const noexcept { return m_classifier; }

    [[nodiscard]] const RegisterIndex& register_index() const noexcept { return m_register; }

    [[nodiscard]] const ParcelJudge& judge() const noexcept { return m_judge; }

    [[nodiscard]] const RankedAreas& areas() const noexcept { return m_areas; }

private:
    LandUseClassifier m_classifier;
    EvidenceJudge m_evidence;
    RegisterIndex m_register;
    ParcelJudge m_judge;
    RankedAreas m_areas;
};

} // namespace huuco
