// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The first sketch of the landscape: which cells belong together, and what kind of land they are.

#include <cstdint>
#include <vector>

namespace landscape {

/// What a face is by its shape and place; land codes are drawn by kind.
enum class Kind : std::uint8_t { nobody, paddy, upland, hill, home, road, stream, grave, pond };

/// A grid of faces.
struct Layout {
    int columns = 0;
    int rows = 0;
    std::vector<std::int32_t> face; ///< of each cell, row by row from the south
    std::vector<Kind> kind;         ///< of each face
};

/// Lays out fields, roads and streams.
///
/// Blocks come from cutting a rectangle again and again; long cuts become roads, blocks are filled
/// with fields of the size that fits the kind of land there. Streams wind across everything, and
/// what they cut off becomes a face of its own. A few distant faces are joined to multipart ones.
/// The outermost cells of the grid belong to nobody.
/// \pre columns and rows are at least 32
[[nodiscard]] Layout make_layout(int columns, int rows, std::uint64_t seed);

} // namespace landscape
