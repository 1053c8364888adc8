// SPDX-License-Identifier: MIT
/// \file
/// Chains of border inside a box, joined along its sides.

#include "overlay/local_zone.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/orientation.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace huuco {

namespace {

/// Of the box that is looked at round another one, in parts of its size; any: no border corner lies
/// there.
constexpr std::array<double, 3> kMargins{0.137, 0.211, 0.319};

Box with_margin(const Box& box, double part) noexcept {
    const double margin = part * std::max(box.width(), box.height());
    return {box.min_x - margin, box.min_y - margin, box.max_x + margin, box.max_y + margin};
}

/// The corners of a box, counter-clockwise from the south-west.
std::array<Point, 4> corners(const Box& box) noexcept {
    return {
        Point{box.min_x, box.min_y},
        Point{box.max_x, box.min_y},
        Point{box.max_x, box.max_y},
        Point{box.min_x, box.max_y}};
}

/// Sides of a box, counter-clockwise from the southern one.
// NOLINTNEXTLINE(readability-identifier-naming): taken for global constants by clang-tidy 14
enum Side : int { south, east, north, west, none };

/// Moves a point that lies on a side but for rounding onto it.
Point put_on(Side side, Point point, const Box& box) noexcept {
    point.x = std::clamp(point.x, box.min_x, box.max_x);
    point.y = std::clamp(point.y, box.min_y, box.max_y);
    switch (side) {
    case south:
        point.y = box.min_y;
        break;
    case east:
        point.x = box.max_x;
        break;
    case north:
        point.y = box.max_y;
        break;
    case west:
        point.x = box.min_x;
        break;
    case none:
        break;
    }
    return point;
}

/// Place on the outline of a box: number of the side, and the part of it that is passed.
double place_on(Side side, const Point& point, const Box& box) noexcept {
    switch (side) {
    case south:
        return 0.0 + (point.x - box.min_x) / box.width();
    case east:
        return 1.0 + (point.y - box.min_y) / box.height();
    case north:
        return 2.0 + (box.max_x - point.x) / box.width();
    default:
        return 3.0 + (box.max_y - point.y) / box.height();
    }
}

bool is_within(const Point& point, const Box& box) noexcept {
    return box.min_x < point.x && point.x < box.max_x && box.min_y < point.y && point.y < box.max_y;
}

bool is_on_a_side_line(const Point& point, const Box& box) noexcept {
    return point.x == box.min_x || point.x == box.max_x || point.y == box.min_y ||
           point.y == box.max_y;
}

bool lies_on(const Point& point, const BorderSegment& border) noexcept {
    Box box;
    box.expand(border.a);
    box.expand(border.b);
    return box.contains(point) && orientation(border.a, border.b, point) == 0;
}

/// True when the first ring lies in the second; they may touch.
bool lies_in(const std::vector<Point>& inner, const std::vector<Point>& outer) noexcept {
    for (const Point& point : inner) {
        const Location location = locate(point, outer);
        if (location != Location::boundary) {
            return location == Location::inside;
        }
    }
    return true;
}

} // namespace

bool LocalZone::divide(const Box& box, std::vector<ZoneNumber>& zones) {
    find_segments(box);
    zones.clear();
    const Point corner{box.min_x, box.min_y};
    for (const std::uint32_t s : m_found) {
        const BorderSegment border = m_grid->segment(s);
        if (border.twin == BorderSegment::kNone || lies_on(corner, border)) {
            return false;
        }
        zones.push_back(border.zone);
        zones.push_back(m_grid->segment(border.twin).zone);
    }
    const ZoneSet at_corner = m_grid->zones_at(corner);
    if (at_corner.size() != 1) {
        return false;
    }
    zones.push_back(at_corner.front());
    std::sort(zones.begin(), zones.end());
    zones.erase(std::unique(zones.begin(), zones.end()), zones.end());
    return true;
}

/// Fills `m_found`; the question before was about the same box, mostly.
void LocalZone::find_segments(const Box& box) {
    if (m_found_in != box) {
        m_grid->segments(m_grid->block(box), box, m_found);
        m_found_in = box;
    }
}

bool LocalZone::append(ZoneNumber zone, const Box& box, MultiPolygonBuffer& out) {
    m_box = box;
    m_chains.clear();
    m_meetings.clear();
    m_outer.clear();
    m_holes.clear();
    if (!clip_segments(zone) || !trace_chains() || !join_chains()) {
        return false;
    }
    trace_rings();
    if (m_chains.empty()) { // no border on the outline: it is all in the zone, or none of it
        const std::array<Point, 4> corner = corners(box);
        const ZoneSet zones = m_grid->zones_at(corner[0]);
        if (std::binary_search(zones.begin(), zones.end(), zone)) {
            m_outer.push_back(
                {{corner[0], corner[1], corner[2], corner[3], corner[0]},
                 box.width() * box.height()});
        }
    }
    write(out);
    return true;
}

bool LocalZone::append_round(ZoneNumber zone, const Box& box, MultiPolygonBuffer& out) {
    return std::ranges::any_of(
        kMargins, [&](double part) { return append(zone, with_margin(box, part), out); });
}

Box LocalZone::round(const Box& box) noexcept {
    return with_margin(box, kMargins[0]);
}

/// Collects the zone's segments inside the box. \returns false when a corner lies on a side
bool LocalZone::clip_segments(ZoneNumber zone) {
    m_clipped.clear();
    find_segments(m_box);
    m_of_zone.clear();
    for (const std::uint32_t s : m_found) {
        const BorderSegment border = m_grid->segment(s);
        if (border.zone == zone) {
            m_of_zone.push_back(s);
        }
        if (border.twin != BorderSegment::kNone && m_grid->segment(border.twin).zone == zone) {
            m_of_zone.push_back(border.twin);
        }
    }
    std::sort(m_of_zone.begin(), m_of_zone.end());
    for (const std::uint32_t s : m_of_zone) {
        const BorderSegment border = m_grid->segment(s);
        if (is_on_a_side_line(border.a, m_box) || is_on_a_side_line(border.b, m_box)) {
            return false;
        }
        Clipped clipped;
        clipped.segment = s;
        if (clip(border, clipped)) {
            m_clipped.push_back(clipped);
        }
    }
    return true;
}

/// Cuts a segment to the box. Method: Liang and Barsky (1984), a new concept and method for line
/// clipping.
///
/// \returns false when nothing of it is inside
bool LocalZone::clip(const BorderSegment& border, Clipped& clipped) const {
    const double dx = border.b.x - border.a.x;
    const double dy = border.b.y - border.a.y;
    const std::array<std::pair<double, double>, 4> sides{{
        {-dy, border.a.y - m_box.min_y},
        {dx, m_box.max_x - border.a.x},
        {dy, m_box.max_y - border.a.y},
        {-dx, border.a.x - m_box.min_x},
    }};
    double first = 0.0;
    double last = 1.0;
    Side entry = none;
    Side exit = none;
    for (const Side side : {south, east, north, west}) {
        const auto& [outward, room] = sides[static_cast<std::size_t>(side)];
        if (outward == 0.0) {
            if (room < 0.0) {
                return false;
            }
            continue;
        }
        const double at = room / outward;
        if (outward < 0.0 && at > first) {
            first = at;
            entry = side;
        } else if (outward > 0.0 && at < last) {
            last = at;
            exit = side;
        }
    }
    if (!(first < last)) {
        return false;
    }
    const auto point_at = [&](double part) {
        return Point{border.a.x + part * dx, border.a.y + part * dy};
    };
    // The corner itself decides, not the rounded part: chains must link.
    clipped.begin = border.a;
    if (!is_within(border.a, m_box)) {
        clipped.begin = put_on(entry, point_at(first), m_box);
        clipped.enters_at = place_on(entry, clipped.begin, m_box);
    }
    clipped.end = border.b;
    if (!is_within(border.b, m_box)) {
        clipped.end = put_on(exit, point_at(last), m_box);
        clipped.leaves_at = place_on(exit, clipped.end, m_box);
    }
    return true;
}

LocalZone::Clipped* LocalZone::find(std::uint32_t segment) {
    const auto at = std::lower_bound(
        m_clipped.begin(),
        m_clipped.end(),
        segment,
        [](const Clipped& clipped, std::uint32_t value) { return clipped.segment < value; });
    return at != m_clipped.end() && at->segment == segment ? &*at : nullptr;
}

/// Follows the border from every place where it enters. \returns false when a chain breaks off
bool LocalZone::trace_chains() {
    for (Clipped& start : m_clipped) {
        if (start.enters_at < 0.0) {
            continue;
        }
        Chain chain;
        chain.points.push_back(start.begin);
        Clipped* at = &start;
        while (at != nullptr) {
            at->is_used = true;
            chain.points.push_back(at->end);
            if (at->leaves_at >= 0.0) {
                break;
            }
            at = find(m_grid->next(at->segment));
        }
        if (at == nullptr) {
            return false;
        }
        chain.leaves_at = at->leaves_at;
        m_meetings.push_back({start.enters_at, true, m_chains.size()});
        m_meetings.push_back({chain.leaves_at, false, m_chains.size()});
        m_chains.push_back(std::move(chain));
    }
    return true;
}

/// Follows the rings that never leave the box.
void LocalZone::trace_rings() {
    for (Clipped& start : m_clipped) {
        if (start.is_used) {
            continue;
        }
        Ring ring{{start.begin}, 0.0};
        for (Clipped* at = &start; at != nullptr && !at->is_used;
             at = find(m_grid->next(at->segment))) {
            at->is_used = true;
            ring.points.push_back(at->end);
        }
        ring.area = ring_area(ring.points);
        (ring.area > 0.0 ? m_outer : m_holes).push_back(std::move(ring));
    }
}

/// Makes outer rings of the chains. \returns false when entries and exits do not take turns
bool LocalZone::join_chains() {
    std::sort(m_meetings.begin(), m_meetings.end(), [](const Meeting& a, const Meeting& b) {
        return a.at < b.at;
    });
    const std::size_t count = m_meetings.size();
    std::vector<std::size_t> next_chain(m_chains.size()); // and where it enters
    std::vector<double> next_entry(m_chains.size());
    for (std::size_t i = 0; i < count; ++i) {
        const Meeting& next = m_meetings[(i + 1) % count];
        if (m_meetings[i].is_entry == next.is_entry || m_meetings[i].at == next.at) {
            return false;
        }
        if (!m_meetings[i].is_entry) {
            next_chain[m_meetings[i].chain] = next.chain;
            next_entry[m_meetings[i].chain] = next.at;
        }
    }
    std::vector<bool> is_used(m_chains.size(), false);
    for (std::size_t start = 0; start < m_chains.size(); ++start) {
        if (is_used[start]) {
            continue;
        }
        Ring ring{{}, 0.0};
        std::size_t chain = start;
        do {
            is_used[chain] = true;
            const std::vector<Point>& points = m_chains[chain].points;
            ring.points.insert(ring.points.end(), points.begin(), points.end());
            follow_box(m_chains[chain].leaves_at, next_entry[chain], ring.points);
            chain = next_chain[chain];
        } while (chain != start);
        ring.points.push_back(ring.points.front());
        ring.area = ring_area(ring.points);
        m_outer.push_back(std::move(ring));
    }
    return true;
}

/// Adds the corners of the box that lie between two places of its outline, counter-clockwise.
void LocalZone::follow_box(double from, double to, std::vector<Point>& points) const {
    constexpr int kSides = 4;
    const double end = to > from ? to : to + kSides;
    const std::array<Point, 4> corner = corners(m_box);
    for (int i = static_cast<int>(std::floor(from)) + 1; static_cast<double>(i) < end; ++i) {
        points.push_back(corner[static_cast<std::size_t>(i % kSides)]);
    }
}

/// Appends the outer rings, each with the holes for which it is the smallest around.
void LocalZone::write(MultiPolygonBuffer& out) const {
    std::vector<std::vector<const Ring*>> holes_of(m_outer.size());
    for (const Ring& hole : m_holes) {
        std::size_t best = m_outer.size();
        double best_area = std::numeric_limits<double>::infinity();
        for (std::size_t o = 0; o < m_outer.size(); ++o) {
            if (m_outer[o].area < best_area && lies_in(hole.points, m_outer[o].points)) {
                best = o;
                best_area = m_outer[o].area;
            }
        }
        if (best < m_outer.size()) {
            holes_of[best].push_back(&hole);
        }
    }
    const auto add_ring = [&out](const Ring& ring) {
        for (const Point& point : ring.points) {
            out.add_point(point);
        }
        out.end_ring();
    };
    for (std::size_t o = 0; o < m_outer.size(); ++o) {
        add_ring(m_outer[o]);
        for (const Ring* hole : holes_of[o]) {
            add_ring(*hole);
        }
        out.end_polygon();
    }
    out.end_shape();
}

} // namespace huuco
