// SPDX-License-Identifier: MIT
/// \file
/// Tests of vector tile messages against the examples of the specification.
#include "support/mvt_decoder.hpp"
#include "tile/mvt_encoder.hpp"

#include <huuco/base/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace huuco::tile {

namespace {

TileLayer layer_with(std::vector<TileColumn> columns, std::size_t features) {
    TileLayer layer;
    layer.name = "parcels";
    layer.columns = std::move(columns);
    for (std::size_t i = 0; i < features; ++i) {
        layer.ids.push_back(10 + i);
    }
    return layer;
}

GridRings square() {
    GridRings rings;
    rings.add_ring(std::vector<GridPoint>{{0, 0}, {10, 0}, {10, 10}, {0, 10}});
    return rings;
}

std::vector<std::uint32_t> commands_of(std::string_view tile) {
    protozero::pbf_reader message(tile.data(), tile.size());
    message.next(3);
    protozero::pbf_reader layer = message.get_message();
    layer.next(2);
    protozero::pbf_reader feature = layer.get_message();
    feature.next(4);
    const auto range = feature.get_packed_uint32();
    return {range.begin(), range.end()};
}

TEST(MvtEncoderTest, EncodesTheMultiPolygonOfTheSpecification) {
    // MVT 2.1, 4.3.5.6 "Example Multi Polygon".
    GridRings rings = square();
    rings.add_ring(std::vector<GridPoint>{{11, 11}, {20, 11}, {20, 20}, {11, 20}});
    rings.add_ring(std::vector<GridPoint>{{13, 13}, {13, 17}, {17, 17}, {17, 13}});
    const TileLayer layer = layer_with({}, 1);
    const ValueTable values = encode_values(layer);
    MvtLayerEncoder encoder(layer, values);
    encoder.add_feature(0, rings);
    std::string tile;
    encoder.finish(4096, tile);
    EXPECT_THAT(
        commands_of(tile),
        testing::ElementsAre(
            9,
            0,
            0,
            26,
            20,
            0,
            0,
            20,
            19,
            0,
            15,
            9,
            22,
            2,
            26,
            18,
            0,
            0,
            18,
            17,
            0,
            15,
            9,
            4,
            13,
            26,
            0,
            8,
            8,
            0,
            0,
            7,
            15));
}

TEST(MvtEncoderTest, StoresEachKeyAndValueOnce) {
    // The text "x" is in both dictionaries and in both columns of the tile.
    const TileLayer layer = layer_with(
        {{"unused", {true}, {TileColumn::kAbsent, TileColumn::kAbsent}},
         {"a", {std::string("x"), std::int64_t{-3}}, {0, 1}},
         {"b", {2.5, std::string("x")}, {1, 0}}},
        2);
    const ValueTable values = encode_values(layer);
    MvtLayerEncoder encoder(layer, values);
    encoder.add_feature(0, square());
    encoder.add_feature(1, square());
    std::string tile;
    encoder.finish(4096, tile);
    const auto layers = test::decode_tile(tile);
    ASSERT_EQ(layers.size(), 1U);
    EXPECT_THAT(layers[0].keys, testing::ElementsAre("a", "b"));
    EXPECT_THAT(
        layers[0].values,
        testing::ElementsAre(
            TileValue(std::string("x")), TileValue(std::int64_t{-3}), TileValue(2.5)));
    EXPECT_EQ(layers[0].features.at(0).attributes.at("b"), TileValue(std::string("x")));
    EXPECT_EQ(layers[0].features.at(1).attributes.at("a"), TileValue(std::int64_t{-3}));
    EXPECT_EQ(layers[0].features.at(1).id, 11U);
}

TEST(MvtEncoderTest, WritesNoLayerWithoutFeatures) {
    const TileLayer layer = layer_with({}, 0);
    const ValueTable values = encode_values(layer);
    std::string tile;
    MvtLayerEncoder(layer, values).finish(4096, tile);
    EXPECT_TRUE(tile.empty()) << "MVT 2.1, 4.1: a layer should hold a feature at least";
}

TEST(MvtEncoderTest, RefusesNumbersThatAreNotFinite) {
    const TileLayer layer = layer_with({{"a", {std::numeric_limits<double>::quiet_NaN()}, {0}}}, 1);
    EXPECT_THROW(static_cast<void>(encode_values(layer)), Error);
}

} // namespace

} // namespace huuco::tile
