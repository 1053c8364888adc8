// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Shapes that stay valid where a format rounds their corners.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <memory>

namespace huuco {

/// Brings shapes to the grid of a format's last decimal. Movable, not copyable; one per thread.
///
/// Rounding moves every corner by half a step at most, and that is enough for a strip narrower than
/// a step to cross itself. Where corners that are merely rounded still make a valid shape, the
/// format may round; where they do not, the shape is to be snapped before.
class GridSnap {
public:
    /// \param steps_a_unit  steps of the grid in a unit of the coordinates: 1e8 for 8 decimals
    explicit GridSnap(double steps_a_unit);
    GridSnap(GridSnap&&) noexcept;
    GridSnap& operator=(GridSnap&&) noexcept;
    GridSnap(const GridSnap&) = delete;
    GridSnap& operator=(const GridSnap&) = delete;
    ~GridSnap();

    /// True when the shape is valid with every corner rounded, half a step away from zero.
    ///
    /// \pre the shape is finite and not empty
    /// Method: a single ring by SimpleRingTest, all else by GEOS.
    [[nodiscard]] bool stays_valid(const ShapeView& shape);

    /// Appends the shape with all corners on the grid, valid: edges bend by up to a step, what is
    /// narrower than a step is gone, and with it perhaps the whole shape, which is empty then.
    ///
    /// \throws Error `geometry` with GEOS' text when it fails
    /// Method: snap-rounding of OverlayNG (GEOSGeom_setPrecision).
    void snap(const ShapeView& shape, MultiPolygonBuffer& out);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
