// SPDX-License-Identifier: MIT
/// \file
/// What coordinates tell by their size alone, for data that should lie in Viet Nam.

#include <huuco/base/error.hpp>
#include <huuco/crs/coordinate_look.hpp>
#include <huuco/crs/reference_systems.hpp>
#include <huuco/crs/transform.hpp>

#include <algorithm>
#include <array>

namespace huuco {

namespace {

struct Range {
    CoordinateKind kind;
    Box box;
};

/// Where the coordinates of Viet Nam lie in each kind of system, with some room round them.
constexpr std::array<Range, 4> kRanges = {{
    {CoordinateKind::degrees, kVietNam},
    {CoordinateKind::grid, {100e3, 880e3, 880e3, 2650e3}},
    {CoordinateKind::prefixed_grid, {18.1e6, 880e3, 19.9e6, 2650e3}},
    {CoordinateKind::web_mercator, {11.35e6, 880e3, 12.25e6, 2720e3}},
}};

bool are_most_in(std::span<const Point> points, const Box& box, bool is_swapped) noexcept {
    const auto inside = std::count_if(points.begin(), points.end(), [&](const Point& p) {
        return box.contains(is_swapped ? Point{p.y, p.x} : p);
    });
    return static_cast<double>(inside) >= 0.95 * static_cast<double>(points.size());
}

} // namespace

CoordinateLook look_at(std::span<const Point> points) noexcept {
    if (points.empty()) {
        return {};
    }
    for (const Range& range : kRanges) {
        for (const bool is_swapped : {false, true}) {
            if (are_most_in(points, range.box, is_swapped)) {
                return {range.kind, is_swapped};
            }
        }
    }
    return {};
}

std::vector<Point> swapped_axes(std::span<const Point> points) {
    std::vector<Point> out;
    out.reserve(points.size());
    std::transform(points.begin(), points.end(), std::back_inserter(out), [](const Point& p) {
        return Point{p.y, p.x};
    });
    return out;
}

double share_in_viet_nam(std::span<const Point> points, const Crs& crs) {
    std::vector<Point> moved(points.begin(), points.end());
    try {
        Transform(crs, wgs84()).apply(moved);
    } catch (const Error&) {
        return 0.0; // no way to WGS 84: it leads nowhere
    }
    const auto inside = std::count_if(
        moved.begin(), moved.end(), [](const Point& point) { return kVietNam.contains(point); });
    return points.empty() ? 0.0 : static_cast<double>(inside) / static_cast<double>(points.size());
}

} // namespace huuco
