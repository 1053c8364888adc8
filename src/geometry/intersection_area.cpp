// SPDX-License-Identifier: MIT
/// \file
/// Sums of the strips that lie under pairs of edges.

#include <huuco/geometry/intersection_area.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace huuco {

namespace {

/// Integral of max(g, 0) over a width, for g linear from g0 to g1.
double integral_above(double g0, double g1, double width) noexcept {
    if (g0 >= 0.0 && g1 >= 0.0) {
        return 0.5 * width * (g0 + g1);
    }
    if (g0 <= 0.0 && g1 <= 0.0) {
        return 0.0;
    }
    const double top = std::max(g0, g1);
    return 0.5 * width * top * (top / std::abs(g1 - g0));
}

/// Integral of g, kept between 0 and the ceiling, over a width.
double integral_between(double g0, double g1, double ceiling, double width) noexcept {
    if (g0 <= ceiling && g1 <= ceiling) {
        return integral_above(g0, g1, width);
    }
    return integral_above(g0, g1, width) - integral_above(g0 - ceiling, g1 - ceiling, width);
}

/// Integral of the lower of two lines, kept between 0 and the ceiling, over a width.
double integral_of_lower(
    double f0,
    double f1,
    double g0,
    double g1,
    double ceiling,
    double width) noexcept {
    const double d0 = f0 - g0;
    const double d1 = f1 - g1;
    if (d0 <= 0.0 && d1 <= 0.0) {
        return integral_between(f0, f1, ceiling, width);
    }
    if (d0 >= 0.0 && d1 >= 0.0) {
        return integral_between(g0, g1, ceiling, width);
    }
    const double part = d0 / (d0 - d1); // where they cross
    const double middle = f0 + (f1 - f0) * part;
    const double left = width * part;
    return d0 < 0.0 ? integral_between(f0, middle, ceiling, left) +
                          integral_between(middle, g1, ceiling, width - left)
                    : integral_between(g0, middle, ceiling, left) +
                          integral_between(middle, f1, ceiling, width - left);
}

} // namespace

void IntersectionArea::collect(
    const ShapeView& shape,
    const Box& common,
    std::vector<Edge>& edges) {
    edges.clear();
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const PolygonView polygon = shape.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            collect_ring(polygon.ring(r), common, edges);
        }
    }
}

/// Few edges of a ring count, and which is hard to foresee: they are picked without a branch an
/// edge, and only then turned.
void IntersectionArea::collect_ring(RingView ring, const Box& common, std::vector<Edge>& edges) {
    m_picked.resize(ring.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[i + 1];
        const bool is_left = a.x <= common.min_x && b.x <= common.min_x;
        const bool is_right = a.x >= common.max_x && b.x >= common.max_x;
        const bool is_below = a.y <= common.min_y && b.y <= common.min_y;
        const bool is_upright = a.x == b.x;
        m_picked[count] = static_cast<std::uint32_t>(i);
        // No branch: which edges matter follows no pattern that a processor could learn.
        const unsigned is_nothing =
            static_cast<unsigned>(is_left) | static_cast<unsigned>(is_right) |
            static_cast<unsigned>(is_below) | static_cast<unsigned>(is_upright);
        count += 1U - is_nothing;
    }
    for (std::size_t at = 0; at < count; ++at) {
        add_edge(ring[m_picked[at]], ring[m_picked[at] + 1], common, edges);
    }
}

/// Picks the edges of the second shape that lie over or under a range, without a branch as well.
std::size_t IntersectionArea::pick_beneath(double left, double right) {
    m_picked.resize(m_second.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < m_second.size(); ++i) {
        m_picked[count] = static_cast<std::uint32_t>(i);
        const bool is_beneath =
            std::max(left, m_second[i].min_x) < std::min(right, m_second[i].max_x);
        count += static_cast<std::size_t>(is_beneath);
    }
    return count;
}

void IntersectionArea::add_edge(
    const Point& from,
    const Point& to,
    const Box& common,
    std::vector<Edge>& edges) {
    const bool is_leftward = to.x < from.x;
    const Point& a = is_leftward ? to : from;
    const Point& b = is_leftward ? from : to;
    edges.push_back(
        {a.x - common.min_x,
         b.x - common.min_x,
         a.y - common.min_y,
         (b.y - a.y) / (b.x - a.x),
         std::abs(a.y - common.min_y) + std::abs(b.y - a.y),
         is_leftward ? 1.0 : -1.0});
}

BoundedArea IntersectionArea::operator()(
    const ShapeView& first,
    const Box& first_box,
    const ShapeView& second,
    const Box& second_box) {
    const Box common{
        std::max(first_box.min_x, second_box.min_x),
        std::max(first_box.min_y, second_box.min_y),
        std::min(first_box.max_x, second_box.max_x),
        std::min(first_box.max_y, second_box.max_y)};
    if (!(common.min_x < common.max_x) || !(common.min_y < common.max_y)) {
        return {};
    }
    collect(first, common, m_first);
    collect(second, common, m_second);
    const double width = common.max_x - common.min_x;
    const double height = common.max_y - common.min_y;

    double sum = 0.0;
    double size = 0.0;
    for (const Edge& f : m_first) {
        const double f_left = std::max(f.min_x, 0.0);
        const double f_right = std::min(f.max_x, width);
        double f_sum = 0.0;
        const std::size_t count = pick_beneath(f_left, f_right);
        for (std::size_t at = 0; at < count; ++at) {
            const Edge& g = m_second[m_picked[at]];
            const double left = std::max(f_left, g.min_x);
            const double right = std::min(f_right, g.max_x);
            const double term = integral_of_lower(
                f.y + f.slope * (left - f.min_x),
                f.y + f.slope * (right - f.min_x),
                g.y + g.slope * (left - g.min_x),
                g.y + g.slope * (right - g.min_x),
                height,
                right - left);
            f_sum += g.sign * term;
            size += (right - left) * (height + f.reach + g.reach);
        }
        sum += f.sign * f_sum;
    }
    // Each term carries some roundings of its strip; it then passes through at most one inner and
    // one outer running sum.
    constexpr double kUnit = 0x1p-53;
    const double rounding = 16.0 + static_cast<double>(m_first.size() + m_second.size());
    return {std::max(sum, 0.0), rounding * kUnit * size};
}

} // namespace huuco
