// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Connected regions of equal value on a rectangular grid.

#include <cstdint>
#include <span>
#include <vector>

namespace landscape {

/// The regions of a grid, numbered in the order in which a scan from the south-west meets them.
struct Components {
    std::vector<std::int32_t> label;  ///< of each cell
    std::vector<std::int32_t> size;   ///< cells of each region
    std::vector<std::int32_t> sample; ///< first cell of each region
};

/// Finds the regions of cells of equal value that share sides.
///
/// \param values   columns x rows values, row by row from the south
/// \pre values.size() is a multiple of columns
/// Method: two-pass labelling with union-find.
[[nodiscard]] Components find_components(std::span<const std::int32_t> values, int columns);

} // namespace landscape
