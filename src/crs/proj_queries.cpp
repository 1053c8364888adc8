// SPDX-License-Identifier: MIT
/// \file
/// Questions to PROJ about a CRS object.

#include "crs/proj_queries.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>

#include <numbers>
#include <string_view>
#include <utility>

namespace huuco::proj {

std::string code_of(const PJ* object) {
    const char* authority = proj_get_id_auth_name(object, 0);
    const char* code = proj_get_id_code(object, 0);
    return authority != nullptr && code != nullptr ? fmt::format("{}:{}", authority, code) : "";
}

std::string bare_name(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            out.push_back(static_cast<char>(c - 'A' + 'a'));
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out.push_back(c);
        }
    }
    return out;
}

void require_crs(const Object& object, const std::string& text) {
    if (!object || proj_is_crs(object.get()) == 0) {
        throw Error(
            ErrorCode::crs,
            message(
                "Không hiểu được định nghĩa hệ tọa độ: \"{:.60}\".",
                "The text that should define a coordinate reference system is none: \"{:.60}\".",
                text));
    }
}

Object horizontal_part(PJ_CONTEXT* context, Object object) {
    while (object) {
        const PJ_TYPE type = proj_get_type(object.get());
        if (type == PJ_TYPE_BOUND_CRS) {
            object.reset(proj_get_source_crs(context, object.get()));
        } else if (type == PJ_TYPE_COMPOUND_CRS) {
            object.reset(proj_crs_get_sub_crs(context, object.get(), 0));
        } else {
            break;
        }
    }
    return object;
}

std::optional<Box> area_of_use(PJ_CONTEXT* context, const PJ* crs) {
    Box box;
    const bool is_stated =
        proj_get_area_of_use(
            context, crs, &box.min_x, &box.min_y, &box.max_x, &box.max_y, nullptr) != 0;
    constexpr double kUnknown = -1000.0; // PROJ's word for a side that nobody has stated
    const bool is_known = is_stated && box.min_x > kUnknown && box.max_y > kUnknown;
    return is_known && !box.is_empty() ? std::optional(box) : std::nullopt;
}

std::string datum_name(PJ_CONTEXT* context, const PJ* crs) {
    const Object geodetic(proj_crs_get_geodetic_crs(context, crs));
    const Object datum(geodetic ? proj_crs_get_datum_forced(context, geodetic.get()) : nullptr);
    return datum ? proj_get_name(datum.get()) : "";
}

namespace {

bool is_transverse_mercator(PJ_CONTEXT* context, const PJ* conversion) {
    const char* method = nullptr;
    return proj_coordoperation_get_method_info(context, conversion, &method, nullptr, nullptr) ==
               1 &&
           method != nullptr && std::string_view(method) == "Transverse Mercator";
}

/// Enters a parameter by its number in the EPSG registry.
void enter(std::string_view code, double value_si, TransverseMercator& grid) {
    constexpr double kDegrees = 180.0 / std::numbers::pi;
    if (code == "8801") {
        grid.origin_lat_deg = value_si * kDegrees;
    } else if (code == "8802") {
        grid.meridian_deg = value_si * kDegrees;
    } else if (code == "8805") {
        grid.scale = value_si;
    } else if (code == "8806") {
        grid.false_easting_m = value_si;
    } else if (code == "8807") {
        grid.false_northing_m = value_si;
    }
}

} // namespace

bool is_in_metres(PJ_CONTEXT* context, const PJ* crs) {
    const Object axes(proj_crs_get_coordinate_system(context, crs));
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

std::optional<TransverseMercator> grid_of(PJ_CONTEXT* context, const PJ* crs) {
    if (proj_get_type(crs) != PJ_TYPE_PROJECTED_CRS || !is_in_metres(context, crs)) {
        return std::nullopt;
    }
    const Object conversion(proj_crs_get_coordoperation(context, crs));
    if (!conversion || !is_transverse_mercator(context, conversion.get())) {
        return std::nullopt;
    }
    TransverseMercator grid;
    const int count = proj_coordoperation_get_param_count(context, conversion.get());
    for (int i = 0; i < count; ++i) {
        const char* code = nullptr;
        double value = 0.0;
        double factor = 1.0;
        proj_coordoperation_get_param(
            context,
            conversion.get(),
            i,
            nullptr,
            nullptr,
            &code,
            &value,
            nullptr,
            &factor,
            nullptr,
            nullptr,
            nullptr,
            nullptr);
        if (code != nullptr) {
            enter(code, value * factor, grid);
        }
    }
    return grid;
}

std::optional<std::array<double, 7>> to_wgs84_of(PJ_CONTEXT* context, const PJ* crs) {
    if (proj_get_type(crs) != PJ_TYPE_BOUND_CRS) {
        return std::nullopt;
    }
    const Object shift(proj_crs_get_coordoperation(context, crs));
    std::array<double, 7> values{};
    const bool has_values =
        shift && proj_coordoperation_get_towgs84_values(
                     context, shift.get(), values.data(), static_cast<int>(values.size()), 0) == 1;
    return has_values ? std::optional(values) : std::nullopt;
}

} // namespace huuco::proj
