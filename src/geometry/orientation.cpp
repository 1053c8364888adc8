// SPDX-License-Identifier: MIT
/// \file
/// Exact side-of-line test and what follows from it.

#include <huuco/geometry/orientation.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace huuco {

namespace {

/// A sum of doubles kept exactly: its terms do not overlap and grow in size.
/// Method: Shewchuk (1997), sections 2.3 and 2.4 (two-sum, grow-expansion).
class Expansion {
public:
    void add_product(double a, double b) noexcept {
        const double product = a * b;
        add(std::fma(a, b, -product));
        add(product);
    }

    [[nodiscard]] int sign() const noexcept {
        for (std::size_t i = m_size; i > 0; --i) {
            if (m_terms[i - 1] != 0.0) {
                return m_terms[i - 1] > 0.0 ? 1 : -1;
            }
        }
        return 0;
    }

private:
    void add(double value) noexcept {
        double carry = value;
        for (std::size_t i = 0; i < m_size; ++i) {
            const double sum = carry + m_terms[i];
            const double virtual_term = sum - carry;
            const double rest = (carry - (sum - virtual_term)) + (m_terms[i] - virtual_term);
            m_terms[i] = rest;
            carry = sum;
        }
        m_terms[m_size] = carry;
        ++m_size;
    }

    std::array<double, 12> m_terms{}; ///< six products of two terms each
    std::size_t m_size = 0;
};

/// True when the value range of a-b and c-d meet in both axes.
bool boxes_meet(const Point& a, const Point& b, const Point& c, const Point& d) noexcept {
    return std::min(a.x, b.x) <= std::max(c.x, d.x) && std::min(c.x, d.x) <= std::max(a.x, b.x) &&
           std::min(a.y, b.y) <= std::max(c.y, d.y) && std::min(c.y, d.y) <= std::max(a.y, b.y);
}

} // namespace

int orientation_exact(const Point& a, const Point& b, const Point& c) noexcept {
    Expansion determinant;
    determinant.add_product(a.x, b.y);
    determinant.add_product(-a.y, b.x);
    determinant.add_product(b.x, c.y);
    determinant.add_product(-b.y, c.x);
    determinant.add_product(c.x, a.y);
    determinant.add_product(-c.y, a.x);
    return determinant.sign();
}

bool segments_touch(const Point& a, const Point& b, const Point& c, const Point& d) noexcept {
    if (!boxes_meet(a, b, c, d)) {
        return false;
    }
    const int c_side = orientation(a, b, c);
    const int d_side = orientation(a, b, d);
    if (c_side * d_side > 0) {
        return false;
    }
    if (c_side == 0 && d_side == 0) {
        return true; // on one line, and their boxes meet
    }
    return orientation(c, d, a) * orientation(c, d, b) <= 0;
}

Location locate(const Point& point, RingView ring) noexcept {
    bool is_inside = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[i + 1];
        if (std::max(a.y, b.y) < point.y || point.y < std::min(a.y, b.y) ||
            std::max(a.x, b.x) < point.x) {
            continue;
        }
        const bool crosses = (a.y <= point.y) != (b.y <= point.y);
        if (point.x < std::min(a.x, b.x)) {
            is_inside = is_inside != crosses;
            continue;
        }
        const int side = orientation(a, b, point);
        if (side == 0) {
            return Location::boundary; // within the edge's box and on its line
        }
        is_inside = is_inside != (crosses && (side > 0) == (b.y > a.y));
    }
    return is_inside ? Location::inside : Location::outside;
}

Location locate(const Point& point, const PolygonView& polygon) noexcept {
    for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
        const Location in_ring = locate(point, polygon.ring(r));
        if (in_ring == Location::boundary) {
            return Location::boundary;
        }
        if ((in_ring == Location::inside) == (r > 0)) {
            return Location::outside;
        }
    }
    return polygon.ring_count() > 0 ? Location::inside : Location::outside;
}

Location locate(const Point& point, const ShapeView& shape) noexcept {
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const Location in_polygon = locate(point, shape.polygon(p));
        if (in_polygon != Location::outside) {
            return in_polygon;
        }
    }
    return Location::outside;
}

} // namespace huuco
