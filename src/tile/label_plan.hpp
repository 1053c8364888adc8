// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where the names of a map stand at one zoom.

#include "tile/raster_map.hpp"

#include <huuco/geometry/label_point.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huuco::tile {

/// A name on the picture of the world.
struct PlacedLabel {
    const std::string* text = nullptr;
    const draw::TextStyle* style = nullptr;
    std::int64_t x_px = 0; ///< north-western corner of its room
    std::int64_t y_px = 0;
    draw::TextSize size;
};

/// Places names, zoom after zoom. The map must outlive it.
class LabelPlanner {
public:
    LabelPlanner(const RasterMap& map, double pixel_ratio);

    /// The names of a zoom: those of later layers first, then those of larger features, each where
    /// its feature is widest, if it meets none that was placed. On filled ground a name must lie
    /// clear of the feature's border; over an outline it may be half as wide again.
    ///
    /// \throws Error `io` when no installed font has a letter; `geometry` as LabelPlacer::place
    [[nodiscard]] std::vector<PlacedLabel> place(const PixelWorld& world);

private:
    /// A feature that has a name.
    struct Candidate {
        std::uint32_t layer = 0;
        std::uint32_t feature = 0;
        draw::TextSize size;
        std::optional<Point> place; ///< on the square, once it was asked for
        bool has_room = false;      ///< at the zoom that is placed
    };

    void add_layer(std::uint32_t number);

    /// Finds out which names have room, on all threads.
    void find_room(const PixelWorld& world);
    [[nodiscard]] bool may_have_room(const Candidate& candidate, const PixelWorld& world) const;
    [[nodiscard]] bool has_room(const Candidate& candidate, const PixelWorld& world) const;
    [[nodiscard]] std::optional<Point>
    place_of(const Candidate& candidate, LabelPlacer& placer) const;

    const RasterMap* m_map;
    draw::Lettering m_lettering;
    draw::TextStyle m_plain;             ///< of filled layers
    draw::TextStyle m_bold;              ///< of layers over them
    std::vector<Candidate> m_candidates; ///< in the order in which they are placed
};

} // namespace huuco::tile
