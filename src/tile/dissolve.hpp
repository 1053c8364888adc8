// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Joins the polygons of features that belong together into the ground they cover.

#include "tile/coverage.hpp"

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <vector>

namespace huuco::tile {

/// How the features of a layer are joined.
struct LayerGroups {
    std::uint32_t target = 0;                         ///< number of the layer of the joined ground
    std::pmr::vector<std::uint32_t> group_of_feature; ///< becomes the feature there
};

/// Joins polygons of one group along the arcs that they share.
///
/// \param coverage  at the zoom whose borders are kept
/// \param groups    by layer; a layer without goes through as it is. Targets come after all layers.
/// \param memory    for what comes of it, and all on the way to it
/// \returns the layers that went through, then the joined ground; its rings touch themselves
///          nowhere, and what several polygons of a group cover is covered once.
/// Method: uses of an arc by one group that run there and back cancel; polygons joined so are one
/// component (union-find); its remaining arcs are walked with its ground on the left. A group whose
/// polygons overlap is put together anew by winding numbers (`RingMender`).
[[nodiscard]] GridPolygons dissolve(
    const ZoomCoverage& coverage,
    std::span<const std::optional<LayerGroups>> groups,
    std::pmr::memory_resource* memory);

} // namespace huuco::tile
