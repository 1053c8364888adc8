// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The polygon of a shapefile's record, as GDAL would hand it out.

#include "io/shp_rings.hpp"

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <span>

namespace huuco::io {

/// Bytes before the content of a record: its number and length (page 4).
inline constexpr std::size_t kRecordHeader = 8;

/// Appends the shape of a record where it is of the usual kind: one ring, or rings of which nobody
/// can doubt which are outer ones (clockwise) and which are holes in one of them
/// (counter-clockwise). Polygons come in the order of their outer rings, holes in their own.
///
/// \param record  from its header on, as long as the index says
/// \param sorting  of GDAL, with which the result agrees
/// \returns false, and appends nothing, for everything else: other types, rings that do not say
///          clearly what they are (see `clear_outer_rings`), very many rings, counts that do not
///          fit the record
/// Method: ESRI Shapefile Technical Description (1998), pages 4, 8 and 14.
[[nodiscard]] bool append_usual_polygon(
    std::span<const std::byte> record,
    RingSorting sorting,
    MultiPolygonBuffer& shapes);

} // namespace huuco::io
