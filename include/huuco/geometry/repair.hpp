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
    doubtful, ///< it was mended, but its outline can be read in several ways; a person must decide
    unusable, ///< nothing is left of it, or it could not be mended
};

/// What was wrong with a shape; the first cause found where there are several.
enum class Defect : std::uint8_t {
    none,
    empty_geometry,    ///< no polygon, or no ring with a point
    non_finite,        ///< a coordinate is not a number, or infinite
    absurd_coordinate, ///< a coordinate where the CRS has none
    zero_area,         ///< all points on a line or in one place
    unclosed_ring,     ///< the last point is not the first
    spike,             ///< the outline runs out and back over itself
    bow_tie,           ///< the outline crosses itself, or polygons of the shape overlap
    ring_contact,      ///< a ring touches itself, or rings or polygons touch along a line
    hole_outside,      ///< a hole is not in its polygon; it becomes ground of its own
    nested_holes,      ///< a hole in a hole
    nested_shells,     ///< a polygon in another of the same shape
    duplicate_ring,    ///< the same ring twice
    wrong_ring_order,  ///< the outer ring stands behind its hole
    split_interior,    ///< holes cut the ground in two
    repeated_vertex,   ///< a point repeats the one before it; the shape is valid all the same
    not_mendable,      ///< it is invalid, and what should mend it failed
};

inline constexpr std::array<std::string_view, 17> kDefectNames = {
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
    "split_interior",
    "repeated_vertex",
    "not_mendable"};

/// The machine word of a defect, as problems carry it.
[[nodiscard]] constexpr std::string_view defect_name(Defect defect) noexcept {
    return kDefectNames[static_cast<std::size_t>(defect)];
}

/// What was done to a shape; the heaviest step where there were several.
enum class RepairAction : std::uint8_t {
    none,
    dropped_point, ///< a repeated point was left out
    closed,        ///< the first point was added behind the last
    reordered,     ///< the outer ring was put before its holes
    dropped_ring,  ///< a stray ring was left out
    rebuilt,       ///< outline and holes were put together anew
    set_aside,     ///< it takes no part
};

inline constexpr std::array<std::string_view, 7> kRepairActionNames =
    {"none", "dropped_point", "closed", "reordered", "dropped_ring", "rebuilt", "set_aside"};

/// The machine word of an action, as the ledger of repairs carries it.
[[nodiscard]] constexpr std::string_view repair_action_name(RepairAction action) noexcept {
    return kRepairActionNames[static_cast<std::size_t>(action)];
}

/// What was done to one shape.
struct RepairOutcome {
    RepairStatus status = RepairStatus::valid;
    Defect defect = Defect::none;
    RepairAction action = RepairAction::none;
    bool is_clockwise = false; ///< the outer ring of the first polygon, as read
    double area_before = 0.0; ///< outer rings less holes, each by the shoelace formula as read, > 0
    double area_after = 0.0;  ///< of the shape that came out
    Point place;              ///< near the defect; the origin where none is known
};

/// Coordinates that may be believed where nothing is known of the CRS, in its units.
inline constexpr Box kAnyCoordinates{-1e9, -1e9, 1e9, 1e9};

/// Part of the ground by which mending may change a self-crossing outline.
inline constexpr double kRepairTolerance = 0.05;

/// The same in square metres: what no cadastre tells apart.
inline constexpr double kRepairTolerance_m2 = 1.0;

/// Largest ring outside its polygon that is a stray mark, in square metres; a larger one, or one
/// beyond `kRepairTolerance` of its shape, is a part of the parcel that was written as a hole.
inline constexpr double kStrayRing_m2 = 5.0;

/// Makes shapes valid. Movable, not copyable; one per thread.
class Repairer {
public:
    /// \param square_metres_per_unit  what a squared unit of the CRS is worth, for the tolerances
    /// \param believed                coordinates that places of the CRS can have; a shape with a
    ///                                vertex elsewhere is unusable
    explicit Repairer(double square_metres_per_unit = 1.0, const Box& believed = kAnyCoordinates);
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
    /// \returns what was wrong and what was done. Winding is put right in silence (`is_clockwise`
    ///          tells how it was), and a repeated point makes no repair, since they move no ground:
    ///          the shape is `valid`. Everything else of a valid shape stays: the same points in
    ///          the same cyclic order, bit for bit, starting at the same one.
    /// \throws Error `geometry` when GEOS cannot take a shape in, or give it back
    /// Method: a single ring whose edges meet only at their common ends is valid; that is proven
    /// with exact predicates and without GEOS. All other shapes are judged by GEOS, and mended by
    /// its MakeValid in the structure variant (union of outer rings less the union of holes).
    ///
    /// Rings that do not cross themselves can be read in one way only, however they are arranged:
    /// their repair is accepted. Where a ring crosses itself, the area as read (loops of opposite
    /// turn cancel) and the area mended (all loops count) are two readings; where they differ by
    /// more than `kRepairTolerance` of the larger and `kRepairTolerance_m2`, the shape is
    /// `doubtful`.
    RepairOutcome repair(const ShapeView& raw, MultiPolygonBuffer& out);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
