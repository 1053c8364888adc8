// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads Mapbox vector tiles back for tests; refuses what MVT 2.1 does not allow.
///
/// Written from the specification apart from src/tile/mvt_decoder.cpp, by which `tiles verify`
/// reads what the encoder wrote: what encoder and decoder both get wrong is seen here. Both use
/// protozero.

#include <huuco/tile/tile_layer.hpp>

#include <protozero/pbf_reader.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::test {

struct DecodedPoint {
    std::int64_t x = 0;
    std::int64_t y = 0;

    friend auto operator<=>(const DecodedPoint&, const DecodedPoint&) = default;
};

using DecodedRing = std::vector<DecodedPoint>; ///< open

struct DecodedFeature {
    std::uint64_t id = 0;
    std::map<std::string, TileValue> attributes;
    std::vector<DecodedRing> rings;    ///< in stored order
    std::optional<DecodedPoint> point; ///< of a feature that is one
};

struct DecodedLayer {
    std::string name;
    std::uint32_t version = 0;
    std::uint32_t extent = 0;
    std::vector<std::string> keys;
    std::vector<TileValue> values;
    std::vector<DecodedFeature> features;
};

inline void require(bool condition, const char* rule) {
    if (!condition) {
        throw std::runtime_error(rule);
    }
}

inline TileValue decode_value(protozero::pbf_reader message) {
    require(message.next(), "MVT 2.1, 4.1: a value has exactly one field");
    TileValue value;
    switch (message.tag()) {
    case 1:
        value = message.get_string();
        break;
    case 3:
        value = message.get_double();
        break;
    case 4:
        value = std::int64_t{message.get_int64()};
        break;
    case 5:
        value = static_cast<std::int64_t>(message.get_uint64());
        break;
    case 6:
        value = std::int64_t{message.get_sint64()};
        break;
    case 7:
        value = message.get_bool();
        break;
    default:
        throw std::runtime_error("unexpected kind of value");
    }
    require(!message.next(), "MVT 2.1, 4.1: a value has exactly one field");
    return value;
}

/// Rings of a polygon geometry (MVT 2.1, 4.3.4.4): each MoveTo(1), LineTo(2 or more), ClosePath.
inline std::vector<DecodedRing> decode_rings(const std::vector<std::uint32_t>& commands) {
    std::vector<DecodedRing> rings;
    DecodedPoint cursor;
    std::size_t next = 0;
    const auto take = [&] {
        require(next < commands.size(), "geometry ends inside a command");
        return commands[next++];
    };
    const auto step = [&] {
        cursor.x += protozero::decode_zigzag32(take());
        cursor.y += protozero::decode_zigzag32(take());
        return cursor;
    };
    while (next < commands.size()) {
        require(take() == ((1U << 3U) | 1U), "a ring begins with one MoveTo");
        DecodedRing ring{step()};
        const std::uint32_t line = take();
        require((line & 7U) == 2U && (line >> 3U) >= 2U, "a ring has a LineTo of two or more");
        for (std::uint32_t i = 0; i < (line >> 3U); ++i) {
            ring.push_back(step());
        }
        require(take() == ((1U << 3U) | 7U), "a ring ends with ClosePath");
        rings.push_back(std::move(ring));
    }
    return rings;
}

inline DecodedFeature decode_feature(protozero::pbf_reader message, const DecodedLayer& layer) {
    DecodedFeature feature;
    std::vector<std::uint32_t> tags;
    std::vector<std::uint32_t> commands;
    std::int32_t type = 0;
    while (message.next()) {
        if (message.tag() == 1) {
            feature.id = message.get_uint64();
        } else if (message.tag() == 2) {
            const auto range = message.get_packed_uint32();
            tags.assign(range.begin(), range.end());
        } else if (message.tag() == 3) {
            type = message.get_enum();
        } else if (message.tag() == 4) {
            const auto range = message.get_packed_uint32();
            commands.assign(range.begin(), range.end());
        } else {
            throw std::runtime_error("unknown field of a feature");
        }
    }
    require(type == 3 || type == 1, "the feature is a polygon or a point");
    require(tags.size() % 2 == 0, "MVT 2.1, 4.4: tags come in pairs");
    for (std::size_t i = 0; i < tags.size(); i += 2) {
        feature.attributes.emplace(layer.keys.at(tags[i]), layer.values.at(tags[i + 1]));
    }
    if (type == 1) {
        require(commands.size() == 3 && commands[0] == ((1U << 3U) | 1U), "a point is one MoveTo");
        feature.point = DecodedPoint{
            protozero::decode_zigzag32(commands[1]), protozero::decode_zigzag32(commands[2])};
    } else {
        feature.rings = decode_rings(commands);
    }
    return feature;
}

inline DecodedLayer decode_layer(protozero::pbf_reader message) {
    DecodedLayer layer;
    std::vector<protozero::pbf_reader> features;
    while (message.next()) {
        switch (message.tag()) {
        case 1:
            layer.name = message.get_string();
            break;
        case 2:
            features.push_back(message.get_message());
            break;
        case 3:
            layer.keys.push_back(message.get_string());
            break;
        case 4:
            layer.values.push_back(decode_value(message.get_message()));
            break;
        case 5:
            layer.extent = message.get_uint32();
            break;
        case 15:
            layer.version = message.get_uint32();
            break;
        default:
            throw std::runtime_error("unknown field of a layer");
        }
    }
    for (const auto& feature : features) {
        layer.features.push_back(decode_feature(feature, layer));
    }
    return layer;
}

/// The layers of a tile, not compressed. \throws std::runtime_error naming the rule that is broken
inline std::vector<DecodedLayer> decode_tile(std::string_view bytes) {
    std::vector<DecodedLayer> layers;
    protozero::pbf_reader tile(bytes.data(), bytes.size());
    while (tile.next()) {
        require(tile.tag() == 3, "a tile holds layers only");
        layers.push_back(decode_layer(tile.get_message()));
    }
    return layers;
}

} // namespace huuco::test
