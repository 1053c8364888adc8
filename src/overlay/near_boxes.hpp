// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which boxes of a layer meet, each pair once.

#include <huuco/geometry/box.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

/// Boxes sorted by place and size, to find the pairs of them that meet.
///
/// Method: a hierarchy of uniform grids without an end, of which only cells with boxes are kept, in
/// one hash table. A box stands in the grid whose cells are just as large as it is or larger, once,
/// in the cell of its lower left corner; so what meets it there has its corner in at most nine
/// cells. Each box looks only in its own grid and in coarser ones, hence a pair is found by the
/// smaller of the two alone. Building is a counting sort, linear in the number of boxes; where they
/// lie does not matter, nor does one that lies far off.
class NearBoxes {
public:
    /// \param boxes  must live, unchanged, as long as the object; empty ones meet nothing
    explicit NearBoxes(std::span<const Box> boxes);

    /// Replaces `found` by the boxes that meet a box, those that find the pair themselves left out:
    /// over all boxes each pair comes once. Closed boxes: a common point is enough. Safe on
    /// several threads.
    ///
    /// \param found  ascending
    void query(std::uint32_t box, std::vector<std::uint32_t>& found) const;

    /// Replaces `found` by all boxes that meet a box, which may be any; otherwise as query.
    void meeting(const Box& box, std::vector<std::uint32_t>& found) const;

private:
    /// A box in its cell. Cells far from one another may have the same key, neighbours never.
    struct Member {
        std::uint64_t cell = 0;
        std::uint32_t box = 0;
    };

    [[nodiscard]] std::size_t level_of(const Box& box) const noexcept;
    [[nodiscard]] std::uint64_t cell_of(const Box& box) const noexcept;

    [[nodiscard]] std::size_t buckets() const noexcept { return m_begins.size() - 1; }

    [[nodiscard]] std::size_t bucket_of(std::uint64_t cell) const noexcept;
    void fill();
    /// Appends the boxes of one grid that meet a box, from a number on.
    void query_level(
        std::size_t level,
        const Box& here,
        std::uint32_t first,
        std::vector<std::uint32_t>& found) const;

    template <typename Take>
    void take_cells(std::uint64_t first, std::uint64_t count, const Take& take) const;

    std::span<const Box> m_boxes;
    Point m_origin;
    std::vector<double> m_cell_sizes;    ///< by level, each twice the one before
    std::vector<double> m_cells_a_unit;  ///< by level, the inverse
    std::vector<bool> m_has_members;     ///< by level
    std::vector<std::uint32_t> m_begins; ///< of each bucket's members, then the end
    std::vector<Member> m_members;
};

} // namespace huuco
