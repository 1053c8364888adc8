// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Boxes of the rows of a layer, of which memory holds those of one strip of the land at a time.

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

/// Land between two northings, both of which belong to it.
struct Strip {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();

    [[nodiscard]] bool meets(const Box& box) const noexcept {
        return box.min_y <= high && low <= box.max_y;
    }
};

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

    /// All boxes that meet a strip, ascending by row.
    ///
    /// \throws Error `io` when the file cannot be read
    [[nodiscard]] std::vector<RowBox> in(const Strip& strip) const;

    /// Strips from south to north that cover the plane and, on average, have no more than so many
    /// boxes beginning in each.
    [[nodiscard]] std::vector<Strip> strips(std::size_t boxes_a_strip) const;

private:
    struct Block {
        Box extent;
        SpillableArray<RowBox> boxes;
    };

    SpillFile* m_file;
    std::vector<Block> m_blocks;
    std::vector<double> m_sample; ///< where some of the boxes begin in the south
    std::size_t m_size = 0;
};

} // namespace huuco
