// SPDX-License-Identifier: MIT
/// \file
/// Takes the polygons out of a GDAL geometry, points as they stand.

#include "io/shape_reader.hpp"

#include <cstddef>
#include <memory>

namespace huuco::io {

void ShapeReader::append_ring(const OGRLineString& ring, MultiPolygonBuffer& shapes) {
    m_points.resize(static_cast<std::size_t>(ring.getNumPoints()));
    ring.getPoints(m_points.data());
    for (const OGRRawPoint& point : m_points) {
        shapes.add_point({point.x, point.y});
    }
    shapes.end_ring();
}

bool ShapeReader::append_polygon(const OGRPolygon& polygon, MultiPolygonBuffer& shapes) {
    const OGRLinearRing* outer = polygon.getExteriorRing();
    if (outer == nullptr || outer->getNumPoints() == 0) {
        return false;
    }
    append_ring(*outer, shapes);
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
        const OGRLinearRing& inner = *polygon.getInteriorRing(i);
        if (inner.getNumPoints() > 0) {
            append_ring(inner, shapes);
        }
    }
    shapes.end_polygon();
    return true;
}

bool ShapeReader::append_parts(const OGRGeometryCollection& parts, MultiPolygonBuffer& shapes) {
    bool has_any = false;
    for (const OGRGeometry* part : parts) {
        const OGRwkbGeometryType type = wkbFlatten(part->getGeometryType());
        if (type == wkbPolygon) {
            has_any = append_polygon(*part->toPolygon(), shapes) || has_any;
        } else if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
            has_any = append_parts(*part->toGeometryCollection(), shapes) || has_any;
        }
    }
    return has_any;
}

bool ShapeReader::append_closed_line(const OGRLineString& line, MultiPolygonBuffer& shapes) {
    constexpr int kFewestPoints = 4;
    if (line.getNumPoints() < kFewestPoints || line.get_IsClosed() == FALSE) {
        return false;
    }
    append_ring(line, shapes);
    shapes.end_polygon();
    return true;
}

/// Takes a line, or several, as outer rings; nothing of them unless all are closed.
ShapeOutcome ShapeReader::append_lines(const OGRGeometry& lines, MultiPolygonBuffer& shapes) {
    if (lines.IsEmpty()) {
        return ShapeOutcome::empty;
    }
    if (wkbFlatten(lines.getGeometryType()) == wkbLineString) {
        return append_closed_line(*lines.toLineString(), shapes) ? ShapeOutcome::closed_lines
                                                                 : ShapeOutcome::not_polygon;
    }
    for (const OGRLineString* const line : *lines.toMultiLineString()) {
        if (!append_closed_line(*line, shapes)) {
            shapes.cancel_shape();
            return ShapeOutcome::not_polygon;
        }
    }
    return ShapeOutcome::closed_lines;
}

ShapeOutcome ShapeReader::append_straight(const OGRGeometry& geometry, MultiPolygonBuffer& shapes) {
    switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPolygon:
        return append_polygon(*geometry.toPolygon(), shapes) ? ShapeOutcome::polygons
                                                             : ShapeOutcome::empty;
    case wkbMultiPolygon:
        return append_parts(*geometry.toGeometryCollection(), shapes) ? ShapeOutcome::polygons
                                                                      : ShapeOutcome::empty;
    case wkbGeometryCollection:
        if (append_parts(*geometry.toGeometryCollection(), shapes)) {
            return ShapeOutcome::collection;
        }
        return geometry.IsEmpty() ? ShapeOutcome::empty : ShapeOutcome::not_polygon;
    case wkbLineString:
    case wkbMultiLineString:
        return append_lines(geometry, shapes);
    default:
        return ShapeOutcome::not_polygon;
    }
}

ShapeOutcome ShapeReader::append(const OGRGeometry* geometry, MultiPolygonBuffer& shapes) {
    ShapeOutcome outcome = ShapeOutcome::null;
    if (geometry != nullptr && geometry->hasCurveGeometry()) {
        const std::unique_ptr<OGRGeometry> straight(geometry->getLinearGeometry());
        outcome = append_straight(*straight, shapes);
        outcome = outcome == ShapeOutcome::polygons ? ShapeOutcome::linearised : outcome;
    } else if (geometry != nullptr) {
        outcome = append_straight(*geometry, shapes);
    }
    shapes.end_shape();
    return outcome;
}

} // namespace huuco::io
