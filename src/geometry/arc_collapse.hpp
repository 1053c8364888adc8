// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The step of simplification: two vertices of an arc become one, and no area changes.

#include <huuco/geometry/grid_rings.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace huuco {

/// Four vertices of an arc in a row, of which the two in the middle may become one.
struct FourVertices {
    GridPoint a;
    GridPoint b;
    GridPoint c;
    GridPoint d;
};

/// The place of the new vertex: where the line parallel to AD on which it keeps the area meets the
/// line AB or the line CD, whichever displaces less ground.
///
/// \param missing  doubled area that earlier steps have taken from the arc by rounding
/// \returns nothing where there is no such place but A or D
/// Method: Kronenfeld and others (2020), as at ArcSimplifier.
[[nodiscard]] std::optional<GridPoint>
collapsed_place(const FourVertices& old, std::int64_t missing) noexcept;

/// True where the old way is near the new one over `e` and the new one near the old.
[[nodiscard]] bool
is_collapse_near(const FourVertices& old, const GridPoint& e, double tolerance2) noexcept;

/// At least the ground that changes sides, doubled.
[[nodiscard]] double displaced_ground(const FourVertices& old, const GridPoint& e) noexcept;

/// True where b lies between a and c: without it nothing moves.
[[nodiscard]] bool is_between(const GridPoint& a, const GridPoint& b, const GridPoint& c) noexcept;

/// Tells what is in the way of a step.
class CollapseObstacles {
public:
    CollapseObstacles(const FourVertices& old, const GridPoint& e) noexcept;

    /// The box of everything that the step touches.
    [[nodiscard]] const GridBox& box() const noexcept { return m_box; }

    /// True where another edge meets the new way, or has an end between the old way and the new.
    [[nodiscard]] bool has(const GridPoint& p, const GridPoint& q) const noexcept {
        // Most edges are beside the box: nothing of theirs can be met or passed.
        return std::max(p.x, q.x) >= m_box.min_x && std::min(p.x, q.x) <= m_box.max_x &&
               std::max(p.y, q.y) >= m_box.min_y && std::min(p.y, q.y) <= m_box.max_y &&
               has_near(p, q);
    }

private:
    /// A closed triangle; one without an area holds nothing.
    class Triangle {
    public:
        Triangle(const GridPoint& a, const GridPoint& b, const GridPoint& c) noexcept;
        [[nodiscard]] bool holds(const GridPoint& p) const noexcept;

    private:
        GridPoint m_a;
        GridPoint m_b;
        GridPoint m_c;
        int m_turn;
    };

    [[nodiscard]] bool has_near(const GridPoint& p, const GridPoint& q) const noexcept;
    [[nodiscard]] bool is_passed(const GridPoint& p) const noexcept;

    GridPoint m_start;
    GridPoint m_end;
    GridPoint m_place;
    GridBox m_box;
    std::array<Triangle, 3> m_triangles;
};

} // namespace huuco
