// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Adds up which rules decided about how much ground, and what was not known.

#include "pipeline/parcel_judge.hpp"

#include <huuco/pipeline/analysis.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace huuco {

/// Adds up batch by batch.
class LandAccounting {
public:
    /// \param batch, judged  one batch of parcels and what was judged about them
    /// \param pieces  of the batch, ordered by parcel; they refer to the verdicts of the run
    void add(const ParcelBatch& batch, const JudgedBatch& judged, std::span<const Piece> pieces);

    /// The account over all batches.
    /// \param verdicts  of the run
    [[nodiscard]] LandAccount account(
        const std::vector<Verdict>& verdicts,
        const LandUseClassifier& classifier,
        const Tables& tables) const;

private:
    std::vector<RuleAccount> m_sums;              ///< ground by verdict
    std::map<std::string, std::uint64_t> m_codes; ///< parcels by unknown land code
    std::map<std::string, std::uint64_t> m_crops; ///< the same by unknown crop
};

} // namespace huuco
