// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// GEOS handles that free themselves, its errors as text, and the way in and out of it.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <geos_c.h>

#include <memory>
#include <string>
#include <vector>

namespace huuco {

struct GeosContextDeleter {
    void operator()(GEOSContextHandle_t context) const noexcept { GEOS_finish_r(context); }
};

struct GeosGeometryDeleter {
    GEOSContextHandle_t context = nullptr;

    void operator()(GEOSGeometry* geometry) const noexcept {
        GEOSGeom_destroy_r(context, geometry);
    }
};

using GeosGeometry = std::unique_ptr<GEOSGeometry, GeosGeometryDeleter>;

/// What GEOS is asked to do, as a verb with its object; said only where it fails.
struct GeosTask {
    const char* vi;
    const char* en;
};

/// Hands geometries to a call that takes ownership of all of them, whatever it answers.
///
/// \returns what stood there, in its order; where there is no room for that, none is released
[[nodiscard]] std::vector<GEOSGeometry*> released(std::vector<GeosGeometry>& geometries);

/// A GEOS context with the text of its last error. Belongs to one thread at a time.
class GeosContext {
public:
    GeosContext();

    [[nodiscard]] GEOSContextHandle_t get() const noexcept { return m_context.get(); }

    /// Takes what a GEOS call made. \throws Error `geometry` with GEOS' text when it made nothing
    [[nodiscard]] GeosGeometry check(GEOSGeometry* made, const GeosTask& task);

    /// Passes on coordinates that GEOS copied.
    ///
    /// \throws Error `geometry` when it could not: of none it would make an empty geometry without
    ///         a word
    [[nodiscard]] GEOSCoordSequence* check(GEOSCoordSequence* copied, const GeosTask& task) const;

    /// Takes the answer of a predicate. \throws Error `geometry` with GEOS' text when it failed
    [[nodiscard]] bool check(char answer, const GeosTask& task) const;

    /// Where a point lies. \throws Error `geometry` with GEOS' text when it is none, or empty
    [[nodiscard]] Point point(const GEOSGeometry& of, const GeosTask& task) const;

    /// What a GEOS call made; empty when it failed.
    [[nodiscard]] GeosGeometry own(GEOSGeometry* made) const noexcept;

    /// The text of the last error.
    [[nodiscard]] const std::string& last_error() const noexcept { return *m_text; }

    /// Copies a shape into GEOS. \returns a polygon, or a multipolygon when there are none or many
    GeosGeometry to_geos(const ShapeView& shape);

    /// Copies one polygon into GEOS.
    GeosGeometry to_geos(const PolygonView& polygon);

    /// Appends the polygons of a geometry, whatever else it holds, as one shape with normal
    /// winding; an empty shape when it has none.
    void append(const GEOSGeometry& geometry, MultiPolygonBuffer& out);

private:
    GeosGeometry to_ring(RingView ring);
    [[noreturn]] void refuse(const GeosTask& task) const;
    void require(int done, const GeosTask& task) const;
    void append_polygons(const GEOSGeometry& geometry, MultiPolygonBuffer& out);
    void append_ring(const GEOSGeometry& ring, bool is_outer, MultiPolygonBuffer& out);

    std::unique_ptr<std::string> m_text; ///< on the heap: GEOS keeps its address
    std::unique_ptr<GEOSContextHandle_HS, GeosContextDeleter> m_context;
    std::vector<Point> m_points;
};

} // namespace huuco
