// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes `villages.geojson` and `parcels.geojson`.

#include <huuco/base/progress.hpp>
#include <huuco/crs/fitted_transform.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <filesystem>
#include <string>

namespace huuco {

/// One feature a village, with its figures as in the summary; null geometry where a field tells the
/// village.
///
/// \returns the fingerprint of the file
std::string write_villages_geojson(
    const Analysis& analysis,
    const FittedTransform& transform,
    const std::filesystem::path& path);

/// One feature a piece, in source order; formatted on all cores, written in order.
/// \returns the fingerprint of the file
std::string write_parcels_geojson(
    const Analysis& analysis,
    const FittedTransform& transform,
    const std::filesystem::path& path,
    Progress& progress);

} // namespace huuco
