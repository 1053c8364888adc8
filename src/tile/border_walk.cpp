// SPDX-License-Identifier: MIT
/// \file
/// Follows borders from node to node, and gives holes to the rings round them.

#include "tile/border_walk.hpp"

#include <huuco/geometry/box.hpp>

#include <algorithm>
#include <cassert>
#include <limits>
#include <tuple>

namespace huuco::tile {

namespace {

constexpr std::uint32_t kNoWay = std::numeric_limits<std::uint32_t>::max();

Box box_of_outer(std::span<const GridPoint> ring) {
    Box box;
    for (const GridPoint& point : ring) {
        box.expand(Point{static_cast<double>(point.x), static_cast<double>(point.y)});
    }
    return box;
}

/// True where the middle of the first edge of `hole` lies inside `outer`.
bool holds_first_edge(std::span<const GridPoint> outer, std::span<const GridPoint> hole) noexcept {
    const double x = (static_cast<double>(hole[0].x) + hole[1].x) / 2.0;
    const double y = (static_cast<double>(hole[0].y) + hole[1].y) / 2.0;
    bool is_inside = false;
    for (std::size_t i = 0, k = outer.size() - 1; i < outer.size(); k = i++) {
        const double yi = outer[i].y;
        const double yk = outer[k].y;
        if ((yi > y) != (yk > y) &&
            x < outer[i].x +
                    (y - yi) * (static_cast<double>(outer[k].x) - outer[i].x) / (yk - yi)) {
            is_inside = !is_inside;
        }
    }
    return is_inside;
}

} // namespace

const GridRings& BorderWalk::rings(std::span<const BorderUse> border) {
    load(border);
    m_rings.clear();
    for (std::uint32_t start = 0; start < m_ways.size(); ++start) {
        walk(start);
    }
    return m_rings;
}

void BorderWalk::trace(
    std::span<const BorderUse> border,
    std::uint32_t layer,
    std::uint32_t feature,
    GridPolygons& out) {
    static_cast<void>(rings(border));
    emit(layer, feature, out);
}

void BorderWalk::load(std::span<const BorderUse> border) {
    m_ways.clear();
    for (const BorderUse& item : border) {
        const std::span<const GridPoint> arc = m_chains->arc(item.use.arc);
        const std::size_t last = arc.size() - 1;
        m_ways.push_back(
            item.use.is_backward
                ? Way{arc[last], arc[last - 1], arc[1], arc[0], item.use, 0, false}
                : Way{arc[0], arc[1], arc[last - 1], arc[last], item.use, 0, false});
    }
    std::sort(m_ways.begin(), m_ways.end(), [](const Way& left, const Way& right) {
        return std::tie(left.start, left.second, left.use.arc) <
               std::tie(right.start, right.second, right.use.arc);
    });
    for (std::uint32_t i = 0; i < m_ways.size(); ++i) {
        m_ways[i].node = i > 0 && m_ways[i].start == m_ways[i - 1].start ? m_ways[i - 1].node : i;
    }
    m_place.assign(m_ways.size(), kNoWay);
}

/// The unused way that follows along the same ground: the first clockwise from where this one
/// came; none where the border is closed.
std::uint32_t BorderWalk::next(const Way& way) const {
    const auto from = std::lower_bound(
        m_ways.begin(), m_ways.end(), way.end, [](const Way& left, const GridPoint& point) {
            return left.start < point;
        });
    auto best = m_ways.end();
    for (auto at = from; at != m_ways.end() && at->start == way.end; ++at) {
        if (at->is_used) {
            continue;
        }
        if (best == m_ways.end()) {
            best = at;
            continue;
        }
        const int turn = half_turn(cross(way.end, way.before_end, at->second));
        const int best_turn = half_turn(cross(way.end, way.before_end, best->second));
        if (turn < best_turn ||
            (turn == best_turn && cross(way.end, best->second, at->second) > 0)) {
            best = at;
        }
    }
    return best == m_ways.end() ? kNoWay : static_cast<std::uint32_t>(best - m_ways.begin());
}

/// Walks from a way until its border is closed; parts the walk where it passes a node again.
void BorderWalk::walk(std::uint32_t start) {
    m_open.clear();
    for (std::uint32_t i = m_ways[start].is_used ? kNoWay : start; i != kNoWay;) {
        Way& way = m_ways[i];
        way.is_used = true;
        m_place[way.node] = static_cast<std::uint32_t>(m_open.size());
        m_open.push_back(i);
        close_loop(way.end);
        i = next(way);
    }
    assert(m_open.empty()); // a border is a sum of closed rings
}

/// Ends a ring where the walk has come back to a node on it.
void BorderWalk::close_loop(const GridPoint& end) {
    const auto node = std::lower_bound(
        m_ways.begin(), m_ways.end(), end, [](const Way& left, const GridPoint& point) {
            return left.start < point;
        });
    if (node == m_ways.end() || node->start != end || m_place[node->node] == kNoWay) {
        return;
    }
    const std::size_t begin = m_place[node->node];
    m_points.clear();
    for (std::size_t k = begin; k < m_open.size(); ++k) {
        const Way& way = m_ways[m_open[k]];
        append_arcs({&way.use, 1}, *m_chains, m_points);
        m_place[way.node] = kNoWay;
    }
    m_open.resize(begin);
    if (m_points.size() >= 3) {
        m_rings.add_ring(m_points);
    }
}

/// Appends outer rings, each with the holes that lie in it and in no smaller one.
void BorderWalk::emit(std::uint32_t layer, std::uint32_t feature, GridPolygons& out) const {
    std::vector<std::size_t> outers;
    std::vector<std::size_t> holes;
    for (std::size_t i = 0; i < m_rings.size(); ++i) {
        const std::int64_t area = twice_area(m_rings.ring(i));
        if (area != 0) {
            (area > 0 ? outers : holes).push_back(i);
        }
    }
    const std::vector<std::size_t> owners = owners_of(holes, outers);
    for (const std::size_t outer : outers) {
        out.polygons.push_back({layer, feature, static_cast<std::uint32_t>(out.rings.size())});
        add_ring(outer, out);
        for (std::size_t h = 0; h < holes.size(); ++h) {
            if (owners[h] == outer) {
                add_ring(holes[h], out);
            }
        }
    }
}

std::vector<std::size_t> BorderWalk::owners_of(
    const std::vector<std::size_t>& holes,
    const std::vector<std::size_t>& outers) const {
    if (outers.size() == 1) {
        std::vector<std::size_t> owners(holes.size(), outers.front());
        return owners;
    }
    std::vector<Box> boxes;
    for (const std::size_t outer : outers) {
        boxes.push_back(box_of_outer(m_rings.ring(outer)));
    }
    std::vector<std::size_t> owners(holes.size(), m_rings.size());
    for (std::size_t h = 0; h < holes.size(); ++h) {
        const auto hole = m_rings.ring(holes[h]);
        const Point corner{static_cast<double>(hole[0].x), static_cast<double>(hole[0].y)};
        std::int64_t smallest = std::numeric_limits<std::int64_t>::max();
        for (std::size_t o = 0; o < outers.size(); ++o) {
            const auto outer = m_rings.ring(outers[o]);
            const std::int64_t area = twice_area(outer);
            if (boxes[o].contains(corner) && area < smallest && holds_first_edge(outer, hole)) {
                smallest = area;
                owners[h] = outers[o];
            }
        }
    }
    return owners;
}

void BorderWalk::add_ring(std::size_t ring, GridPolygons& out) const {
    const auto points = m_rings.ring(ring);
    out.rings.points.insert(out.rings.points.end(), points.begin(), points.end());
    out.rings.end_ring();
}

} // namespace huuco::tile
