// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Overlaps and gaps between villages, and overlaps between organic areas, told as problems.

#include <huuco/base/language.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/model/problem.hpp>

#include <string>
#include <vector>

namespace huuco {

/// Overlaps up to a square centimetre are rounding of shared borders, not claims on the same
/// ground.
inline constexpr double kOverlapTolerance_m2 = 1e-4;

/// Polygons of one kind, in their order of precedence: where two overlap, the first has the ground.
struct Zones {
    const MultiPolygonBuffer* shapes = nullptr;
    std::vector<FeatureRef> features;  ///< one per shape
    std::vector<std::string> names;    ///< one per shape, for people
    std::string kind;                  ///< of the problems: `village` makes `village_overlap`
    double tolerance_area = 0.0;       ///< in squared units of the CRS; smaller ones are rounding
    const SpillFile* beside = nullptr; ///< as for find_overlaps
};

/// How zones lie to one another.
struct ZoneBorders {
    Problems problems;               ///< a pair that overlaps, a gap that they enclose
    std::vector<bool> shares_ground; ///< one per zone: whether it overlaps another
};

/// A problem with area and polygon for each pair of zones that overlap.
[[nodiscard]] ZoneBorders
overlaps_of(const Zones& zones, const AreaMeasure& measure, Language language);

/// The same, and a problem for each gap that the zones enclose. Where the borders cannot be noded,
/// one problem without a polygon says so.
[[nodiscard]] ZoneBorders
overlaps_and_gaps_of(const Zones& zones, const AreaMeasure& measure, Language language);

} // namespace huuco
