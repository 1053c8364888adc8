// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The command line that asks for what a program asked for.

#include <huuco/pipeline/analyze_options.hpp>

#include <vector>

namespace huuco {

/// The options of `huuco analyze` that say what `options` say, so that a result which a program
/// made can be verified; without the date, which the run itself adds.
///
/// What the command line has no word for is left out: areas by registration, which a plan asks for,
/// and that villages may be missing.
[[nodiscard]] std::vector<GivenOption> words_of_options(const AnalyzeOptions& options);

} // namespace huuco
