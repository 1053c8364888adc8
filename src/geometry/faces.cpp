// SPDX-License-Identifier: MIT
/// \file
/// Noding and polygonizing by way of GEOS.

#include "geometry/geos_handle.hpp"

#include <huuco/geometry/faces.hpp>

#include <array>
#include <vector>

namespace huuco {

namespace {

GeosGeometry line_of(GeosContext& context, const Segment& segment) {
    const std::array<double, 4> ends{segment.from.x, segment.from.y, segment.to.x, segment.to.y};
    GEOSCoordSequence* const sequence =
        GEOSCoordSeq_copyFromBuffer_r(context.get(), ends.data(), 2, 0, 0);
    return context.check(GEOSGeom_createLineString_r(context.get(), sequence), "make a line");
}

} // namespace

Faces enclosed_faces(std::span<const Segment> segments) {
    Faces faces;
    if (segments.empty()) {
        return faces;
    }
    GeosContext context;
    std::vector<GeosGeometry> lines;
    lines.reserve(segments.size());
    for (const Segment& segment : segments) {
        lines.push_back(line_of(context, segment));
    }
    std::vector<GEOSGeometry*> raw;
    raw.reserve(lines.size());
    for (GeosGeometry& line : lines) {
        raw.push_back(line.release());
    }
    const GeosGeometry all = context.check(
        GEOSGeom_createCollection_r(
            context.get(), GEOS_MULTILINESTRING, raw.data(), static_cast<unsigned int>(raw.size())),
        "collect borders");
    const GeosGeometry noded =
        context.check(GEOSUnaryUnionPrec_r(context.get(), all.get(), 0.0), "node borders");
    const GEOSGeometry* const input = noded.get();
    const GeosGeometry polygons =
        context.check(GEOSPolygonize_r(context.get(), &input, 1), "find the faces between borders");
    const int count = GEOSGetNumGeometries_r(context.get(), polygons.get());
    for (int i = 0; i < count; ++i) {
        const GEOSGeometry* const face = GEOSGetGeometryN_r(context.get(), polygons.get(), i);
        const GeosGeometry inner =
            context.check(GEOSPointOnSurface_r(context.get(), face), "find a point inside a face");
        Point place;
        GEOSGeomGetX_r(context.get(), inner.get(), &place.x);
        GEOSGeomGetY_r(context.get(), inner.get(), &place.y);
        context.append(*face, faces.shapes);
        faces.inner_points.push_back(place);
    }
    return faces;
}

} // namespace huuco
