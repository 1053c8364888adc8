// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How segments lie to the ground inside an outline, by exact tests.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace huuco {

/// How a segment lies to ground.
enum class Lie : std::uint8_t {
    apart,   ///< no point of the ground's inside is on it, nor is it one of its edges
    along,   ///< it is an edge of the outline: the ground is on its left
    against, ///< it is an edge of the outline the other way round: the ground is on its right
    unclear, ///< it enters the ground, or meets the outline in a way that is not looked into
};

/// Edges of an outline near a box, of which many segments are asked. Keeps buffers
/// between calls: one per thread.
class OutlineProbe {
public:
    /// Takes all edges of a polygon.
    void take(const PolygonView& polygon);

    /// Takes the edges of a shape that matter to segments in a box.
    void take(const ShapeView& shape, const Box& box);

    /// How a segment lies to what was taken.
    ///
    /// \pre the segment is no single point; where a box was given, it lies in that box
    [[nodiscard]] Lie lie_of(const Point& from, const Point& to);

private:
    /// An edge; the ground lies on its left.
    struct Edge {
        Point from;
        Point to;
    };

    /// The edges that meet in a corner.
    struct Corner {
        const Edge* in = nullptr;
        const Edge* out = nullptr;
        bool is_simple = true; ///< rings do not touch each other here

        [[nodiscard]] bool add(const Edge& edge, const Point& at, const Point& to);
    };

    void take_ring(RingView ring, const Box& box);
    void pick_near(const Point& from, const Point& to);
    [[nodiscard]] static Lie lie_at(const Corner& corner, const Point& at, const Point& to);
    [[nodiscard]] Lie lie_of_free(const Point& point) const;

    std::vector<Edge> m_edges;
    std::vector<std::uint32_t> m_near; ///< of the segment at hand
    std::size_t m_near_count = 0;
};

} // namespace huuco
