// SPDX-License-Identifier: MIT
/// \file
/// Edges near a segment, picked by their boxes, then tested by exact predicates.

#include "overlay/outline_probe.hpp"

#include <huuco/geometry/orientation.hpp>

#include <algorithm>

namespace huuco {

namespace {

/// True when the direction from a ring's corner to a point leads into the polygon. The polygon lies
/// on the left of its rings.
///
/// \pre the direction is that of neither edge at the corner
bool leads_inside(const Point& before, const Point& corner, const Point& after, const Point& to) {
    const bool is_left_of_first = orientation(before, corner, to) > 0;
    const bool is_left_of_second = orientation(corner, after, to) > 0;
    return orientation(before, corner, after) >= 0 ? is_left_of_first && is_left_of_second
                                                   : is_left_of_first || is_left_of_second;
}

/// True where two segments that start in a common point run along each other for a while.
bool run_together(const Point& common, const Point& one_end, const Point& other_end) {
    const bool is_same_way = (one_end.x > common.x) == (other_end.x > common.x) &&
                             (one_end.x < common.x) == (other_end.x < common.x) &&
                             (one_end.y > common.y) == (other_end.y > common.y) &&
                             (one_end.y < common.y) == (other_end.y < common.y);
    return is_same_way && orientation(common, one_end, other_end) == 0;
}

} // namespace

/// Adds an edge that begins or ends here. \returns false where it runs along a segment to a point
bool OutlineProbe::Corner::add(const Edge& edge, const Point& at, const Point& to) {
    const bool begins_here = edge.from == at;
    if (run_together(at, begins_here ? edge.to : edge.from, to)) {
        return false;
    }
    const Edge*& place = begins_here ? out : in;
    is_simple = is_simple && place == nullptr;
    place = &edge;
    return true;
}

/// Takes the edges of a ring that are not far from a box. Those on its right stay: they tell where
/// a point lies.
void OutlineProbe::take_ring(RingView ring, const Box& box) {
    std::size_t count = m_edges.size();
    m_edges.resize(count + ring.size());
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[i + 1];
        m_edges[count] = {a, b};
        // No branch: which edges matter follows no pattern that a processor could learn.
        const unsigned is_far = static_cast<unsigned>(std::max(a.x, b.x) < box.min_x) |
                                static_cast<unsigned>(std::max(a.y, b.y) < box.min_y) |
                                static_cast<unsigned>(std::min(a.y, b.y) > box.max_y);
        count += 1U - is_far;
    }
    m_edges.resize(count);
}

void OutlineProbe::take(const PolygonView& polygon) {
    m_edges.clear();
    for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
        const RingView ring = polygon.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            m_edges.push_back({ring[i], ring[i + 1]});
        }
    }
}

void OutlineProbe::take(const ShapeView& shape, const Box& box) {
    m_edges.clear();
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const PolygonView polygon = shape.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            take_ring(polygon.ring(r), box);
        }
    }
}

/// Picks the edges whose boxes meet that of a segment.
void OutlineProbe::pick_near(const Point& from, const Point& to) {
    Box box;
    box.expand(from);
    box.expand(to);
    m_near.resize(m_edges.size());
    m_near_count = 0;
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        const auto& [a, b] = m_edges[i];
        m_near[m_near_count] = static_cast<std::uint32_t>(i);
        // No branch: which edges are near follows no pattern that a processor could learn.
        const unsigned is_far = static_cast<unsigned>(std::max(a.x, b.x) < box.min_x) |
                                static_cast<unsigned>(std::min(a.x, b.x) > box.max_x) |
                                static_cast<unsigned>(std::max(a.y, b.y) < box.min_y) |
                                static_cast<unsigned>(std::min(a.y, b.y) > box.max_y);
        m_near_count += 1U - is_far;
    }
}

Lie OutlineProbe::lie_of(const Point& from, const Point& to) {
    pick_near(from, to);
    Corner at_from;
    Corner at_to;
    for (std::size_t n = 0; n < m_near_count; ++n) {
        const Edge& edge = m_edges[m_near[n]];
        const bool is_at_from = edge.from == from || edge.to == from;
        const bool is_at_to = edge.from == to || edge.to == to;
        if (is_at_from && is_at_to) {
            // The edges of a valid outline meet in points only: what is one of them meets no other.
            return edge.from == from ? Lie::along : Lie::against;
        }
        const bool is_clear = is_at_from ? at_from.add(edge, from, to)
                              : is_at_to ? at_to.add(edge, to, from)
                                         : !segments_touch(from, to, edge.from, edge.to);
        if (!is_clear) {
            return Lie::unclear;
        }
    }
    if (at_from.in == nullptr && at_to.in == nullptr) {
        return lie_of_free(from);
    }
    return at_from.in != nullptr ? lie_at(at_from, from, to) : lie_at(at_to, to, from);
}

/// How a segment lies that meets the outline in a corner.
Lie OutlineProbe::lie_at(const Corner& corner, const Point& at, const Point& to) {
    const bool is_apart = corner.is_simple && corner.out != nullptr &&
                          !leads_inside(corner.in->from, at, corner.out->to, to);
    return is_apart ? Lie::apart : Lie::unclear;
}

/// How a segment lies that begins at a point and does not meet the outline.
/// Method: parity of the edges on the right of the point.
Lie OutlineProbe::lie_of_free(const Point& point) const {
    bool is_inside = false;
    for (const auto& [a, b] : m_edges) {
        if ((a.y <= point.y) != (b.y <= point.y) && std::max(a.x, b.x) >= point.x) {
            const bool is_on_right =
                std::min(a.x, b.x) > point.x || (orientation(a, b, point) > 0) == (b.y > a.y);
            is_inside = is_inside != is_on_right;
        }
    }
    return is_inside ? Lie::unclear : Lie::apart;
}

} // namespace huuco
