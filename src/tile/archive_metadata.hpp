// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What an archive says of itself: layers, attributes, bounds, ground by class and zoom.

#include "tile/archive.hpp"
#include "tile/coverage_pyramid.hpp"

#include <huuco/tile/write_tiles.hpp>

#include <span>

namespace huuco::tile {

/// The words of an archive.
///
/// \param zooms       from the lowest up
/// \param bounds_deg  of all layers
/// Method: TileJSON 3.0, section 3.3 (`vector_layers`).
[[nodiscard]] ArchiveInfo describe(
    const CoveragePyramid& pyramid,
    std::span<const ZoomStatistics> zooms,
    const TileOptions& options,
    const Box& bounds_deg);

} // namespace huuco::tile
