// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The ground of overlaps itself: what each pair shares, and what rows that hang together cover.

#include <huuco/base/progress.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

/// The common ground of each pair.
///
/// \param shapes    as for find_overlaps
/// \param overlaps  what it returned for them
/// \returns one shape per overlap, in their order; an empty one where GEOS fails
/// \throws Error `cancelled` when the user interrupts
[[nodiscard]] MultiPolygonBuffer common_ground(
    const ShapeTable& shapes,
    std::span<const Overlap> overlaps,
    unsigned threads,
    Progress& progress);

/// Rows that hang together by overlaps, and the ground they cover.
struct GroundCluster {
    std::vector<std::uint64_t> rows; ///< ascending
    MultiPolygonBuffer ground;       ///< one shape, their union; no shape where GEOS fails
};

/// Unites the rows of each cluster: the same ground as count_ground_once leaves, on another way.
/// Method: connected components of the overlaps; cascaded union of each by GEOS.
///
/// \param shapes    as for find_overlaps
/// \param overlaps  what it returned for them
/// \returns clusters ordered by their first row; rows without an overlap are in none
/// \throws Error `cancelled` when the user interrupts
[[nodiscard]] std::vector<GroundCluster> unite_clusters(
    const ShapeTable& shapes,
    std::span<const Overlap> overlaps,
    unsigned threads,
    Progress& progress);

} // namespace huuco
