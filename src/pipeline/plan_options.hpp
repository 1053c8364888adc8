// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Options that a plan completes.

#include <huuco/landuse/plan.hpp>
#include <huuco/pipeline/analyze_options.hpp>

#include <string_view>

namespace huuco {

/// Stops where a file that a plan names under a key is not there.
///
/// \throws Error `io` with plan, line and key
void require_files_of(const Plan& plan, std::string_view key);

/// The options with what the plan adds where they say nothing.
///
/// \throws Error `argument` when neither names parcels; as require_files_of for what the plan adds
[[nodiscard]] AnalyzeOptions completed(AnalyzeOptions options, const Plan& plan);

} // namespace huuco
