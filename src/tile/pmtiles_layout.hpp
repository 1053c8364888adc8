// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Sizes that the reader and the writer of PMTiles 3 share.

#include <cstddef>

namespace huuco::tile {

inline constexpr std::size_t kHeaderBytes = 127; ///< PMTiles 3, "Header"

} // namespace huuco::tile
