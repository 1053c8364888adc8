// SPDX-License-Identifier: MIT

/// \file
/// Spoiling outlines on purpose.

#include "defects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

namespace landscape {

namespace {

constexpr std::array<std::string_view, 16> named_kinds = {
    "unclosed",
    "repeated_vertex",
    "spike",
    "bow_tie",
    "hole_outside",
    "nested_shells",
    "wrong_ring_order",
    "duplicate_ring",
    "zero_area",
    "null",
    "empty",
    "nan",
    "absurd",
    "duplicate",
    "duplicate_geometry",
    "overlap"};

/// Kinds that add a record of their own instead of spoiling a parcel.
bool is_added(std::string_view kind) {
    constexpr std::array<std::string_view, 5> added = {
        "zero_area", "null", "empty", "nan", "absurd"};
    return std::find(added.begin(), added.end(), kind) != added.end();
}

/// Sign of the turn from a over b to c: 1 left, -1 right, 0 straight on.
int turn(Point a, Point b, Point c) {
    const std::int64_t cross = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    return cross > 0 ? 1 : (cross < 0 ? -1 : 0);
}

/// Whether two segments share any point. Lengths stay below 2^31 mm, so products fit.
bool touch(Point a, Point b, Point c, Point d) {
    const int abc = turn(a, b, c);
    const int abd = turn(a, b, d);
    const int cda = turn(c, d, a);
    const int cdb = turn(c, d, b);
    const bool boxes_meet =
        std::max(a.x, b.x) >= std::min(c.x, d.x) && std::max(c.x, d.x) >= std::min(a.x, b.x) &&
        std::max(a.y, b.y) >= std::min(c.y, d.y) && std::max(c.y, d.y) >= std::min(a.y, b.y);
    return boxes_meet && abc * abd <= 0 && cda * cdb <= 0;
}

/// Position k of a ring such that exchanging points k+1 and k+2 makes a bow tie.
std::optional<std::size_t> find_bow(std::span<const Point> ring) {
    for (std::size_t k = 0; k + 3 < ring.size(); ++k) {
        const bool crosses =
            turn(ring[k], ring[k + 2], ring[k + 1]) * turn(ring[k], ring[k + 2], ring[k + 3]) < 0 &&
            turn(ring[k + 1], ring[k + 3], ring[k]) * turn(ring[k + 1], ring[k + 3], ring[k + 2]) <
                0;
        if (crosses && ring.size() > 5) {
            return k;
        }
    }
    return std::nullopt;
}

Point in_millimetres(Vertex vertex) {
    return {std::llround(vertex.x * 1000.0), std::llround(vertex.y * 1000.0)};
}

/// Whether a ring lies inside another without touching it.
bool lies_inside(std::span<const Vertex> inner, std::span<const Vertex> outer) {
    const Point first = in_millimetres(inner.front());
    bool is_inside = false;
    for (std::size_t k = 0; k + 1 < outer.size(); ++k) {
        const Point a = in_millimetres(outer[k]);
        const Point b = in_millimetres(outer[k + 1]);
        for (std::size_t i = 0; i + 1 < inner.size(); ++i) {
            if (touch(a, b, in_millimetres(inner[i]), in_millimetres(inner[i + 1]))) {
                return false;
            }
        }
        const bool is_passed = (a.y > first.y) != (b.y > first.y);
        const bool is_left = turn(a, b, first) == (a.y < b.y ? 1 : -1);
        is_inside = is_passed && is_left ? !is_inside : is_inside;
    }
    return is_inside;
}

void append_ring(Shape& shape, std::span<const Vertex> ring) {
    shape.ring_starts.push_back(static_cast<std::uint32_t>(shape.points.size()));
    shape.points.insert(shape.points.end(), ring.begin(), ring.end());
}

/// A triangle wound like a hole (counter-clockwise in a shapefile), beside the shape.
std::array<Vertex, 4> triangle_beside(const Shape& shape) {
    const auto* const east = std::max_element(
        shape.points.data(),
        shape.points.data() + shape.points.size(),
        [](const Vertex& a, const Vertex& b) { return a.x < b.x; });
    const Vertex at{east->x + 1.0, east->y};
    return {{at, {at.x + 2.0, at.y}, {at.x + 1.0, at.y + 2.0}, at}};
}

/// Points that make a shape of no area, or no place.
Shape worthless_shape(std::string_view kind, Vertex near) {
    Shape shape;
    const Vertex east{near.x + 12.0, near.y};
    const Vertex north{near.x, near.y + 12.0};
    if (kind == "null") {
        shape.form = Form::null;
    } else if (kind == "empty") {
        shape.form = Form::empty;
    } else if (kind == "zero_area") {
        append_ring(shape, std::array{near, east, Vertex{near.x + 5.0, near.y}, near});
    } else if (kind == "nan") {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        append_ring(shape, std::array{near, north, Vertex{nan, near.y}, east, near});
    } else {
        append_ring(shape, std::array{near, north, Vertex{1e30, 1e30}, east, near});
    }
    return shape;
}

/// Where a triangle over an edge may stand: its tip, a quarter of the edge's length to the right.
Point tip_over(Point from, Point to) {
    return {(from.x + to.x) / 2 + (to.y - from.y) / 4, (from.y + to.y) / 2 - (to.x - from.x) / 4};
}

/// Whether a triangle that stands on an edge of a ring lies inside the ring.
bool stands_inside(Point from, Point tip, Point to, std::span<const Point> ring) {
    for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
        const Point a = ring[k];
        const Point b = ring[k + 1];
        const bool at_from = a == from || b == from;
        const bool at_to = a == to || b == to;
        if ((!at_from && touch(a, b, from, tip)) || (!at_to && touch(a, b, to, tip))) {
            return false;
        }
    }
    return true;
}

} // namespace

std::span<const std::string_view> defect_kinds() {
    return named_kinds;
}

Defects::Defects(const Land& land, const std::map<std::string, int>& wanted, std::uint64_t seed)
    : m_land(land), m_tracer(land) {
    Random random(mix(seed + 61));
    const Vertex middle = to_vertex({0, 0});
    for (const auto& [kind, count] : wanted) {
        std::vector<std::int32_t> places;
        for (int k = 0; k < count; ++k) {
            if (is_added(kind)) {
                const Vertex near{
                    middle.x + random.between(-50, 50), middle.y + random.between(-50, 50)};
                m_extra.push_back({kind, -1, false, worthless_shape(kind, near)});
            } else {
                const auto parcels = static_cast<int>(land.parcels.size());
                places.push_back(random.below(parcels - parcels / 4));
            }
        }
        std::sort(places.begin(), places.end());
        if (!places.empty()) {
            m_due.emplace(kind, std::deque<std::int32_t>(places.begin(), places.end()));
        }
    }
}

void Defects::apply(const Candidature& candidate, Shape& shape, Truth& truth) {
    if (candidate.outline->rings() != 1 || m_touched.contains(candidate.parcel)) {
        return;
    }
    for (auto& [kind, due] : m_due) {
        if (!due.empty() && due.front() <= candidate.parcel &&
            spoil(kind, candidate, shape, truth)) {
            due.pop_front();
            m_touched.insert(candidate.parcel);
            return;
        }
    }
}

bool Defects::spoil(
    std::string_view kind,
    const Candidature& candidate,
    Shape& shape,
    Truth& truth) {
    std::string note = "area unchanged";
    auto& points = shape.points;
    if (kind == "overlap") {
        return overlap_neighbour(candidate, shape, truth);
    }
    if (kind == "duplicate" || kind == "duplicate_geometry") {
        return copy(kind, candidate, shape, truth);
    }
    if (kind == "unclosed") {
        points.pop_back();
    } else if (kind == "repeated_vertex") {
        points.insert(points.begin() + 1, points[1]);
    } else if (kind == "spike") {
        const Vertex foot = points[1];
        points.insert(points.begin() + 2, {Vertex{foot.x + 11.0, foot.y + 7.0}, foot});
    } else if (kind == "bow_tie") {
        const auto ring = candidate.outline->ring(0);
        const auto bow = find_bow(ring);
        if (!bow || candidate.attributes->principal_sixths != 0) {
            return false;
        }
        // The shape's ring runs the other way round.
        std::swap(points[ring.size() - 2 - *bow], points[ring.size() - 3 - *bow]);
        truth.uncertain += 6 * twice_area(*candidate.outline);
        note = "area not defined; no principal-crop land";
    } else if (kind == "hole_outside") {
        append_ring(shape, triangle_beside(shape));
    } else if (kind == "nested_shells") {
        const std::vector<Vertex> ring = small_ring_inside(candidate.parcel);
        if (!lies_inside(ring, points)) {
            return false; // the parcel's border passes through the middle of its cell
        }
        append_ring(shape, ring);
    } else if (kind == "wrong_ring_order") {
        std::reverse(points.begin(), points.end());
    } else if (kind == "duplicate_ring") {
        append_ring(shape, std::vector<Vertex>(points));
    }
    m_planted.push_back({candidate.parcel, std::string(kind), note});
    return true;
}

/// Pulls a side of the parcel a little into the neighbour beyond it.
bool Defects::overlap_neighbour(const Candidature& candidate, Shape& shape, Truth& truth) {
    if (candidate.attributes->principal_sixths != 0) {
        return false;
    }
    const auto ring = candidate.outline->ring(0);
    const auto columns = static_cast<std::uint32_t>(m_land.lattice.columns());
    for (const std::uint32_t cell : m_land.cells_of(candidate.parcel)) {
        const std::int32_t other = m_land.cell(cell + columns).parcel;
        if (other < 0 || other == candidate.parcel || m_touched.contains(other)) {
            continue;
        }
        m_tracer.trace_parcel(other, m_neighbour);
        const auto beside = m_neighbour.ring(0);
        for (std::size_t k = 0; k + 1 < ring.size() && m_neighbour.rings() == 1; ++k) {
            const Point tip = tip_over(ring[k], ring[k + 1]);
            const bool shared =
                std::adjacent_find(beside.begin(), beside.end(), [&](Point a, Point b) {
                    return a == ring[k + 1] && b == ring[k];
                }) != beside.end();
            if (!shared || !stands_inside(ring[k], tip, ring[k + 1], beside)) {
                continue;
            }
            const std::array<Point, 4> triangle = {ring[k], tip, ring[k + 1], ring[k]};
            const std::int64_t claimed = 6 * twice_area(triangle);
            const auto place = static_cast<std::ptrdiff_t>(ring.size() - 1 - k);
            shape.points.insert(shape.points.begin() + place, to_vertex(tip));
            truth.overlap += claimed;
            m_touched.insert(other);
            m_planted.push_back(
                {candidate.parcel,
                 "overlap",
                 fmt::format("claims {} m2 of fid {}", square_metres(claimed), other)});
            return true;
        }
    }
    return false;
}

bool Defects::copy(
    std::string_view kind,
    const Candidature& candidate,
    const Shape& shape,
    Truth& truth) {
    if (candidate.is_surveyed) {
        return false; // the copy would be judged by the survey, the parcel by the register
    }
    if (kind == "duplicate_geometry" && candidate.is_registered) {
        return false; // under its own key the copy would be judged without the register
    }
    m_extra.push_back({std::string(kind), candidate.parcel, kind == "duplicate", shape});
    truth.overlap += 6 * twice_area(*candidate.outline);
    return true;
}

/// A small ring, wound like an outer one, well inside the first cell of a parcel.
std::vector<Vertex> Defects::small_ring_inside(std::int32_t parcel) const {
    const std::uint32_t cell = m_land.cells_of(parcel).front();
    const auto columns = static_cast<std::uint32_t>(m_land.lattice.columns());
    const int column = static_cast<int>(cell % columns);
    const int row = static_cast<int>(cell / columns);
    const auto corner = [&](int dx, int dy) {
        return to_vertex(m_land.lattice.corner({column + dx, row + dy}));
    };
    const std::array<Vertex, 4> corners = {corner(0, 0), corner(0, 1), corner(1, 1), corner(1, 0)};
    Vertex middle;
    for (const Vertex& c : corners) {
        middle.x += c.x / 4;
        middle.y += c.y / 4;
    }
    std::vector<Vertex> ring;
    for (const Vertex& c : corners) {
        ring.push_back({middle.x + (c.x - middle.x) / 4, middle.y + (c.y - middle.y) / 4});
    }
    ring.push_back(ring.front());
    return ring;
}

std::vector<ExtraRecord> Defects::take_extra_records() {
    return std::move(m_extra);
}

void Defects::check_all_planted() const {
    for (const auto& [kind, due] : m_due) {
        if (!due.empty()) {
            throw std::runtime_error(
                fmt::format("no parcel left for {} defects of kind {}", due.size(), kind));
        }
    }
}

} // namespace landscape
