// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The plan's further targets as a person reads them in a terminal.

#include <huuco/base/language.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <string>

namespace huuco::cli {

/// A line an indicator: name, value or "no data", target, whether it is met; below it the note, if
/// there is one. Empty when the plan has no indicators.
[[nodiscard]] std::string indicator_table(const Analysis& analysis, Language language);

} // namespace huuco::cli
