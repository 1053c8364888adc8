// SPDX-License-Identifier: MIT
/// \file
/// Crosses the middles of rows with edges, in whole numbers.

#include "draw/area_fill.hpp"

#include <algorithm>
#include <cmath>

namespace huuco::draw {

namespace {

constexpr std::int64_t kPixel = kSteps;
constexpr std::int64_t kHalf = kSteps / 2;

std::int64_t steps(double position_px) noexcept {
    return std::llround(position_px * kSteps);
}

/// \pre divisor > 0
std::int64_t divided_up(std::int64_t value, std::int64_t divisor) noexcept {
    return value / divisor + (value % divisor > 0 ? 1 : 0);
}

/// The first pixel whose middle is not before a position.
int first_pixel(std::int64_t numerator, std::int64_t denominator, int count) noexcept {
    const std::int64_t pixel = divided_up(numerator - kHalf * denominator, kPixel * denominator);
    return static_cast<int>(std::clamp<std::int64_t>(pixel, 0, count));
}

} // namespace

void AreaFill::add_ring(std::span<const Point> ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        add_edge(ring[i], ring[i + 1 == ring.size() ? 0 : i + 1]);
    }
}

void AreaFill::add_edge(const Point& from, const Point& to) {
    std::int64_t x = steps(from.x);
    std::int64_t y = steps(from.y);
    std::int64_t dx = steps(to.x) - x;
    std::int64_t dy = steps(to.y) - y;
    if (dy < 0) { // downwards, so that both neighbours cross it at the same place
        x += dx;
        y += dy;
        dx = -dx;
        dy = -dy;
    }
    const int last = first_pixel(y + dy, 1, m_height);
    for (int row = first_pixel(y, 1, m_height); row < last; ++row) {
        const std::int64_t middle = row * kPixel + kHalf;
        m_crossings.emplace_back(row, first_pixel(x * dy + (middle - y) * dx, dy, m_width));
    }
}

std::span<const PixelRun> AreaFill::take() {
    std::sort(m_crossings.begin(), m_crossings.end());
    m_runs.clear();
    // Every ring crosses a row an even number of times.
    for (std::size_t i = 0; i + 1 < m_crossings.size(); i += 2) {
        const auto [row, begin] = m_crossings[i];
        const int end = m_crossings[i + 1].second;
        if (begin < end) {
            m_runs.push_back({row, begin, end});
        }
    }
    m_crossings.clear();
    return m_runs;
}

} // namespace huuco::draw
