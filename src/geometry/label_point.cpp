// SPDX-License-Identifier: MIT
/// \file
/// Asks GEOS for the largest circle inside a shape.

#include "geometry/geos_handle.hpp"

#include <huuco/geometry/label_point.hpp>

#include <algorithm>

namespace huuco {

struct LabelPlacer::Impl {
    GeosContext geos;
};

LabelPlacer::LabelPlacer() : m_impl(std::make_unique<Impl>()) {}

LabelPlacer::LabelPlacer(LabelPlacer&&) noexcept = default;
LabelPlacer& LabelPlacer::operator=(LabelPlacer&&) noexcept = default;
LabelPlacer::~LabelPlacer() = default;

std::optional<Point> LabelPlacer::place(const ShapeView& shape) {
    if (shape.is_empty()) {
        return std::nullopt;
    }
    const Box box = shape.box();
    GeosContext& geos = m_impl->geos;
    const GeosGeometry polygon = geos.to_geos(shape);
    // From the centre of the circle to a point of the border that it touches.
    const GeosGeometry radius = geos.check(
        GEOSMaximumInscribedCircle_r(
            geos.get(), polygon.get(), std::max(box.width(), box.height()) / 1000.0),
        {"tìm chỗ đặt tên", "find a place for a label"});
    const GeosGeometry centre = geos.check(
        GEOSGeomGetStartPoint_r(geos.get(), radius.get()), {"lấy tâm", "take the centre"});
    return geos.point(*centre, {"đọc tọa độ của tâm", "read the centre"});
}

} // namespace huuco
