// SPDX-License-Identifier: MIT
/// \file
/// Shapes into GEOS and back.

#include "geometry/geos_handle.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>

#include <algorithm>
#include <cstddef>
#include <exception>

namespace huuco {

namespace {

static_assert(sizeof(Point) == 2 * sizeof(double), "GEOS reads points as pairs of doubles");

void keep_text(const char* message, void* text) noexcept {
    auto& kept = *static_cast<std::string*>(text);
    try {
        kept = message;
    } catch (const std::exception&) {
        kept.clear(); // out of memory: the failure itself still counts, and GEOS is C
    }
}

} // namespace

std::vector<GEOSGeometry*> released(std::vector<GeosGeometry>& geometries) {
    std::vector<GEOSGeometry*> raw;
    raw.reserve(geometries.size()); // before any of them is without an owner
    for (GeosGeometry& geometry : geometries) {
        raw.push_back(geometry.release());
    }
    return raw;
}

GeosContext::GeosContext() : m_text(std::make_unique<std::string>()), m_context(GEOS_init_r()) {
    if (!m_context) {
        throw Error(
            ErrorCode::geometry, Message{"Không khởi động được GEOS", "GEOS could not be started"});
    }
    GEOSContext_setErrorMessageHandler_r(m_context.get(), keep_text, m_text.get());
}

GeosGeometry GeosContext::own(GEOSGeometry* made) const noexcept {
    return GeosGeometry(made, GeosGeometryDeleter{m_context.get()});
}

GeosGeometry GeosContext::check(GEOSGeometry* made, const GeosTask& task) {
    if (made == nullptr) {
        refuse(task);
    }
    return own(made);
}

GEOSCoordSequence* GeosContext::check(GEOSCoordSequence* copied, const GeosTask& task) const {
    if (copied == nullptr) {
        refuse(task);
    }
    return copied;
}

bool GeosContext::check(char answer, const GeosTask& task) const {
    constexpr char kFailed = 2;
    if (answer == kFailed) {
        refuse(task);
    }
    return answer == 1;
}

Point GeosContext::point(const GEOSGeometry& of, const GeosTask& task) const {
    Point place;
    require(GEOSGeomGetX_r(m_context.get(), &of, &place.x), task);
    require(GEOSGeomGetY_r(m_context.get(), &of, &place.y), task);
    return place;
}

/// \param done  1, as GEOS answers where it measures or copies
void GeosContext::require(int done, const GeosTask& task) const {
    if (done != 1) {
        refuse(task);
    }
}

void GeosContext::refuse(const GeosTask& task) const {
    const Message what{task.vi, task.en};
    throw Error(
        ErrorCode::geometry,
        message("GEOS không thể {}: {}", "GEOS could not {}: {}", what, *m_text));
}

GeosGeometry GeosContext::to_ring(RingView ring) {
    const auto size = static_cast<unsigned int>(ring.size());
    const double* coordinates = ring.empty() ? nullptr : &ring.front().x;
    GEOSCoordSequence* const sequence = check(
        GEOSCoordSeq_copyFromBuffer_r(m_context.get(), coordinates, size, 0, 0),
        {"chép một vành", "copy a ring"});
    return check(
        GEOSGeom_createLinearRing_r(m_context.get(), sequence), {"tạo một vành", "make a ring"});
}

GeosGeometry GeosContext::to_geos(const PolygonView& polygon) {
    GeosGeometry outer = to_ring(polygon.ring(0));
    std::vector<GeosGeometry> holes;
    for (std::size_t r = 1; r < polygon.ring_count(); ++r) {
        holes.push_back(to_ring(polygon.ring(r)));
    }
    std::vector<GEOSGeometry*> raw = released(holes);
    const auto count = static_cast<unsigned int>(raw.size());
    return check(
        GEOSGeom_createPolygon_r(m_context.get(), outer.release(), raw.data(), count),
        {"tạo một đa giác", "make a polygon"});
}

GeosGeometry GeosContext::to_geos(const ShapeView& shape) {
    if (shape.polygon_count() == 1) {
        return to_geos(shape.polygon(0));
    }
    std::vector<GeosGeometry> polygons;
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        polygons.push_back(to_geos(shape.polygon(p)));
    }
    std::vector<GEOSGeometry*> raw = released(polygons);
    const auto count = static_cast<unsigned int>(raw.size());
    return check(
        GEOSGeom_createCollection_r(m_context.get(), GEOS_MULTIPOLYGON, raw.data(), count),
        {"tạo một đa giác nhiều phần", "make a multipolygon"});
}

void GeosContext::append(const GEOSGeometry& geometry, MultiPolygonBuffer& out) {
    append_polygons(geometry, out);
    out.end_shape();
}

void GeosContext::append_polygons(const GEOSGeometry& geometry, MultiPolygonBuffer& out) {
    GEOSContextHandle_t context = m_context.get();
    const int type = GEOSGeomTypeId_r(context, &geometry);
    if (type == GEOS_POLYGON) {
        if (check(GEOSisEmpty_r(context, &geometry), {"đọc một đa giác", "read a polygon"})) {
            return;
        }
        append_ring(*GEOSGetExteriorRing_r(context, &geometry), true, out);
        const int holes = GEOSGetNumInteriorRings_r(context, &geometry);
        for (int hole = 0; hole < holes; ++hole) {
            append_ring(*GEOSGetInteriorRingN_r(context, &geometry, hole), false, out);
        }
        out.end_polygon();
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(context, &geometry);
        for (int part = 0; part < parts; ++part) {
            append_polygons(*GEOSGetGeometryN_r(context, &geometry, part), out);
        }
    }
}

void GeosContext::append_ring(const GEOSGeometry& ring, bool is_outer, MultiPolygonBuffer& out) {
    constexpr GeosTask kTask{"đọc một vành", "read a ring"};
    GEOSContextHandle_t context = m_context.get();
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context, &ring);
    unsigned int size = 0;
    require(GEOSCoordSeq_getSize_r(context, sequence, &size), kTask);
    m_points.resize(size);
    if (size > 0) {
        require(GEOSCoordSeq_copyToBuffer_r(context, sequence, &m_points.front().x, 0, 0), kTask);
    }
    char is_ccw = 0;
    constexpr unsigned int kFewestWithGround =
        4; // fewer have no winding, which GEOS refuses to tell
    if (size >= kFewestWithGround) {
        require(GEOSCoordSeq_isCCW_r(context, sequence, &is_ccw), kTask);
    }
    if ((is_ccw == 1) != is_outer) {
        std::reverse(m_points.begin(), m_points.end());
    }
    for (const Point& point : m_points) {
        out.add_point(point);
    }
    out.end_ring();
}

} // namespace huuco
