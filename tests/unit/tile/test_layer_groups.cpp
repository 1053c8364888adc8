// SPDX-License-Identifier: MIT
/// \file
/// Features that are joined, and the mean that their ground has.

#include "tile/layer_groups.hpp"

#include <huuco/base/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace huuco::tile {

namespace {

/// Two features of one crop with a number each.
TileLayer two_features(std::vector<TileValue> numbers) {
    TileLayer layer;
    layer.name = "parcels";
    layer.ids = {1, 2};
    layer.columns.push_back({"crop", {std::string("rice")}, {0, 0}});
    layer.columns.push_back({"share", std::move(numbers), {0, 1}});
    layer.dissolve = TileDissolve{"classes", "", {"crop"}, {}, {{"share", 10.0}}};
    return layer;
}

constexpr std::array kGround_m2 = {100.0, 300.0};

// (1 * 100 + 3 * 300) / 400 by hand.
TEST(LayerGroups, MeansAreOfWholeNumbersAsOfOthers) {
    for (const std::vector<TileValue>& numbers :
         {std::vector<TileValue>{1.0, 3.0}, {std::int64_t{1}, std::int64_t{3}}}) {
        const GroupedLayer grouped = group_features(two_features(numbers), kGround_m2);
        const TileColumn& mean = grouped.layer.columns.back();
        EXPECT_EQ(mean.key, "share");
        ASSERT_EQ(mean.dictionary.size(), 1U);
        EXPECT_EQ(std::get<double>(mean.dictionary.front()), 2.5);
    }
}

TEST(LayerGroups, TextHasNoMean) {
    EXPECT_THAT(
        [] {
            static_cast<void>(group_features(two_features({std::string("much"), 3.0}), kGround_m2));
        },
        testing::ThrowsMessage<Error>(testing::HasSubstr("share")));
}

} // namespace

} // namespace huuco::tile
