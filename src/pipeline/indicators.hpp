// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The plan's further targets: their tables are read with the inputs, their values come last.

#include "pipeline/inputs.hpp"

#include <huuco/base/language.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <string>

namespace huuco {

/// Reads the tables that the plan's indicators name, each once, so that a missing one stops the run
/// at its beginning.
///
/// \param inputs  has its plan; receives tables, records and problems
/// \throws Error as read_table; `format` when a table lacks a column (names plan, line, table)
void read_indicator_tables(Inputs& inputs);

/// Fills in the indicators of an analysis that has its figures.
void measure_indicators(const Inputs& inputs, Analysis& analysis, Language language);

/// In sentences: why there is no value, or what it rests on; empty where all is plain.
[[nodiscard]] std::string indicator_note(const IndicatorValue& value, Language language);

} // namespace huuco
