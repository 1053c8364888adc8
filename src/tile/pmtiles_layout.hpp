// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Sizes and entries that the reader and the writer of PMTiles 3 share.

#include <cstddef>
#include <cstdint>

namespace huuco::tile {

inline constexpr std::size_t kHeaderBytes = 127; ///< PMTiles 3, "Header"

/// A run of tiles with the same content, or a leaf directory where the run length is 0.
struct PmtilesEntry {
    std::uint64_t id = 0;
    std::uint64_t offset = 0; ///< in the tile data, or in the leaf section
    std::uint64_t length = 0;
    std::uint64_t run_length = 1;
};

} // namespace huuco::tile
