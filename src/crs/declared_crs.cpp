// SPDX-License-Identifier: MIT
/// \file
/// Reads statements about reference systems: codes, grids, datums, datum shifts.

#include "crs/kept_answers.hpp"
#include "crs/proj_queries.hpp"

#include <huuco/crs/coordinate_look.hpp>
#include <huuco/crs/declared_crs.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace huuco {

namespace {

enum class Datum { vn2000, wgs84, hanoi_1972, unnamed, other };

Datum datum_of(const std::string& name) {
    const std::string word = proj::bare_name(name);
    const auto holds = [&](std::string_view part) { return word.find(part) != std::string::npos; };
    if (word.empty() || holds("unknown") || holds("unnamed") || holds("notspecified") ||
        holds("undefined") || holds("userdefined")) {
        return Datum::unnamed; // before the next: "Unknown based on WGS 84 ellipsoid"
    }
    if (holds("vietnam2000") || holds("vn2000")) {
        return Datum::vn2000;
    }
    if (holds("worldgeodeticsystem1984") || holds("wgs1984") || holds("wgs84")) {
        return Datum::wgs84;
    }
    if (holds("hanoi1972") || holds("hanoi72") || holds("hn72")) {
        return Datum::hanoi_1972;
    }
    return Datum::other;
}

/// EPSG:6960 as a position vector, as PROJ writes it: translations in m, rotations in arc seconds,
/// scale in ppm. The decree gives the rotations for the coordinate frame, with the other sign.
constexpr std::array<double, 7> kRegisteredShift =
    {-191.90441429, -39.30318279, -111.45032835, 0.00928836, -0.01975479, 0.00427372, 0.252906278};

bool has_translation_of_vn2000(const std::array<double, 7>& shift) {
    constexpr double kNear_m = 5.0; // EPSG:5194 for the Mekong delta is within 1 m of it
    return std::abs(shift[0] - kRegisteredShift[0]) < kNear_m &&
           std::abs(shift[1] - kRegisteredShift[1]) < kNear_m &&
           std::abs(shift[2] - kRegisteredShift[2]) < kNear_m;
}

/// \param sign  of the rotations
bool agrees(const std::array<double, 7>& shift, double sign) {
    constexpr double kTolerance_m = 0.01;
    constexpr double kTolerance_s = 0.0005; // 1.5 cm on the ground
    for (std::size_t i = 0; i < shift.size(); ++i) {
        const bool is_rotation = i >= 3 && i < 6;
        const double wanted = is_rotation ? sign * kRegisteredShift.at(i) : kRegisteredShift.at(i);
        if (std::abs(shift.at(i) - wanted) > (i < 3 ? kTolerance_m : kTolerance_s)) {
            return false;
        }
    }
    return true;
}

std::optional<CrsRemark> remark_on(const std::array<double, 7>& shift) {
    if (agrees(shift, 1.0)) {
        return std::nullopt;
    }
    return agrees(shift, -1.0) ? CrsRemark::wrong_sign_towgs84 : CrsRemark::other_towgs84;
}

proj::Object parsed(PJ_CONTEXT* context, const std::string& text) {
    const bool is_proj_string = text.starts_with('+') || text.starts_with("proj=");
    const bool is_typed = text.find("type=crs") != std::string::npos;
    proj::Object object(
        proj_create(context, (is_proj_string && !is_typed ? text + " +type=crs" : text).c_str()));
    proj::require_crs(object, text);
    return object;
}

/// What a text defines, parsed once a thread: PROJ seeks the names of ESRI's kind in its database,
/// which takes 6 ms.
/// \param context  of the thread
proj::Object object_of(PJ_CONTEXT* context, const std::string& text) {
    thread_local proj::KeptAnswers<proj::Object> objects; // made after the context, so gone before
    const proj::Object& object = objects.of(text, [&] { return parsed(context, text); });
    return proj::Object(proj_clone(context, object.get()));
}

/// True unless there are points and most of them lie elsewhere.
bool may_lie_in_viet_nam(const Crs& crs, std::span<const Point> points) {
    return points.empty() || share_in_viet_nam(points, crs) > 0.5 ||
           share_in_viet_nam(swapped_axes(points), crs) > 0.5;
}

/// The UTM zone of WGS 84 with that grid; empty for any other grid.
std::string utm_code_of(const TransverseMercator& grid) {
    constexpr double kTolerance = 1e-7;
    const double zone = (grid.meridian_deg + 183.0) / 6.0;
    const bool is_utm = std::abs(zone - std::round(zone)) < kTolerance &&
                        std::abs(grid.scale - 0.9996) < kTolerance &&
                        grid.false_easting_m == 500000.0 && grid.false_northing_m == 0.0 &&
                        grid.origin_lat_deg == 0.0;
    return is_utm ? fmt::format("EPSG:{}", 32600 + std::lround(zone)) : "";
}

/// The VN-2000 system whose grid the statement has, where its datum does not forbid it.
const ReferenceSystem* vn2000_of(
    const std::optional<TransverseMercator>& grid,
    Datum datum,
    const ReferenceSystems& systems,
    std::span<const Point> points) {
    const ReferenceSystem* const system = grid ? systems.find_vn2000(*grid) : nullptr;
    if (system == nullptr || datum == Datum::hanoi_1972 || datum == Datum::other) {
        return nullptr;
    }
    if (datum == Datum::vn2000) {
        return system;
    }
    // A scale of 0.9996 is as well that of a true UTM zone of WGS 84; 0.9999 is Viet Nam's alone.
    const bool is_cadastral = system->kind == SystemKind::tm3;
    return is_cadastral && may_lie_in_viet_nam(Crs::from_code(system->code), points) ? system
                                                                                     : nullptr;
}

/// True where most eastings are those of a zone whose meridian has easting 0. With a false easting
/// of 500 km none of a zone is below 250 km.
bool are_about_meridian(std::span<const Point> points) noexcept {
    constexpr double kHalfOfFalseEasting_m = 250e3;
    const auto count = std::ranges::count_if(
        points, [](const Point& point) { return std::abs(point.x) < kHalfOfFalseEasting_m; });
    return 2 * static_cast<std::size_t>(count) > points.size();
}

/// Takes a withdrawn system as it stands, or the one that succeeded it.
void take_withdrawn(
    const ReferenceSystem& system,
    std::span<const Point> points,
    DeclaredCrs& declared) {
    const bool is_literal = are_about_meridian(points);
    declared.crs = Crs::from_code(is_literal ? system.code : system.replaced_by);
    declared.remarks.push_back(is_literal ? CrsRemark::withdrawn_code : CrsRemark::replaced_code);
}

/// Takes the system that a grid of no listed code means, if any.
void take_by_parameters(
    const std::optional<TransverseMercator>& grid,
    Datum datum,
    const ReferenceSystems& systems,
    std::span<const Point> points,
    DeclaredCrs& declared) {
    const ReferenceSystem* const withdrawn = grid ? systems.find_withdrawn(*grid) : nullptr;
    if (withdrawn != nullptr && datum == Datum::vn2000 && are_about_meridian(points)) {
        take_withdrawn(*withdrawn, points, declared);
        return;
    }
    const ReferenceSystem* const meant = vn2000_of(grid, datum, systems, points);
    const std::string utm = grid && declared.crs.code().empty() && datum == Datum::wgs84
                                ? utm_code_of(*grid)
                                : std::string{};
    if (!utm.empty()) {
        declared.crs = Crs::from_code(utm);
        declared.remarks.push_back(CrsRemark::by_parameters);
    } else if (meant != nullptr) {
        declared.crs = Crs::from_code(meant->code);
        declared.remarks.push_back(
            datum == Datum::wgs84 ? CrsRemark::wgs84_datum : CrsRemark::by_parameters);
    }
}

} // namespace

bool DeclaredCrs::has(CrsRemark remark) const noexcept {
    return std::find(remarks.begin(), remarks.end(), remark) != remarks.end();
}

DeclaredCrs interpret_crs(
    const std::string& text,
    const ReferenceSystems& systems,
    std::span<const Point> points) {
    PJ_CONTEXT* const ctx = proj::context_of_thread();
    proj::Object object = object_of(ctx, text);
    const std::optional<std::array<double, 7>> shift = proj::to_wgs84_of(ctx, object.get());
    object = proj::horizontal_part(ctx, std::move(object));
    const char* const wkt = proj_as_wkt(ctx, object.get(), PJ_WKT2_2019, nullptr);
    Crs crs = Crs::from_wkt(wkt == nullptr ? text : std::string(wkt));

    const std::string named_code = proj::code_of(object.get());
    DeclaredCrs declared{crs, named_code.empty() ? crs.name() : named_code, {}};
    Datum datum = datum_of(proj::datum_name(ctx, object.get()));
    if (datum == Datum::unnamed && shift && has_translation_of_vn2000(*shift)) {
        datum = Datum::vn2000;
    }
    const ReferenceSystem* const known = systems.find(crs.code());
    if (datum == Datum::hanoi_1972 || (known != nullptr && known->kind == SystemKind::hanoi_1972)) {
        declared.remarks.push_back(CrsRemark::hanoi_1972);
        return declared;
    }
    if (known != nullptr && known->kind == SystemKind::replaced) {
        take_withdrawn(*known, points, declared);
    } else if (known == nullptr) {
        take_by_parameters(proj::grid_of(ctx, object.get()), datum, systems, points, declared);
    }
    const ReferenceSystem* const decided = systems.find(declared.crs.code());
    if (shift && decided != nullptr) {
        if (const std::optional<CrsRemark> remark = remark_on(*shift)) {
            declared.remarks.push_back(*remark);
        }
    }
    return declared;
}

} // namespace huuco
