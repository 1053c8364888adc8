// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Takes last year's layer out of a plan that has this year's.

#include "pipeline/plan_text.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/pipeline/analyze_options.hpp>

namespace huuco {

/// Files with equal fields are parts of one layer, unless they hold the same land: last year's
/// layer beside this year's. The older one is left out where names and ground tell which that is;
/// else the user is asked.
///
/// \param options  the inputs of the plan, as an analysis would be given them
/// \throws Error as an analysis, where the files cannot be opened or read yet, or the user
///         interrupts
void leave_out_older_layers(PlanContent& content, AnalyzeOptions options, Progress& progress);

} // namespace huuco
