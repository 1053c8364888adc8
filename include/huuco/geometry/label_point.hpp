// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where a name fits best in a shape.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <memory>
#include <optional>

namespace huuco {

/// Finds label points. Movable, not copyable; one per thread.
class LabelPlacer {
public:
    LabelPlacer();
    LabelPlacer(LabelPlacer&&) noexcept;
    LabelPlacer& operator=(LabelPlacer&&) noexcept;
    LabelPlacer(const LabelPlacer&) = delete;
    LabelPlacer& operator=(const LabelPlacer&) = delete;
    ~LabelPlacer();

    /// The pole of inaccessibility: the point of the shape that is farthest from its border.
    ///
    /// \param shape  valid, in a projected CRS: distances are planar
    /// \returns a point inside whose distance from the border is the greatest one to a thousandth
    ///          of the longer side of the shape's box; nothing for an empty shape
    /// \throws Error `geometry` when GEOS cannot find it
    /// Method: centre of the largest inscribed circle, by GEOS.
    [[nodiscard]] std::optional<Point> place(const ShapeView& shape);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
