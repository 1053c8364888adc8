// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Numbers of the drawing commands of vector tiles (MVT 2.1, 4.3.1).

#include <cstdint>

namespace huuco::tile {

inline constexpr std::uint32_t kMoveTo = 1;
inline constexpr std::uint32_t kLineTo = 2;
inline constexpr std::uint32_t kClosePath = 7;

} // namespace huuco::tile
