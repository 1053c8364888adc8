// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Areas by a stated method: in the plane of the working CRS, or on its ellipsoid.

#include <huuco/crs/crs.hpp>
#include <huuco/geometry/box.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>

#include <memory>
#include <optional>
#include <string_view>

namespace huuco {

/// How ground is measured.
enum class AreaMethod {
    planar,      ///< in the plane of the projected CRS: what the cadastre registers
    ellipsoidal, ///< on the ellipsoid of the CRS, edges being geodesics
    legal,       ///< the registered area of each parcel, shared among its pieces by planar area
};

[[nodiscard]] constexpr std::string_view area_method_name(AreaMethod method) noexcept {
    switch (method) {
    case AreaMethod::planar:
        return "planar";
    case AreaMethod::ellipsoidal:
        return "ellipsoidal";
    default:
        return "legal";
    }
}

/// Metres in a degree of the meridian or the equator, near enough for tolerances.
inline constexpr double kMetresPerDegree = 111'320.0;

/// Square metres in a squared unit of a CRS, near enough for tolerances: 1 where it is in metres,
/// that of a squared degree at the latitude where it is in degrees.
[[nodiscard]] double square_metres_per_unit(const Crs& crs, double lat_deg = 0.0);

/// The same in the middle of what lies there.
///
/// \param box  of the data in the units of `crs`; for an empty one the unit is that of the equator
[[nodiscard]] double square_metres_per_unit(const Crs& crs, const Box& box);

/// How a projected CRS stretches the ellipsoid at one place.
struct ScaleFactor {
    double linear = 1.0; ///< metres on the plane for a metre on the ground, mean of all directions
    double areal = 1.0;  ///< square metres on the plane for a square metre on the ground
};

/// The scale factors at a place of a projected CRS; those of a geographic one are not defined.
///
/// Method: derivatives of the projection, `proj_factors` of PROJ.
/// \returns nothing in degrees, and where PROJ cannot tell
[[nodiscard]] std::optional<ScaleFactor> scale_at(const Crs& crs, const Point& place);

/// Measures shapes of one CRS in square metres. Move-only; use one object a thread.
class AreaMeasure {
public:
    /// \param method  legal areas are shared out by planar ones, so `legal` measures on the plane
    /// \throws Error `crs` for planar areas in a CRS that is not fit for them (degrees, web
    /// Mercator)
    AreaMeasure(const Crs& crs, AreaMethod method);

    AreaMeasure(AreaMeasure&&) noexcept;
    AreaMeasure& operator=(AreaMeasure&&) noexcept;
    AreaMeasure(const AreaMeasure&) = delete;
    AreaMeasure& operator=(const AreaMeasure&) = delete;
    ~AreaMeasure();

    /// Area of a valid shape in m², never negative.
    ///
    /// Method: planar by the shoelace formula (geometry/area.hpp). Ellipsoidal: rings of up to
    /// 1.6 km by a series along their geodesics, within 1e-6 m² (adr/0075); larger ones by Karney
    /// (2013), Algorithms for geodesics, section 6, as PROJ implements it, whose rounding is some
    /// 1e-4 m².
    [[nodiscard]] double operator()(ShapeView shape) const;

    /// Bound on how much the areas of a shape's parts can differ from its own, in m²; 0 on the
    /// plane.
    ///
    /// An edge that is straight in the working CRS is measured as a geodesic. Cut in two, it
    /// becomes two geodesics, which bulge less: an edge of length L near latitude φ encloses at
    /// most L³·tan φ / (12 R) of doubt (the segment between a parallel and its geodesic).
    [[nodiscard]] double cut_doubt_m2(ShapeView shape) const;

private:
    [[nodiscard]] RingView in_degrees(RingView ring) const;

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
