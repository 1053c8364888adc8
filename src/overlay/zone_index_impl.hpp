// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What is inside a zone index; the cutter reads its grid.

#include "overlay/border_grid.hpp"
#include "overlay/outline_probe.hpp"

#include <huuco/geometry/spatial_index.hpp>
#include <huuco/overlay/zone_index.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace huuco {

struct ZoneIndex::Impl {
    explicit Impl(MultiPolygonBuffer all);

    /// What an answer is worked out with, kept between questions.
    struct Buffers {
        std::vector<std::uint32_t> borders; ///< near the shape
        std::vector<std::uint32_t> passed;
        OutlineProbe outline;
    };

    /// As ZoneIndex::whole, for one polygon and the borders in the buffers.
    [[nodiscard]] std::optional<ZoneNumber>
    whole(const PolygonView& polygon, Buffers& buffers) const;

    MultiPolygonBuffer zones;
    BorderGrid grid;
    SpatialIndex boxes;
};

} // namespace huuco
