// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// An invented land of crooked parcels on an integer grid: neighbours share all vertices.

#include <huuco/geometry/ring_noder.hpp>

#include <cstdint>

namespace huuco::test {

/// A number from 0 to 99 that depends on the place alone.
inline std::int32_t jitter(std::int32_t x, std::int32_t y, std::int32_t salt) {
    auto bits = static_cast<std::uint32_t>(x) * 73856093U ^
                static_cast<std::uint32_t>(y) * 19349663U ^
                static_cast<std::uint32_t>(salt) * 83492791U;
    bits = (bits ^ (bits >> 13U)) * 2654435761U;
    return static_cast<std::int32_t>((bits >> 8U) % 100U);
}

/// Parcels in rows, with `steps` edges along each side, 1000 units a step; positive rings.
inline GridRingList crooked_land(std::int32_t columns, std::int32_t rows, std::int32_t steps) {
    const auto point = [&](std::int32_t x, std::int32_t y) {
        return GridPoint{x * 1000 + 7 * jitter(x, y, 1), y * 1000 + 7 * jitter(x, y, 2)};
    };
    GridRingList land;
    for (std::int32_t row = 0; row < rows; ++row) {
        for (std::int32_t column = 0; column < columns; ++column) {
            const std::int32_t x = column * steps;
            const std::int32_t y = row * steps;
            for (std::int32_t i = 0; i < steps; ++i) {
                land.points.push_back(point(x + i, y));
            }
            for (std::int32_t i = 0; i < steps; ++i) {
                land.points.push_back(point(x + steps, y + i));
            }
            for (std::int32_t i = 0; i < steps; ++i) {
                land.points.push_back(point(x + steps - i, y + steps));
            }
            for (std::int32_t i = 0; i < steps; ++i) {
                land.points.push_back(point(x, y + steps - i));
            }
            land.end_ring();
        }
    }
    return land;
}

} // namespace huuco::test
