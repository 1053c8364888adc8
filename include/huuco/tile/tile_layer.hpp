// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A polygon layer on its way into vector tiles: shapes, ids and dictionary-coded attributes.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace huuco {

/// A value of a tile feature. Text is UTF-8 in NFC; numbers are finite.
using TileValue = std::variant<std::string, double, std::int64_t, bool>;

/// One attribute of a tile layer; each distinct value is stored once.
struct TileColumn {
    /// Code of a feature that does not have the attribute.
    static constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();

    std::string key;                   ///< name of the attribute in the tiles
    std::vector<TileValue> dictionary; ///< distinct values, in any order
    std::vector<std::uint32_t> codes;  ///< one per feature: index into the dictionary, or kAbsent
};

/// A layer of polygons for the tiles. Drawn in the order of the features.
struct TileLayer {
    std::string name;               ///< name of the layer in the tiles; distinct in an archive
    MultiPolygonBuffer shapes;      ///< WGS 84, longitude and latitude in degrees; valid
    std::vector<std::uint64_t> ids; ///< one per shape; distinct in the layer
    std::vector<TileColumn> columns;
    std::optional<int> min_zoom; ///< lowest zoom that shows the layer; that of the archive without
};

} // namespace huuco
