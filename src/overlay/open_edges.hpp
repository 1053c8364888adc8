// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where a layer of polygons does not close: edges that no edge of a neighbour answers.

#include <huuco/base/progress.hpp>
#include <huuco/geometry/box.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <cstdint>
#include <vector>

namespace huuco {

/// A row some of whose edges stay alone.
struct OpenRow {
    std::uint32_t row = 0;
    Box box; ///< of those edges
};

/// Pairs each edge with one that runs the other way between the same two points, to the last bit,
/// and gives the rows that keep edges alone, ascending.
///
/// Rings have their ground on the left. Crossing an edge from right to left one shape more covers
/// the ground, crossing a pair none. So the number of shapes over the ground changes at lone edges
/// only, wherever the pairs lie and whichever of several equal edges were paired. Hence where two
/// or more shapes lie over one another, that ground is bounded by lone edges, and at some of them
/// the shape on the inner side is one of the overlapping ones.
///
/// \param shapes   valid, with their ground on the left of each ring
/// \param threads  how many to use at most; the result does not depend on it
/// Method: blocks of rows are paired in a small table each, as neighbours mostly stand near each
/// other in a file; what is left of all blocks is then paired in parts by hash. Linear time.
[[nodiscard]] std::vector<OpenRow>
open_rows(const ShapeTable& shapes, unsigned threads, Progress& progress);

} // namespace huuco
