// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The summary of a result as it was written, and against another.

#include <huuco/base/language.hpp>
#include <huuco/pipeline/verify.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace huuco {

/// The summary of a result that records how it was made.
/// \throws Error as read_summary_text; `format` when it records no run
[[nodiscard]] nlohmann::json read_recorded_summary(const std::filesystem::path& result);

/// The leaves in which two values differ, in their order, as `totals.organic_m2: 1 → 2`; a dash
/// stands for one that is not there.
/// \pre both are objects
[[nodiscard]] std::vector<std::string>
differences_of(const nlohmann::json& recorded, const nlohmann::json& made);

/// Compares everything in two summaries but versions (`tool`) and written files (`products`), which
/// are compared by themselves. How a result came about belongs to it: an input that was not read
/// would vouch for figures of another.
/// \returns one item of the subject `figures`, whose note lists the first values that differ
[[nodiscard]] VerifyItem
compare_summaries(const nlohmann::json& recorded, const nlohmann::json& made, Language language);

} // namespace huuco
