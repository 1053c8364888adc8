// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// From the edges round some ground to its rings.

#include <huuco/geometry/grid_rings.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace huuco::tile {

/// A directed edge; `turns` tells how much the winding number rises from its right to its left.
struct TurningEdge {
    GridPoint a;
    GridPoint b;
    std::int32_t turns = 1;
};

/// Crossings of the ray from m (doubled coordinates) towards +x with the edge p to q: +1 upwards,
/// -1 downwards. Half-open in y, so that a vertex counts once.
[[nodiscard]] int
ray_crossing(const GridPoint& p, const GridPoint& q, std::int64_t mx, std::int64_t my) noexcept;

/// Traces rings; keeps buffers between calls.
class RingTracer {
public:
    /// Appends each outer ring and its holes after it; no ring passes a vertex twice.
    ///
    /// \param edges  with the covered ground on their left, by `a`, then `b`; they meet at ends
    /// only Method: rings along faces, split where they meet themselves; a hole belongs to the
    /// smallest outer ring round it.
    void trace(std::span<const TurningEdge> edges, GridRings& out);

private:
    [[nodiscard]] std::size_t next_border(std::size_t edge) const;
    void part_loop(std::span<const GridPoint> walk);
    void emit(GridRings& out);

    std::span<const TurningEdge> m_edges;
    std::unordered_map<std::uint64_t, std::size_t> m_place_of; ///< of the points of a long walk
    GridRings m_loops; ///< simple loops, before they are put in order
};

} // namespace huuco::tile
