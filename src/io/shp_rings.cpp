// SPDX-License-Identifier: MIT
/// \file
/// Windings beyond doubt, then what lies in what.

#include "io/shp_rings.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/box.hpp>
#include <huuco/geometry/orientation.hpp>

#include <algorithm>
#include <cmath>

namespace huuco::io {

namespace {

/// A ring with what is known about it.
struct ShpRing {
    RingView points;
    Box box;
    double area = 0.0;  ///< positive
    double doubt = 0.0; ///< areas that differ by less may come out the other way round elsewhere
    bool is_hole = false;
};

bool is_closed_and_finite(RingView ring) noexcept {
    return ring.size() >= 4 && ring.front() == ring.back() &&
           std::all_of(ring.begin(), ring.end(), [](const Point& point) {
               return std::isfinite(point.x) && std::isfinite(point.y);
           });
}

/// Which way a ring turns at its lowest corners.
///
/// \returns +1 counter-clockwise, -1 clockwise, 0 where they do not turn alike or not clearly
int turn_at_lowest(RingView ring) noexcept {
    const std::size_t edges = ring.size() - 1;
    double low = ring[0].y;
    for (const Point& point : ring) {
        low = std::min(low, point.y);
    }
    int turn = 0;
    for (std::size_t i = 0; i < edges; ++i) {
        if (ring[i].y > low) {
            continue;
        }
        const Point& before = ring[i == 0 ? edges - 1 : i - 1];
        const int here = orientation_if_clear(ring[i + 1], before, ring[i]);
        if (here == 0 || here == -turn) {
            return 0;
        }
        turn = here;
    }
    return turn;
}

/// By how much the area of a ring may be off where it is summed about the origin of the CRS, and
/// far more.
double doubt_of_area(RingView ring, const Box& box) noexcept {
    constexpr double kOfEachTerm = 1e-14;
    const double farthest = std::max(
        {std::abs(box.min_x), std::abs(box.max_x), std::abs(box.min_y), std::abs(box.max_y)});
    return kOfEachTerm * static_cast<double>(ring.size()) * farthest * (box.width() + box.height());
}

/// \returns nothing where the winding is in doubt
std::optional<ShpRing> with_clear_winding(RingView points) noexcept {
    if (!is_closed_and_finite(points)) {
        return std::nullopt;
    }
    ShpRing ring{points, {}, 0.0, 0.0, false};
    for (const Point& point : points) {
        ring.box.expand(point);
    }
    const double area = ring_area(points);
    ring.area = std::abs(area);
    ring.doubt = doubt_of_area(points, ring.box);
    const int turn = turn_at_lowest(points);
    ring.is_hole = turn > 0;
    const bool agrees = turn != 0 && ring.area > ring.doubt && (area > 0.0) == ring.is_hole;
    return agrees ? std::optional(ring) : std::nullopt;
}

/// True when the first ring is the only outer one and a corner of every hole lies in it.
bool is_outer_with_holes(std::span<const ShpRing> rings) noexcept {
    if (rings.front().is_hole) {
        return false;
    }
    return std::all_of(rings.begin() + 1, rings.end(), [&](const ShpRing& hole) {
        const Point leftmost = *std::min_element(
            hole.points.begin(), hole.points.end(), [](const Point& a, const Point& b) {
                return a.x < b.x || (a.x == b.x && a.y < b.y);
            });
        return hole.is_hole && locate(leftmost, rings.front().points) == Location::inside;
    });
}

/// Where a point lies in a ring, on its boundary only as one of its corners.
///
/// \returns nothing where rounding may hide it
std::optional<Location> place_in_ring(const Point& point, RingView ring) noexcept {
    bool is_inside = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[i + 1];
        if (a == point) {
            return Location::boundary;
        }
        if (std::max(a.y, b.y) < point.y || point.y < std::min(a.y, b.y) ||
            std::max(a.x, b.x) < point.x || b == point) {
            continue;
        }
        const bool crosses = (a.y <= point.y) != (b.y <= point.y);
        if (point.x < std::min(a.x, b.x)) {
            is_inside = is_inside != crosses;
            continue;
        }
        const int side = orientation_if_clear(a, b, point);
        if (side == 0) {
            return std::nullopt;
        }
        is_inside = is_inside != (crosses && (side > 0) == (b.y > a.y));
    }
    return is_inside ? Location::inside : Location::outside;
}

/// True when one ring lies in another, false when it does not. \returns nothing where in doubt
std::optional<bool> lies_in(const ShpRing& inner, const ShpRing& outer) noexcept {
    if (!outer.box.contains({inner.box.min_x, inner.box.min_y}) ||
        !outer.box.contains({inner.box.max_x, inner.box.max_y})) {
        return false;
    }
    std::optional<bool> is_inside;
    for (const Point& point : inner.points) {
        const std::optional<Location> place = place_in_ring(point, outer.points);
        if (!place) {
            return std::nullopt;
        }
        if (*place == Location::boundary) {
            continue;
        }
        if (is_inside && *is_inside != (*place == Location::inside)) {
            return std::nullopt;
        }
        is_inside = *place == Location::inside;
    }
    return is_inside;
}

/// The outer ring of one of the rings. \returns nothing where in doubt
std::optional<std::size_t>
outer_ring_of(std::size_t ring, std::span<const ShpRing> rings) noexcept {
    const ShpRing& inner = rings[ring];
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const std::optional<bool> is_inside =
            i == ring ? std::optional(false) : lies_in(inner, rings[i]);
        if (!is_inside) {
            return std::nullopt;
        }
        if (!*is_inside) {
            continue;
        }
        const bool is_clearly_less = rings[i].area - inner.area > rings[i].doubt + inner.doubt;
        if (found || !inner.is_hole || rings[i].is_hole || !is_clearly_less) {
            return std::nullopt;
        }
        found = i;
    }
    return inner.is_hole ? found : std::optional(ring);
}

} // namespace

std::optional<OuterRings> clear_outer_rings(std::span<const RingView> rings, RingSorting sorting) {
    std::vector<ShpRing> known;
    known.reserve(rings.size());
    for (const RingView points : rings) {
        const std::optional<ShpRing> ring = with_clear_winding(points);
        if (!ring) {
            return std::nullopt;
        }
        known.push_back(*ring);
    }
    if (sorting == RingSorting::by_winding && is_outer_with_holes(known)) {
        return OuterRings(rings.size(), 0);
    }
    OuterRings outer_rings;
    outer_rings.reserve(rings.size());
    for (std::size_t i = 0; i < known.size(); ++i) {
        const std::optional<std::size_t> outer = outer_ring_of(i, known);
        if (!outer) {
            return std::nullopt;
        }
        outer_rings.push_back(*outer);
    }
    return outer_rings;
}

} // namespace huuco::io
