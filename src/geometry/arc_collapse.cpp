// SPDX-License-Identifier: MIT
/// \file
/// Places, measures and tests the vertex that takes the place of two.

#include "geometry/arc_collapse.hpp"

#include <cmath>

namespace huuco {

namespace {

constexpr int sign(std::int64_t value) noexcept {
    return value > 0 ? 1 : (value < 0 ? -1 : 0);
}

std::int64_t dot(const GridPoint& origin, const GridPoint& p, const GridPoint& q) noexcept {
    return (std::int64_t{p.x} - origin.x) * (std::int64_t{q.x} - origin.x) +
           (std::int64_t{p.y} - origin.y) * (std::int64_t{q.y} - origin.y);
}

double distance2_to_segment(const GridPoint& p, const GridPoint& a, const GridPoint& b) noexcept {
    const auto length2 = static_cast<double>(dot(a, b, b));
    const auto along = static_cast<double>(dot(a, b, p));
    const double part = length2 > 0.0 ? std::clamp(along / length2, 0.0, 1.0) : 0.0;
    const double x = a.x + part * (static_cast<double>(b.x) - a.x) - p.x;
    const double y = a.y + part * (static_cast<double>(b.y) - a.y) - p.y;
    return x * x + y * y;
}

/// True where two edges with one common end run over each other.
bool runs_along(const GridPoint& end, const GridPoint& p, const GridPoint& q) noexcept {
    return cross(end, p, q) == 0 && dot(end, p, q) > 0;
}

bool is_on_segment(const GridPoint& p, const GridPoint& a, const GridPoint& b) noexcept {
    return std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x) && std::min(a.y, b.y) <= p.y &&
           p.y <= std::max(a.y, b.y);
}

/// True where the edges s-t and p-q meet anywhere but in one common end.
bool meets(
    const GridPoint& s,
    const GridPoint& t,
    const GridPoint& p,
    const GridPoint& q) noexcept {
    const int side_p = sign(cross(s, t, p));
    const int side_q = sign(cross(s, t, q));
    if (side_p * side_q > 0) {
        return false;
    }
    if (s == p || s == q) {
        const GridPoint& other = s == p ? q : p;
        return other == t || runs_along(s, t, other);
    }
    if (t == p || t == q) {
        return runs_along(t, s, t == p ? q : p);
    }
    const int side_s = sign(cross(p, q, s));
    const int side_t = sign(cross(p, q, t));
    if (side_p * side_q < 0 && side_s * side_t < 0) {
        return true;
    }
    return (side_p == 0 && is_on_segment(p, s, t)) || (side_q == 0 && is_on_segment(q, s, t)) ||
           (side_s == 0 && is_on_segment(s, p, q)) || (side_t == 0 && is_on_segment(t, p, q));
}

} // namespace

std::optional<GridPoint> collapsed_place(const FourVertices& old, std::int64_t missing) noexcept {
    const auto& [a, b, c, d] = old;
    const std::int64_t side_b = cross(a, b, d);
    const std::int64_t side_c = cross(a, c, d);
    const std::int64_t wanted = cross(a, b, c) + cross(a, c, d) + missing;
    const bool is_same_side = sign(side_b) * sign(side_c) >= 0;
    const bool is_on_ab =
        is_same_side ? std::abs(side_b) > std::abs(side_c) : sign(wanted) == sign(side_b);
    const std::int64_t side = is_on_ab ? side_b : side_c;
    if (side == 0 || a == d) {
        return std::nullopt;
    }
    const double part = static_cast<double>(wanted) / static_cast<double>(side);
    const GridPoint& from = is_on_ab ? a : d;
    const GridPoint& to = is_on_ab ? b : c;
    const double x = from.x + part * (static_cast<double>(to.x) - from.x);
    const double y = from.y + part * (static_cast<double>(to.y) - from.y);
    // Far outside where AB and AD are nearly parallel; the tolerance refuses it.
    constexpr double kLimit = 1U << 30U;
    if (!(std::abs(x) < kLimit && std::abs(y) < kLimit)) {
        return std::nullopt;
    }
    const GridPoint place = {
        static_cast<std::int32_t>(std::lround(x)), static_cast<std::int32_t>(std::lround(y))};
    return place == a || place == d ? std::nullopt : std::optional(place);
}

bool is_collapse_near(const FourVertices& old, const GridPoint& e, double tolerance2) noexcept {
    const auto& [a, b, c, d] = old;
    const auto is_near = [&](const GridPoint& p, const GridPoint& from, const GridPoint& to) {
        return distance2_to_segment(p, from, to) <= tolerance2;
    };
    return (is_near(b, a, e) || is_near(b, e, d)) && (is_near(c, e, d) || is_near(c, a, e)) &&
           (is_near(e, b, c) || is_near(e, a, b) || is_near(e, c, d));
}

double displaced_ground(const FourVertices& old, const GridPoint& e) noexcept {
    return std::abs(static_cast<double>(cross(old.a, old.b, e))) +
           std::abs(static_cast<double>(cross(old.b, old.c, e))) +
           std::abs(static_cast<double>(cross(old.c, old.d, e)));
}

bool is_between(const GridPoint& a, const GridPoint& b, const GridPoint& c) noexcept {
    return cross(a, b, c) == 0 && dot(b, a, c) < 0;
}

CollapseObstacles::Triangle::Triangle(
    const GridPoint& a,
    const GridPoint& b,
    const GridPoint& c) noexcept
    : m_a(a), m_b(b), m_c(c), m_turn(sign(cross(a, b, c))) {}

bool CollapseObstacles::Triangle::holds(const GridPoint& p) const noexcept {
    return m_turn != 0 && sign(cross(m_a, m_b, p)) * m_turn >= 0 &&
           sign(cross(m_b, m_c, p)) * m_turn >= 0 && sign(cross(m_c, m_a, p)) * m_turn >= 0;
}

CollapseObstacles::CollapseObstacles(const FourVertices& old, const GridPoint& e) noexcept
    : m_start(old.a), m_end(old.d), m_place(e),
      m_box{
          std::min({old.a.x, old.b.x, old.c.x, old.d.x, e.x}),
          std::min({old.a.y, old.b.y, old.c.y, old.d.y, e.y}),
          std::max({old.a.x, old.b.x, old.c.x, old.d.x, e.x}),
          std::max({old.a.y, old.b.y, old.c.y, old.d.y, e.y})},
      m_triangles{Triangle(old.a, old.b, e), Triangle(old.b, old.c, e), Triangle(old.c, old.d, e)} {
}

bool CollapseObstacles::is_passed(const GridPoint& p) const noexcept {
    return m_box.min_x <= p.x && p.x <= m_box.max_x && m_box.min_y <= p.y && p.y <= m_box.max_y &&
           p != m_start && p != m_end &&
           (m_triangles[0].holds(p) || m_triangles[1].holds(p) || m_triangles[2].holds(p));
}

bool CollapseObstacles::has_near(const GridPoint& p, const GridPoint& q) const noexcept {
    return meets(m_start, m_place, p, q) || meets(m_end, m_place, p, q) || is_passed(p) ||
           is_passed(q);
}

} // namespace huuco
