// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Very many multipolygons, buffer by buffer.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace huuco {

/// Multipolygons under one count, in the buffers in which they came: nothing is copied as they
/// grow, and a buffer can lie in a file or be let go by itself.
class MultiPolygonParts {
public:
    /// Appends the shapes of a buffer, which becomes a part.
    ///
    /// \pre all its shapes are finished
    void append(MultiPolygonBuffer part);

    /// Number of shapes.
    [[nodiscard]] std::size_t size() const noexcept { return m_end; }

    /// A shape by its number among all. Those of a part in a row are had faster from the part.
    [[nodiscard]] ShapeView shape(std::size_t index) const noexcept;

    [[nodiscard]] std::size_t point_count() const noexcept { return m_points; }

    /// Box of all shapes as they came; empty without a point.
    [[nodiscard]] const Box& box() const noexcept { return m_box; }

    [[nodiscard]] std::span<const MultiPolygonBuffer> parts() const noexcept { return m_parts; }

    /// The parts, to be changed or let go; the numbers of shapes stay.
    [[nodiscard]] std::span<MultiPolygonBuffer> parts() noexcept { return m_parts; }

    /// Number of the first shape of a part.
    [[nodiscard]] std::size_t first_of(std::size_t part) const noexcept { return m_first[part]; }

private:
    std::vector<MultiPolygonBuffer> m_parts; ///< none without a shape
    std::vector<std::size_t> m_first;        ///< shape of each part
    std::size_t m_end = 0;
    std::size_t m_points = 0;
    Box m_box;
};

} // namespace huuco
