// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What is inside a zone index; the cutter reads its grid.

#include "overlay/border_grid.hpp"

#include <huuco/geometry/spatial_index.hpp>
#include <huuco/overlay/zone_index.hpp>

#include <cstdint>
#include <optional>
#include <span>

namespace huuco {

struct ZoneIndex::Impl {
    explicit Impl(MultiPolygonBuffer all);

    /// As ZoneIndex::whole, for one polygon and the border segments near it.
    [[nodiscard]] std::optional<VillageIndex>
    whole(const PolygonView& polygon, std::span<const std::uint32_t> borders) const;

    MultiPolygonBuffer zones;
    BorderGrid grid;
    SpatialIndex boxes;
};

} // namespace huuco
