// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes a plan file with a comment for every decision in it.

#include <huuco/base/language.hpp>
#include <huuco/landuse/plan.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/plan_draft.hpp>

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// What a plan is written from.
struct PlanContent {
    std::filesystem::path folder; ///< where the plan will lie; paths in it are relative to that
    std::vector<FoundInput> found;
    std::vector<std::string> notes;     ///< what an analysis would tell as well
    std::vector<std::string> questions; ///< what could not be decided
    std::vector<std::string> parcels;
    bool are_parcels_open = false; ///< some hold the same land: the user has to choose among them
    std::string parcels_layer;
    std::string villages;
    std::string villages_layer;
    std::vector<std::string> registers;
    std::vector<std::string> organic_areas;
    std::vector<std::string> organic_areas_layers; ///< one for each; none where none needs one
    /// The decisions about each of them; where these could not be made, of the parcel files what
    /// looking at each told.
    std::vector<InputRecord> records;
    std::vector<std::string> undecided_texts; ///< inputs that do not tell their encoding
    std::vector<std::string> parcel_fields;   ///< all fields of the parcel layer
    std::array<std::optional<std::string>, kFieldRoleCount> roles; ///< fields of the parcels
    Plan policy;                               ///< target, crops, schemes, indicators to start from
    std::vector<std::string> indicator_tables; ///< tables found, one per indicator of the policy;
                                               ///< empty where none was found
};

/// The text of the plan: UTF-8, comments in one language.
[[nodiscard]] std::string plan_text(const PlanContent& content, Language language);

} // namespace huuco
