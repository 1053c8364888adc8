// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Makes the rings of one tile feature valid again after rounding to the grid and clipping.

#include "tile/edge_pairs.hpp"
#include "tile/edge_rows.hpp"
#include "tile/ring_tracer.hpp"

#include <huuco/geometry/grid_rings.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace huuco::tile {

/// What mending did.
enum class Mending {
    unchanged, ///< the rings were valid as they are
    mended,    ///< they were rebuilt, possibly to nothing
    failed,    ///< they kept crossing; expected never to happen
};

/// Turns rings with integer vertices into a valid multipolygon on the same grid.
///
/// The ground that is covered stays what the rings wind round positively: edges that run there and
/// back cancel, flipped slivers vanish, rings that touch themselves are parted. Where edges cross
/// between grid points both are bent to the nearest one; where a vertex lies on an edge the edge
/// gets a vertex, which moves nothing.
class RingMender {
public:
    /// Puts valid rings for `rings` into `out`: each outer ring (positive) followed by its holes
    /// (negative), no vertex twice in a ring, no crossing.
    ///
    /// \param rings  of one feature, in the order outer, its holes, outer, ...
    /// Method: noding by repeated splitting at rounded crossings, as snap rounding does (Hobby
    /// 1999, "Practical segment intersection with finite precision output"); winding numbers by
    /// ray crossings of edge midpoints; rings along faces, split where they meet themselves.
    Mending mend(const GridRings& rings, GridRings& out);

    /// True where edges meet at their ends only, and the ground left of each ring is covered once.
    /// Rings may touch each other and themselves at vertices.
    [[nodiscard]] bool covers_once(const GridRings& rings);

private:
    struct Split {
        std::size_t edge = 0;
        GridPoint point;
    };

    void take_edges(const GridRings& rings);
    void index_edges();
    void find_shared_vertices(const GridRings& rings);
    [[nodiscard]] bool has_one_cover(const GridRings& rings);
    [[nodiscard]] bool find_splits(bool stop_at_first);
    [[nodiscard]] bool add_splits(std::size_t first, std::size_t second);
    void apply_splits();
    void cancel_edges();
    [[nodiscard]] std::int32_t winding_left(const TurningEdge& edge) const;
    void keep_borders();

    std::vector<TurningEdge> m_edges;
    std::vector<TurningEdge> m_work;
    std::vector<Split> m_splits;
    std::vector<GridPoint> m_shared; ///< vertices that rings pass twice or more
    std::vector<EdgeSpan> m_spans;
    std::vector<GridBox> m_boxes;
    EdgePairs m_pairs;
    EdgeRows m_rows;    ///< of m_edges by y
    EdgeRows m_columns; ///< of m_edges by x
    RingTracer m_tracer;
};

} // namespace huuco::tile
