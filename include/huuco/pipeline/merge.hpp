// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Puts the figures of several results together, as one run over all their parcels gives them.

#include <huuco/base/language.hpp>
#include <huuco/io/atomic_directory.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/verify.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace huuco {

/// One result made of several.
struct MergedResult {
    Analysis figures;    ///< without parcels, pieces, inputs and problems
    std::string summary; ///< its `summary.json`; like a part, it can be merged with others
};

/// Adds up the figures of results.
///
/// Areas come from the exact sums that every summary holds, so they equal those of one run over all
/// parcels to the last bit, in any order of the parts; villages of one id are one village. What no
/// part can know stays unknown: ground that parcels of two parts claim, keys that two parts have.
///
/// \param folders   output folders of `huuco analyze` or `huuco merge`, two at least
/// \param language  of notes and sentences
/// \throws Error `argument` for fewer than two, `io` when one holds no `summary.json`; `format`
///         when results cannot be added (other dates, plans, tables, targets, area methods, working
///         systems, registers or versions; parcels in two of them), naming both and what to do;
///         `accounts` when the merged figures fail a check
[[nodiscard]] MergedResult
merge_results(const std::vector<std::filesystem::path>& folders, Language language);

/// Writes the merged summary and lets the output folder appear.
/// \throws Error `io` when writing fails; then nothing is left behind
void publish_merged(const MergedResult& merged, OutputDirectory& folder);

/// The folders that a merged result was made of, as recorded; empty for one of `huuco analyze`.
/// \throws Error as recorded_arguments
[[nodiscard]] std::vector<std::filesystem::path> merged_parts(const std::filesystem::path& result);

/// Compares the parts of a merged result with their fingerprints, merges them again and compares
/// the summaries. Relative paths of parts lead from the current folder.
///
/// \throws Error as recorded_arguments
[[nodiscard]] VerifyReport verify_merged(const std::filesystem::path& result, Language language);

} // namespace huuco
