// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Many multipolygons in flat buffers: one run of coordinates and offsets for rings, polygons,
/// shapes.

#include <huuco/geometry/box.hpp>

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
/// counter-clockwise and holes clockwise is the caller's promise (`Repairer` makes it so).
class MultiPolygonBuffer {
public:
    MultiPolygonBuffer() : m_ring_begin{0}, m_polygon_begin{0}, m_shape_begin{0} {}

    void add_point(Point point) { m_points.push_back(point); }

    void end_ring() { m_ring_begin.push_back(m_points.size()); }

    void end_polygon() { m_polygon_begin.push_back(m_ring_begin.size() - 1); }

    void end_shape() { m_shape_begin.push_back(m_polygon_begin.size() - 1); }

    /// Appends a copy of one shape of this or another buffer.
    void add_shape(ShapeView shape);

    /// Drops what was added since the last `end_shape`.
    void cancel_shape();

    /// Takes the ground away from the last finished shape, which stays as an empty one.
    ///
    /// \pre there is a finished shape, and nothing was added since
    void empty_last_shape();

    void clear();

    /// Number of finished shapes.
    [[nodiscard]] std::size_t size() const noexcept { return m_shape_begin.size() - 1; }

    [[nodiscard]] ShapeView shape(std::size_t index) const noexcept { return {*this, index}; }

    [[nodiscard]] std::size_t point_count() const noexcept { return m_points.size(); }

    /// Box of all shapes; empty without a point.
    [[nodiscard]] Box box() const noexcept;

    /// All coordinates, for a transform of the whole buffer in place.
    [[nodiscard]] std::span<Point> points() noexcept { return m_points; }

    [[nodiscard]] std::span<const Point> points() const noexcept { return m_points; }

private:
    friend class PolygonView;
    friend class ShapeView;

    std::vector<Point> m_points;
    std::vector<std::size_t> m_ring_begin;    ///< first point of each ring, then the end
    std::vector<std::size_t> m_polygon_begin; ///< first ring of each polygon, then the end
    std::vector<std::size_t> m_shape_begin;   ///< first polygon of each shape, then the end
};

} // namespace huuco
