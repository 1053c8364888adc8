// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Measures coverage along lines from west to east: what is covered, and what is covered twice.

#include <huuco/geometry/box.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace huuco::tile {

/// A covered stretch of a line.
struct Stretch {
    double begin = 0.0;
    double end = 0.0;
};

/// The stretches that polygons cover on evenly spaced lines of the web-mercator square.
///
/// A line is as good as any other: over N lines lengths times their distance estimate areas, with
/// an error of about a part in N for ground that crosses all of them.
class LineSamples {
public:
    /// \param low, high  of the lines, in y of the square; the first is half a step above `low`
    LineSamples(double low, double high, std::size_t lines);

    /// Enters the polygons of a layer in one tile.
    ///
    /// \param rings   positive outer rings, negative holes, in x and y of the square
    /// \param window  of the tile: what lies outside is not looked at
    void add(std::span<const std::vector<Point>> rings, const Box& window);

    /// Joins the stretches of each line; call once, after the last tile.
    void finish();

    [[nodiscard]] std::size_t size() const noexcept { return m_lines.size(); }

    /// Covered stretches of a line, from west to east. \pre finished
    [[nodiscard]] std::span<const Stretch> line(std::size_t index) const noexcept {
        return m_lines[index];
    }

    [[nodiscard]] double covered_length() const noexcept;

    /// Length that is covered twice, counted once for each polygon beyond the first.
    [[nodiscard]] double overlap_length() const noexcept { return m_overlap; }

    /// Length of slits narrower than `width` between two covered stretches.
    [[nodiscard]] double slit_length(double width) const noexcept;

    /// Length of gaps that are not in `whole`: stretches uncovered here that lie inside, and not at
    /// an end of, one that is covered there.
    ///
    /// \pre the same lines
    [[nodiscard]] double gap_length(const LineSamples& whole) const;

private:
    struct Crossing {
        double x = 0.0;
        int turns = 0;
    };

    void add_line(std::size_t line, const Box& window);

    double m_low;
    double m_step;
    double m_overlap = 0.0;
    std::vector<std::vector<Stretch>> m_lines;
    std::vector<std::vector<Crossing>> m_crossings; ///< by line, of the tile in hand
};

} // namespace huuco::tile
