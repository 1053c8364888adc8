// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Adds up which rules decided about how much ground, and what was not known.

#include "pipeline/parcel_judge.hpp"

#include <huuco/pipeline/analysis.hpp>

#include <vector>

namespace huuco {

/// \param analysis  has its batches, pieces and verdicts
/// \param judged    one per batch
[[nodiscard]] LandAccount account_land(
    const Analysis& analysis,
    const std::vector<JudgedBatch>& judged,
    const LandUseClassifier& classifier,
    const Tables& tables);

} // namespace huuco
