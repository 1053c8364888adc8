// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What is asked of an analysis before anything is opened.

#include <huuco/pipeline/analyze_options.hpp>

namespace huuco {

/// Refuses options that no command line could state: a day that does not exist, a target that is no
/// percentage, names that are not UTF-8, which no result could tell.
///
/// \throws Error `argument`
void require_possible(const AnalyzeOptions& options);

} // namespace huuco
