// SPDX-License-Identifier: MIT
/// \file
/// Makes CRS values from codes and WKT, and picks projected systems for data in degrees.

#include "crs/proj_handles.hpp"

#include <huuco/base/error.hpp>
#include <huuco/crs/crs.hpp>

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

namespace huuco {

namespace {

constexpr int kSameParameters = 90; ///< proj_identify: equal parameters, the name may differ

std::string code_of(const PJ* object) {
    const char* authority = proj_get_id_auth_name(object, 0);
    const char* code = proj_get_id_code(object, 0);
    return authority != nullptr && code != nullptr ? fmt::format("{}:{}", authority, code) : "";
}

std::string identified_code(PJ_CONTEXT* context, const PJ* object) {
    int* confidences = nullptr;
    const proj::List matches(proj_identify(context, object, "EPSG", nullptr, &confidences));
    std::string code;
    if (matches && proj_list_get_count(matches.get()) > 0 && confidences[0] >= kSameParameters) {
        const proj::Object best(proj_list_get(context, matches.get(), 0));
        code = code_of(best.get());
    }
    proj_int_list_destroy(confidences);
    return code;
}

/// The horizontal part: a bound or compound CRS is unwrapped, for the summary states its
/// transformation itself.
proj::Object horizontal_part(PJ_CONTEXT* context, proj::Object object) {
    while (true) {
        const PJ_TYPE type = proj_get_type(object.get());
        if (type == PJ_TYPE_BOUND_CRS) {
            object.reset(proj_get_source_crs(context, object.get()));
        } else if (type == PJ_TYPE_COMPOUND_CRS) {
            object.reset(proj_crs_get_sub_crs(context, object.get(), 0));
        } else {
            return object;
        }
    }
}

bool is_geographic_type(PJ_TYPE type) {
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

bool is_metre_based(PJ_CONTEXT* context, const PJ* object) {
    const proj::Object axes(proj_crs_get_coordinate_system(context, object));
    double factor = 0.0;
    return axes &&
           proj_cs_get_axis_info(
               context,
               axes.get(),
               0,
               nullptr,
               nullptr,
               nullptr,
               &factor,
               nullptr,
               nullptr,
               nullptr) == 1 &&
           factor == 1.0;
}

bool is_web_mercator(PJ_CONTEXT* context, const PJ* object) {
    const proj::Object conversion(proj_crs_get_coordoperation(context, object));
    const char* method = nullptr;
    return conversion &&
           proj_coordoperation_get_method_info(
               context, conversion.get(), &method, nullptr, nullptr) == 1 &&
           method != nullptr && std::string_view(method).starts_with("Popular Visualisation");
}

} // namespace

Crs Crs::from_code(std::string_view code) {
    const proj::Context context = proj::make_context();
    const std::string text(code);
    const proj::Object object =
        horizontal_part(context.get(), proj::Object(proj_create(context.get(), text.c_str())));
    if (!object || proj_is_crs(object.get()) == 0) {
        throw Error(
            ErrorCode::crs,
            fmt::format(
                "'{}' is no coordinate reference system that PROJ knows; give a code such as "
                "EPSG:9211 (VN-2000 / TM-3 106-00).",
                code));
    }
    const char* wkt = proj_as_wkt(context.get(), object.get(), PJ_WKT2_2019, nullptr);
    return from_wkt(wkt == nullptr ? text : std::string(wkt));
}

Crs Crs::from_wkt(const std::string& wkt) {
    const proj::Context context = proj::make_context();
    proj::Object object(
        proj_create_from_wkt(context.get(), wkt.c_str(), nullptr, nullptr, nullptr));
    if (!object || proj_is_crs(object.get()) == 0) {
        throw Error(
            ErrorCode::crs,
            fmt::format(
                "The text that should define a coordinate reference system is none: \"{:.60}\".",
                wkt));
    }
    object = horizontal_part(context.get(), std::move(object));
    Crs crs;
    crs.m_name = proj_get_name(object.get());
    crs.m_code = code_of(object.get());
    if (crs.m_code.empty()) {
        crs.m_code = identified_code(context.get(), object.get());
    }
    crs.m_definition = crs.m_code.empty() ? wkt : crs.m_code;
    const PJ_TYPE type = proj_get_type(object.get());
    crs.m_is_geographic = is_geographic_type(type);
    crs.m_is_fit_for_planar_area = type == PJ_TYPE_PROJECTED_CRS &&
                                   is_metre_based(context.get(), object.get()) &&
                                   !is_web_mercator(context.get(), object.get());
    return crs;
}

Crs wgs84() {
    return Crs::from_code("EPSG:4326");
}

namespace {

struct Meridian {
    double lon_deg;
    int epsg;
};

/// Central meridians of the VN-2000 / TM-3 systems in EPSG.
constexpr std::array<Meridian, 18> kTm3Meridians = {
    {{102.0, 5896},
     {103.0, 9205},
     {104.0, 9206},
     {104.5, 9207},
     {104.75, 9208},
     {105.0, 5897},
     {105.5, 9209},
     {105.75, 9210},
     {106.0, 9211},
     {106.25, 9212},
     {106.5, 9213},
     {107.0, 9214},
     {107.25, 9215},
     {107.5, 9216},
     {107.75, 5899},
     {108.0, 5898},
     {108.25, 9217},
     {108.5, 9218}}};

/// Mainland Viet Nam with its coast, in degrees.
constexpr Box kVietNam{102.0, 8.0, 110.0, 23.5};

int tm3_code(double lon_deg) {
    const Meridian* best = &kTm3Meridians.front();
    for (const Meridian& candidate : kTm3Meridians) {
        if (std::abs(candidate.lon_deg - lon_deg) < std::abs(best->lon_deg - lon_deg)) {
            best = &candidate;
        }
    }
    return best->epsg;
}

int utm_code(double lon_deg, double lat_deg) {
    const int zone = std::clamp(static_cast<int>(std::floor((lon_deg + 180.0) / 6.0)) + 1, 1, 60);
    return (lat_deg < 0.0 ? 32700 : 32600) + zone;
}

} // namespace

Crs projected_crs_for(const Box& lon_lat) {
    const Point middle{
        (lon_lat.min_x + lon_lat.max_x) / 2.0, (lon_lat.min_y + lon_lat.max_y) / 2.0};
    const int code = kVietNam.contains(middle) ? tm3_code(middle.x) : utm_code(middle.x, middle.y);
    return Crs::from_code(fmt::format("EPSG:{}", code));
}

} // namespace huuco
