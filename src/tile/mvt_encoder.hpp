// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Encodes the layers of one tile as a Mapbox vector tile.

#include <huuco/geometry/grid_rings.hpp>
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

/// The bytes of a value message; equal for equal values.
[[nodiscard]] std::string encode_value(const TileValue& value);

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

    /// Appends a feature of a layer of points.
    void add_point(std::size_t feature, const GridPoint& place);

    /// Appends the layer to a tile, unless it has no feature.
    void finish(std::int32_t extent, std::string& tile) const;

private:
    void collect_tags(std::size_t feature);
    [[nodiscard]] std::uint32_t index_of_value(std::size_t column, std::uint32_t code);
    [[nodiscard]] std::uint32_t index_of_integer(std::int64_t value);
    void collect_geometry(const GridRings& rings);
    void write_feature(std::size_t feature, std::int32_t type);

    const TileLayer* m_layer;
    const ValueTable* m_values;
    std::string m_features; ///< encoded feature messages with their tag and length
    std::vector<std::uint32_t> m_key_of_column;
    std::vector<std::uint32_t> m_columns;        ///< that occur, in order of their key index
    std::string m_used_values;                   ///< encoded value messages with tag and length
    std::uint32_t m_value_count = 0;             ///< of those
    std::vector<std::uint32_t> m_index_of_value; ///< by value of the table
    std::unordered_map<std::int64_t, std::uint32_t> m_index_of_integer;
    std::string m_tags;     ///< of a feature, as packed varints
    std::string m_geometry; ///< of a feature, as packed varints
    std::string m_message;  ///< of a feature
};

} // namespace huuco::tile
