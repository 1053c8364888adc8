// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes the vector tiles of an analysis: layers `villages`, `village_labels`, and `parcels` or,
/// where these are too small to be seen, `classes`.

#include <huuco/base/progress.hpp>
#include <huuco/crs/fitted_transform.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/analyze_options.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <filesystem>

namespace huuco {

/// False where all parcels were set aside and villages have no outlines: there is nothing to draw.
[[nodiscard]] bool has_ground_for_tiles(const Analysis& analysis) noexcept;

/// Tile attributes: of villages the members of the summary; of parcels `fid`, `class`,
/// `village_id`, `crop`, and where a parcel counts in part `principal_share` and `certified_share`;
/// of classes those of the parcels that they join: `class`, `village_id`, and the means of both
/// shares. The metadata describe the layers in the language of the analysis, and tell the organic
/// share of the whole.
///
/// \pre there is ground for tiles
/// \returns what was written
TileStatistics write_analysis_tiles(
    const Analysis& analysis,
    const AnalyzeOptions& options,
    const FittedTransform& transform,
    const std::filesystem::path& mbtiles,
    const std::filesystem::path& pmtiles,
    Progress& progress);

} // namespace huuco
