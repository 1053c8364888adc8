// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Points and axis-parallel boxes of the plane.

#include <algorithm>
#include <limits>

namespace huuco {

/// A position: x = east or longitude, y = north or latitude, in the units of its CRS.
struct Point {
    double x = 0.0;
    double y = 0.0;

    friend bool operator==(const Point&, const Point&) = default;
};

/// Minimum and maximum corner; empty until a point is added, never inverted otherwise.
struct Box {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    friend bool operator==(const Box&, const Box&) = default;

    [[nodiscard]] bool is_empty() const noexcept { return !(min_x <= max_x); }

    [[nodiscard]] double width() const noexcept { return is_empty() ? 0.0 : max_x - min_x; }

    [[nodiscard]] double height() const noexcept { return is_empty() ? 0.0 : max_y - min_y; }

    void expand(const Point& point) noexcept {
        min_x = std::min(min_x, point.x);
        min_y = std::min(min_y, point.y);
        max_x = std::max(max_x, point.x);
        max_y = std::max(max_y, point.y);
    }

    void expand(const Box& other) noexcept {
        min_x = std::min(min_x, other.min_x);
        min_y = std::min(min_y, other.min_y);
        max_x = std::max(max_x, other.max_x);
        max_y = std::max(max_y, other.max_y);
    }

    /// True where the closed boxes share at least a point.
    [[nodiscard]] bool intersects(const Box& other) const noexcept {
        return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y &&
               other.min_y <= max_y;
    }

    [[nodiscard]] bool contains(const Point& point) const noexcept {
        return min_x <= point.x && point.x <= max_x && min_y <= point.y && point.y <= max_y;
    }

    /// True where all of the other closed box lies in this one, as an empty one does anywhere.
    [[nodiscard]] bool covers(const Box& other) const noexcept {
        return other.is_empty() || (min_x <= other.min_x && other.max_x <= max_x &&
                                    min_y <= other.min_y && other.max_y <= max_y);
    }

    /// What both boxes share; empty where they share no point.
    [[nodiscard]] Box intersection(const Box& other) const noexcept {
        const Box shared = {
            std::max(min_x, other.min_x),
            std::max(min_y, other.min_y),
            std::min(max_x, other.max_x),
            std::min(max_y, other.max_y)};
        return shared.is_empty() || shared.min_y > shared.max_y ? Box{} : shared;
    }
};

} // namespace huuco
