// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The summary of a result as it was written, and its figures against those of another.

#include <huuco/base/language.hpp>
#include <huuco/pipeline/verify.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>

namespace huuco {

/// The summary of a result that records how it was made.
/// \throws Error `io` when there is none; `format` when it records no run
[[nodiscard]] nlohmann::json read_recorded_summary(const std::filesystem::path& result);

/// Compares everything in two summaries but how they came about and what they tell in words.
/// \returns one item of the subject `figures`, whose note lists the first values that differ
[[nodiscard]] VerifyItem
compare_figures_of(const nlohmann::json& recorded, const nlohmann::json& made, Language language);

} // namespace huuco
