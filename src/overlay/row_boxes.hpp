// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Boxes of the rows of a layer, of which memory holds those of a few tracts of the land at a time.

#include <huuco/base/spill_file.hpp>
#include <huuco/geometry/box.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace huuco {

/// A row of a layer and the box of it, or of some of its edges.
struct RowBox {
    std::uint32_t row = 0;
    Box box;

    friend bool operator==(const RowBox&, const RowBox&) = default;
};

/// The tract that has all land in it.
inline constexpr Box kPlane{
    -std::numeric_limits<double>::infinity(),
    -std::numeric_limits<double>::infinity(),
    std::numeric_limits<double>::infinity(),
    std::numeric_limits<double>::infinity()};

/// Row boxes, ascending by row.
class RowBoxes {
public:
    /// \param file  holds what is appended and outlives the object; null: it stays in memory
    explicit RowBoxes(SpillFile* file = nullptr) : m_file(file) {}

    /// Moves all to a file, which holds from now on what is appended. It outlives the object.
    ///
    /// \throws Error `io` when the disk is full
    void keep_in(SpillFile& file);

    /// Appends the boxes of some thousand rows. Empty ones meet nothing and are left out.
    ///
    /// \param boxes  ascending by row, behind all rows that came before
    /// \throws Error `io` when the disk is full
    void append(std::vector<RowBox> boxes);

    /// How many boxes there are.
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }

    /// All boxes that meet a tract of the land, ascending by row. Safe on several threads.
    ///
    /// \throws Error `io` when the file cannot be read
    [[nodiscard]] std::vector<RowBox> in(const Box& tract) const;

    /// Tracts that cover the plane side by side, those at the rim without end. In each, on average,
    /// no more than so many boxes have their lower left corner. What lies on a border between two
    /// belongs to both.
    ///
    /// Method: halves by the median of the corners along the longer side, until they are small
    /// enough.
    [[nodiscard]] std::vector<Box> tracts(std::size_t boxes_a_tract) const;

private:
    struct Block {
        Box extent;
        SpillableArray<RowBox> boxes;
    };

    SpillFile* m_file;
    std::vector<Block> m_blocks;
    std::vector<Point> m_sample; ///< lower left corners of some of the boxes
    std::size_t m_size = 0;
};

} // namespace huuco
