// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where a layer of polygons does not close: edges that no edge of a neighbour answers.

#include "base/spilled_parts.hpp"
#include "overlay/edge_table.hpp"
#include "overlay/row_boxes.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace huuco {

/// How a layer is bounded.
struct LayerBorders {
    RowBoxes rows; ///< of all rows that are not empty
    RowBoxes open; ///< of the edges that stay alone, of the rows that keep any
};

/// An edge without a counterpart in its block. It has its coordinates with it: those of the row may
/// lie in a file.
struct LoneEdge {
    std::array<Point, 2> ends{};
    std::uint64_t hash = 0;
    std::uint32_t row = 0;

    [[nodiscard]] Edge edge() const noexcept { return {ends.data(), hash, row}; }
};

/// What some thousand rows give.
struct BorderBlock {
    std::vector<RowBox> rows;   ///< of all its rows, ascending
    std::vector<LoneEdge> lone; ///< what is left of their edges
};

/// Pairs the edges of a block of rows among themselves. One serves a thread for many blocks.
class BlockPairing {
public:
    /// \param shapes  outlive the call
    /// \returns the rows [begin, end) under their own numbers
    [[nodiscard]] BorderBlock
    operator()(const ShapeTable& shapes, std::size_t begin, std::size_t end);

private:
    EdgeTable m_near;  ///< of rows next to one another
    EdgeTable m_block; ///< of what they leave
    std::vector<Edge> m_lone;
};

/// Pairs the edges of a layer, whose rows may come while it is read.
///
/// Rings have their ground on the left. Crossing an edge from right to left one shape more covers
/// the ground, crossing a pair none. So the number of shapes over the ground changes at lone edges
/// only, wherever the pairs lie and whichever of several equal edges were paired. Hence where two
/// or more shapes lie over one another, that ground is bounded by lone edges, and at some of them
/// the shape on the inner side is one of the overlapping ones.
///
/// Method: blocks of rows are paired in a small table each, as neighbours mostly stand near each
/// other in a file; what is left of all blocks is then paired in parts by hash, of which memory
/// holds one a thread. Linear time.
class BorderPairing {
public:
    BorderPairing();

    /// From now on a file holds what grows with the layer. It outlives the borders.
    void keep_in(SpillFile& file);

    /// Takes what is left of the next block, behind all that came before. Call it from one thread
    /// at a time.
    ///
    /// \param first_row  added to the numbers of its rows
    /// \throws Error `io` when the disk is full
    void add(BorderBlock block, std::uint32_t first_row);

    /// Pairs what is left of the blocks.
    ///
    /// \param threads  how many to use at most; the result does not depend on it
    /// \throws Error `io` when the disk is full
    [[nodiscard]] LayerBorders finish(unsigned threads) &&;

    /// Pairs what is left of the blocks, where the edges themselves are wanted. Memory holds those
    /// that stay alone.
    ///
    /// \returns the edges that stay alone; for the same rows always in the same order
    /// \throws Error `io` when the file cannot be read
    [[nodiscard]] std::vector<LoneEdge> lone_edges(unsigned threads) &&;

private:
    SpillFile* m_file = nullptr;
    RowBoxes m_rows;
    SpilledParts<LoneEdge> m_by_hash;
    std::size_t m_row_count = 0;
};

/// Pairs the edges of a layer that is there.
///
/// \param shapes   valid, with their ground on the left of each ring
/// \param threads  how many to use at most; the result does not depend on it
/// \param file     holds what grows with the layer, and outlives the result; null: memory does
/// \throws Error `io` when the disk is full
[[nodiscard]] LayerBorders
borders_of(const ShapeTable& shapes, unsigned threads, SpillFile* file, Progress& progress);

/// The edges of a layer that stay alone, as BorderPairing::lone_edges gives them.
///
/// \param shapes    valid, with their ground on the left of each ring
/// \param threads   how many to use at most; the result does not depend on it
/// \param file      holds what waits for a partner; null: memory does
/// \param progress  advanced by rows
/// \throws Error `cancelled` when the user interrupts, `io` when the disk is full
[[nodiscard]] std::vector<LoneEdge>
lone_edges_of(const ShapeTable& shapes, unsigned threads, SpillFile* file, Progress& progress);

} // namespace huuco
