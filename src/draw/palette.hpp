// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The few colours of a map, and the place of a pixel among them.

#include "draw/colour.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco::draw {

/// At most 256 colours, the same for every picture of a map: a pixel has one colour on both sides
/// of a seam.
///
/// It holds nothing at all, the fills exactly, and steps from each of these to the inks (lines,
/// letters and their halos), which is what smooth edges are made of.
class Palette {
public:
    /// \param fills  distinct, opaque, at most 200
    /// \param inks   distinct, opaque, at most 4
    Palette(std::span<const Colour> fills, std::span<const Colour> inks);

    /// The first is transparent; the fills follow in their order, then the inks, then the steps.
    [[nodiscard]] const std::vector<Colour>& colours() const noexcept { return m_colours; }

    /// Index of the colour that is nearest to a pixel (see pixel_of), the lower of two that are
    /// equally near.
    [[nodiscard]] std::uint8_t nearest(std::uint32_t pixel) const noexcept;

private:
    void add_steps(const Colour& from, const Colour& to, std::size_t steps);

    std::vector<Colour> m_colours;
    std::vector<std::uint32_t> m_pixels; ///< of the colours
};

/// Finds the indices of many pixels, remembering those met before. One a thread.
class PaletteIndexer {
public:
    explicit PaletteIndexer(const Palette& palette);

    [[nodiscard]] std::uint8_t index(std::uint32_t pixel);

private:
    static constexpr std::size_t kSlots = 4096; ///< a power of two

    struct Slot {
        std::uint32_t pixel = 0; ///< that of nothing at all, whose index is 0
        std::uint8_t index = 0;
    };

    const Palette* m_palette;
    std::array<Slot, kSlots> m_slots{};
};

} // namespace huuco::draw
