// SPDX-License-Identifier: MIT
/// \file
/// Follows faces, parts walks where they meet themselves, and puts holes to their outer rings.

#include "tile/ring_tracer.hpp"

#include <algorithm>
#include <limits>

namespace huuco::tile {

/// The border edge that follows along the same covered face: the first clockwise from where this
/// one came.
std::size_t RingTracer::next_border(std::size_t edge) const {
    const GridPoint& from = m_edges[edge].a;
    const GridPoint& at = m_edges[edge].b;
    auto candidate = static_cast<std::size_t>(
        std::lower_bound(
            m_edges.begin(),
            m_edges.end(),
            at,
            [](const TurningEdge& left, const GridPoint& point) { return left.a < point; }) -
        m_edges.begin());
    std::size_t best = candidate;
    for (++candidate; candidate < m_edges.size() && m_edges[candidate].a == at; ++candidate) {
        const GridPoint& p = m_edges[candidate].b;
        const GridPoint& q = m_edges[best].b;
        const int turn_p = half_turn(cross(at, from, p));
        const int turn_q = half_turn(cross(at, from, q));
        if (turn_p < turn_q || (turn_p == turn_q && cross(at, q, p) > 0)) {
            best = candidate;
        }
    }
    return best;
}

void RingTracer::trace(std::span<const TurningEdge> edges, GridRings& out) {
    m_edges = edges;
    m_loops.clear();
    std::vector<bool> is_used(m_edges.size(), false);
    std::vector<GridPoint> walk;
    for (std::size_t start = 0; start < m_edges.size(); ++start) {
        walk.clear();
        for (std::size_t edge = start; !is_used[edge]; edge = next_border(edge)) {
            is_used[edge] = true;
            walk.push_back(m_edges[edge].a);
        }
        if (!walk.empty()) {
            part_loop(walk);
        }
    }
    emit(out);
}

/// Splits a closed walk into loops that pass no vertex twice.
void RingTracer::part_loop(std::span<const GridPoint> walk) {
    const auto key = [](const GridPoint& point) {
        return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(point.x)) << 32U) |
               static_cast<std::uint32_t>(point.y);
    };
    std::vector<GridPoint> open;
    m_place_of.clear();
    for (const GridPoint& point : walk) {
        const auto [seen, is_new] = m_place_of.try_emplace(key(point), open.size());
        if (!is_new) {
            const std::size_t begin = seen->second;
            m_loops.add_ring(std::span<const GridPoint>(open).subspan(begin));
            for (std::size_t i = begin + 1; i < open.size(); ++i) {
                m_place_of.erase(key(open[i]));
            }
            open.resize(begin);
        }
        open.push_back(point);
    }
    m_loops.add_ring(open);
}

namespace {

/// True where the middle of the loop's first edge lies inside the outer ring.
bool lies_inside(std::span<const GridPoint> loop, std::span<const GridPoint> outer) noexcept {
    const std::int64_t mx = std::int64_t{loop[0].x} + loop[1].x;
    const std::int64_t my = std::int64_t{loop[0].y} + loop[1].y;
    int winding = 0;
    for (std::size_t i = 0; i < outer.size(); ++i) {
        winding += ray_crossing(outer[i], outer[i + 1 == outer.size() ? 0 : i + 1], mx, my);
    }
    return winding != 0;
}

} // namespace

/// Puts each outer loop first and its holes after it: a hole belongs to the smallest outer round
/// it.
void RingTracer::emit(GridRings& out) {
    std::vector<std::size_t> outers;
    std::vector<std::int64_t> areas;
    for (std::size_t i = 0; i < m_loops.size(); ++i) {
        areas.push_back(twice_area(m_loops.ring(i)));
        if (areas.back() > 0) {
            outers.push_back(i);
        }
    }
    std::vector<std::size_t> owner(m_loops.size(), m_loops.size());
    for (std::size_t i = 0; i < m_loops.size() && outers.size() < m_loops.size(); ++i) {
        if (areas[i] > 0) {
            continue;
        }
        std::int64_t smallest = std::numeric_limits<std::int64_t>::max();
        for (const std::size_t outer : outers) {
            if (areas[outer] < smallest && lies_inside(m_loops.ring(i), m_loops.ring(outer))) {
                smallest = areas[outer];
                owner[i] = outer;
            }
        }
    }
    std::vector<std::size_t> holes;
    for (std::size_t i = 0; i < m_loops.size(); ++i) {
        if (owner[i] < m_loops.size()) {
            holes.push_back(i);
        }
    }
    std::stable_sort(holes.begin(), holes.end(), [&](std::size_t left, std::size_t right) {
        return owner[left] < owner[right];
    });
    auto hole = holes.begin();
    for (const std::size_t outer : outers) {
        out.add_ring(m_loops.ring(outer));
        for (; hole != holes.end() && owner[*hole] == outer; ++hole) {
            out.add_ring(m_loops.ring(*hole));
        }
    }
}

} // namespace huuco::tile
