// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The steps of an analysis after its inputs were opened, for those who look into these as well.

#include "pipeline/inputs.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/pipeline/analysis.hpp>

namespace huuco {

/// As analyze; afterwards the inputs hold plan and tables still, not what the analysis has.
[[nodiscard]] Analysis
analyze_inputs(Inputs& inputs, const AnalyzeOptions& options, Progress& progress);

} // namespace huuco
