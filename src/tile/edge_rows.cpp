// SPDX-License-Identifier: MIT
/// \file
/// Sorts edges into rows.

#include "tile/edge_rows.hpp"

#include <algorithm>

namespace huuco::tile {

namespace {

constexpr std::size_t kFewEdges = 64; ///< below, looking at all of them is quicker

} // namespace

void EdgeRows::index(std::span<const EdgeSpan> spans) {
    m_count = static_cast<std::uint32_t>(spans.size());
    m_begin.clear();
    if (spans.size() < kFewEdges) {
        return;
    }
    std::int64_t low = spans.front().low;
    std::int64_t high = spans.front().high;
    std::int64_t heights = 0;
    for (const EdgeSpan& span : spans) {
        low = std::min<std::int64_t>(low, span.low);
        high = std::max<std::int64_t>(high, span.high);
        heights += std::int64_t{span.high} - span.low;
    }
    const auto rows = static_cast<std::int64_t>(spans.size() / 8);
    // No lower than half of an edge: long ones would lie in too many rows.
    const std::int64_t mean = heights / static_cast<std::int64_t>(spans.size());
    m_low = 2 * low;
    m_height = 2 * std::max((high - low) / rows, mean / 2) + 1;
    m_begin.assign(row_of(2 * high) + 2, 0);
    const auto each_row = [&](auto&& call) {
        for (std::uint32_t i = 0; i < m_count; ++i) {
            const std::size_t last = row_of(2 * std::int64_t{spans[i].high});
            for (std::size_t row = row_of(2 * std::int64_t{spans[i].low}); row <= last; ++row) {
                call(row, i);
            }
        }
    };
    each_row([&](std::size_t row, std::uint32_t) { ++m_begin[row + 1]; });
    for (std::size_t i = 1; i < m_begin.size(); ++i) {
        m_begin[i] += m_begin[i - 1];
    }
    m_edges.resize(m_begin.back());
    std::vector<std::uint32_t> next(m_begin.begin(), m_begin.end() - 1);
    each_row([&](std::size_t row, std::uint32_t edge) { m_edges[next[row]++] = edge; });
}

} // namespace huuco::tile
