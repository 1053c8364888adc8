// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Ground that lies between shapes and belongs to none of them.

#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <cstdint>
#include <vector>

namespace huuco {

/// Ground that shapes enclose and none of them covers.
struct Gap {
    std::vector<std::uint64_t> around; ///< rows that border on it, ascending
    std::size_t shape = 0;             ///< index into Gaps::ground
    double area = 0.0;                 ///< in squared units of the CRS
    double width = 0.0;                ///< twice the area over the length of its outline
};

/// All gaps, ordered by their lowest point.
struct Gaps {
    std::vector<Gap> gaps;
    MultiPolygonBuffer ground;
};

/// Finds the ground that is enclosed by shapes without being covered by one.
///
/// \param shapes          valid shapes in one CRS, which may overlap
/// \param tolerance_area  gaps of that area and less, in squared units of the CRS, are rounding
/// \returns gaps between shapes, and holes of the whole; not bays that are open to the outside
/// \throws Error `geometry` when the borders cannot be noded
/// Method: edges that two shapes share point for point cancel. What is left of the borders is noded
/// and polygonized by GEOS, and a face of which an inner point lies in no shape is a gap. The cost
/// grows with the borders that do not match, so a clean coverage is nearly free.
[[nodiscard]] Gaps find_gaps(const ShapeTable& shapes, double tolerance_area);

} // namespace huuco
