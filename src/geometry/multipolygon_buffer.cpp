// SPDX-License-Identifier: MIT
/// \file
/// Offsets into the flat buffers.

#include <huuco/geometry/multipolygon_buffer.hpp>

namespace huuco {

std::size_t PolygonView::ring_count() const noexcept {
    return m_buffer->m_polygon_begin[m_polygon + 1] - m_buffer->m_polygon_begin[m_polygon];
}

RingView PolygonView::ring(std::size_t index) const noexcept {
    const std::size_t ring = m_buffer->m_polygon_begin[m_polygon] + index;
    const std::size_t begin = m_buffer->m_ring_begin[ring];
    const std::size_t end = m_buffer->m_ring_begin[ring + 1];
    return RingView(m_buffer->m_points).subspan(begin, end - begin);
}

std::size_t ShapeView::polygon_count() const noexcept {
    return m_buffer->m_shape_begin[m_shape + 1] - m_buffer->m_shape_begin[m_shape];
}

PolygonView ShapeView::polygon(std::size_t index) const noexcept {
    return {*m_buffer, m_buffer->m_shape_begin[m_shape] + index};
}

std::span<const Point> ShapeView::points() const noexcept {
    const auto point_at = [this](std::size_t polygon) {
        return m_buffer->m_ring_begin[m_buffer->m_polygon_begin[polygon]];
    };
    const std::size_t begin = point_at(m_buffer->m_shape_begin[m_shape]);
    const std::size_t end = point_at(m_buffer->m_shape_begin[m_shape + 1]);
    return std::span<const Point>(m_buffer->m_points).subspan(begin, end - begin);
}

namespace {

Box box_of(std::span<const Point> points) noexcept {
    Box box;
    for (const Point& point : points) {
        box.expand(point);
    }
    return box;
}

} // namespace

Box ShapeView::box() const noexcept {
    return box_of(points());
}

Box MultiPolygonBuffer::box() const noexcept {
    return box_of(m_points);
}

void MultiPolygonBuffer::add_shape(ShapeView shape) {
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        for (std::size_t r = 0; r < shape.polygon(p).ring_count(); ++r) {
            // Index, not iterator: the shape may lie in this very buffer, which grows.
            const std::size_t count = shape.polygon(p).ring(r).size();
            for (std::size_t i = 0; i < count; ++i) {
                const Point point = shape.polygon(p).ring(r)[i];
                m_points.push_back(point);
            }
            end_ring();
        }
        end_polygon();
    }
    end_shape();
}

void MultiPolygonBuffer::cancel_shape() {
    m_polygon_begin.resize(m_shape_begin.back() + 1);
    m_ring_begin.resize(m_polygon_begin.back() + 1);
    m_points.resize(m_ring_begin.back());
}

void MultiPolygonBuffer::empty_last_shape() {
    m_shape_begin.pop_back();
    cancel_shape();
    end_shape();
}

void MultiPolygonBuffer::clear() {
    m_points.clear();
    m_ring_begin.assign(1, 0);
    m_polygon_begin.assign(1, 0);
    m_shape_begin.assign(1, 0);
}

} // namespace huuco
