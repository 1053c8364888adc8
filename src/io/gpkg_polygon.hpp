// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The polygons of a GeoPackage's geometry, as GDAL would hand them out.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <span>

namespace huuco::io {

/// Appends the shape of a geometry where it is of the usual kind: a polygon or a multipolygon, with
/// or without heights, in little-endian numbers, of which no ring is without points. Rings come in
/// their order, points as they stand; heights are dropped.
///
/// \param blob  a value of the geometry column: the header of the GeoPackage, then WKB
/// \returns false, and appends nothing, for everything else: other types, measures, curves, empty
///          parts, counts that do not fit the blob
/// Method: OGC 12-128r18 (GeoPackage 1.3), clause 2.1.3; OGC 06-103r4, clause 8.2 (WKB).
[[nodiscard]] bool
append_usual_gpkg_shape(std::span<const std::byte> blob, MultiPolygonBuffer& shapes);

} // namespace huuco::io
