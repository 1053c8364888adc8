// SPDX-License-Identifier: MIT
/// \file
/// Brings the area of use of a system to its own coordinates.

#include "crs/proj_queries.hpp"

#include <huuco/crs/coordinate_range.hpp>

#include <algorithm>
#include <cmath>

namespace huuco {

namespace {

constexpr double kMostProjectedLat_deg = 89.0; ///< many projections have no place for the poles
constexpr int kPointsPerSide = 21;             ///< that PROJ looks at beside the corners

/// \returns nothing where PROJ cannot say
std::optional<Box> from_degrees(PJ_CONTEXT* context, const PJ* crs, const Box& degrees) {
    const proj::Object geodetic(proj_crs_get_geodetic_crs(context, crs));
    const proj::Object plain(
        geodetic ? proj_create_crs_to_crs_from_pj(context, geodetic.get(), crs, nullptr, nullptr)
                 : nullptr);
    const proj::Object conversion(
        plain ? proj_normalize_for_visualization(context, plain.get()) : nullptr);
    Box box;
    const bool is_done = conversion && proj_trans_bounds(
                                           context,
                                           conversion.get(),
                                           PJ_FWD,
                                           degrees.min_x,
                                           degrees.min_y,
                                           degrees.max_x,
                                           degrees.max_y,
                                           &box.min_x,
                                           &box.min_y,
                                           &box.max_x,
                                           &box.max_y,
                                           kPointsPerSide) != 0;
    const bool is_finite = std::isfinite(box.min_x) && std::isfinite(box.min_y) &&
                           std::isfinite(box.max_x) && std::isfinite(box.max_y);
    return is_done && is_finite && !box.is_empty() ? std::optional(box) : std::nullopt;
}

} // namespace

std::optional<Box> coordinate_range(const Crs& crs) {
    PJ_CONTEXT* const context = proj::context_of_thread();
    const proj::Object object(proj_create(context, crs.definition().c_str()));
    proj::require_crs(object, crs.label());
    const std::optional<Box> use = proj::area_of_use(context, object.get());
    if (!use) {
        return std::nullopt;
    }
    const double most_lat = crs.is_geographic() ? 90.0 : kMostProjectedLat_deg;
    const Box degrees = {
        std::max(-180.0, use->min_x - kRangeMargin_deg),
        std::max(-most_lat, use->min_y - kRangeMargin_deg),
        std::min(180.0, use->max_x + kRangeMargin_deg),
        std::min(most_lat, use->max_y + kRangeMargin_deg)};
    return crs.is_geographic() ? degrees : from_degrees(context, object.get(), degrees);
}

bool has_east_and_north(const Crs& crs) {
    PJ_CONTEXT* const context = proj::context_of_thread();
    const proj::Object object(proj_create(context, crs.definition().c_str()));
    proj::require_crs(object, crs.label());
    const PJ_TYPE type = proj_get_type(object.get());
    return type != PJ_TYPE_GEOCENTRIC_CRS && type != PJ_TYPE_VERTICAL_CRS &&
           type != PJ_TYPE_TEMPORAL_CRS && type != PJ_TYPE_ENGINEERING_CRS;
}

} // namespace huuco
