// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Ranks reference systems by where data would fall when it is read in each of them.

#include <huuco/crs/crs.hpp>
#include <huuco/crs/province_table.hpp>
#include <huuco/crs/reference_systems.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace huuco {

/// Data read in one system, and how much of it then falls where it must.
struct CrsReading {
    Crs crs;
    double share = 0.0; ///< 0 to 1
};

/// Readings, the best first; of equal ones the smaller code first.
using CrsRanking = std::vector<CrsReading>;

/// The part of the points that lies in the shapes or on their border, 0 to 1.
///
/// \param shapes  in the system of the points; need not be valid
[[nodiscard]] double share_inside(std::span<const Point> points, const MultiPolygonBuffer& shapes);

/// Points spread over the shapes, each inside one of them: what stands for a layer of few polygons.
///
/// \param wanted  the most there can be: as many as would cover the boxes of all shapes
[[nodiscard]] std::vector<Point>
points_inside(const MultiPolygonBuffer& shapes, std::size_t wanted);

/// Reads points in every candidate and counts those that fall in a place.
///
/// \param points  x = east or longitude
/// \param place   shapes in `place_crs`
[[nodiscard]] CrsRanking rank_by_place(
    std::span<const Point> points,
    std::span<const Crs> candidates,
    const MultiPolygonBuffer& place,
    const Crs& place_crs);

/// Reads a place in every candidate and counts the points, whose system is known, that fall in it.
[[nodiscard]] CrsRanking rank_place(
    const MultiPolygonBuffer& place,
    std::span<const Crs> candidates,
    std::span<const Point> points,
    const Crs& points_crs);

/// Reads points in every candidate and counts those that fall in the extent of a province.
///
/// A candidate that the cadastre of no part of the province uses counts only where it shares its
/// meridian with one that does: such a pair lies less than 1 km apart, and no extent tells them
/// from each other. The part with the largest share counts.
[[nodiscard]] CrsRanking rank_by_province(
    std::span<const Point> points,
    std::span<const Crs> candidates,
    const Province& province,
    const ReferenceSystems& systems);

} // namespace huuco
