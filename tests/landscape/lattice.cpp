// SPDX-License-Identifier: MIT

/// \file
/// Places of corners and side points.

#include "lattice.hpp"

#include "random.hpp"

#include <algorithm>

namespace landscape {

namespace {

constexpr std::int64_t corner_jitter = 184; // 0.18 of a cell

/// Number of points on a side; `draw` is uniform in [0, 256).
int points_on_side(int richness, int draw) {
    switch (richness) {
    case 0:
        return draw < 14 ? 1 : 0;
    case 1:
        return draw < 40 ? 2 : (draw < 150 ? 1 : 0);
    case 2:
        return 2 + draw / 86;
    default:
        return 6 + draw / 86;
    }
}

/// Uniform in [-reach, reach], from 16 bits of a hash.
std::int64_t spread(std::uint64_t bits, std::int64_t reach) {
    return (static_cast<std::int64_t>(bits & 0xFFFFU) - 32768) * reach / 32768;
}

} // namespace

Lattice::Lattice(int columns, int rows, std::uint64_t seed)
    : m_columns(columns), m_rows(rows), m_seed(mix(seed ^ 0x1A771CEU)) {}

Lattice::Flat Lattice::flat_corner(Corner at) const {
    const std::uint64_t bits = hash(m_seed, at.column, at.row);
    return {
        at.column * flat_unit + spread(bits, corner_jitter),
        at.row * flat_unit + spread(bits >> 16U, corner_jitter)};
}

Point Lattice::bend(Flat at) const {
    // Two waves: gentle ones over 128 cells, smaller ones over 32. Amplitudes keep the derivative
    // (1.5 * 2 * amplitude / length in the worst case) at 0.21 and 0.19.
    const auto wave = [&](std::uint64_t channel, unsigned shift, std::int64_t reach_mm) {
        return smooth_noise(m_seed + channel, at.x, at.y, shift) * reach_mm / 32768;
    };
    const std::int64_t x = (2 * at.x - m_columns * flat_unit) * cell_mm / (2 * flat_unit) +
                           wave(1, 7, 9 * cell_mm) + wave(2, 5, 2 * cell_mm);
    const std::int64_t y = (2 * at.y - m_rows * flat_unit) * cell_mm / (2 * flat_unit) +
                           wave(3, 7, 9 * cell_mm) + wave(4, 5, 2 * cell_mm);
    return {(24 * x - 7 * y) / 25, (7 * x + 24 * y) / 25}; // a turn by 16.3 degrees
}

Point Lattice::corner(Corner at) const {
    return bend(flat_corner(at));
}

void Lattice::append_side(Corner at, bool northward, int richness, std::vector<Point>& points)
    const {
    Random random(hash(m_seed ^ (northward ? 0x5EEDU : 0xACE5U), at.column, at.row));
    const int count = points_on_side(richness, random.below(256));
    if (count == 0) {
        return;
    }
    const Flat from = flat_corner(at);
    const Flat to =
        flat_corner(northward ? Corner{at.column, at.row + 1} : Corner{at.column + 1, at.row});
    for (int k = 1; k <= count; ++k) {
        const std::int64_t t =
            flat_unit * k / (count + 1) + spread(random.next(), flat_unit / (4 * (count + 1)));
        const std::int64_t reach = std::min(t, flat_unit - t) / 4;
        const std::int64_t aside = spread(random.next(), reach);
        const Flat on_chord = {
            from.x + (to.x - from.x) * t / flat_unit, from.y + (to.y - from.y) * t / flat_unit};
        points.push_back(
            bend({on_chord.x + (northward ? aside : 0), on_chord.y + (northward ? 0 : aside)}));
    }
}

} // namespace landscape
