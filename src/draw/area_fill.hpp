// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which pixels have their middle inside a polygon.

#include <huuco/geometry/box.hpp>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace huuco::draw {

/// Positions a pixel has along a side: points are rounded to such a grid.
inline constexpr int kSteps = 64;

/// A run of pixels of one row: from `begin` to before `end`.
struct PixelRun {
    int row = 0;
    int begin = 0;
    int end = 0;
};

/// Turns rings into pixels, exactly: a pixel whose middle lies on a border belongs to the side to
/// the south or east of it. Neighbours that share their vertices so share no pixel and leave none
/// out, and pictures that are moved by whole pixels are the same.
///
/// Cairo without smooth edges is no substitute: it closes gaps of one pixel, so that ponds and
/// paths lose their ground to what surrounds them.
class AreaFill {
public:
    /// \param width, height  of the picture; runs are cut to it
    AreaFill(int width, int height) : m_width(width), m_height(height) {}

    /// Adds a ring, in pixels; its last point is joined to the first. A hole is a ring like
    /// another: ground is what an odd number of rings lie round.
    ///
    /// \pre coordinates are below 2^24 pixels
    void add_ring(std::span<const Point> ring);

    /// The runs of all rings since the last call, by row, then column. Valid until the next call.
    [[nodiscard]] std::span<const PixelRun> take();

private:
    void add_edge(const Point& from, const Point& to);

    int m_width;
    int m_height;
    std::vector<std::pair<int, int>> m_crossings; ///< row, and the first pixel beyond the edge
    std::vector<PixelRun> m_runs;
};

} // namespace huuco::draw
