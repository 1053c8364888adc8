// SPDX-License-Identifier: MIT
/// \file
/// Outlines divided where they meet, and the parts that their chains bound.

#include "geometry/ring_clipper.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/box.hpp>
#include <huuco/geometry/orientation.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace huuco {

namespace {

/// Sine of the angle under which a crossing is too uncertain along its edges.
constexpr double kFlattest = 1e-4;

/// Of the area of a shape, by which its parts may miss it.
constexpr double kAreaTolerance = 1e-9;

Box box_of_edge(const Point& a, const Point& b) noexcept {
    Box box;
    box.expand(a);
    box.expand(b);
    return box;
}

/// As orientation, which takes long where the answer is 0: outlines that meet often share corners.
int side_of(const Point& from, const Point& to, const Point& point) noexcept {
    return point == from || point == to ? 0 : orientation(from, to, point);
}

/// True when a point that lies on the line through an edge is on the edge, but at neither end.
bool is_between(const Point& point, const Point& from, const Point& to) noexcept {
    return point != from && point != to && box_of_edge(from, to).contains(point);
}

/// How far along an edge one of its points is.
double along_edge(const Point& from, const Point& to, const Point& point) noexcept {
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    return std::abs(dx) > std::abs(dy) ? (point.x - from.x) / dx : (point.y - from.y) / dy;
}

/// Where two edges cross, the same for each direction of them; nothing where they are nearly
/// parallel.
///
/// \pre they cross
std::optional<Point> crossing_point(Point a, Point b, Point c, Point d) noexcept {
    const auto is_before = [](const Point& one, const Point& other) {
        return std::tie(one.x, one.y) < std::tie(other.x, other.y);
    };
    if (is_before(b, a)) {
        std::swap(a, b);
    }
    if (is_before(d, c)) {
        std::swap(c, d);
    }
    const Point ab{b.x - a.x, b.y - a.y};
    const Point cd{d.x - c.x, d.y - c.y};
    const double sine = ab.x * cd.y - ab.y * cd.x; // times both lengths
    if (std::abs(sine) < kFlattest * std::hypot(ab.x, ab.y) * std::hypot(cd.x, cd.y)) {
        return std::nullopt;
    }
    const double part = ((c.x - a.x) * cd.y - (c.y - a.y) * cd.x) / sine;
    return Point{a.x + part * ab.x, a.y + part * ab.y};
}

Point middle_of(const Point& a, const Point& b) noexcept {
    return {(a.x + b.x) / 2.0, (a.y + b.y) / 2.0};
}

bool has_ground_in_all(const ShapeView& shape) noexcept {
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        if (!(ring_area(shape.polygon(p).ring(0)) > 0.0)) {
            return false;
        }
    }
    return true;
}

/// Calls take(begin, end) for each chain of an outline until one returns false.
/// \returns false where one did, or the outline has no node
template <typename Take>
bool for_each_chain(const auto& outline, const Take& take) {
    const auto is_node = [](const auto& corner) { return corner.is_node(); };
    const auto first = std::ranges::find_if(outline, is_node);
    if (first == outline.end()) {
        return false;
    }
    const auto start = static_cast<std::size_t>(first - outline.begin());
    std::size_t begin = start;
    do {
        std::size_t end = begin;
        do {
            end = end + 1 == outline.size() ? 0 : end + 1;
        } while (!outline[end].is_node());
        if (!take(begin, end)) {
            return false;
        }
        begin = end;
    } while (begin != start);
    return true;
}

} // namespace

void RingClipper::Part::start(std::size_t nodes) {
    m_chains.clear();
    m_from.assign(nodes, kNone);
    m_is_clear = true;
}

void RingClipper::Part::add(const Chain& chain) {
    std::size_t& from = m_from[chain.from()];
    m_is_clear = m_is_clear && from == kNone;
    from = m_chains.size();
    m_chains.push_back(chain);
}

bool RingClipper::Part::trace(MultiPolygonBuffer& out) {
    if (!m_is_clear) {
        return false;
    }
    for (const Chain& start : m_chains) {
        if (m_from[start.from()] == kNone) {
            continue; // it is part of a ring before
        }
        const Point first = (*start.outline)[start.is_back ? start.end : start.begin].point;
        std::size_t node = start.from();
        do {
            const std::size_t number = std::exchange(m_from[node], kNone);
            if (number == kNone) {
                return false;
            }
            const Chain& chain = m_chains[number];
            add_corners(chain, out);
            node = chain.to();
        } while (node != start.from());
        out.add_point(first);
        out.end_ring();
        out.end_polygon();
    }
    out.end_shape();
    return true;
}

/// Appends the corners of a chain but the last.
void RingClipper::Part::add_corners(const Chain& chain, MultiPolygonBuffer& out) {
    const Outline& outline = *chain.outline;
    std::size_t at = chain.is_back ? chain.end : chain.begin;
    const std::size_t last = chain.is_back ? chain.begin : chain.end;
    do {
        out.add_point(outline[at].point);
        at = chain.is_back ? (at == 0 ? outline.size() : at) - 1
                           : (at + 1 == outline.size() ? 0 : at + 1);
    } while (at != last);
}

bool RingClipper::operator()(
    const ShapeView& first,
    const ShapeView& second,
    MultiPolygonBuffer& inside,
    MultiPolygonBuffer& outside) {
    if (first.polygon_count() != 1 || first.polygon(0).ring_count() != 1) {
        return false;
    }
    m_ring = first.polygon(0).ring(0);
    m_box = first.box();
    if (!divide_outlines(second)) {
        return false;
    }
    find_nodes();
    m_inside.start(m_first.size());
    m_outside.start(m_first.size());
    m_shapes.clear();
    if (!sort_first(second) ||
        !std::ranges::all_of(m_second, [this](const Outline& ring) { return sort_second(ring); }) ||
        !m_inside.trace(m_shapes) || !m_outside.trace(m_shapes) || !are_parts_sound()) {
        return false;
    }
    inside.add_shape(m_shapes.shape(0));
    outside.add_shape(m_shapes.shape(1));
    return true;
}

/// Puts the crossings on both outlines. \returns false where a corner lies on an edge
bool RingClipper::divide_outlines(const ShapeView& second) {
    m_on_first.clear();
    m_second.clear();
    for (std::size_t p = 0; p < second.polygon_count(); ++p) {
        const PolygonView polygon = second.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            const RingView ring = polygon.ring(r);
            m_on_second.clear();
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                if (!find_crossings(ring[i], ring[i + 1], i)) {
                    return false;
                }
            }
            divide(ring, m_on_second, m_second.emplace_back());
        }
    }
    divide(m_ring, m_on_first, m_first);
    return true;
}

/// Finds what crosses an edge of the second outline.
bool RingClipper::find_crossings(const Point& from, const Point& to, std::size_t edge) {
    const Box box = box_of_edge(from, to);
    if (!box.intersects(m_box)) {
        return true;
    }
    for (std::size_t i = 0; i + 1 < m_ring.size(); ++i) {
        if (box.intersects(box_of_edge(m_ring[i], m_ring[i + 1])) &&
            !add_crossing(i, from, to, edge)) {
            return false;
        }
    }
    return true;
}

/// Notes where edge i of the first outline crosses an edge of the second.
/// \returns false where a corner lies on an edge, or the place is uncertain
bool RingClipper::add_crossing(
    std::size_t i,
    const Point& from,
    const Point& to,
    std::size_t edge) {
    const Point& a = m_ring[i];
    const Point& b = m_ring[i + 1];
    const int side_a = side_of(from, to, a);
    const int side_b = side_of(from, to, b);
    const int side_from = side_of(a, b, from);
    const int side_to = side_of(a, b, to);
    if (side_a * side_b > 0 || side_from * side_to > 0) {
        return true;
    }
    if (side_a == 0 || side_b == 0 || side_from == 0 || side_to == 0) {
        return !(side_a == 0 && is_between(a, from, to)) &&
               !(side_b == 0 && is_between(b, from, to)) &&
               !(side_from == 0 && is_between(from, a, b)) &&
               !(side_to == 0 && is_between(to, a, b));
    }
    const std::optional<Point> point = crossing_point(a, b, from, to);
    if (!point || *point == a || *point == b || *point == from || *point == to) {
        return false;
    }
    m_on_first.push_back({*point, i, along_edge(a, b, *point)});
    m_on_second.push_back({*point, edge, along_edge(from, to, *point)});
    return true;
}

void RingClipper::divide(RingView ring, std::vector<Crossing>& crossings, Outline& outline) {
    std::ranges::sort(crossings, [](const Crossing& a, const Crossing& b) {
        return std::tie(a.edge, a.along) < std::tie(b.edge, b.along);
    });
    outline.clear();
    auto next = crossings.begin();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        outline.push_back({ring[i]});
        for (; next != crossings.end() && next->edge == i; ++next) {
            outline.push_back({next->point});
        }
    }
}

/// Finds the places where the outlines meet, and the steps of the second from one to another.
void RingClipper::find_nodes() {
    m_steps.clear();
    for (Outline& outline : m_second) {
        for (Corner& corner : outline) {
            const auto at = m_box.contains(corner.point)
                                ? std::ranges::find(m_first, corner.point, &Corner::point)
                                : m_first.end();
            if (at != m_first.end()) {
                corner.node = at->node = static_cast<std::size_t>(at - m_first.begin());
            }
        }
        std::size_t before = outline.back().node;
        for (const Corner& corner : outline) {
            if (before != kNone && corner.is_node()) {
                m_steps.emplace_back(before, corner.node);
            }
            before = corner.node;
        }
    }
}

/// Gives each chain of the first outline to the part that it bounds.
/// \returns false where the outlines do not meet, or one is too near the other
bool RingClipper::sort_first(const ShapeView& second) {
    return for_each_chain(m_first, [&](std::size_t begin, std::size_t end) {
        const std::size_t next = begin + 1 == m_first.size() ? 0 : begin + 1;
        const Chain chain{&m_first, begin, end};
        if (next == end) {
            if (std::ranges::find(m_steps, std::pair(begin, end)) != m_steps.end()) {
                m_inside.add(chain);
                return true;
            }
            if (std::ranges::find(m_steps, std::pair(end, begin)) != m_steps.end()) {
                m_outside.add(chain);
                return true;
            }
        }
        const Location location = locate(
            next == end ? middle_of(m_first[begin].point, m_first[end].point) : m_first[next].point,
            second);
        (location == Location::inside ? m_inside : m_outside).add(chain);
        return location != Location::boundary;
    });
}

/// Gives each chain of a ring of the second outline to both parts, or to none.
/// \returns false where it is too near the first outline, or the whole ring lies inside
bool RingClipper::sort_second(const Outline& outline) {
    if (std::ranges::none_of(outline, &Corner::is_node)) {
        return locate(outline.front().point, m_ring) == Location::outside;
    }
    return for_each_chain(outline, [&](std::size_t begin, std::size_t end) {
        const std::size_t next = begin + 1 == outline.size() ? 0 : begin + 1;
        const std::size_t from = outline[begin].node;
        const std::size_t to = outline[end].node;
        const auto is_step = [this](std::size_t one, std::size_t other) {
            return other == (one + 1 == m_first.size() ? 0 : one + 1);
        };
        if (next == end && (is_step(from, to) || is_step(to, from))) {
            return true; // common to both outlines
        }
        const Location location = locate(
            next == end ? middle_of(outline[begin].point, outline[end].point) : outline[next].point,
            m_ring);
        if (location == Location::inside) {
            m_inside.add({&outline, begin, end});
            m_outside.add({&outline, begin, end, true});
        }
        return location != Location::boundary;
    });
}

bool RingClipper::are_parts_sound() {
    const ShapeView inside = m_shapes.shape(0);
    const ShapeView outside = m_shapes.shape(1);
    const double area = ring_area(m_ring);
    return m_is_proven_valid(inside) && m_is_proven_valid(outside) && has_ground_in_all(inside) &&
           has_ground_in_all(outside) &&
           std::abs(planar_area(inside) + planar_area(outside) - area) <= kAreaTolerance * area;
}

} // namespace huuco
