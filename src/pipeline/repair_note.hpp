// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Turns what the repair found into a problem that names the feature.

#include <huuco/geometry/repair.hpp>
#include <huuco/model/problem.hpp>

#include <cstdint>
#include <string>

namespace huuco {

/// \pre the outcome is not `valid`
[[nodiscard]] Problem
problem_of(const RepairOutcome& outcome, const std::string& source, std::uint64_t feature);

} // namespace huuco
