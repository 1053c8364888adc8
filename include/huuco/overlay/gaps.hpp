// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Ground that lies between shapes and belongs to none of them.

#include <huuco/base/progress.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace huuco {

/// Ground that shapes enclose and none of them covers.
struct Gap {
    std::vector<std::uint64_t> around; ///< rows that border on it, ascending; at least one
    std::size_t shape = 0;             ///< index into Gaps::ground
    double area = 0.0;                 ///< in squared units of the CRS
    double width = 0.0;                ///< twice the area over the length of its outline
};

/// All gaps, ordered by their lowest point.
struct Gaps {
    std::vector<Gap> gaps;
    MultiPolygonBuffer ground;
};

/// Which gaps are meant, in units of the CRS and squared ones.
struct GapSizes {
    double above_area = 0.0;  ///< gaps of that area and less are rounding
    double above_width = 0.0; ///< gaps of that width and less are rounding
    double up_to_width = std::numeric_limits<double>::infinity(); ///< wider ground is no gap
};

/// Finds the ground that is enclosed by shapes without being covered by one.
///
/// \param shapes    valid shapes in one CRS with their ground on the left of each ring; they may
///                  overlap
/// \param threads   how many to use at most; the result does not depend on it
/// \param progress  advanced by rows
/// \param beside    as for find_overlaps
/// \returns gaps between shapes, and holes of the whole; not bays that are open to the outside
/// \throws Error `geometry` when the borders cannot be noded, `cancelled` when the user interrupts,
///         `io` when the disk is full
/// Method: an edge that another shape answers point for point lies between two shapes, so it bounds
/// no open ground. The edges that stay alone are noded and polygonized by GEOS, and a face of which
/// an inner point lies in no shape is a gap. The cost grows with the borders that do not match, so
/// a clean coverage is nearly free.
[[nodiscard]] Gaps find_gaps(
    const ShapeTable& shapes,
    const GapSizes& sizes,
    unsigned threads,
    Progress& progress,
    const SpillFile* beside = nullptr);

} // namespace huuco
