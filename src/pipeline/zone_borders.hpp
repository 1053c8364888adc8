// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Overlaps and gaps between villages, and overlaps between organic areas, told as problems.

#include <huuco/base/language.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/model/problem.hpp>

#include <string>
#include <vector>

namespace huuco {

/// Polygons of one kind, in their order of precedence: where two overlap, the first has the ground.
struct Zones {
    const MultiPolygonBuffer* shapes = nullptr;
    std::vector<FeatureRef> features; ///< one per shape
    std::vector<std::string> names;   ///< one per shape, for people
    std::string kind;                 ///< of the problems: `village` makes `village_overlap`
    double tolerance_area = 0.0;      ///< in squared units of the CRS; smaller ones are rounding
};

/// Appends a problem with area and polygon for each pair of zones that overlap.
/// \returns one per zone: whether it overlaps another
[[nodiscard]] std::vector<bool> note_overlaps(
    const Zones& zones,
    const AreaMeasure& measure,
    Language language,
    Problems& problems);

/// Appends a problem with area and polygon for each gap that zones enclose. Where the borders
/// cannot be noded, one problem without a polygon says so.
void note_gaps(
    const Zones& zones,
    const AreaMeasure& measure,
    Language language,
    Problems& problems);

} // namespace huuco
