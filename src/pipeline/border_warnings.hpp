// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Sentences about villages whose borders do not fit one another.

#include <huuco/base/language.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <string>
#include <vector>

namespace huuco {

/// What a reader of the figures should know of overlaps and gaps between villages: in overlaps the
/// order of the layer decides which village has the ground, and gaps count as outside.
///
/// Told where they have a hundredth of a hectare, the last digit of the table, together. Gaps are
/// told only where as much ground of parcels lies outside the villages.
///
/// \pre the problems and the figures of the run are complete
/// \returns at most one sentence of either
[[nodiscard]] std::vector<std::string> border_warnings(const Analysis& analysis, Language language);

} // namespace huuco
