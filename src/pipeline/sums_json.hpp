// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The member `sums` of `summary.json`: exact sums as text, and back.

#include <huuco/pipeline/analysis.hpp>

#include <nlohmann/json.hpp>

namespace huuco {

/// All exact sums of a result, in the order of its villages, rules and indicators; sums of nothing
/// are left out.
[[nodiscard]] nlohmann::ordered_json sums_json(const Analysis& analysis);

/// Reads them back into an analysis that knows its villages, rules and indicators already.
/// \throws nlohmann::json::exception when a member is missing or of another type, std::out_of_range
///         when it lists more rows than the register has, or not in rising order
void read_sums(const nlohmann::ordered_json& json, Analysis& analysis);

} // namespace huuco
