// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Encodes the layers of one tile as a Mapbox vector tile.

#include "tile/grid_rings.hpp"

#include <huuco/tile/tile_layer.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace huuco::tile {

/// The distinct values of a tile layer, over all its columns, each already encoded.
struct ValueTable {
    std::vector<std::string> values; ///< bytes of the MVT value messages, distinct
    std::vector<std::vector<std::uint32_t>> value_of_code; ///< by column, then code
};

/// Encodes the values of a layer once, for all tiles.
///
/// \throws Error `argument` when a number is not finite (names the layer and the column)
/// Method: MVT 2.1, section 4.1 "Layers" and 4.4 "Feature Attributes".
[[nodiscard]] ValueTable encode_values(const TileLayer& layer);

/// Collects the features of one layer in one tile.
class MvtLayerEncoder {
public:
    /// \param layer, values  must outlive the encoder
    MvtLayerEncoder(const TileLayer& layer, const ValueTable& values);

    /// Appends a feature.
    ///
    /// \param feature  index in the layer
    /// \param rings    valid, not empty: outer ring (positive), its holes (negative), outer, ...
    /// Method: MVT 2.1, section 4.3 "Geometry Encoding".
    void add_feature(std::size_t feature, const GridRings& rings);

    /// Appends the layer to a tile, unless it has no feature.
    void finish(std::int32_t extent, std::string& tile) const;

private:
    void collect_tags(std::size_t feature);
    void collect_geometry(const GridRings& rings);

    const TileLayer* m_layer;
    const ValueTable* m_values;
    std::string m_features; ///< encoded feature messages with their tag and length
    std::vector<std::uint32_t> m_key_of_column;
    std::vector<std::uint32_t> m_columns;     ///< columns that occur, in order of their key index
    std::vector<std::uint32_t> m_used_values; ///< values that occur, in order of their index
    std::unordered_map<std::uint32_t, std::uint32_t> m_index_of_value;
    std::vector<std::uint32_t> m_tags;
    std::vector<std::uint32_t> m_geometry;
};

} // namespace huuco::tile
