// SPDX-License-Identifier: MIT
/// \file
/// Finds rings that rounding has bent, and the borders of the ground they cover.

#include "tile/ring_mender.hpp"

#include "tile/usual_ring.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

namespace huuco::tile {

namespace {

/// Rounds of noding after which rings count as lost; a handful is enough in practice.
constexpr int kMaxNodingRounds = 64;

constexpr int sign(std::int64_t value) noexcept {
    return value > 0 ? 1 : (value < 0 ? -1 : 0);
}

/// True where `point`, known to lie on the line of a and b, lies strictly between them.
bool is_between(const GridPoint& a, const GridPoint& b, const GridPoint& point) noexcept {
    const auto [low_x, high_x] = std::minmax(a.x, b.x);
    const auto [low_y, high_y] = std::minmax(a.y, b.y);
    return point != a && point != b && low_x <= point.x && point.x <= high_x && low_y <= point.y &&
           point.y <= high_y;
}

GridPoint rounded_crossing(
    const GridPoint& a,
    const GridPoint& b,
    std::int64_t side_a,
    std::int64_t side_b) noexcept {
    const double part =
        static_cast<double>(side_a) / (static_cast<double>(side_a) - static_cast<double>(side_b));
    return {
        static_cast<std::int32_t>(std::lround(a.x + part * (static_cast<double>(b.x) - a.x))),
        static_cast<std::int32_t>(std::lround(a.y + part * (static_cast<double>(b.y) - a.y)))};
}

GridPoint transposed(const GridPoint& point) noexcept {
    return {point.y, point.x};
}

} // namespace

Mending RingMender::mend(const GridRings& rings, GridRings& out) {
    out.clear();
    if (rings.size() == 1 && is_usual_ring(rings.ring(0))) {
        out.add_ring(rings.ring(0));
        return Mending::unchanged;
    }
    find_shared_vertices(rings);
    if (m_shared.empty() && has_one_cover(rings)) {
        for (std::size_t i = 0; i < rings.size(); ++i) {
            out.add_ring(rings.ring(i));
        }
        return Mending::unchanged;
    }
    take_edges(rings);
    int round = 0;
    while (find_splits(false)) {
        if (++round > kMaxNodingRounds) {
            return Mending::failed;
        }
        apply_splits();
        cancel_edges();
    }
    cancel_edges();
    keep_borders();
    m_tracer.trace(m_edges, out);
    return Mending::mended;
}

void RingMender::take_edges(const GridRings& rings) {
    m_edges.clear();
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const auto ring = rings.ring(i);
        for (std::size_t k = 0; k < ring.size(); ++k) {
            m_edges.push_back({ring[k], ring[k + 1 == ring.size() ? 0 : k + 1]});
        }
    }
}

/// Sorts the edges for `winding_left`.
void RingMender::index_edges() {
    m_spans.clear();
    for (const TurningEdge& edge : m_edges) {
        m_spans.push_back({std::min(edge.a.y, edge.b.y), std::max(edge.a.y, edge.b.y)});
    }
    m_rows.index(m_spans);
    m_spans.clear();
    for (const TurningEdge& edge : m_edges) {
        m_spans.push_back({std::min(edge.a.x, edge.b.x), std::max(edge.a.x, edge.b.x)});
    }
    m_columns.index(m_spans);
}

bool RingMender::covers_once(const GridRings& rings) {
    find_shared_vertices(rings);
    return has_one_cover(rings);
}

/// As `covers_once`.
///
/// \pre shared vertices are known
bool RingMender::has_one_cover(const GridRings& rings) {
    take_edges(rings);
    if (find_splits(true)) {
        return false;
    }
    if (rings.size() == 1 && m_shared.empty()) {
        return twice_area(rings.ring(0)) > 0;
    }
    index_edges();
    std::size_t edge = 0;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const std::size_t first_edge = edge;
        for (; edge < first_edge + rings.ring(i).size(); ++edge) {
            // What lies to the left of a ring stays the same up to the next contact.
            const bool may_change =
                edge == first_edge ||
                std::binary_search(m_shared.begin(), m_shared.end(), m_edges[edge].a);
            if (may_change && winding_left(m_edges[edge]) != 1) {
                return false;
            }
        }
    }
    return true;
}

void RingMender::find_shared_vertices(const GridRings& rings) {
    m_shared.clear();
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const auto ring = rings.ring(i);
        m_shared.insert(m_shared.end(), ring.begin(), ring.end());
    }
    std::sort(m_shared.begin(), m_shared.end());
    // Of each run of equal ones all but the first are left.
    auto end = m_shared.begin();
    for (std::size_t i = 1; i < m_shared.size(); ++i) {
        if (m_shared[i] == m_shared[i - 1]) {
            *end++ = m_shared[i];
        }
    }
    m_shared.erase(end, m_shared.end());
}

/// Collects where edges have to be split.
bool RingMender::find_splits(bool stop_at_first) {
    m_splits.clear();
    m_boxes.clear();
    for (const TurningEdge& edge : m_edges) {
        const auto [min_x, max_x] = std::minmax(edge.a.x, edge.b.x);
        const auto [min_y, max_y] = std::minmax(edge.a.y, edge.b.y);
        m_boxes.push_back({min_x, min_y, max_x, max_y});
    }
    m_pairs.index(m_boxes);
    m_pairs.any([&](std::uint32_t first, std::uint32_t second) {
        return add_splits(first, second) && stop_at_first;
    });
    return !m_splits.empty();
}

/// Adds the splits that two edges cause in each other; true where there is one.
///
/// \pre their boxes meet
bool RingMender::add_splits(std::size_t first, std::size_t second) {
    const auto& [a, b, turns_ab] = m_edges[first];
    const auto& [c, d, turns_cd] = m_edges[second];
    const std::size_t before = m_splits.size();
    const auto split_at_vertex =
        [this](std::size_t edge, std::int64_t side, const GridPoint& vertex) {
            if (side == 0 && is_between(m_edges[edge].a, m_edges[edge].b, vertex)) {
                m_splits.push_back({edge, vertex});
            }
        };
    const std::int64_t side_a = cross(c, d, a);
    const std::int64_t side_b = cross(c, d, b);
    if (sign(side_a) * sign(side_b) > 0) {
        return false;
    }
    const std::int64_t side_c = cross(a, b, c);
    const std::int64_t side_d = cross(a, b, d);
    split_at_vertex(first, side_c, c);
    split_at_vertex(first, side_d, d);
    split_at_vertex(second, side_a, a);
    split_at_vertex(second, side_b, b);
    if (sign(side_a) * sign(side_b) < 0 && sign(side_c) * sign(side_d) < 0) {
        const GridPoint point = rounded_crossing(a, b, side_a, side_b);
        if (point != a && point != b) {
            m_splits.push_back({first, point});
        }
        if (point != c && point != d) {
            m_splits.push_back({second, point});
        }
    }
    return m_splits.size() > before;
}

void RingMender::apply_splits() {
    const auto distance = [this](const Split& split) {
        const GridPoint& a = m_edges[split.edge].a;
        return std::abs(std::int64_t{split.point.x} - a.x) +
               std::abs(std::int64_t{split.point.y} - a.y);
    };
    std::sort(m_splits.begin(), m_splits.end(), [&](const Split& left, const Split& right) {
        return std::tuple(left.edge, distance(left), left.point) <
               std::tuple(right.edge, distance(right), right.point);
    });
    m_work.clear();
    std::size_t next = 0;
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        TurningEdge rest = m_edges[i];
        for (; next < m_splits.size() && m_splits[next].edge == i; ++next) {
            if (m_splits[next].point != rest.a) {
                m_work.push_back({rest.a, m_splits[next].point, rest.turns});
                rest.a = m_splits[next].point;
            }
        }
        m_work.push_back(rest);
    }
    std::swap(m_edges, m_work);
}

/// Joins edges between the same two vertices into one; those that cancel are gone.
void RingMender::cancel_edges() {
    for (TurningEdge& edge : m_edges) {
        if (edge.b < edge.a) {
            std::swap(edge.a, edge.b);
            edge.turns = -edge.turns;
        }
    }
    std::sort(
        m_edges.begin(), m_edges.end(), [](const TurningEdge& left, const TurningEdge& right) {
            return std::tie(left.a, left.b) < std::tie(right.a, right.b);
        });
    m_work.clear();
    for (const TurningEdge& edge : m_edges) {
        if (!m_work.empty() && m_work.back().a == edge.a && m_work.back().b == edge.b) {
            m_work.back().turns += edge.turns;
        } else {
            m_work.push_back(edge);
        }
    }
    std::erase_if(
        m_work, [](const TurningEdge& edge) { return edge.turns == 0 || edge.a == edge.b; });
    std::swap(m_edges, m_work);
}

/// The winding number of the ground just left of the middle of an edge. \pre edges are indexed
std::int32_t RingMender::winding_left(const TurningEdge& edge) const {
    // A ray along x says nothing about a horizontal edge: turn the plane over its diagonal.
    const bool is_turned = edge.a.y == edge.b.y;
    const GridPoint a = is_turned ? transposed(edge.a) : edge.a;
    const GridPoint b = is_turned ? transposed(edge.b) : edge.b;
    const std::int64_t mx = std::int64_t{a.x} + b.x;
    const std::int64_t my = std::int64_t{a.y} + b.y;
    std::int32_t beyond = 0;
    (is_turned ? m_columns : m_rows).visit(my, [&](std::uint32_t number) {
        const TurningEdge& other = m_edges[number];
        beyond += is_turned ? -other.turns *
                                  ray_crossing(transposed(other.a), transposed(other.b), mx, my)
                            : other.turns * ray_crossing(other.a, other.b, mx, my);
    });
    // `beyond` is the winding number on the far side (+x) of the edge, which is its left where it
    // runs downwards in these coordinates; the turned plane has left and right exchanged.
    const bool is_left_beyond = (b.y < a.y) != is_turned;
    return is_left_beyond ? beyond : beyond + edge.turns;
}

/// Keeps the edges between covered and open ground, with the covered ground on their left.
void RingMender::keep_borders() {
    m_work.clear();
    index_edges();
    for (const TurningEdge& edge : m_edges) {
        const std::int32_t left = winding_left(edge);
        const std::int32_t right = left - edge.turns;
        if (left > 0 && right <= 0) {
            m_work.push_back({edge.a, edge.b});
        } else if (right > 0 && left <= 0) {
            m_work.push_back({edge.b, edge.a});
        }
    }
    std::sort(m_work.begin(), m_work.end(), [](const TurningEdge& left, const TurningEdge& right) {
        return std::tie(left.a, left.b) < std::tie(right.a, right.b);
    });
    std::swap(m_edges, m_work);
}

} // namespace huuco::tile
