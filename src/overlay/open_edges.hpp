// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where a layer of polygons does not close: edges that no edge of a neighbour answers.

#include "overlay/row_boxes.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/overlay/overlaps.hpp>

namespace huuco {

/// How a layer is bounded.
struct LayerBorders {
    RowBoxes rows; ///< of all rows that are not empty
    RowBoxes open; ///< of the edges that stay alone, of the rows that keep any
};

/// Pairs each edge with one that runs the other way between the same two points, to the last bit,
/// and gives the rows that keep edges alone, beside the boxes of all.
///
/// Rings have their ground on the left. Crossing an edge from right to left one shape more covers
/// the ground, crossing a pair none. So the number of shapes over the ground changes at lone edges
/// only, wherever the pairs lie and whichever of several equal edges were paired. Hence where two
/// or more shapes lie over one another, that ground is bounded by lone edges, and at some of them
/// the shape on the inner side is one of the overlapping ones.
///
/// \param shapes   valid, with their ground on the left of each ring
/// \param threads  how many to use at most; the result does not depend on it
/// \param file     holds what grows with the layer, and outlives the result; null: memory does
/// \throws Error `io` when the disk is full
/// Method: blocks of rows are paired in a small table each, as neighbours mostly stand near each
/// other in a file; what is left of all blocks is then paired in parts by hash, of which memory
/// holds one a thread. Linear time.
[[nodiscard]] LayerBorders
borders_of(const ShapeTable& shapes, unsigned threads, SpillFile* file, Progress& progress);

} // namespace huuco
