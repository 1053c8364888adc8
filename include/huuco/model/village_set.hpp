// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The villages for which sums are made.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace huuco {

/// Index of a village in its VillageSet; `kOutsideVillages` for ground in none.
using VillageIndex = std::int32_t;

inline constexpr VillageIndex kOutsideVillages = -1;

/// Villages in the order of their layer (or of first appearance of a village field).
struct VillageSet {
    MultiPolygonBuffer
        shapes; ///< one per village, in the working CRS; empty shapes with a village field
    std::vector<std::string> ids;   ///< as written in the layer, never read as a number
    std::vector<std::string> names; ///< the id where the layer has no names

    [[nodiscard]] std::size_t size() const noexcept { return ids.size(); }
};

} // namespace huuco
