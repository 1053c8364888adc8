// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads `[[indicators]]` of a plan file.

#include "plan_section.hpp"

#include <huuco/landuse/indicator.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace huuco::detail {

/// \param folder  paths of tables are relative to it
/// \throws Error `format` for an unknown or missing key, an id that occurs twice, a wrong value
[[nodiscard]] std::vector<Indicator> read_indicators(
    const PlanSection& file,
    const std::string& source,
    const std::filesystem::path& folder);

} // namespace huuco::detail
