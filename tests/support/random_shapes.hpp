// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Shapes for property tests: stars with random corners, and coverages with jittered borders.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

namespace huuco::test {

/// Appends a star-shaped polygon about a centre: valid, counter-clockwise.
inline void
add_star(MultiPolygonBuffer& out, Point centre, double radius, int corners, std::mt19937& random) {
    std::uniform_real_distribution<double> distance(0.3 * radius, radius);
    Point first;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * 3.14159265358979 * i / corners;
        const double d = distance(random);
        const Point point{centre.x + d * std::cos(angle), centre.y + d * std::sin(angle)};
        first = i == 0 ? point : first;
        out.add_point(point);
    }
    out.add_point(first);
    out.end_ring();
    out.end_polygon();
    out.end_shape();
}

/// A grid of cells whose corners, and points along whose edges, are moved at random; neighbours
/// share them bit for bit, so the cells touch and never overlap.
class JitteredGrid {
public:
    /// \param columns, rows  number of cells
    /// \param side  of a cell
    /// \param extra  points on each edge
    JitteredGrid(
        std::size_t columns,
        std::size_t rows,
        double side,
        std::size_t extra,
        unsigned seed)
        : m_columns(columns), m_rows(rows), m_side(side), m_extra(extra), m_seed(seed) {}

    [[nodiscard]] MultiPolygonBuffer cells() const {
        MultiPolygonBuffer out;
        for (std::size_t row = 0; row < m_rows; ++row) {
            for (std::size_t column = 0; column < m_columns; ++column) {
                add_cell(column, row, out);
            }
        }
        return out;
    }

    /// A corner or edge point by its number of small steps from the south-west corner.
    [[nodiscard]] Point point(std::size_t x_step, std::size_t y_step) const {
        std::minstd_rand random(static_cast<unsigned>(
            1 + m_seed + 7919 * x_step + 104729 * y_step + (x_step ^ (y_step << 4U)) * 31));
        random.discard(3);
        const double step = m_side / static_cast<double>(m_extra + 1);
        std::uniform_real_distribution<double> jitter(-0.3 * step, 0.3 * step);
        const double x = 417000.0 + step * static_cast<double>(x_step) + jitter(random);
        const double y = 2402000.0 + step * static_cast<double>(y_step) + jitter(random);
        return {x, y};
    }

private:
    void add_cell(std::size_t column, std::size_t row, MultiPolygonBuffer& out) const {
        const std::size_t n = m_extra + 1;
        const std::size_t x = column * n;
        const std::size_t y = row * n;
        for (std::size_t i = 0; i < n; ++i) {
            out.add_point(point(x + i, y));
        }
        for (std::size_t i = 0; i < n; ++i) {
            out.add_point(point(x + n, y + i));
        }
        for (std::size_t i = 0; i < n; ++i) {
            out.add_point(point(x + n - i, y + n));
        }
        for (std::size_t i = 0; i < n; ++i) {
            out.add_point(point(x, y + n - i));
        }
        out.add_point(point(x, y));
        out.end_ring();
        out.end_polygon();
        out.end_shape();
    }

    std::size_t m_columns;
    std::size_t m_rows;
    double m_side;
    std::size_t m_extra;
    unsigned m_seed;
};

} // namespace huuco::test
