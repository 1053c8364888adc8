// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where the land of a run lies, as plan and options tell it: a province, a boundary.

#include "pipeline/layer_crs.hpp"

#include <huuco/crs/province_table.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/landuse/plan.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/pipeline/analyze_options.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace huuco {

/// An outline that holds the land, usually that of the commune.
struct Boundary {
    DatasetInfo info;
    MultiPolygonBuffer outline; ///< x = east
    DecidedCrs decided;
};

/// Reads a boundary.
///
/// \param layer  of the dataset; empty for the only one of polygons
/// \throws Error as `Dataset::open`, and `crs` where it states no system
[[nodiscard]] Boundary read_boundary(
    const std::string& path,
    const std::string& layer,
    const ReferenceSystems& systems,
    Language language,
    Problems& problems);

/// The province of the option, else of the plan.
/// \throws Error `argument` for a name that is not in the table, or a code that means two provinces
[[nodiscard]] std::optional<Province> chosen_province(
    const AnalyzeOptions& options,
    const Plan& plan,
    const std::filesystem::path& table);

} // namespace huuco
