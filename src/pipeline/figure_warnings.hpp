// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Notes that follow from the counts of a result.

#include <huuco/base/language.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <string>
#include <vector>

namespace huuco {

/// Sentences on evidence, set-aside and repaired parcels, registered areas and register rows.
[[nodiscard]] std::vector<std::string> figure_warnings(const Analysis& analysis, Language language);

} // namespace huuco
