// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The problems of several results as those of one.

#include "pipeline/part_result.hpp"

#include <nlohmann/json.hpp>

#include <vector>

namespace huuco {

/// The member `problems` of a merged summary, from those of the parts and in their order.
///
/// Parts have inputs in common: registers, organic areas, villages. A row or area without a parcel
/// is a problem where no part has its parcel; any other problem of a common input, which every part
/// that reads it has, is one. Inputs are the same by their content, not by their path.
///
/// What parts do not list, as there is more than a summary lists, they still count. Rows and areas
/// without parcels are counted rightly all the same; others may then count once a part.
///
/// \param figures  those of the merged land
/// \throws nlohmann::json::exception when a summary lacks what huuco writes
[[nodiscard]] nlohmann::ordered_json
merged_problems(const std::vector<PartResult>& parts, const Analysis& figures);

} // namespace huuco
