// SPDX-License-Identifier: MIT
/// \file
/// Hashes of edges, and slots side by side.

#include "overlay/edge_table.hpp"

#include <algorithm>
#include <bit>

namespace huuco {

namespace {

constexpr int kHalfOfHash = 32;

std::uint64_t hash_of(const Point& point) noexcept {
    constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
    const std::uint64_t mixed =
        std::bit_cast<std::uint64_t>(point.x) * kOdd ^
        std::rotl(std::bit_cast<std::uint64_t>(point.y) * kOdd, kHalfOfHash);
    return (mixed ^ (mixed >> kHalfOfHash)) * kOdd;
}

bool is_same(const Point& a, const Point& b) noexcept {
    return a.x == b.x && a.y == b.y;
}

} // namespace

void EdgeTable::start(std::size_t edges) {
    const std::size_t slots = std::bit_ceil(2 * edges + 2);
    if (slots > m_slots.size()) {
        m_slots.resize(slots);
    }
    std::fill_n(m_slots.begin(), slots, Slot{});
    m_mask = slots - 1;
    m_edges.clear();
}

void EdgeTable::add(const Edge& edge) {
    const auto tag = static_cast<std::uint32_t>(edge.hash);
    std::size_t at = (edge.hash >> kHalfOfHash) & m_mask;
    while (m_slots[at].place != 0) {
        if (m_slots[at].tag == tag) {
            Edge& other = m_edges[m_slots[at].place - 1];
            if (other.at != nullptr && is_same(other.from(), edge.to()) &&
                is_same(other.to(), edge.from())) {
                other.at = nullptr;
                return;
            }
        }
        at = (at + 1) & m_mask;
    }
    m_edges.push_back(edge);
    m_slots[at] = {tag, static_cast<std::uint32_t>(m_edges.size())};
}

void EdgeTable::add_ring(RingView ring, std::uint32_t row) {
    std::uint64_t from = hash_of(ring[0]);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const std::uint64_t to = hash_of(ring[i + 1]);
        if (!is_same(ring[i], ring[i + 1])) {
            add({&ring[i], from + to, row});
        }
        from = to;
    }
}

void EdgeTable::add(const ShapeView& shape, std::uint32_t row) {
    const std::size_t polygons = shape.polygon_count();
    for (std::size_t p = 0; p < polygons; ++p) {
        const PolygonView polygon = shape.polygon(p);
        const std::size_t rings = polygon.ring_count();
        for (std::size_t r = 0; r < rings; ++r) {
            add_ring(polygon.ring(r), row);
        }
    }
}

void EdgeTable::drain(std::vector<Edge>& out) const {
    std::ranges::copy_if(
        m_edges, std::back_inserter(out), [](const Edge& edge) { return edge.at != nullptr; });
}

} // namespace huuco
