// SPDX-License-Identifier: MIT
/// \file
/// Chords at corners, gathered by place.

#include <huuco/aggregate/corner_precision.hpp>
#include <huuco/aggregate/exact_sum.hpp>

#include <algorithm>
#include <utility>

namespace huuco {

void CornerPrecision::add(const ShapeView& shape, double weight) {
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const PolygonView polygon = shape.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            const RingView ring = polygon.ring(r);
            const std::size_t count = ring.size() - 1; // the last point is the first
            for (std::size_t i = 0; i < count; ++i) {
                const Point& next = ring[i + 1];
                const Point& previous = ring[i == 0 ? count - 1 : i - 1];
                m_corners.push_back(
                    {ring[i], weight * (next.x - previous.x), weight * (next.y - previous.y)});
            }
        }
    }
}

double CornerPrecision::unit_variance() {
    std::ranges::stable_sort(m_corners, [](const Corner& left, const Corner& right) {
        return std::pair(left.at.x, left.at.y) < std::pair(right.at.x, right.at.y);
    });
    ExactSum variance;
    for (std::size_t i = 0; i < m_corners.size();) {
        double x = 0.0;
        double y = 0.0;
        const Point at = m_corners[i].at;
        for (; i < m_corners.size() && m_corners[i].at.x == at.x && m_corners[i].at.y == at.y;
             ++i) {
            x += m_corners[i].chord_x;
            y += m_corners[i].chord_y;
        }
        variance.add(0.25 * (x * x + y * y));
    }
    return variance.value();
}

} // namespace huuco
