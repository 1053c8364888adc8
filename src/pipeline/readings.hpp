// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The readings of an analysis whose figures are made.

#include <huuco/pipeline/analysis.hpp>

namespace huuco {

/// Whether evidence was given that speaks about some principal-crop land: a register that finds
/// none of the parcels says as little about them as no register.
[[nodiscard]] inline bool
speaks_about_organic_land(bool has_evidence, const AreaTotals& whole) noexcept {
    return has_evidence && whole.evidence() != "none";
}

/// Fills in the readings of the whole, of every village and of the land outside.
///
/// \param vertex_m  standard deviation of a corner's coordinates in metres; 0: not known, and
///                  boundaries add no doubt
void compute_readings(Analysis& analysis, double vertex_m);

} // namespace huuco
