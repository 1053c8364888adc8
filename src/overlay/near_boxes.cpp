// SPDX-License-Identifier: MIT
/// \file
/// Counting sort of boxes into hashed cells, and the cells that a box has to look at.

#include "overlay/near_boxes.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace huuco {

namespace {

constexpr unsigned kAxisBits = 28; ///< of a cell's column, and of its row
constexpr std::uint64_t kAxisMask = (std::uint64_t{1} << kAxisBits) - 1;
constexpr double kMostCells = 1e6;        ///< that a box looks into before it looks at all boxes
constexpr double kLargestOffset = 0x1p60; ///< in cells; beyond it all cells are one

double size_of(const Box& box) noexcept {
    return std::max(box.width(), box.height());
}

/// Grows with the offset, rounding included.
std::uint64_t step_of(double offset, double cells_a_unit) noexcept {
    const double step = std::floor(offset * cells_a_unit);
    return static_cast<std::uint64_t>(
               static_cast<std::int64_t>(std::clamp(step, -kLargestOffset, kLargestOffset))) &
           kAxisMask;
}

std::uint64_t key_of(std::size_t level, std::uint64_t column, std::uint64_t row) noexcept {
    return (std::uint64_t{level} << (2 * kAxisBits)) | (row << kAxisBits) | column;
}

/// Size that about half of the boxes do not exceed; 1 where it would be nothing.
double median_size(std::span<const Box> boxes) {
    constexpr std::size_t kSample = 4096;
    std::vector<double> sizes;
    sizes.reserve(2 * kSample);
    for (std::size_t i = 0; i < boxes.size(); i += boxes.size() / kSample + 1) {
        if (!boxes[i].is_empty() && size_of(boxes[i]) > 0.0) {
            sizes.push_back(size_of(boxes[i]));
        }
    }
    if (sizes.empty()) {
        return 1.0;
    }
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

} // namespace

NearBoxes::NearBoxes(std::span<const Box> boxes) : m_boxes(boxes) {
    Box extent;
    double largest = 0.0;
    for (const Box& box : boxes) {
        if (!box.is_empty()) {
            extent.expand(box);
            largest = std::max(largest, size_of(box));
        }
    }
    if (extent.is_empty()) {
        return;
    }
    m_origin = {extent.min_x, extent.min_y};
    // A little more than the usual size: most boxes stand in the finest grid, two or three a cell.
    constexpr double kRoom = 1.5;
    constexpr double kSmallest = 1e-300; // has an inverse
    m_cell_sizes.push_back(std::max(kRoom * median_size(boxes), kSmallest));
    while (m_cell_sizes.back() < largest) {
        m_cell_sizes.push_back(2.0 * m_cell_sizes.back());
    }
    for (const double size : m_cell_sizes) {
        m_cells_a_unit.push_back(1.0 / size);
    }
    m_has_members.resize(m_cell_sizes.size());
    fill();
}

std::size_t NearBoxes::level_of(const Box& box) const noexcept {
    const double size = size_of(box);
    std::size_t level = 0;
    while (m_cell_sizes[level] < size) {
        ++level;
    }
    return level;
}

std::uint64_t NearBoxes::cell_of(const Box& box) const noexcept {
    const std::size_t level = level_of(box);
    return key_of(
        level,
        step_of(box.min_x - m_origin.x, m_cells_a_unit[level]),
        step_of(box.min_y - m_origin.y, m_cells_a_unit[level]));
}

std::size_t NearBoxes::bucket_of(std::uint64_t cell) const noexcept {
    // Neighbouring cells come to lie near each other: rows apart, columns side by side.
    constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
    const std::uint64_t spread = (cell >> kAxisBits) * kOdd;
    return (cell + (spread >> 20U)) & (buckets() - 1);
}

void NearBoxes::fill() {
    m_begins.assign(std::bit_ceil(m_boxes.size() + 1) + 1, 0);
    std::vector<Member> members;
    members.reserve(m_boxes.size());
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        if (!m_boxes[i].is_empty()) {
            members.push_back({cell_of(m_boxes[i]), static_cast<std::uint32_t>(i)});
            m_has_members[members.back().cell >> (2 * kAxisBits)] = true;
            ++m_begins[bucket_of(members.back().cell) + 1];
        }
    }
    for (std::size_t i = 1; i < m_begins.size(); ++i) {
        m_begins[i] += m_begins[i - 1];
    }
    // From the last one on: each bucket's end moves down to its begin, its members come out
    // ascending.
    m_members.resize(members.size());
    for (std::size_t i = members.size(); i-- > 0;) {
        m_members[--m_begins[bucket_of(members[i].cell) + 1]] = members[i];
    }
    // What were ends are begins now, one place too far right.
    std::rotate(m_begins.begin(), m_begins.begin() + 1, m_begins.end());
    m_begins.back() = static_cast<std::uint32_t>(m_members.size());
}

void NearBoxes::query(std::uint32_t box, std::vector<std::uint32_t>& found) const {
    found.clear();
    if (m_boxes[box].is_empty()) {
        return;
    }
    const std::size_t own = level_of(m_boxes[box]);
    for (std::size_t level = own; level < m_cell_sizes.size(); ++level) {
        if (m_has_members[level]) {
            query_level(level, m_boxes[box], level == own ? box + 1 : 0, found);
        }
    }
    std::sort(found.begin(), found.end());
}

void NearBoxes::meeting(const Box& box, std::vector<std::uint32_t>& found) const {
    found.clear();
    if (box.is_empty()) {
        return;
    }
    for (std::size_t level = 0; level < m_cell_sizes.size(); ++level) {
        if (m_has_members[level]) {
            query_level(level, box, 0, found);
        }
    }
    std::sort(found.begin(), found.end());
}

void NearBoxes::query_level(
    std::size_t level,
    const Box& here,
    std::uint32_t first,
    std::vector<std::uint32_t>& found) const {
    const double size = m_cell_sizes[level];
    // What meets the box begins at most a cell before it; a bit more, as widths are rounded.
    const double reach = size * (1.0 + 4.0 * std::numeric_limits<double>::epsilon());
    const double cells_a_unit = m_cells_a_unit[level];
    const auto step = [cells_a_unit](double offset) { return step_of(offset, cells_a_unit); };
    const std::uint64_t begin_column = step(here.min_x - reach - m_origin.x);
    const std::uint64_t begin_row = step(here.min_y - reach - m_origin.y);
    const std::uint64_t end_column = (step(here.max_x - m_origin.x) + 1) & kAxisMask;
    const std::uint64_t end_row = (step(here.max_y - m_origin.y) + 1) & kAxisMask;
    const auto take = [&](const Member& member) {
        if (member.box >= first && here.intersects(m_boxes[member.box])) {
            found.push_back(member.box);
        }
    };
    const double cells = (here.width() / size + 2.0) * (here.height() / size + 2.0);
    if (!(cells <= std::min(kMostCells, static_cast<double>(m_members.size())))) {
        for (const Member& member : m_members) {
            if (member.cell >> (2 * kAxisBits) == level) {
                take(member);
            }
        }
        return;
    }
    for (std::uint64_t row = begin_row; row != end_row; row = (row + 1) & kAxisMask) {
        take_cells(key_of(level, begin_column, row), (end_column - begin_column) & kAxisMask, take);
    }
}

/// Calls take(member) for those in cells side by side.
template <typename Take>
void NearBoxes::take_cells(std::uint64_t first, std::uint64_t count, const Take& take) const {
    const std::uint64_t row = first & ~kAxisMask;
    while (count > 0) {
        // Their buckets stand side by side too, but where columns or buckets begin again.
        const std::size_t bucket = bucket_of(first);
        const auto run = std::min<std::uint64_t>(
            {count, kAxisMask + 1 - (first & kAxisMask), buckets() - bucket});
        for (std::size_t at = m_begins[bucket]; at < m_begins[bucket + run]; ++at) {
            if ((m_members[at].cell & ~kAxisMask) == row) {
                take(m_members[at]);
            }
        }
        first = row | ((first + run) & kAxisMask);
        count -= run;
    }
}

} // namespace huuco
