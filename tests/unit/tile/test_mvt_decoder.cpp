// SPDX-License-Identifier: MIT
/// \file
/// Messages that break the schema of MVT 2.1 are refused, whatever protozero would make of them.
#include "tile/mvt_decoder.hpp"

#include <huuco/base/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <protozero/pbf_writer.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace huuco::tile {

namespace {

/// A tile of one layer that holds a feature with these commands, and what `add` adds.
template <typename Add>
std::string tile_with(const std::vector<std::uint32_t>& commands, Add add) {
    std::string bytes;
    protozero::pbf_writer tile(bytes);
    protozero::pbf_writer layer(tile, 3);
    layer.add_uint32(15, 2);
    layer.add_string(1, "parcels");
    {
        protozero::pbf_writer feature(layer, 2);
        feature.add_enum(3, 3);
        feature.add_packed_uint32(4, commands.begin(), commands.end());
    }
    add(layer);
    layer.commit();
    return bytes;
}

std::vector<std::uint32_t> triangle(std::int32_t x) {
    const std::uint32_t step = protozero::encode_zigzag32(x);
    return {9, step, 0, 18, step, 0, 0, 2, 15};
}

constexpr auto kNothing = [](protozero::pbf_writer& /*layer*/) {};

/// What is said about a tile that is refused; empty where it is read.
std::string refusal(const std::string& bytes) {
    try {
        static_cast<void>(read_tile(bytes));
        return {};
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::format);
        return error.message().en;
    }
}

TEST(MvtDecoder, ReadsATriangle) {
    const std::vector<ReadLayer> layers = read_tile(tile_with(triangle(7), kNothing));
    ASSERT_EQ(layers.size(), 1U);
    EXPECT_THAT(
        layers[0].features.at(0).rings,
        testing::ElementsAre(
            testing::ElementsAre(GridPoint{7, 0}, GridPoint{14, 0}, GridPoint{14, 1})));
}

TEST(MvtDecoder, RefusesFieldsThatAreWrittenInAnotherWay) {
    const auto is_refused = testing::HasSubstr("written in another way");
    EXPECT_THAT(
        refusal(
            tile_with(triangle(7), [](protozero::pbf_writer& layer) { layer.add_uint32(3, 7); })),
        is_refused)
        << "a key that is a number";
    EXPECT_THAT(
        refusal(tile_with(
            triangle(7), [](protozero::pbf_writer& layer) { layer.add_string(5, "4096"); })),
        is_refused)
        << "an extent that is text";
    EXPECT_THAT(
        refusal(tile_with(
            triangle(7),
            [](protozero::pbf_writer& layer) {
                protozero::pbf_writer(layer, 4).add_bool(3, true);
            })),
        is_refused)
        << "a double of one byte";
    EXPECT_THAT(
        refusal(tile_with(
            triangle(7),
            [](protozero::pbf_writer& layer) {
                protozero::pbf_writer(layer, 2).add_fixed64(1, 7);
            })),
        is_refused)
        << "an id of eight bytes";
    std::string bytes;
    protozero::pbf_writer(bytes).add_uint32(3, 7);
    EXPECT_THAT(refusal(bytes), is_refused) << "a layer that is a number";
}

/// What is said of a tile with one more feature, of that type, with these commands and tags.
std::string refusal_of_feature(
    std::int32_t type,
    const std::vector<std::uint32_t>& commands,
    const std::vector<std::uint32_t>& tags = {}) {
    return refusal(tile_with(triangle(7), [&](protozero::pbf_writer& layer) {
        for (const char* const key : {"a", "b"}) {
            layer.add_string(3, key);
            protozero::pbf_writer(layer, 4).add_string(1, key);
        }
        protozero::pbf_writer feature(layer, 2);
        feature.add_packed_uint32(2, tags.begin(), tags.end());
        feature.add_enum(3, type);
        feature.add_packed_uint32(4, commands.begin(), commands.end());
    }));
}

// MVT 2.1, 4.4: "Every key index MUST be unique within that feature".
TEST(MvtDecoder, RefusesAKeyThatAFeatureHasTwice) {
    EXPECT_EQ(refusal_of_feature(3, triangle(7), {0, 0, 1, 0}), "") << "one value of two keys";
    EXPECT_THAT(
        refusal_of_feature(3, triangle(7), {0, 0, 1, 1, 0, 1}),
        testing::HasSubstr("a key stands twice in a feature"));
}

// MVT 2.1, 4.3.4.2: a point is a single MoveTo with a count of one or more.
TEST(MvtDecoder, RefusesPointsThatAreNone) {
    EXPECT_EQ(refusal_of_feature(1, {9, 4, 6}), "");
    EXPECT_EQ(refusal_of_feature(1, {17, 4, 6, 2, 2}), "") << "two of them";
    EXPECT_THAT(
        refusal_of_feature(1, {0x1f, 1, 2, 3, 4, 9}), testing::HasSubstr("begins with no MoveTo"));
    EXPECT_THAT(refusal_of_feature(1, {1}), testing::HasSubstr("begins with no MoveTo"));
    EXPECT_THAT(refusal_of_feature(1, {17, 4, 6, 2}), testing::HasSubstr("ends inside a command"));
    EXPECT_THAT(refusal_of_feature(1, {9, 4, 6, 15}), testing::HasSubstr("more commands"));
}

// Protocol buffers: a string is UTF-8.
TEST(MvtDecoder, RefusesTextThatIsNoUtf8) {
    const auto is_refused = testing::HasSubstr("not UTF-8");
    const auto with = [](auto add) { return refusal(tile_with(triangle(7), add)); };
    EXPECT_EQ(with([](protozero::pbf_writer& layer) { layer.add_string(3, "tên"); }), "");
    EXPECT_THAT(
        with([](protozero::pbf_writer& layer) { layer.add_string(3, "t\xEAn"); }), is_refused);
    EXPECT_THAT(
        with([](protozero::pbf_writer& layer) { layer.add_string(1, "th\xF4n"); }), is_refused);
    EXPECT_THAT(
        with([](protozero::pbf_writer& layer) {
            protozero::pbf_writer(layer, 4).add_string(1, "Kh\xEA");
        }),
        is_refused);
}

TEST(MvtDecoder, RefusesPointsBeyond32Bits) {
    EXPECT_THAT(
        refusal(tile_with(triangle(1 << 30), kNothing)), testing::HasSubstr("outside 32 bits"));
    EXPECT_EQ(refusal(tile_with(triangle((1 << 30) - 1), kNothing)), "");
}

} // namespace

} // namespace huuco::tile
