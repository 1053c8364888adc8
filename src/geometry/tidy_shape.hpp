// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The rings of a shape on their way from what was read to what can be judged.

#include "geometry/ring_checks.hpp"

#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/geometry/repair.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace huuco {

/// What was found and done while a shape was repaired.
struct RepairNotes {
    FoundDefect found; ///< the first defect
    RepairAction action = RepairAction::none;
    std::optional<Point> repeated; ///< the first point that repeats the one before it

    void note(Defect defect, const Point& place) {
        if (found.defect == Defect::none) {
            found = {defect, place};
        }
    }

    /// Of several actions the one that changes most is told.
    void act(RepairAction step) { action = std::max(action, step); }
};

/// A ring after tidying: closed, no point repeats the one before it.
struct TidyRing {
    std::vector<Point> points; ///< three or more distinct neighbours, then the first again
    double area = 0.0;         ///< signed
};

/// A shape after tidying.
class TidyShape {
public:
    /// \param unit_m2  square metres in a squared unit of the CRS
    explicit TidyShape(double unit_m2) : m_unit_m2(unit_m2) {}

    /// Takes the rings of a shape: closes them, drops repeated points, and rings without ground.
    void take(const ShapeView& raw, RepairNotes& notes);

    [[nodiscard]] bool is_empty() const noexcept { return m_polygons.empty(); }

    /// By polygon; the first of each is the outer ring.
    [[nodiscard]] const std::vector<std::vector<TidyRing>>& polygons() const noexcept {
        return m_polygons;
    }

    /// Appends it as one shape, wound as the buffer promises.
    void write(MultiPolygonBuffer& to) const;

    /// Moves a polygon's largest ring to the front where the ring there lies inside it.
    /// \returns whether one was moved
    bool put_outer_rings_first(RepairNotes& notes);

    /// Leaves out small holes that lie outside their polygon: they take nothing away.
    /// \returns whether one was left out
    bool drop_stray_holes(RepairNotes& notes);

private:
    [[nodiscard]] bool is_stray(double ring_area, double whole_area) const;

    double m_unit_m2;
    std::vector<std::vector<TidyRing>> m_polygons;
};

} // namespace huuco
