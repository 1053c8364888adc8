// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The summary of a merged result: its own figures, and where the parts say how they came about.

#include "pipeline/part_result.hpp"

#include <huuco/base/language.hpp>

#include <string>
#include <vector>

namespace huuco {

/// What the user should know: the notes of the parts on their inputs, those that follow from the
/// merged counts, and what no part could see.
[[nodiscard]] std::vector<std::string>
merged_warnings(const std::vector<PartResult>& parts, const Analysis& figures, Language language);

/// `summary.json` as text. Tool, tables and systems are those that the parts have in common; inputs
/// and problems those of all parts.
[[nodiscard]] std::string
merged_summary(const std::vector<PartResult>& parts, const Analysis& figures, Language language);

} // namespace huuco
