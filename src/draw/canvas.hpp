// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A picture that polygons, lines and names are drawn on.

#include "draw/area_fill.hpp"
#include "draw/colour.hpp"

#include <huuco/geometry/box.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace huuco::draw {

/// Width and height in pixels of what was written.
struct TextSize {
    int width_px = 0;
    int height_px = 0;
};

/// How names are written.
struct TextStyle {
    double size_px = 12.0;
    bool is_bold = false;
    Colour ink;
    Colour halo; ///< round the letters, so that they are read on any ground
    double halo_px = 1.5;
};

/// Letters in one of the fonts that huuco asks for. Not for two threads at once.
class Lettering {
public:
    Lettering();
    Lettering(Lettering&&) noexcept;
    Lettering& operator=(Lettering&&) noexcept;
    Lettering(const Lettering&) = delete;
    Lettering& operator=(const Lettering&) = delete;
    ~Lettering();

    /// Room that a name takes, halo included.
    ///
    /// \throws Error `io` when no installed font has one of its letters
    [[nodiscard]] TextSize measure(const std::string& text, const TextStyle& style);

private:
    friend class Canvas;
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// A picture of pixels, at first transparent. Positions are pixels from its north-western corner,
/// y to the south; the middle of the first pixel is (0.5, 0.5). Not for two threads at once.
///
/// A picture cut in two by drawing everything twice, moved by whole pixels, is the same picture:
/// positions should come on the grid of kSteps, which no rounding touches.
class Canvas {
public:
    /// \throws Error `io` when there is no memory for it
    Canvas(int width_px, int height_px);
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    ~Canvas();

    void clear();

    /// Adds a closed ring to what is filled next. \param ring without repeating its first point
    void add_area(std::span<const Point> ring);

    /// Fills the rings with holes where two lie round each other: a pixel whose middle lies inside
    /// gets the colour, no other. Ground is so counted in whole pixels and neighbours share none.
    void fill(const Colour& colour);

    /// Adds a closed ring to what is stroked next. \param ring without repeating its first point
    void add_line(std::span<const Point> ring);

    /// Draws smooth lines along the rings.
    void stroke(const Colour& colour, double width_px);

    /// Writes a name. \param north_west corner of its room, whole pixels
    void write(
        Lettering& lettering,
        const std::string& text,
        const TextStyle& style,
        const Point& north_west);

    /// The pixels, row by row from the north, as pixel_of.
    [[nodiscard]] std::span<const std::uint32_t> pixels();

    [[nodiscard]] int width_px() const noexcept { return m_width_px; }

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    AreaFill m_area;
    int m_width_px;
    int m_height_px;
};

} // namespace huuco::draw
