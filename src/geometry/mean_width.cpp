// SPDX-License-Identifier: MIT
/// \file
/// Area and outline of a strip.

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/mean_width.hpp>

#include <cmath>
#include <cstddef>

namespace huuco {

namespace {

double length_of(RingView ring) noexcept {
    double length = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        length += std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
    }
    return length;
}

} // namespace

double mean_width(const ShapeView& ground) noexcept {
    double length = 0.0;
    for (std::size_t p = 0; p < ground.polygon_count(); ++p) {
        const PolygonView polygon = ground.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            length += length_of(polygon.ring(r));
        }
    }
    return 2.0 * planar_area(ground) / length;
}

} // namespace huuco
