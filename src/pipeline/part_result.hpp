// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A finished result, read back from its summary to be merged with others.

#include <huuco/pipeline/analysis.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace huuco {

/// One of the results that are merged.
struct PartResult {
    std::filesystem::path folder;
    std::string sha256;             ///< of its `summary.json`
    nlohmann::ordered_json summary; ///< as it stands there
    Analysis figures;               ///< the same as values: figures, counts and exact sums
};

/// Reads the summary of a result.
///
/// \param folder  of `huuco analyze` or `huuco merge`
/// \throws Error as read_summary_text; `format` when it lacks what a merger needs
[[nodiscard]] PartResult read_part(const std::filesystem::path& folder);

} // namespace huuco
