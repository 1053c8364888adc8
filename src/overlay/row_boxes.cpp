// SPDX-License-Identifier: MIT
/// \file
/// Blocks of boxes that are passed over where their extent does not meet a tract.

#include "overlay/row_boxes.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace huuco {

namespace {

constexpr std::size_t kBoxesASample = 64;
constexpr std::size_t kBoxesABlock = 1024; ///< a block is read as a whole: no larger than needed

/// Cuts a tract in two at the median of the corners in it, along their longer side where that
/// parts them, until it is small enough.
///
/// \param corners  in any order; changed
/// \param tracts   behind which what comes of it is appended
void halve(std::span<Point> corners, const Box& tract, std::size_t most, std::vector<Box>& tracts) {
    Box extent;
    std::ranges::for_each(corners, [&](const Point& corner) { extent.expand(corner); });
    const bool is_wide = extent.width() >= extent.height();
    for (const bool is_across : {is_wide, !is_wide}) {
        if (corners.size() <= most) {
            break;
        }
        const double Point::*const along = is_across ? &Point::x : &Point::y;
        const auto middle = corners.begin() + static_cast<std::ptrdiff_t>(corners.size() / 2);
        std::ranges::nth_element(corners, middle, {}, along);
        const double border = (*middle).*along;
        if (border > (is_across ? extent.min_x : extent.min_y)) {
            Box low = tract;
            Box high = tract;
            (is_across ? low.max_x : low.max_y) = border;
            (is_across ? high.min_x : high.min_y) = border;
            halve({corners.begin(), middle}, low, most, tracts);
            halve({middle, corners.end()}, high, most, tracts);
            return;
        }
    }
    tracts.push_back(tract);
}

} // namespace

void RowBoxes::keep_in(SpillFile& file) {
    m_file = &file;
    for (Block& block : m_blocks) {
        block.boxes.spill(file);
    }
}

void RowBoxes::append(std::vector<RowBox> boxes) {
    std::erase_if(boxes, [](const RowBox& row) { return row.box.is_empty(); });
    for (std::size_t begin = 0; begin < boxes.size(); begin += kBoxesABlock) {
        const std::span<const RowBox> part =
            std::span(boxes).subspan(begin, std::min(kBoxesABlock, boxes.size() - begin));
        Block& block = m_blocks.emplace_back();
        for (const RowBox& row : part) {
            block.extent.expand(row.box);
            if (m_size++ % kBoxesASample == 0) {
                m_sample.push_back({row.box.min_x, row.box.min_y});
            }
        }
        block.boxes = SpillableArray(std::vector<RowBox>(part.begin(), part.end()));
        if (m_file != nullptr) {
            block.boxes.spill(*m_file);
        }
    }
}

std::vector<RowBox> RowBoxes::in(const Box& tract) const {
    std::vector<RowBox> found;
    std::vector<RowBox> boxes;
    for (const Block& block : m_blocks) {
        if (tract.intersects(block.extent)) {
            boxes.clear();
            block.boxes.append_to(boxes, m_file);
            std::ranges::copy_if(boxes, std::back_inserter(found), [&](const RowBox& row) {
                return tract.intersects(row.box);
            });
        }
    }
    return found;
}

std::vector<Box> RowBoxes::tracts(std::size_t boxes_a_tract) const {
    std::vector<Point> corners = m_sample;
    std::vector<Box> tracts;
    halve(corners, kPlane, std::max<std::size_t>(1, boxes_a_tract / kBoxesASample), tracts);
    return tracts;
}

} // namespace huuco
