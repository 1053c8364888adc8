// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A polygon layer on its way into vector tiles: shapes, ids and dictionary-coded attributes.

#include <huuco/geometry/multipolygon_parts.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory_resource>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace huuco {

/// A value of a tile feature. Text is UTF-8 in NFC; numbers are finite.
using TileValue = std::variant<std::string, double, std::int64_t, bool>;

/// The number that a value is; nothing for text and truth values.
[[nodiscard]] inline std::optional<double> number_of_value(const TileValue& value) {
    if (const auto* const number = std::get_if<double>(&value)) {
        return *number;
    }
    const auto* const integer = std::get_if<std::int64_t>(&value);
    return integer == nullptr ? std::nullopt : std::optional(static_cast<double>(*integer));
}

/// One attribute of a tile layer; each distinct value is stored once.
struct TileColumn {
    /// Code of a feature that does not have the attribute.
    static constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();

    std::string key;                       ///< name of the attribute in the tiles
    std::vector<TileValue> dictionary;     ///< distinct values, in any order
    std::pmr::vector<std::uint32_t> codes; ///< one per feature: index into the dictionary, or
                                           ///< kAbsent

    /// One number per feature, in place of dictionary and codes where most of them are distinct.
    std::pmr::vector<std::int64_t> integers{};
};

/// A number that differs from feature to feature, and that joined ground has the mean of: weighted
/// by ground, so that number times ground adds up to the same before and after.
struct TileMean {
    std::string key;   ///< an attribute with a dictionary of numbers
    double step = 0.1; ///< above 0; features whose numbers round to the same multiple are joined,
                       ///< those without the attribute with their like
};

/// What stands for the features of a layer where they are too small to be seen one by one: the
/// ground of all features with the same values, as one feature each.
struct TileDissolve {
    std::string name;              ///< of the layer that stands in
    std::string description;       ///< of that layer, for the metadata
    std::vector<std::string> keys; ///< attributes with a dictionary; features that have equal ones
                                   ///< (or none) are joined
    std::optional<int> below_zoom; ///< stands in below this zoom; without: where the median feature
                                   ///< is shorter than 4 pixels of a tile of 512
    std::vector<TileMean> means{}; ///< attributes besides the keys
};

/// A layer of polygons, or of points, for the tiles. Drawn in the order of the features.
struct TileLayer {
    std::string name;                    ///< name of the layer in the tiles; distinct in an archive
    std::string description;             ///< for the metadata
    MultiPolygonParts shapes;            ///< WGS 84, longitude and latitude in degrees; valid
    std::vector<Point> points;           ///< WGS 84; a layer that has these has no shapes
    std::pmr::vector<std::uint64_t> ids; ///< one per feature; distinct in the layer
    std::vector<TileColumn> columns;
    std::optional<int> min_zoom; ///< lowest zoom that shows the layer; that of the archive without
    std::optional<TileDissolve> dissolve;
    std::string area_key; ///< the metadata tell the ground of each value of this attribute at each
                          ///< zoom; empty: they say nothing of this layer

    [[nodiscard]] std::size_t size() const noexcept {
        return points.empty() ? shapes.size() : points.size();
    }
};

} // namespace huuco
