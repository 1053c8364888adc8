// SPDX-License-Identifier: MIT
/// \file
/// Shares the 256 places between the steps, and looks for the nearest colour.

#include "draw/palette.hpp"

#include <algorithm>
#include <limits>

namespace huuco::draw {

namespace {

constexpr std::size_t kMaxColours = 256;
constexpr std::size_t kMaxSteps = 12;

std::uint8_t between(std::uint8_t from, std::uint8_t to, std::size_t step, std::size_t steps) {
    return static_cast<std::uint8_t>((from * (steps - step) + to * step + steps / 2) / steps);
}

unsigned squared_distance(std::uint32_t left, std::uint32_t right) {
    unsigned sum = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const int difference =
            static_cast<int>(left >> shift & 0xFFU) - static_cast<int>(right >> shift & 0xFFU);
        sum += static_cast<unsigned>(difference * difference);
    }
    return sum;
}

} // namespace

Palette::Palette(std::span<const Colour> fills, std::span<const Colour> inks) {
    m_colours.push_back(kTransparent);
    m_colours.insert(m_colours.end(), fills.begin(), fills.end());
    m_colours.insert(m_colours.end(), inks.begin(), inks.end());
    const std::size_t grounds = 1 + fills.size();
    const std::size_t ramps = inks.size() * grounds + inks.size() * (inks.size() - 1) / 2;
    const std::size_t steps =
        ramps == 0 ? 0 : std::min((kMaxColours - m_colours.size()) / ramps, kMaxSteps);
    for (std::size_t to = 0; to < inks.size(); ++to) {
        for (std::size_t ground = 0; ground < grounds; ++ground) {
            add_steps(Colour(m_colours[ground]), inks[to], steps);
        }
        for (std::size_t from = 0; from < to; ++from) {
            add_steps(inks[from], inks[to], steps);
        }
    }
    for (const Colour& colour : m_colours) {
        m_pixels.push_back(pixel_of(colour));
    }
}

void Palette::add_steps(const Colour& from, const Colour& to, std::size_t steps) {
    for (std::size_t step = 1; step <= steps; ++step) {
        const bool is_bare = from.alpha == 0; // an ink over nothing is that ink, more or less
        const auto mix = [&](std::uint8_t one, std::uint8_t other) {
            return between(is_bare ? other : one, other, step, steps + 1);
        };
        m_colours.push_back(
            {mix(from.red, to.red),
             mix(from.green, to.green),
             mix(from.blue, to.blue),
             between(from.alpha, to.alpha, step, steps + 1)});
    }
}

std::uint8_t Palette::nearest(std::uint32_t pixel) const noexcept {
    std::size_t found = 0;
    unsigned least = std::numeric_limits<unsigned>::max();
    for (std::size_t i = 0; i < m_pixels.size(); ++i) {
        const unsigned distance = squared_distance(pixel, m_pixels[i]);
        if (distance < least) {
            least = distance;
            found = i;
        }
    }
    return static_cast<std::uint8_t>(found);
}

PaletteIndexer::PaletteIndexer(const Palette& palette) : m_palette(&palette) {}

std::uint8_t PaletteIndexer::index(std::uint32_t pixel) {
    Slot& slot = m_slots[(pixel * 0x9E3779B1U) >> 20U];
    if (slot.pixel != pixel) {
        slot = {pixel, m_palette->nearest(pixel)};
    }
    return slot.index;
}

} // namespace huuco::draw
