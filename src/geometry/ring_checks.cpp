// SPDX-License-Identifier: MIT
/// \file
/// Coordinates, areas, winding and spikes.

#include "geometry/ring_checks.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/orientation.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace huuco {

namespace {

bool is_finite(const Point& point) noexcept {
    return std::isfinite(point.x) && std::isfinite(point.y);
}

} // namespace

RingScan scan_ring(RingView ring) noexcept {
    RingScan scan;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        scan.box.expand(ring[i]);
        scan.is_finite &= is_finite(ring[i]);
        scan.has_repeats |= i > 0 && ring[i] == ring[i - 1];
    }
    return scan;
}

FoundDefect find_bad_coordinate(const ShapeView& raw, const Box& believed) noexcept {
    Point last;
    for (const Point& point : raw.points()) {
        if (!is_finite(point)) {
            return {Defect::non_finite, last};
        }
        if (!believed.contains(point)) {
            return {Defect::absurd_coordinate, point};
        }
        last = point;
    }
    return {};
}

double area_as_read(const ShapeView& raw) noexcept {
    double area = 0.0;
    for (std::size_t p = 0; p < raw.polygon_count(); ++p) {
        for (std::size_t r = 0; r < raw.polygon(p).ring_count(); ++r) {
            const double ring = std::abs(ring_area(raw.polygon(p).ring(r)));
            area += r == 0 ? ring : -ring;
        }
    }
    return std::abs(area);
}

bool is_counter_clockwise(RingView ring, double area, const Box& box) noexcept {
    const double reach = std::max(box.width(), box.height()); // of all points from the first one
    const double error = 4.0 * 0x1p-53 * static_cast<double>(ring.size() + 2) * reach * reach;
    if (std::abs(area) > error) {
        return area > 0.0;
    }
    const std::size_t edges = ring.size() - 1;
    std::size_t low = 0;
    for (std::size_t i = 1; i < edges; ++i) {
        if (ring[i].y < ring[low].y || (ring[i].y == ring[low].y && ring[i].x < ring[low].x)) {
            low = i;
        }
    }
    return orientation(ring[(low + edges - 1) % edges], ring[low], ring[low + 1]) > 0;
}

std::optional<Point> find_spike(RingView ring) noexcept {
    const std::size_t edges = ring.size() - 1;
    for (std::size_t i = 0; i < edges; ++i) {
        const Point& from = ring[(i + edges - 1) % edges];
        const Point& corner = ring[i];
        const Point& to = ring[i + 1];
        const double ahead =
            (from.x - corner.x) * (to.x - corner.x) + (from.y - corner.y) * (to.y - corner.y);
        if (ahead > 0.0 && orientation(from, corner, to) == 0) {
            return corner;
        }
    }
    return std::nullopt;
}

} // namespace huuco
