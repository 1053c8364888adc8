// SPDX-License-Identifier: MIT
/// \file
/// Sizes the grid, and chains the edges that come later.

#include "geometry/edge_grid.hpp"

#include <huuco/base/error.hpp>

#include <algorithm>

namespace huuco {

EdgeGrid::EdgeGrid(
    std::span<const GridPoint> points,
    std::size_t edges,
    std::pmr::memory_resource* memory)
    : m_begin(memory), m_placed(memory), m_heads(memory) {
    for (std::uint32_t pool = 0; pool < kPools; ++pool) {
        m_entries.emplace_back(memory);
    }
    GridPoint low;
    GridPoint high;
    if (!points.empty()) {
        low = high = points.front();
    }
    for (const GridPoint& point : points) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    m_origin = low;
    const auto cells = [](std::int32_t from, std::int32_t to, int shift) {
        return ((std::int64_t{to} - from) >> shift) + 1;
    };
    const auto wanted = static_cast<std::int64_t>(edges / 2 + 1);
    for (m_shift = 2; cells(low.x, high.x, m_shift) * cells(low.y, high.y, m_shift) > wanted;
         ++m_shift) {
    }
    m_columns = cells(low.x, high.x, m_shift);
    m_rows = cells(low.y, high.y, m_shift);
    const auto count = static_cast<std::size_t>(m_columns * m_rows);
    m_begin.assign(count + 1, 0);
    m_heads.assign(count, kEnd);
}

void EdgeGrid::add(std::uint32_t edge, const GridPoint& a, const GridPoint& b, std::uint32_t pool) {
    std::pmr::vector<Entry>& entries = m_entries[pool];
    each_cell(a, b, [&](const Cell& cell) {
        const Part part = part_of(cell, a, b, false);
        if (Placed* const there = find(number_of(cell), edge)) {
            there->part.widen(part);
            return;
        }
        std::uint32_t& head = m_heads[number_of(cell)];
        const std::uint32_t next = head;
        require_room(entries.size() < (std::size_t{1} << kPlaceBits));
        head = (pool << kPlaceBits) | static_cast<std::uint32_t>(entries.size());
        entries.push_back({{edge, part}, next});
    });
}

void EdgeGrid::require_room(bool has_room) {
    if (!has_room) {
        throw Error(
            ErrorCode::argument,
            Message{
                "Các lớp có quá nhiều cạnh để giản lược; hãy tách nhỏ ra.",
                "The layers have too many edges to be simplified; split them."});
    }
}

EdgeGrid::Placed* EdgeGrid::find(std::size_t cell, std::uint32_t edge) noexcept {
    for (std::uint32_t i = m_begin[cell]; i < m_begin[cell + 1]; ++i) {
        if (m_placed[i].edge == edge) {
            return &m_placed[i];
        }
    }
    for (std::uint32_t i = m_heads[cell]; i != kEnd; i = entry(i).next) {
        if (entry(i).placed.edge == edge) {
            return &m_entries[i >> kPlaceBits][i & ((1U << kPlaceBits) - 1)].placed;
        }
    }
    return nullptr;
}

} // namespace huuco
