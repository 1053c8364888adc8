// SPDX-License-Identifier: MIT
/// \file
/// Collapses segments of arcs, one arc after the other, against a grid of all edges.

#include "geometry/edge_grid.hpp"

#include <huuco/geometry/arc_simplifier.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>

namespace huuco {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

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

/// A closed triangle; one without an area holds nothing.
class Triangle {
public:
    Triangle(const GridPoint& a, const GridPoint& b, const GridPoint& c) noexcept
        : m_a(a), m_b(b), m_c(c), m_turn(sign(cross(a, b, c))) {}

    [[nodiscard]] bool holds(const GridPoint& p) const noexcept {
        return m_turn != 0 && sign(cross(m_a, m_b, p)) * m_turn >= 0 &&
               sign(cross(m_b, m_c, p)) * m_turn >= 0 && sign(cross(m_c, m_a, p)) * m_turn >= 0;
    }

private:
    GridPoint m_a;
    GridPoint m_b;
    GridPoint m_c;
    int m_turn;
};

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

/// Two vertices B and C between A and D, and the vertex E that takes their place.
struct Collapse {
    std::array<std::uint32_t, 4> vertices{}; ///< A, B, C, D
    GridPoint place;                         ///< E
    double displaced = 0.0;                  ///< at least the ground that changes sides, doubled
};

} // namespace

class ArcSimplifier::Impl {
public:
    explicit Impl(const ArcChains& chains)
        : m_begin(chains.begin.begin(), chains.begin.end()), m_points(chains.points),
          m_kept(chains.points.size()), m_next(chains.points.size(), kNone),
          m_grid(chains.points, chains.points.size() - chains.size()),
          m_is_changed(chains.points.size(), false) {
        for (std::size_t arc = 0; arc < chains.size(); ++arc) {
            for (std::size_t i = chains.begin[arc]; i + 1 < chains.begin[arc + 1]; ++i) {
                m_next[i] = static_cast<std::uint32_t>(i + 1);
            }
        }
        m_grid.fill([this](const auto& enter) {
            for (std::uint32_t i = 0; i < m_next.size(); ++i) {
                if (m_next[i] != kNone) {
                    enter(i, m_points[i], m_points[i + 1]);
                }
            }
        });
    }

    [[nodiscard]] ArcChains run(double tolerance) {
        m_tolerance2 = tolerance * tolerance;
        ArcChains result;
        result.begin.reserve(m_begin.size());
        result.points.reserve(m_kept);
        for (std::size_t arc = 0; arc + 1 < m_begin.size(); ++arc) {
            simplify(arc);
            drop_straight(arc);
            for (auto i = m_begin[arc]; i != kNone; i = m_next[i]) {
                result.points.push_back(m_points[i]);
            }
            result.begin.push_back(result.points.size());
        }
        m_kept = result.points.size();
        return result;
    }

private:
    void simplify(std::size_t arc);
    void drop_straight(std::size_t arc);
    void find_collapses(std::uint32_t first);
    [[nodiscard]] std::optional<Collapse> collapse_at(std::uint32_t a) const;
    [[nodiscard]] std::optional<GridPoint>
    place_of(const GridPoint& a, const GridPoint& b, const GridPoint& c, const GridPoint& d) const;
    [[nodiscard]] bool is_within_tolerance(
        const GridPoint& a,
        const GridPoint& b,
        const GridPoint& c,
        const GridPoint& d,
        const GridPoint& e) const noexcept;
    [[nodiscard]] bool is_current(const Collapse& collapse) const noexcept;
    [[nodiscard]] bool is_free(const Collapse& collapse) const;
    void apply(const Collapse& collapse);

    std::vector<std::uint32_t> m_begin; ///< first vertex of each arc, then the end
    double m_tolerance2 = 0.0;
    std::vector<GridPoint> m_points;
    std::size_t m_kept;                ///< of those, after the last step
    std::vector<std::uint32_t> m_next; ///< along the arc; none at its end and for dropped vertices
    EdgeGrid m_grid;                   ///< an edge has the number of its first vertex
    std::vector<bool> m_is_changed;    ///< moved or dropped by this pass
    std::vector<std::uint32_t> m_changed; ///< the vertices of which that is so
    std::vector<Collapse> m_collapses;    ///< of one arc
    std::int64_t m_missing = 0;           ///< doubled area that rounding has taken from the arc
};

void ArcSimplifier::Impl::simplify(std::size_t arc) {
    const auto begin = m_begin[arc];
    std::size_t count = 1;
    std::uint32_t last = begin;
    for (; m_next[last] != kNone; last = m_next[last]) {
        ++count;
    }
    const bool is_closed = m_points[begin] == m_points[last];
    const std::size_t least = is_closed ? 4 : 3;
    m_missing = 0;
    bool has_changed = true;
    while (has_changed && count > least) {
        has_changed = false;
        for (const std::uint32_t vertex : m_changed) {
            m_is_changed[vertex] = false;
        }
        m_changed.clear();
        find_collapses(begin);
        for (const Collapse& found : m_collapses) {
            if (count == least || !is_current(found)) {
                continue;
            }
            // Placed anew: the steps before it in this pass have made good what was missing, or
            // left something over. Made good by every one of them it would grow beyond all bounds.
            const std::optional<Collapse> collapse = collapse_at(found.vertices[0]);
            if (collapse && is_free(*collapse)) {
                apply(*collapse);
                --count;
                has_changed = true;
            }
        }
    }
}

/// Drops vertices that lie between their neighbours: that moves nothing.
void ArcSimplifier::Impl::drop_straight(std::size_t arc) {
    auto a = m_begin[arc];
    std::uint32_t b = m_next[a];
    while (b != kNone && m_next[b] != kNone) {
        const std::uint32_t c = m_next[b];
        if (cross(m_points[a], m_points[b], m_points[c]) == 0 &&
            dot(m_points[b], m_points[a], m_points[c]) < 0) {
            m_next[a] = c;
            m_next[b] = kNone;
            m_grid.add(a, m_points[a], m_points[c]);
        } else {
            a = b;
        }
        b = c;
    }
}

/// The collapses that keep to the tolerance, those that displace least first.
void ArcSimplifier::Impl::find_collapses(std::uint32_t first) {
    m_collapses.clear();
    for (std::uint32_t a = first; a != kNone; a = m_next[a]) {
        if (const std::optional<Collapse> collapse = collapse_at(a)) {
            m_collapses.push_back(*collapse);
        }
    }
    std::sort(
        m_collapses.begin(), m_collapses.end(), [](const Collapse& left, const Collapse& right) {
            return std::tie(left.displaced, left.vertices[0]) <
                   std::tie(right.displaced, right.vertices[0]);
        });
}

std::optional<Collapse> ArcSimplifier::Impl::collapse_at(std::uint32_t a) const {
    Collapse collapse;
    collapse.vertices[0] = a;
    for (std::size_t i = 1; i < 4; ++i) {
        const std::uint32_t next = m_next[collapse.vertices.at(i - 1)];
        if (next == kNone) {
            return std::nullopt;
        }
        collapse.vertices.at(i) = next;
    }
    const auto point = [&](std::size_t i) { return m_points[collapse.vertices.at(i)]; };
    const std::optional<GridPoint> place = place_of(point(0), point(1), point(2), point(3));
    if (!place || !is_within_tolerance(point(0), point(1), point(2), point(3), *place)) {
        return std::nullopt;
    }
    collapse.place = *place;
    collapse.displaced = std::abs(static_cast<double>(cross(point(0), point(1), *place))) +
                         std::abs(static_cast<double>(cross(point(1), point(2), *place))) +
                         std::abs(static_cast<double>(cross(point(2), point(3), *place)));
    return collapse;
}

/// Where the line parallel to AD on which E keeps the area meets the line AB or the line CD,
/// whichever displaces less ground.
std::optional<GridPoint> ArcSimplifier::Impl::place_of(
    const GridPoint& a,
    const GridPoint& b,
    const GridPoint& c,
    const GridPoint& d) const {
    const std::int64_t side_b = cross(a, b, d);
    const std::int64_t side_c = cross(a, c, d);
    const std::int64_t wanted = cross(a, b, c) + cross(a, c, d) + m_missing;
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

bool ArcSimplifier::Impl::is_within_tolerance(
    const GridPoint& a,
    const GridPoint& b,
    const GridPoint& c,
    const GridPoint& d,
    const GridPoint& e) const noexcept {
    const auto is_near = [&](const GridPoint& p, const GridPoint& from, const GridPoint& to) {
        return distance2_to_segment(p, from, to) <= m_tolerance2;
    };
    return (is_near(b, a, e) || is_near(b, e, d)) && (is_near(c, e, d) || is_near(c, a, e)) &&
           (is_near(e, b, c) || is_near(e, a, b) || is_near(e, c, d));
}

/// True where this pass has not touched the vertices of a collapse.
bool ArcSimplifier::Impl::is_current(const Collapse& collapse) const noexcept {
    return std::none_of(
        collapse.vertices.begin(), collapse.vertices.end(), [this](std::uint32_t vertex) {
            return m_is_changed[vertex];
        });
}

/// True where the new edges meet no other one, and no vertex lies between the old way and the new.
bool ArcSimplifier::Impl::is_free(const Collapse& collapse) const {
    const GridPoint& a = m_points[collapse.vertices[0]];
    const GridPoint& b = m_points[collapse.vertices[1]];
    const GridPoint& c = m_points[collapse.vertices[2]];
    const GridPoint& d = m_points[collapse.vertices[3]];
    const GridPoint& e = collapse.place;
    const GridPoint low = {
        std::min({a.x, b.x, c.x, d.x, e.x}), std::min({a.y, b.y, c.y, d.y, e.y})};
    const GridPoint high = {
        std::max({a.x, b.x, c.x, d.x, e.x}), std::max({a.y, b.y, c.y, d.y, e.y})};
    const std::array triangles = {Triangle(a, b, e), Triangle(b, c, e), Triangle(c, d, e)};
    const auto is_passed = [&](const GridPoint& p) {
        return low.x <= p.x && p.x <= high.x && low.y <= p.y && p.y <= high.y && p != a && p != d &&
               (triangles[0].holds(p) || triangles[1].holds(p) || triangles[2].holds(p));
    };
    return m_grid.visit(low, high, [&](std::uint32_t edge) {
        const std::uint32_t end = m_next[edge];
        if (end == kNone || edge == collapse.vertices[0] || edge == collapse.vertices[1] ||
            edge == collapse.vertices[2]) {
            return true;
        }
        const GridPoint& p = m_points[edge];
        const GridPoint& q = m_points[end];
        // Most edges of the cells are beside the box: nothing of theirs can be met or passed.
        if (std::max(p.x, q.x) < low.x || std::min(p.x, q.x) > high.x ||
            std::max(p.y, q.y) < low.y || std::min(p.y, q.y) > high.y) {
            return true;
        }
        return !meets(a, e, p, q) && !meets(d, e, p, q) && !is_passed(p) && !is_passed(q);
    });
}

void ArcSimplifier::Impl::apply(const Collapse& collapse) {
    const auto& [a, b, c, d] = collapse.vertices;
    const GridPoint& start = m_points[a];
    const GridPoint& end = m_points[d];
    m_missing += cross(start, m_points[b], m_points[c]) + cross(start, m_points[c], end) -
                 cross(start, collapse.place, end);
    m_grid.add(a, start, collapse.place);
    m_grid.add(b, collapse.place, end);
    m_points[b] = collapse.place;
    m_next[b] = d;
    m_next[c] = kNone;
    for (const std::uint32_t vertex : {b, c}) {
        m_is_changed[vertex] = true;
        m_changed.push_back(vertex);
    }
}

ArcSimplifier::ArcSimplifier(const ArcChains& chains) : m_impl(std::make_unique<Impl>(chains)) {}

ArcSimplifier::~ArcSimplifier() = default;

ArcChains ArcSimplifier::simplify(double tolerance) {
    return m_impl->run(tolerance);
}

ArcChains simplify_arcs(const ArcChains& chains, double tolerance) {
    return ArcSimplifier(chains).simplify(tolerance);
}

} // namespace huuco
