// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Many multipolygons in flat buffers: one run of coordinates and offsets for rings, polygons,
/// shapes.

#include <huuco/base/spill_file.hpp>
#include <huuco/geometry/box.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

/// A closed ring: at least four points, the first equal to the last.
using RingView = std::span<const Point>;

class MultiPolygonBuffer;

/// One polygon of a buffer: ring 0 is the outer ring (counter-clockwise), the others its holes
/// (clockwise). Valid as long as the buffer lives and does not grow.
class PolygonView {
public:
    PolygonView(const MultiPolygonBuffer& buffer, std::size_t polygon) noexcept
        : m_buffer(&buffer), m_polygon(polygon) {}

    [[nodiscard]] std::size_t ring_count() const noexcept;
    [[nodiscard]] RingView ring(std::size_t index) const noexcept;

private:
    const MultiPolygonBuffer* m_buffer;
    std::size_t m_polygon;
};

/// One shape (multipolygon) of a buffer; may have no polygon at all. Valid as long as the buffer
/// lives and does not grow.
class ShapeView {
public:
    ShapeView(const MultiPolygonBuffer& buffer, std::size_t shape) noexcept
        : m_buffer(&buffer), m_shape(shape) {}

    [[nodiscard]] std::size_t polygon_count() const noexcept;
    [[nodiscard]] PolygonView polygon(std::size_t index) const noexcept;

    [[nodiscard]] bool is_empty() const noexcept { return polygon_count() == 0; }

    /// All points of all rings in storage order.
    [[nodiscard]] std::span<const Point> points() const noexcept;

    [[nodiscard]] Box box() const noexcept;

private:
    const MultiPolygonBuffer* m_buffer;
    std::size_t m_shape;
};

/// Multipolygons in flat buffers: no allocation per shape once the vectors have grown.
///
/// Built strictly in order: points, `end_ring` after each ring, `end_polygon` after the rings of a
/// polygon, `end_shape` after the polygons of a shape. Rings are stored closed; outer rings
/// counter-clockwise and holes clockwise is the caller's promise (`Repairer` makes it so). A buffer
/// that was moved from has no shapes; `clear` or an assignment makes it one to build in again.
class MultiPolygonBuffer {
public:
    MultiPolygonBuffer()
        : m_ring_begin(std::vector<std::size_t>(1, 0)),
          m_polygon_begin(std::vector<std::size_t>(1, 0)),
          m_shape_begin(std::vector<std::size_t>(1, 0)) {}

    void add_point(Point point) { m_points.own().push_back(point); }

    void add_points(std::span<const Point> points) {
        std::vector<Point>& all = m_points.own();
        all.insert(all.end(), points.begin(), points.end());
    }

    void end_ring() { m_ring_begin.own().push_back(m_points.own().size()); }

    void end_polygon() { m_polygon_begin.own().push_back(m_ring_begin.own().size() - 1); }

    void end_shape() { m_shape_begin.own().push_back(m_polygon_begin.own().size() - 1); }

    /// Appends a copy of one shape of this or another buffer.
    void add_shape(ShapeView shape);

    /// Appends copies of all shapes of another buffer.
    void append(const MultiPolygonBuffer& other);

    /// Drops what was added since the last `end_shape`.
    void cancel_shape();

    /// Takes the ground away from the last finished shape, which stays as an empty one.
    ///
    /// \pre there is a finished shape, and nothing was added since
    void empty_last_shape();

    void clear();

    /// Number of finished shapes.
    [[nodiscard]] std::size_t size() const noexcept {
        return std::max<std::size_t>(m_shape_begin.size(), 1) - 1;
    }

    [[nodiscard]] ShapeView shape(std::size_t index) const noexcept { return {*this, index}; }

    [[nodiscard]] std::size_t point_count() const noexcept { return m_points.size(); }

    /// Box of all shapes; empty without a point.
    [[nodiscard]] Box box() const noexcept;

    /// All coordinates, for a transform of the whole buffer in place.
    ///
    /// \pre the buffer was not moved to a file
    [[nodiscard]] std::span<Point> points() noexcept { return m_points.own(); }

    [[nodiscard]] std::span<const Point> points() const noexcept { return m_points.view(); }

    /// Makes room for so many points in all.
    void reserve_points(std::size_t count) { m_points.own().reserve(count); }

    /// Makes room for as much as another buffer holds.
    void reserve_as(const MultiPolygonBuffer& other);

    /// Moves everything to a file, which has to outlive the buffer; from then on it can only be
    /// read.
    void spill(SpillFile& file);

    /// Gives back the memory of a buffer in a file, until it is read again.
    void let_go() const noexcept;

    /// Bytes of its arrays.
    [[nodiscard]] std::size_t byte_size() const noexcept;

private:
    friend class PolygonView;
    friend class ShapeView;

    SpillableArray<Point> m_points;
    SpillableArray<std::size_t> m_ring_begin;    ///< first point of each ring, then the end
    SpillableArray<std::size_t> m_polygon_begin; ///< first ring of each polygon, then the end
    SpillableArray<std::size_t> m_shape_begin;   ///< first polygon of each shape, then the end
};

inline std::size_t PolygonView::ring_count() const noexcept {
    return m_buffer->m_polygon_begin[m_polygon + 1] - m_buffer->m_polygon_begin[m_polygon];
}

inline RingView PolygonView::ring(std::size_t index) const noexcept {
    const std::size_t ring = m_buffer->m_polygon_begin[m_polygon] + index;
    const std::size_t begin = m_buffer->m_ring_begin[ring];
    const std::size_t end = m_buffer->m_ring_begin[ring + 1];
    return m_buffer->m_points.view().subspan(begin, end - begin);
}

inline std::size_t ShapeView::polygon_count() const noexcept {
    return m_buffer->m_shape_begin[m_shape + 1] - m_buffer->m_shape_begin[m_shape];
}

inline PolygonView ShapeView::polygon(std::size_t index) const noexcept {
    return {*m_buffer, m_buffer->m_shape_begin[m_shape] + index};
}

} // namespace huuco
