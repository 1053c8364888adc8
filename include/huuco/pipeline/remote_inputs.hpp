// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a run would read from other machines.

#include <huuco/pipeline/analyze_options.hpp>

#include <string>
#include <vector>

namespace huuco {

/// The datasets that an analysis with these options would read from other machines: those of the
/// options, and of their plan where they name none. Nothing is opened but the plan.
///
/// \returns each as it is shown, without a password; a plan that cannot be read adds none
[[nodiscard]] std::vector<std::string> remote_inputs(const AnalyzeOptions& options);

} // namespace huuco
