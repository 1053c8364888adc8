// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Takes the polygons out of a GDAL geometry, points as they stand.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <ogr_geometry.h>

#include <cstdint>
#include <vector>

namespace huuco::io {

/// What a geometry turned out to be.
enum class ShapeOutcome : std::uint8_t {
    polygons,     ///< taken as it stands
    linearised,   ///< had curves: taken with straight segments
    collection,   ///< its polygons are taken, the rest is left
    closed_lines, ///< lines that end where they begin: taken as outer rings
    null,         ///< nothing taken, likewise those below
    empty,
    not_polygon,
};

/// Appends the polygons of geometries to a buffer.
class ShapeReader {
public:
    /// Appends one shape, perhaps an empty one. \param geometry may be null
    [[nodiscard]] ShapeOutcome append(const OGRGeometry* geometry, MultiPolygonBuffer& shapes);

private:
    /// \returns true when there was anything to append
    bool append_polygon(const OGRPolygon& polygon, MultiPolygonBuffer& shapes);
    bool append_parts(const OGRGeometryCollection& parts, MultiPolygonBuffer& shapes);
    [[nodiscard]] ShapeOutcome
    append_straight(const OGRGeometry& geometry, MultiPolygonBuffer& shapes);
    bool append_closed_line(const OGRLineString& line, MultiPolygonBuffer& shapes);
    [[nodiscard]] ShapeOutcome append_lines(const OGRGeometry& lines, MultiPolygonBuffer& shapes);
    void append_ring(const OGRLineString& ring, MultiPolygonBuffer& shapes);

    std::vector<OGRRawPoint> m_points;
};

} // namespace huuco::io
