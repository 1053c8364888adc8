// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads vector tiles back, and refuses what MVT 2.1 does not allow.

#include <huuco/geometry/grid_rings.hpp>
#include <huuco/tile/tile_layer.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco::tile {

/// A feature of a tile; lines have no rings.
struct ReadFeature {
    std::uint64_t id = 0;
    bool has_id = false;
    bool is_polygon = false;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> tags; ///< keys and values of the layer
    std::vector<std::vector<GridPoint>> rings;                 ///< of a polygon, open
};

/// A layer of a tile.
struct ReadLayer {
    std::string name;
    std::uint32_t version = 1;
    std::uint32_t extent = 4096;
    std::vector<std::string> keys;
    std::vector<TileValue> values;
    std::vector<ReadFeature> features;

    /// The value of an attribute of a feature; nothing where it has none.
    [[nodiscard]] const TileValue* value(const ReadFeature& feature, std::string_view key) const;
};

/// The layers of a tile that is not compressed.
///
/// \throws Error `format` with the rule that is broken and its paragraph
/// Method: MVT 2.1, sections 4.1 (layers), 4.2 (features), 4.3 (geometry), 4.4 (attributes).
[[nodiscard]] std::vector<ReadLayer> read_tile(std::string_view bytes);

} // namespace huuco::tile
