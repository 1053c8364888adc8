// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The readings of an analysis whose figures are made.

#include <huuco/pipeline/analysis.hpp>

namespace huuco {

/// Fills in the readings of the whole, of every village and of the land outside.
///
/// \param vertex_m  standard deviation of a corner's coordinates in metres; 0: not known, and
///                  boundaries add no doubt
void compute_readings(Analysis& analysis, double vertex_m);

} // namespace huuco
