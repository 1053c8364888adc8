// SPDX-License-Identifier: MIT
/// \file
/// Planar areas by the shoelace formula; ellipsoidal ones by a series where edges are short, else
/// by PROJ's geodesics.

#include "base/message_format.hpp"
#include "crs/proj_handles.hpp"
#include "crs/short_geodesics.hpp"

#include <huuco/base/error.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/crs/transform.hpp>
#include <huuco/geometry/area.hpp>

#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

namespace huuco {

double square_metres_per_unit(const Crs& crs, double lat_deg) {
    constexpr double kRadians = std::numbers::pi / 180.0;
    return crs.is_geographic()
               ? kMetresPerDegree * kMetresPerDegree * std::max(0.01, std::cos(lat_deg * kRadians))
               : 1.0;
}

double square_metres_per_unit(const Crs& crs, const Box& box) {
    return square_metres_per_unit(crs, box.is_empty() ? 0.0 : (box.min_y + box.max_y) / 2.0);
}

std::optional<ScaleFactor> scale_at(const Crs& crs, const Point& place) {
    if (crs.is_geographic()) {
        return std::nullopt;
    }
    PJ_CONTEXT* const context = proj::context_of_thread();
    const proj::Object object(proj_create(context, crs.definition().c_str()));
    const proj::Object geodetic(proj_crs_get_geodetic_crs(context, object.get()));
    if (!geodetic) {
        return std::nullopt;
    }
    std::vector<Point> at{place};
    const char* const wkt = proj_as_wkt(context, geodetic.get(), PJ_WKT2_2019, nullptr);
    Transform(crs, Crs::from_wkt(wkt)).apply(at);
    const PJ_FACTORS factors =
        proj_factors(object.get(), proj_coord(proj_torad(at[0].x), proj_torad(at[0].y), 0.0, 0.0));
    if (proj_errno(object.get()) != 0 || !(factors.areal_scale > 0.0)) {
        return std::nullopt;
    }
    return ScaleFactor{std::sqrt(factors.areal_scale), factors.areal_scale};
}

struct AreaMeasure::Impl {
    AreaMethod method;
    geod_geodesic ellipsoid{};
    std::optional<ShortGeodesics> short_geodesics; ///< of the same ellipsoid
    std::optional<Transform> to_degrees;        ///< from a projected CRS to the one it is based on
    mutable std::vector<Point> ring_in_degrees; ///< reused between rings
};

namespace {

struct BaseOfCrs {
    Crs geographic;
    double semi_major_m;
    double flattening;
};

BaseOfCrs base_of(const Crs& crs) {
    PJ_CONTEXT* const context = proj::context_of_thread();
    const proj::Object object(proj_create(context, crs.definition().c_str()));
    const proj::Object geodetic(proj_crs_get_geodetic_crs(context, object.get()));
    const proj::Object ellipsoid(geodetic ? proj_get_ellipsoid(context, geodetic.get()) : nullptr);
    double semi_major = 0.0;
    double inverse_flattening = 0.0;
    if (!ellipsoid ||
        proj_ellipsoid_get_parameters(
            context, ellipsoid.get(), &semi_major, nullptr, nullptr, &inverse_flattening) == 0) {
        throw Error(
            ErrorCode::crs,
            message("{} không nêu ellipsoid nào.", "{} names no ellipsoid.", crs.label()));
    }
    const char* wkt = proj_as_wkt(context, geodetic.get(), PJ_WKT2_2019, nullptr);
    return {
        Crs::from_wkt(wkt), semi_major, inverse_flattening > 0.0 ? 1.0 / inverse_flattening : 0.0};
}

} // namespace

AreaMeasure::AreaMeasure(const Crs& crs, AreaMethod method) : m_impl(std::make_unique<Impl>()) {
    m_impl->method = method == AreaMethod::legal ? AreaMethod::planar : method;
    if (m_impl->method == AreaMethod::planar) {
        if (!crs.is_fit_for_planar_area()) {
            throw Error(
                ErrorCode::crs,
                message(
                    "Không đo được diện tích phẳng trong {} ({}): hãy chọn --area ellipsoidal, "
                    "hoặc nêu một hệ tọa độ phẳng tính bằng mét với --work-crs EPSG:n.",
                    "Planar areas cannot be measured in {} ({}): choose --area ellipsoidal, or a "
                    "projected metre-based system with --work-crs EPSG:n.",
                    crs.label(),
                    crs.name()));
        }
        return;
    }
    const BaseOfCrs base = base_of(crs);
    geod_init(&m_impl->ellipsoid, base.semi_major_m, base.flattening);
    m_impl->short_geodesics.emplace(base.semi_major_m, base.flattening);
    if (!crs.is_geographic()) {
        m_impl->to_degrees.emplace(crs, base.geographic);
    }
}

AreaMeasure::AreaMeasure(AreaMeasure&&) noexcept = default;
AreaMeasure& AreaMeasure::operator=(AreaMeasure&&) noexcept = default;
AreaMeasure::~AreaMeasure() = default;

namespace {

/// Area enclosed by a ring of geodesics in m², positive whatever the winding.
double geodesic_ring_area(const geod_geodesic& ellipsoid, RingView ring) {
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        geod_polygon_addpoint(&ellipsoid, &polygon, ring[i].y, ring[i].x);
    }
    double area = 0.0;
    geod_polygon_compute(&ellipsoid, &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

} // namespace

RingView AreaMeasure::in_degrees(RingView ring) const {
    if (!m_impl->to_degrees) {
        return ring;
    }
    m_impl->ring_in_degrees.assign(ring.begin(), ring.end());
    m_impl->to_degrees->apply(m_impl->ring_in_degrees);
    return m_impl->ring_in_degrees;
}

double AreaMeasure::cut_doubt_m2(ShapeView shape) const {
    if (m_impl->method == AreaMethod::planar) {
        return 0.0;
    }
    constexpr double kRadians = std::numbers::pi / 180.0;
    const double radius_m = m_impl->ellipsoid.a;
    double doubt_m2 = 0.0;
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        for (std::size_t r = 0; r < shape.polygon(p).ring_count(); ++r) {
            const RingView ring = in_degrees(shape.polygon(p).ring(r));
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const double north_m = (ring[i + 1].y - ring[i].y) * kRadians * radius_m;
                const double east_m = (ring[i + 1].x - ring[i].x) * kRadians * radius_m *
                                      std::cos(ring[i].y * kRadians);
                const double length_m = std::hypot(north_m, east_m);
                const double slope = std::abs(std::tan(ring[i].y * kRadians));
                doubt_m2 += length_m * length_m * length_m * slope / (12.0 * radius_m);
            }
        }
    }
    return doubt_m2;
}

double AreaMeasure::operator()(ShapeView shape) const {
    if (m_impl->method == AreaMethod::planar) {
        return planar_area(shape);
    }
    double area = 0.0;
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const PolygonView polygon = shape.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            const RingView ring = in_degrees(polygon.ring(r));
            const std::optional<double> small = (*m_impl->short_geodesics)(ring);
            const double ring_area = small ? *small : geodesic_ring_area(m_impl->ellipsoid, ring);
            area += r == 0 ? ring_area : -ring_area;
        }
    }
    return area;
}

} // namespace huuco
