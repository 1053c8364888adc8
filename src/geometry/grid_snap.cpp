// SPDX-License-Identifier: MIT
/// \file
/// On coordinates that are whole numbers of steps.

#include "geometry/geos_handle.hpp"
#include "geometry/simple_ring.hpp"

#include <huuco/geometry/grid_snap.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace huuco {

struct GridSnap::Impl {
    double steps_a_unit;
    GeosContext context;
    SimpleRingTest is_simple;
    std::vector<Point> ring;
    MultiPolygonBuffer steps; ///< a shape in steps

    [[nodiscard]] Point rounded(const Point& point) const noexcept {
        return {std::round(point.x * steps_a_unit), std::round(point.y * steps_a_unit)};
    }

    bool stays_simple(RingView corners) {
        ring.clear();
        for (const Point& corner : corners) {
            const Point next = rounded(corner);
            if (ring.empty() || next != ring.back()) {
                ring.push_back(next);
            }
        }
        constexpr std::size_t kTriangle = 4; // closed
        return ring.size() >= kTriangle && is_simple(ring);
    }

    void copy(const ShapeView& shape) {
        steps.clear();
        steps.add_shape(shape);
    }
};

GridSnap::GridSnap(double steps_a_unit) : m_impl(std::make_unique<Impl>()) {
    m_impl->steps_a_unit = steps_a_unit;
}

GridSnap::GridSnap(GridSnap&&) noexcept = default;
GridSnap& GridSnap::operator=(GridSnap&&) noexcept = default;
GridSnap::~GridSnap() = default;

bool GridSnap::stays_valid(const ShapeView& shape) {
    if (shape.polygon_count() == 1 && shape.polygon(0).ring_count() == 1) {
        return m_impl->stays_simple(shape.polygon(0).ring(0));
    }
    m_impl->copy(shape);
    for (Point& point : m_impl->steps.points()) {
        point = m_impl->rounded(point);
    }
    GeosContext& context = m_impl->context;
    const GeosGeometry geometry = context.to_geos(m_impl->steps.shape(0));
    return context.check(
        GEOSisValid_r(context.get(), geometry.get()), {"kiểm tra hình", "check the shape"});
}

void GridSnap::snap(const ShapeView& shape, MultiPolygonBuffer& out) {
    m_impl->copy(shape);
    for (Point& point : m_impl->steps.points()) {
        point = {point.x * m_impl->steps_a_unit, point.y * m_impl->steps_a_unit};
    }
    GeosContext& context = m_impl->context;
    const GeosTask task = {"đưa hình về lưới", "bring the shape to the grid"};
    GeosGeometry geometry = context.to_geos(m_impl->steps.shape(0));
    if (!context.check(GEOSisValid_r(context.get(), geometry.get()), task)) {
        geometry = context.check(GEOSMakeValid_r(context.get(), geometry.get()), task);
    }
    constexpr double kStep = 1.0;
    geometry =
        context.check(GEOSGeom_setPrecision_r(context.get(), geometry.get(), kStep, 0), task);
    m_impl->steps.clear();
    context.append(*geometry, m_impl->steps);
    for (Point& point : m_impl->steps.points()) {
        point = {point.x / m_impl->steps_a_unit, point.y / m_impl->steps_a_unit};
    }
    out.add_shape(m_impl->steps.shape(0));
}

} // namespace huuco
