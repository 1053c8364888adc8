// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Cuts rings at the box of a tile.

#include <huuco/geometry/grid_rings.hpp>

#include <vector>

namespace huuco::tile {

/// Cuts rings at a box, keeping the working memory between calls.
class Clipper {
public:
    /// Cuts one open ring at the box and ends it in `out`.
    ///
    /// A ring that leaves and enters the box several times stays one ring that runs along the
    /// border there and back; `RingMender` parts it. A border point is rounded to the grid and
    /// depends on the edge alone, not on its direction: neighbours are cut at the same point.
    ///
    /// \param ring  open; consecutive points differ
    /// \param out   gets the ring, or nothing where too little of it is left
    /// Method: Sutherland and Hodgman (1974), one border after the other.
    void clip(std::span<const GridPoint> ring, const GridBox& box, GridRings& out);

private:
    std::vector<GridPoint> m_from;
    std::vector<GridPoint> m_to;
};

} // namespace huuco::tile
