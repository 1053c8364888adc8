// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Outlines of parcels, villages and surveys, made from the sides of their cells.

#include "land.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace landscape {

/// Several rings in one list of points.
struct Outline {
    std::vector<Point> points;              ///< rings one after another, each with first = last
    std::vector<std::uint32_t> ring_starts; ///< position of each ring's first point

    [[nodiscard]] std::size_t rings() const { return ring_starts.size(); }

    /// The points of ring `k`, first = last; outer rings run counter-clockwise, inner ones
    /// clockwise.
    [[nodiscard]] std::span<const Point> ring(std::size_t k) const {
        const std::size_t end = k + 1 < rings() ? ring_starts[k + 1] : points.size();
        return std::span(points).subspan(ring_starts[k], end - ring_starts[k]);
    }
};

/// Twice the area of a ring in mm2, positive when it runs counter-clockwise; exact.
///
/// Method: shoelace formula in 128-bit integers.
[[nodiscard]] std::int64_t twice_area(std::span<const Point> ring);

/// Twice the area of an outline in mm2: holes count negative.
[[nodiscard]] std::int64_t twice_area(const Outline& outline);

/// One side of a cell, walked with the cell on the left.
struct Side {
    std::uint32_t corner = 0;   ///< where it starts: row * (columns + 1) + column
    std::uint8_t direction = 0; ///< 0 east, 1 north, 2 west, 3 south

    friend auto operator<=>(const Side&, const Side&) = default;
};

/// Walks borders of sets of cells.
///
/// A border is found by cancelling: a side that two cells of the set share is walked once in each
/// direction and drops out; the sides that remain are chained to rings. Corners on a straight piece
/// of border between the same two neighbours may be left out, and so may every other corner of
/// a stair, by rules that depend on the corner alone: both neighbours leave out the same ones.
class Tracer {
public:
    explicit Tracer(const Land& land) : m_land(land) {}

    /// Outline of a whole parcel.
    void trace_parcel(std::int32_t parcel, Outline& outline);

    /// Outline of the atom that holds `member`, from the cells of its parcel.
    void trace_atom(const Cell& member, Outline& outline);

    /// Outlines of all villages; position 0 is village 1.
    [[nodiscard]] std::vector<Outline> trace_villages();

    /// Outlines of all surveyed polygons; position 0 is survey 1.
    [[nodiscard]] std::vector<Outline> trace_surveys();

private:
    template <typename Same>
    void collect_sides(std::uint32_t cell, Same same, std::vector<Side>& sides) const;
    template <typename Member>
    std::vector<Outline> trace_all(Member member, int count);
    void chain(std::vector<Side>& sides, Outline& outline);
    void append_ring(std::span<const Side> ring, Outline& outline) const;
    void split_and_append(std::span<const Side> ring, Outline& outline) const;
    void append_points(Side side, std::vector<Point>& points) const;
    [[nodiscard]] bool has_point(std::uint32_t corner) const;
    [[nodiscard]] bool is_cut(std::uint32_t corner) const;
    [[nodiscard]] bool is_straight(std::uint32_t corner) const;
    [[nodiscard]] Corner place_of(std::uint32_t corner) const;
    [[nodiscard]] std::uint32_t end_of(Side side) const;
    [[nodiscard]] int richness_beside(Corner low, bool northward) const;
    [[nodiscard]] const Cell& cell_at(int column, int row) const;

    const Land& m_land;
    std::vector<Side> m_sides;
    std::vector<Side> m_ring;
    std::vector<bool> m_used;
};

} // namespace landscape
