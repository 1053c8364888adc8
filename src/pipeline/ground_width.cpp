// SPDX-License-Identifier: MIT
/// \file
/// How wide a narrow strip of ground is.

#include "pipeline/ground_width.hpp"

#include <huuco/crs/area_measure.hpp>
#include <huuco/geometry/area.hpp>

#include <cmath>
#include <cstddef>

namespace huuco {

double mean_width_m(const ShapeView& ground, const Crs& crs) {
    double length = 0.0;
    for (std::size_t p = 0; p < ground.polygon_count(); ++p) {
        const PolygonView polygon = ground.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            const RingView ring = polygon.ring(r);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                length += std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
            }
        }
    }
    const double metres = crs.is_geographic() ? kMetresPerDegree : 1.0;
    return 2.0 * planar_area(ground) / length * metres;
}

} // namespace huuco
