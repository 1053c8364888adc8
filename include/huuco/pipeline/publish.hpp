// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes what an analysis found: the summary always, the products that were asked for.

#include <huuco/base/progress.hpp>
#include <huuco/io/atomic_directory.hpp>
#include <huuco/io/postgis_writer.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/analyze_options.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace huuco {

/// A file of the result, as it was written.
struct ProductRecord {
    std::string file; ///< name in the output folder
    std::uint64_t bytes = 0;
    std::string sha256;
};

/// That many problems stand in the summary in full: the whole list would drown the figures.
inline constexpr std::size_t kMostProblemsListed = 1000;

/// `summary.json` as text: UTF-8, two blanks of indent, members in the order of docs/formats.md.
///
/// \param products  the other files of the result, in the order in which they were written
[[nodiscard]] std::string
summary_json(const Analysis& analysis, const std::vector<ProductRecord>& products = {});

/// Writes all files and lets the output folder appear.
///
/// \param analysis  receives a warning where tiles are heavy, which only writing them tells; the
///         summary has it
/// \param folder  made before the analysis, so that a folder that may not be replaced is told at
///         once
/// \returns the names of the files, in the order in which they were written
/// \throws Error `io` when writing fails; then nothing is left behind
std::vector<std::string> publish(
    Analysis& analysis,
    const AnalyzeOptions& options,
    OutputDirectory& folder,
    Progress& progress);

/// Writes the summary, and unless no product is asked for villages, pieces and problems, as tables
/// of a schema that appears at once: `summary` (one row, the text of `summary.json` as JSON),
/// `villages`, `parcels`, `problems`, `problem_areas`, columns and reference system as in
/// `result.gpkg`.
///
/// \returns the names of the tables
/// \throws Error `io` when writing fails; then an earlier result is untouched
std::vector<std::string> publish_to_database(
    const Analysis& analysis,
    const AnalyzeOptions& options,
    PostgisWriter& writer,
    Progress& progress);

} // namespace huuco
