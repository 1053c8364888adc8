// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Turns what the repair found into a problem that names the feature and an entry of the ledger.

#include <huuco/base/language.hpp>
#include <huuco/geometry/repair.hpp>
#include <huuco/model/problem.hpp>

#include <cstdint>
#include <string>

namespace huuco {

/// The feature that was repaired, and what the pipeline made of it.
struct RepairedFeature {
    std::string source;
    std::uint64_t feature = 0;
    Language language = Language::vi;
    double square_metres_per_unit = 1.0; ///< of the squared unit of the outcome's areas
    bool is_doubt_set_aside = true;      ///< a doubtful shape takes no part in the figures
};

/// \pre the outcome has a defect
[[nodiscard]] Problem problem_of(const RepairOutcome& outcome, const RepairedFeature& feature);

/// The problem of a shapefile's outer ring that does not run clockwise, as its format demands.
[[nodiscard]] Problem
problem_of_winding(const RepairOutcome& outcome, const RepairedFeature& feature);

} // namespace huuco
