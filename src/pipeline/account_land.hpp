// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Adds up which rules decided about how much ground, and what was not known.

#include "pipeline/parcel_judge.hpp"

#include <huuco/pipeline/analysis.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace huuco {

/// Adds up batch by batch.
class LandAccounting {
public:
    /// \param batch, judged  one batch of parcels and what was judged about them
    /// \param pieces    of the batch, ordered by parcel
    /// \param verdicts  that they refer to
    void
    add(const ParcelBatch& batch,
        const JudgedBatch& judged,
        std::span<const Piece> pieces,
        std::span<const Verdict> verdicts);

    /// The account over all batches.
    [[nodiscard]] LandAccount
    account(const LandUseClassifier& classifier, const Tables& tables) const;

private:
    using Rules = std::array<std::string_view, 3>; ///< of the land, its codes and its crops

    std::map<Rules, RuleAccount> m_sums;             ///< ground by the rules that decided about it
    std::map<std::string, std::uint64_t> m_codes;    ///< parcels by unknown land code
    std::map<std::string, std::uint64_t> m_crops;    ///< the same by unknown crop
    std::map<std::string, std::uint64_t> m_statuses; ///< the same by unknown status of their field
    std::map<std::string, std::uint64_t> m_schemes;  ///< the same by unknown scheme of their field
};

} // namespace huuco
