// SPDX-License-Identifier: MIT
/// \file
/// Crosses polygons with lines and sums stretches.

#include "tile/line_samples.hpp"

#include <algorithm>
#include <cmath>

namespace huuco::tile {

namespace {

/// Stretches of two tiles meet at their border up to the rounding of the numbers.
constexpr double kSamePlace = 1e-12;

} // namespace

LineSamples::LineSamples(double low, double high, std::size_t lines)
    : m_low(low), m_step((high - low) / static_cast<double>(lines)), m_lines(lines),
      m_crossings(lines) {}

void LineSamples::add(std::span<const std::vector<Point>> rings, const Box& window) {
    const auto line_after = [this](double y) {
        const double line = std::ceil((y - m_low) / m_step - 0.5);
        return static_cast<std::size_t>(std::clamp(line, 0.0, static_cast<double>(m_lines.size())));
    };
    const std::size_t first = line_after(window.min_y);
    const std::size_t last = line_after(window.max_y);
    for (const std::vector<Point>& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point& a = ring[i];
            const Point& b = ring[i + 1 == ring.size() ? 0 : i + 1];
            const std::size_t begin = std::max(first, line_after(std::min(a.y, b.y)));
            const std::size_t end = std::min(last, line_after(std::max(a.y, b.y)));
            for (std::size_t line = begin; line < end; ++line) {
                const double y = m_low + (static_cast<double>(line) + 0.5) * m_step;
                const double x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
                // With y to the south a positive ring has its ground to the east where it runs
                // north.
                m_crossings[line].push_back({x, b.y < a.y ? 1 : -1});
            }
        }
    }
    for (std::size_t line = first; line < last; ++line) {
        add_line(line, window);
    }
}

void LineSamples::add_line(std::size_t line, const Box& window) {
    std::vector<Crossing>& crossings = m_crossings[line];
    std::sort(crossings.begin(), crossings.end(), [](const Crossing& left, const Crossing& right) {
        return left.x < right.x;
    });
    int depth = 0;
    for (std::size_t i = 0; i + 1 < crossings.size(); ++i) {
        depth += crossings[i].turns;
        const double begin = std::max(crossings[i].x, window.min_x);
        const double end = std::min(crossings[i + 1].x, window.max_x);
        if (depth > 0 && begin < end) {
            m_lines[line].push_back({begin, end});
            m_overlap += (depth - 1) * (end - begin);
        }
    }
    crossings.clear();
}

void LineSamples::finish() {
    for (std::vector<Stretch>& line : m_lines) {
        std::sort(line.begin(), line.end(), [](const Stretch& left, const Stretch& right) {
            return left.begin < right.begin;
        });
        std::size_t kept = 0;
        for (const Stretch& stretch : line) {
            if (kept > 0 && stretch.begin <= line[kept - 1].end + kSamePlace) {
                line[kept - 1].end = std::max(line[kept - 1].end, stretch.end);
            } else {
                line[kept++] = stretch;
            }
        }
        line.resize(kept);
    }
}

double LineSamples::covered_length() const noexcept {
    double sum = 0.0;
    for (const std::vector<Stretch>& line : m_lines) {
        for (const Stretch& stretch : line) {
            sum += stretch.end - stretch.begin;
        }
    }
    return sum;
}

double LineSamples::slit_length(double width) const noexcept {
    double sum = 0.0;
    for (const std::vector<Stretch>& line : m_lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            const double slit = line[i].begin - line[i - 1].end;
            sum += slit < width ? slit : 0.0;
        }
    }
    return sum;
}

double LineSamples::gap_length(const LineSamples& whole) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        auto outer = whole.m_lines[i].begin();
        for (std::size_t k = 1; k < m_lines[i].size(); ++k) {
            const double begin = m_lines[i][k - 1].end;
            const double end = m_lines[i][k].begin;
            while (outer != whole.m_lines[i].end() && outer->end < end) {
                ++outer;
            }
            if (outer != whole.m_lines[i].end() && outer->begin < begin && outer->end > end) {
                sum += end - begin;
            }
        }
    }
    return sum;
}

} // namespace huuco::tile
