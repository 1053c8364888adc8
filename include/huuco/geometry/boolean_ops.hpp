// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Intersection, difference and union of shapes.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <memory>
#include <span>

namespace huuco {

/// A shape made ready for many operations with one BooleanOps. Movable; must not outlive it.
class Operand {
public:
    struct State;

    explicit Operand(std::unique_ptr<State> state) noexcept;
    Operand(Operand&&) noexcept;
    Operand& operator=(Operand&&) noexcept;
    Operand(const Operand&) = delete;
    Operand& operator=(const Operand&) = delete;
    ~Operand();

    [[nodiscard]] const State& state() const noexcept { return *m_state; }

private:
    std::unique_ptr<State> m_state;
};

/// Set operations on valid shapes of one CRS. Movable, not copyable; one per thread.
///
/// Every operation appends exactly one shape to `out`: valid, closed, outer rings counter-clockwise
/// and holes clockwise, only polygons (common points and lines are no ground), and empty when
/// nothing is left. An operand whose box is apart from the other's is not touched at all: its
/// vertices come out bit for bit.
///
/// Method: OverlayNG in floating precision, then with snapping, then with snap-rounding, whichever
/// first gives a valid answer (Davis, JTS OverlayNG, 2020).
/// \throws Error `geometry` when all of them fail, with what GEOS said and where the shapes lie
class BooleanOps {
public:
    BooleanOps();
    BooleanOps(BooleanOps&&) noexcept;
    BooleanOps& operator=(BooleanOps&&) noexcept;
    BooleanOps(const BooleanOps&) = delete;
    BooleanOps& operator=(const BooleanOps&) = delete;
    ~BooleanOps();

    /// Appends the common ground of two shapes.
    void intersection(const ShapeView& first, const ShapeView& second, MultiPolygonBuffer& out);

    /// Appends the ground of the first shape that is not in the second.
    void difference(const ShapeView& first, const ShapeView& second, MultiPolygonBuffer& out);

    /// Appends the ground that is in any of the shapes.
    void union_of(std::span<const ShapeView> shapes, MultiPolygonBuffer& out);

    /// Copies a shape once for many operations.
    [[nodiscard]] Operand prepare(const ShapeView& shape);

    /// As above, with a prepared second shape; boxes are not compared.
    void intersection(const ShapeView& first, const Operand& second, MultiPolygonBuffer& out);
    void difference(const ShapeView& first, const Operand& second, MultiPolygonBuffer& out);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
