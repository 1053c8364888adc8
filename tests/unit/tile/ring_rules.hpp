// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The ring rules of MVT 2.1 and of simple features, checked pair by pair, apart from the library.

#include "support/mvt_decoder.hpp"

#include <huuco/geometry/box.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace huuco::test {

inline std::int64_t doubled_area(const DecodedRing& ring) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const DecodedPoint& a = ring[i];
        const DecodedPoint& b = ring[(i + 1) % ring.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

inline int side_of(const DecodedPoint& a, const DecodedPoint& b, const DecodedPoint& c) {
    const std::int64_t value = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    return (value > 0) - (value < 0);
}

inline bool lies_on(const DecodedPoint& a, const DecodedPoint& b, const DecodedPoint& c) {
    return side_of(a, b, c) == 0 && std::min(a.x, b.x) <= c.x && c.x <= std::max(a.x, b.x) &&
           std::min(a.y, b.y) <= c.y && c.y <= std::max(a.y, b.y);
}

/// True where two edges meet elsewhere than at a common end.
inline bool collide(
    const DecodedPoint& a,
    const DecodedPoint& b,
    const DecodedPoint& c,
    const DecodedPoint& d) {
    const auto is_end = [](const DecodedPoint& p, const DecodedPoint& q, const DecodedPoint& r) {
        return r == p || r == q;
    };
    if ((lies_on(a, b, c) && !is_end(a, b, c)) || (lies_on(a, b, d) && !is_end(a, b, d)) ||
        (lies_on(c, d, a) && !is_end(c, d, a)) || (lies_on(c, d, b) && !is_end(c, d, b))) {
        return true;
    }
    if ((a == c && b == d) || (a == d && b == c)) {
        return true;
    }
    return side_of(a, b, c) * side_of(a, b, d) < 0 && side_of(c, d, a) * side_of(c, d, b) < 0;
}

/// Winding number of a ring round the middle of p and q (doubled coordinates inside).
inline int
winding_round_middle(const DecodedRing& ring, const DecodedPoint& p, const DecodedPoint& q) {
    const DecodedPoint m{p.x + q.x, p.y + q.y};
    int winding = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const DecodedPoint a{2 * ring[i].x, 2 * ring[i].y};
        const DecodedPoint& next = ring[(i + 1) % ring.size()];
        const DecodedPoint b{2 * next.x, 2 * next.y};
        if (a.y <= m.y && b.y > m.y && side_of(a, b, m) > 0) {
            ++winding;
        } else if (b.y <= m.y && a.y > m.y && side_of(a, b, m) < 0) {
            --winding;
        }
    }
    return winding;
}

/// The first rule that the rings of one feature break; empty where they keep all.
inline std::optional<std::string> broken_ring_rule(const std::vector<DecodedRing>& rings) {
    if (rings.empty()) {
        return "a feature without geometry";
    }
    std::vector<std::pair<DecodedPoint, DecodedPoint>> edges;
    std::size_t outer = 0;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const DecodedRing& ring = rings[i];
        if (std::set<DecodedPoint>(ring.begin(), ring.end()).size() != ring.size()) {
            return "a vertex occurs twice in a ring";
        }
        if (ring.size() < 3 || doubled_area(ring) == 0) {
            return "a ring without area";
        }
        if (doubled_area(ring) > 0) {
            outer = i;
        } else if (i == 0) {
            return "the first ring is a hole";
        } else if (winding_round_middle(rings[outer], ring[0], ring[1]) != 1) {
            return "a hole outside its outer ring";
        }
        for (std::size_t k = 0; k < ring.size(); ++k) {
            edges.emplace_back(ring[k], ring[(k + 1) % ring.size()]);
        }
        // Covered once: all rings together wind once round outers' ground and not round others'.
        int winding = 0;
        for (std::size_t k = 0; k < rings.size(); ++k) {
            winding += k == i ? 0 : winding_round_middle(rings[k], ring[0], ring[1]);
        }
        if (winding != (doubled_area(ring) > 0 ? 0 : 1)) {
            return "rings cover ground twice or leave a hole in nothing";
        }
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
        for (std::size_t k = i + 1; k < edges.size(); ++k) {
            if (collide(edges[i].first, edges[i].second, edges[k].first, edges[k].second)) {
                return "edges cross or run along each other";
            }
        }
    }
    return std::nullopt;
}

/// Area of a ring inside the box 0..extent, by cutting it with real numbers; signed.
inline double area_inside(const DecodedRing& ring, double extent) {
    std::vector<Point> points;
    for (const DecodedPoint& point : ring) {
        points.push_back({static_cast<double>(point.x), static_cast<double>(point.y)});
    }
    for (int side = 0; side < 4; ++side) {
        const auto depth = [&](const Point& p) {
            return side == 0 ? p.x : side == 1 ? extent - p.x : side == 2 ? p.y : extent - p.y;
        };
        std::vector<Point> kept;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const Point& a = points[i];
            const Point& b = points[(i + 1) % points.size()];
            if (depth(a) >= 0) {
                kept.push_back(a);
            }
            if ((depth(a) >= 0) != (depth(b) >= 0)) {
                const double t = depth(a) / (depth(a) - depth(b));
                kept.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
            }
        }
        points = kept;
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point& a = points[i];
        const Point& b = points[(i + 1) % points.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum / 2.0;
}

} // namespace huuco::test
