// SPDX-License-Identifier: MIT
/// \file
/// Vector tiles of any bytes. Known: where the tests' own decoder takes a tile too, it has the same
/// layers, attributes and rings; what is packed unpacks.

#include "fuzz/input.hpp"
#include "fuzz/oracle.hpp"
#include "support/mvt_decoder.hpp"
#include "tile/archive_reader.hpp"
#include "tile/gzip.hpp"
#include "tile/mvt_decoder.hpp"

#include <cstring>
#include <optional>

namespace huuco::fuzz {
namespace {

/// \returns nothing where the tests' decoder refuses the tile, which knows fewer kinds of features
std::optional<std::vector<test::DecodedLayer>> by_tests(std::string_view bytes) {
    try {
        return test::decode_tile(bytes);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

/// Numbers that are no number are equal to themselves here.
bool is_same(const TileValue& one, const TileValue& other) {
    const auto* const left = std::get_if<double>(&one);
    const auto* const right = std::get_if<double>(&other);
    return left != nullptr && right != nullptr ? std::memcmp(left, right, sizeof *left) == 0
                                               : one == other;
}

void compare_features(const tile::ReadFeature& feature, const test::DecodedFeature& other) {
    require(feature.id == other.id, "ids are the same");
    require(feature.rings.size() == other.rings.size(), "as many rings");
    for (std::size_t r = 0; r < feature.rings.size(); ++r) {
        const auto same = [](const GridPoint& point, const test::DecodedPoint& expected) {
            return point.x == expected.x && point.y == expected.y;
        };
        require(std::ranges::equal(feature.rings[r], other.rings[r], same), "rings are the same");
    }
}

void compare_layers(const tile::ReadLayer& layer, const test::DecodedLayer& other) {
    require(layer.name == other.name && layer.keys == other.keys, "names and keys are the same");
    require(std::ranges::equal(layer.values, other.values, is_same), "values are the same");
    require(layer.features.size() == other.features.size(), "as many features");
    for (std::size_t i = 0; i < layer.features.size(); ++i) {
        compare_features(layer.features[i], other.features[i]);
    }
}

void check_tile(std::string_view bytes) {
    const std::vector<tile::ReadLayer> layers = tile::read_tile(bytes);
    const auto others = by_tests(bytes);
    if (!others) {
        return;
    }
    require(layers.size() == others->size(), "as many layers");
    for (std::size_t i = 0; i < layers.size(); ++i) {
        compare_layers(layers[i], (*others)[i]);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = as_text(data, size);
    require(tile::gunzip(tile::gzip(bytes)) == bytes, "what is packed unpacks");
    may_refuse([&] { static_cast<void>(tile::gunzip(bytes)); });
    may_refuse([&] { check_tile(tile::unpacked(std::string(bytes))); });
    return 0;
}

} // namespace huuco::fuzz
