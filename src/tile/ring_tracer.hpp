// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// From the edges round some ground to its rings.

#include <huuco/geometry/grid_rings.hpp>

#include <algorithm>
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
[[nodiscard]] inline int
ray_crossing(const GridPoint& p, const GridPoint& q, std::int64_t mx, std::int64_t my) noexcept {
    const std::int64_t py = std::int64_t{2} * p.y;
    const std::int64_t qy = std::int64_t{2} * q.y;
    if ((py <= my) == (qy <= my)) {
        return 0;
    }
    const std::int64_t px = std::int64_t{2} * p.x;
    const std::int64_t qx = std::int64_t{2} * q.x;
    if (std::max(px, qx) < mx) { // as half of all edges do: nothing to multiply
        return 0;
    }
    const std::int64_t side = (qx - px) * (my - py) - (qy - py) * (mx - px);
    if (py <= my) {
        return side > 0 ? 1 : 0;
    }
    return side < 0 ? -1 : 0;
}

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
