// SPDX-License-Identifier: MIT
/// \file
/// Sorts edges into strips.

#include "tile/edge_pairs.hpp"

#include <tuple>

namespace huuco::tile {

namespace {

constexpr std::size_t kOneStrip = 256; ///< below so many edges one strip is quicker

} // namespace

void EdgePairs::index(std::span<const GridBox> boxes) {
    choose_strips(boxes);
    const auto each_strip = [&](auto&& call) {
        for (std::uint32_t i = 0; i < boxes.size(); ++i) {
            const std::size_t last = strip_of(boxes[i].max_y);
            for (std::size_t strip = strip_of(boxes[i].min_y); strip <= last; ++strip) {
                call(strip, i);
            }
        }
    };
    each_strip([&](std::size_t strip, std::uint32_t) { ++m_begin[strip + 1]; });
    for (std::size_t i = 1; i < m_begin.size(); ++i) {
        m_begin[i] += m_begin[i - 1];
    }
    m_entries.resize(m_begin.back());
    std::vector<std::size_t> next(m_begin.begin(), m_begin.end() - 1);
    each_strip([&](std::size_t strip, std::uint32_t edge) {
        m_entries[next[strip]++] = {boxes[edge], edge};
    });
    for (std::size_t strip = 0; strip + 1 < m_begin.size(); ++strip) {
        const auto begin = m_entries.begin() + static_cast<std::ptrdiff_t>(m_begin[strip]);
        const auto end = m_entries.begin() + static_cast<std::ptrdiff_t>(m_begin[strip + 1]);
        std::sort(begin, end, [](const Entry& left, const Entry& right) {
            return std::tie(left.box.min_x, left.edge) < std::tie(right.box.min_x, right.edge);
        });
    }
}

/// Makes strips twice as high as an edge is on average, so that most edges lie in one or two.
void EdgePairs::choose_strips(std::span<const GridBox> boxes) {
    m_low = 0;
    m_height = 1;
    if (boxes.empty()) {
        m_begin.assign(1, 0);
        return;
    }
    std::int64_t low = boxes.front().min_y;
    std::int64_t high = boxes.front().max_y;
    std::int64_t heights = 0;
    for (const GridBox& box : boxes) {
        low = std::min<std::int64_t>(low, box.min_y);
        high = std::max<std::int64_t>(high, box.max_y);
        heights += std::int64_t{box.max_y} - box.min_y;
    }
    const auto count = static_cast<std::int64_t>(boxes.size());
    m_low = low;
    m_height = boxes.size() < kOneStrip ? high - low + 1
                                        : std::max(2 * heights / count, (high - low) / count) + 1;
    m_begin.assign(strip_of(static_cast<std::int32_t>(high)) + 2, 0);
}

} // namespace huuco::tile
