// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The check at the door: shapes as read become valid ones, and what was mended is told.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace huuco {

/// What became of a shape.
enum class RepairStatus : std::uint8_t {
    valid,    ///< nothing was wrong with it
    repaired, ///< it was mended, and has ground
    unusable, ///< nothing is left of it
};

/// What was wrong with a shape; the first cause found where there are several.
enum class Defect : std::uint8_t {
    none,
    empty_geometry,    ///< no polygon, or no ring with a point
    non_finite,        ///< a coordinate is not a number, or infinite
    absurd_coordinate, ///< a coordinate beyond 1e9, which no CRS of this world has
    zero_area,         ///< all points on a line or in one place
    unclosed_ring,     ///< the last point is not the first
    spike,             ///< the outline runs out and back over itself
    bow_tie,           ///< the outline crosses itself, or polygons of the shape overlap
    ring_contact,      ///< a ring touches itself, or rings touch along a line
    hole_outside,      ///< a hole is not in its polygon; it becomes ground of its own
    nested_holes,      ///< a hole in a hole
    nested_shells,     ///< a polygon in another of the same shape
    duplicate_ring,    ///< the same ring twice
    wrong_ring_order,  ///< the outer ring stands behind its hole
    split_interior,    ///< holes cut the ground in two
};

inline constexpr std::array<std::string_view, 15> kDefectNames = {
    "none",
    "empty_geometry",
    "non_finite",
    "absurd_coordinate",
    "zero_area",
    "unclosed_ring",
    "spike",
    "bow_tie",
    "ring_contact",
    "hole_outside",
    "nested_holes",
    "nested_shells",
    "duplicate_ring",
    "wrong_ring_order",
    "split_interior"};

/// The machine word of a defect, as problems carry it.
[[nodiscard]] constexpr std::string_view defect_name(Defect defect) noexcept {
    return kDefectNames[static_cast<std::size_t>(defect)];
}

/// What was done to one shape.
struct RepairOutcome {
    RepairStatus status = RepairStatus::valid;
    Defect defect = Defect::none;
    double area_before = 0.0; ///< outer rings less holes, each by the shoelace formula as read, > 0
    double area_after = 0.0;  ///< of the shape that came out
    Point place;              ///< near the defect; the origin where none is known
};

/// Largest coordinate that is believed, in the units of the CRS.
inline constexpr double kCoordinateLimit = 1e9;

/// Makes shapes valid. Movable, not copyable; one per thread.
class Repairer {
public:
    Repairer();
    Repairer(Repairer&&) noexcept;
    Repairer& operator=(Repairer&&) noexcept;
    Repairer(const Repairer&) = delete;
    Repairer& operator=(const Repairer&) = delete;
    ~Repairer();

    /// Appends exactly one shape to `out`: valid in the sense of the Simple Features specification
    /// (OGC 06-103r4, section 6.1.11), closed, outer rings counter-clockwise, holes clockwise;
    /// empty when the raw one is unusable.
    ///
    /// \param raw  a shape as read: rings in any winding, perhaps unclosed; in another buffer than
    ///             `out`
    /// \returns what was wrong. Winding, and a point that repeats the one before it, are put right
    ///          in silence, since they move no ground. Everything else of a valid shape stays:
    ///          the same points in the same cyclic order, bit for bit, starting at the same one.
    /// \throws Error `geometry` when GEOS runs out of memory
    /// Method: a single ring whose edges meet only at their common ends is valid; that is proven
    /// with exact predicates and without GEOS. All other shapes are judged by GEOS, and mended by
    /// its MakeValid in the structure variant (union of outer rings less the union of holes).
    RepairOutcome repair(const ShapeView& raw, MultiPolygonBuffer& out);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
