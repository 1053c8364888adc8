// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Options that a plan completes.

#include <huuco/landuse/plan.hpp>
#include <huuco/pipeline/analyze_options.hpp>

namespace huuco {

/// The options with what the plan adds where they say nothing.
///
/// \throws Error `argument` when neither names parcels
[[nodiscard]] AnalyzeOptions completed(AnalyzeOptions options, const Plan& plan);

} // namespace huuco
