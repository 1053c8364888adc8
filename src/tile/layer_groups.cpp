// SPDX-License-Identifier: MIT
/// \file
/// Groups features by the values of attributes.

#include "tile/layer_groups.hpp"

#include "base/message_format.hpp"
#include "tile/mvt_encoder.hpp"

#include <huuco/base/error.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace huuco::tile {

namespace {

constexpr std::uint64_t kIdMask = (std::uint64_t{1} << 52U) - 1; ///< exact in JavaScript

/// FNV-1a, 64 bits (Fowler, Noll and Vo).
std::uint64_t hash_of(const std::string& bytes) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    }
    return hash;
}

std::vector<const TileColumn*> key_columns(const TileLayer& layer) {
    std::vector<const TileColumn*> columns;
    for (const std::string& key : layer.dissolve->keys) {
        const auto found =
            std::find_if(layer.columns.begin(), layer.columns.end(), [&](const TileColumn& column) {
                return column.key == key && column.integers.empty();
            });
        if (found == layer.columns.end()) {
            throw Error(
                ErrorCode::argument,
                message(
                    "Lớp ô bản đồ {}: không gộp được theo {}, vì lớp không có thuộc tính này.",
                    "Tile layer {}: it cannot be dissolved by {}, which is none of its attributes.",
                    layer.name,
                    key));
        }
        columns.push_back(&*found);
    }
    return columns;
}

/// An id that depends on the values alone, and on the groups before only where two have one hash.
std::uint64_t id_of(
    const std::vector<const TileColumn*>& columns,
    const std::vector<std::uint32_t>& codes,
    std::set<std::uint64_t>& taken) {
    std::string bytes;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        bytes += columns[i]->key + '\x1f';
        if (codes[i] != TileColumn::kAbsent) {
            bytes += encode_value(columns[i]->dictionary[codes[i]]);
        }
        bytes += '\x1e';
    }
    std::uint64_t id = hash_of(bytes) & kIdMask;
    while (!taken.insert(id).second) {
        id = (id + 1) & kIdMask;
    }
    return id;
}

} // namespace

GroupedLayer group_features(const TileLayer& layer) {
    const std::vector<const TileColumn*> columns = key_columns(layer);
    GroupedLayer result{{0, std::pmr::vector<std::uint32_t>(layer.ids.get_allocator())}, {}};
    result.layer.name = layer.dissolve->name;
    result.layer.description = layer.dissolve->description;
    result.layer.area_key = layer.area_key;
    for (const TileColumn* const column : columns) {
        result.layer.columns.push_back({column->key, column->dictionary, {}, {}});
    }
    std::map<std::vector<std::uint32_t>, std::uint32_t> group_of;
    std::set<std::uint64_t> taken;
    std::vector<std::uint32_t> codes(columns.size());
    result.groups.group_of_feature.reserve(layer.ids.size());
    for (std::size_t feature = 0; feature < layer.ids.size(); ++feature) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            codes[i] = columns[i]->codes[feature];
        }
        const auto next = static_cast<std::uint32_t>(result.layer.ids.size());
        const auto [place, is_new] = group_of.try_emplace(codes, next);
        if (is_new) {
            result.layer.ids.push_back(id_of(columns, codes, taken));
            for (std::size_t i = 0; i < columns.size(); ++i) {
                result.layer.columns[i].codes.push_back(codes[i]);
            }
        }
        result.groups.group_of_feature.push_back(place->second);
    }
    return result;
}

} // namespace huuco::tile
