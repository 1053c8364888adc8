// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Looks for everything that is wrong with a parcel layer, each defect with its place.

#include <huuco/base/progress.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/analyze_options.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// Ground between parcels up to this width is taken for a gap; wider ground is a path, a road, a
/// ditch or a river that the layer leaves out.
inline constexpr double kGapWidth_m = 0.5;

/// Ground up to this width is rounding of coordinates, no gap.
inline constexpr double kRoundingWidth_m = 0.01;

/// A part of a parcel in another village that is narrower comes from borders drawn apart.
inline constexpr double kSliverWidth_m = 0.1;

/// What is to be checked, and what counts as a gap.
struct CheckOptions {
    AnalyzeOptions inputs; ///< as for an analysis; villages may be missing, products do not matter
    double gap_width_m = kGapWidth_m;
    std::filesystem::path output{}; ///< file for the problems, if any; no input may be that
};

/// Runs the steps of an analysis, and the checks that figures do not need.
///
/// \returns the analysis; its problems are those of the analysis and in addition `gap`,
///          `missing_key`, `duplicate_key`, `blank_land_code`, `unknown_land_code`, `unknown_crop`,
///          `outside_villages` and `sliver`, all ordered by source, feature and kind. A problem of
///          a parcel has a place wherever the parcel has ground
/// \throws Error as analyze; `argument` when an input is the output
[[nodiscard]] Analysis check(const CheckOptions& options, Progress& progress);

/// How many problems of one kind there are.
struct ProblemCount {
    std::string kind;
    Severity severity = Severity::note; ///< the worst of them
    std::uint64_t count = 0;
    double area_m2 = 0.0; ///< of the ground that they are about, where they have any
};

/// Problems by kind, the worst first, of equal severity the most frequent first.
[[nodiscard]] std::vector<ProblemCount> count_problems(const Problems& problems);

/// The worst severity that occurs; nothing without a problem.
[[nodiscard]] std::optional<Severity> worst_severity(const Problems& problems);

/// What a kind of problem means, in a few words; the kind itself where it has no words.
[[nodiscard]] std::string problem_title(const std::string& kind, Language language);

/// Refuses a file that `write_problems` could not write, before there are any.
///
/// \throws Error `argument` for an ending that tells no format, `io` when the folder in which it
///         shall lie does not exist or cannot be written to
void require_problems_file(const std::filesystem::path& path);

/// Writes the problems of an analysis.
///
/// \param language  of the names of layers and classes
/// \param path  `.gpkg`: layers `problems_points` and `problems_areas` in the reference system of
///              the parcels, with styles; `.geojson` or `.json`: one feature a problem, its ground
///              where that is known, else its place, in WGS 84. An existing file is replaced when
///              the new one is whole
/// \throws Error `argument` for another ending, `io` when the file cannot be written
void write_problems(const Analysis& analysis, Language language, const std::filesystem::path& path);

} // namespace huuco
