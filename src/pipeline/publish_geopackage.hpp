// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes `result.gpkg`: villages, pieces and problems in the reference system of the parcels, with
/// styles.

#include <huuco/base/progress.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/analyze_options.hpp>

#include <filesystem>

namespace huuco {

/// Layers `villages`, `parcels` (one feature a piece, in source order), `problems` (points) and
/// `problem_areas`, each with its QGIS style, and the table `about` (how the result came about).
/// Columns: docs/formats.md.
void write_result_geopackage(
    const Analysis& analysis,
    const AnalyzeOptions& options,
    const std::filesystem::path& path,
    Progress& progress);

} // namespace huuco
