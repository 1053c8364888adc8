// SPDX-License-Identifier: MIT
/// \file
/// Shoelace areas about the first vertex.

#include <huuco/geometry/area.hpp>

namespace huuco {

double ring_area(RingView ring) noexcept {
    if (ring.size() < 3) {
        return 0.0;
    }
    const Point origin = ring[0];
    double twice = 0.0;
    double last_x = ring[1].x - origin.x;
    double last_y = ring[1].y - origin.y;
    for (const Point& point : ring.subspan(2)) {
        const double x = point.x - origin.x;
        const double y = point.y - origin.y;
        twice += last_x * y - x * last_y;
        last_x = x;
        last_y = y;
    }
    return 0.5 * twice;
}

double planar_area(const PolygonView& polygon) noexcept {
    double area = 0.0;
    const std::size_t rings = polygon.ring_count();
    for (std::size_t r = 0; r < rings; ++r) {
        area += ring_area(polygon.ring(r));
    }
    return area;
}

double planar_area(const ShapeView& shape) noexcept {
    double area = 0.0;
    const std::size_t polygons = shape.polygon_count();
    for (std::size_t p = 0; p < polygons; ++p) {
        area += planar_area(shape.polygon(p));
    }
    return area;
}

} // namespace huuco
