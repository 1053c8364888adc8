// SPDX-License-Identifier: MIT
/// \file
/// Blocks of boxes that are passed over where their extent does not meet a strip.

#include "overlay/row_boxes.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace huuco {

namespace {

constexpr std::size_t kBoxesASample = 64;

} // namespace

void RowBoxes::keep_in(SpillFile& file) {
    m_file = &file;
    for (Block& block : m_blocks) {
        block.boxes.spill(file);
    }
}

void RowBoxes::append(std::vector<RowBox> boxes) {
    std::erase_if(boxes, [](const RowBox& row) { return row.box.is_empty(); });
    if (boxes.empty()) {
        return;
    }
    boxes.shrink_to_fit();
    Block& block = m_blocks.emplace_back();
    for (const RowBox& row : boxes) {
        block.extent.expand(row.box);
        if (m_size++ % kBoxesASample == 0) {
            m_sample.push_back(row.box.min_y);
        }
    }
    block.boxes = SpillableArray<RowBox>(std::move(boxes));
    if (m_file != nullptr) {
        block.boxes.spill(*m_file);
    }
}

std::vector<RowBox> RowBoxes::in(const Strip& strip) const {
    std::vector<RowBox> found;
    std::vector<RowBox> boxes;
    for (const Block& block : m_blocks) {
        if (strip.meets(block.extent)) {
            boxes.clear();
            block.boxes.append_to(boxes, m_file);
            std::ranges::copy_if(boxes, std::back_inserter(found), [&](const RowBox& row) {
                return strip.meets(row.box);
            });
        }
    }
    return found;
}

std::vector<Strip> RowBoxes::strips(std::size_t boxes_a_strip) const {
    std::vector<double> begins = m_sample;
    std::ranges::sort(begins);
    const std::size_t count = (m_size + boxes_a_strip - 1) / boxes_a_strip;
    std::vector<Strip> strips(1);
    for (std::size_t i = 1; i < count; ++i) {
        const double border = begins[i * begins.size() / count];
        if (border > strips.back().low) {
            strips.back().high = border;
            strips.push_back({border, std::numeric_limits<double>::infinity()});
        }
    }
    return strips;
}

} // namespace huuco
