// SPDX-License-Identifier: MIT
/// \file
/// Offsets into the flat buffers.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <algorithm>
#include <cstddef>

namespace huuco {

std::span<const Point> ShapeView::points() const noexcept {
    const auto point_at = [this](std::size_t polygon) {
        return m_buffer->m_ring_begin[m_buffer->m_polygon_begin[polygon]];
    };
    const std::size_t begin = point_at(m_buffer->m_shape_begin[m_shape]);
    const std::size_t end = point_at(m_buffer->m_shape_begin[m_shape + 1]);
    return m_buffer->m_points.view().subspan(begin, end - begin);
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
    return box_of(m_points.view());
}

void MultiPolygonBuffer::add_shape(ShapeView shape) {
    const std::size_t before = m_points.size();
    m_points.own().resize(before + shape.points().size());
    // Asked for again: the shape may lie in this very buffer, which has grown.
    const std::span<const Point> points = shape.points();
    std::copy(
        points.begin(), points.end(), m_points.own().begin() + static_cast<std::ptrdiff_t>(before));
    std::size_t end = before;
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        for (std::size_t r = 0; r < shape.polygon(p).ring_count(); ++r) {
            end += shape.polygon(p).ring(r).size();
            m_ring_begin.own().push_back(end);
        }
        end_polygon();
    }
    end_shape();
}

void MultiPolygonBuffer::append(const MultiPolygonBuffer& other) {
    if (other.m_shape_begin.size() == 0) { // moved from: without even the offset before all
        return;
    }
    const auto add = [](std::span<const std::size_t> from, std::vector<std::size_t>& to) {
        const std::size_t before = to.back();
        for (const std::size_t offset : from.subspan(1)) {
            to.push_back(before + offset);
        }
    };
    const std::span<const Point> points = other.points();
    m_points.own().insert(m_points.own().end(), points.begin(), points.end());
    add(other.m_ring_begin.view(), m_ring_begin.own());
    add(other.m_polygon_begin.view(), m_polygon_begin.own());
    add(other.m_shape_begin.view(), m_shape_begin.own());
}

void MultiPolygonBuffer::cancel_shape() {
    m_polygon_begin.own().resize(m_shape_begin.own().back() + 1);
    m_ring_begin.own().resize(m_polygon_begin.own().back() + 1);
    m_points.own().resize(m_ring_begin.own().back());
}

void MultiPolygonBuffer::empty_last_shape() {
    m_shape_begin.own().pop_back();
    cancel_shape();
    end_shape();
}

void MultiPolygonBuffer::clear() {
    m_points.own().clear();
    m_ring_begin.own().assign(1, 0);
    m_polygon_begin.own().assign(1, 0);
    m_shape_begin.own().assign(1, 0);
}

void MultiPolygonBuffer::reserve_as(const MultiPolygonBuffer& other) {
    m_points.own().reserve(other.m_points.size());
    m_ring_begin.own().reserve(other.m_ring_begin.size());
    m_polygon_begin.own().reserve(other.m_polygon_begin.size());
    m_shape_begin.own().reserve(other.m_shape_begin.size());
}

void MultiPolygonBuffer::spill(SpillFile& file) {
    m_points.spill(file);
    m_ring_begin.spill(file);
    m_polygon_begin.spill(file);
    m_shape_begin.spill(file);
}

void MultiPolygonBuffer::let_go() const noexcept {
    m_points.let_go();
    m_ring_begin.let_go();
    m_polygon_begin.let_go();
    m_shape_begin.let_go();
}

std::size_t MultiPolygonBuffer::byte_size() const noexcept {
    return m_points.view().size_bytes() + m_ring_begin.view().size_bytes() +
           m_polygon_begin.view().size_bytes() + m_shape_begin.view().size_bytes();
}

} // namespace huuco
