// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Area that two shapes share, without building their intersection.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstdint>
#include <vector>

namespace huuco {

/// An area and how far it may be from the truth.
struct BoundedArea {
    double area = 0.0;  ///< in squared units of the coordinates
    double error = 0.0; ///< the exact value lies within area ± error
};

/// Measures how much ground two shapes share. Keeps buffers between calls: one per thread.
///
/// Unlike an overlay it never nodes anything, so touching, nearly touching or coinciding borders
/// cannot fail or mislead it: the result is a continuous function of the coordinates.
class IntersectionArea {
public:
    /// Area of the intersection of two valid shapes in the same CRS.
    ///
    /// \returns the area with its error bound, about 1e-16 of the common box times the number of
    ///          edges that lie over one another (1e-9 m² for neighbouring parcels)
    /// Method: a shape is the signed sum of the strips between its edges and a base line, so the
    /// common area is the sum over pairs of edges of the integral of the lower of the two, clipped
    /// to the common box of both shapes. Edges that coincide cancel exactly.
    [[nodiscard]] BoundedArea operator()(
        const ShapeView& first,
        const Box& first_box,
        const ShapeView& second,
        const Box& second_box);

    [[nodiscard]] BoundedArea operator()(const ShapeView& first, const ShapeView& second) {
        return (*this)(first, first.box(), second, second.box());
    }

private:
    /// An edge seen from the corner of the common box, turned so that x grows.
    struct Edge {
        double min_x;
        double max_x;
        double y;     ///< at min_x
        double slope; ///< dy/dx
        double reach; ///< bound of |y| along it
        double sign;  ///< +1 when the shape lies below the edge, -1 above
    };

    void collect(const ShapeView& shape, const Box& common, std::vector<Edge>& edges);
    void collect_ring(RingView ring, const Box& common, std::vector<Edge>& edges);
    [[nodiscard]] std::size_t pick_beneath(double left, double right);
    static void
    add_edge(const Point& from, const Point& to, const Box& common, std::vector<Edge>& edges);

    std::vector<Edge> m_first;
    std::vector<Edge> m_second;
    std::vector<std::uint32_t> m_picked; ///< edges at hand that count
};

} // namespace huuco
