// SPDX-License-Identifier: MIT
/// \file
/// Tests of the nearest known name.

#include <huuco/base/name_hint.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huuco {
namespace {

const std::vector<std::string> kKeys = {"presets", "land_codes", "crops", "blank_crop", "Lúa"};

TEST(NearestName, FindsWhatDiffersByALetter) {
    EXPECT_EQ(nearest_name("preset", kKeys), "presets");
    EXPECT_EQ(nearest_name("land_cods", kKeys), "land_codes");
    EXPECT_EQ(nearest_name("CROPS", kKeys), "crops");
    EXPECT_EQ(nearest_name("lua", kKeys), "Lúa");
}

TEST(NearestName, CountsSwappedNeighboursOnce) {
    EXPECT_EQ(nearest_name("corps", kKeys), "crops");
}

TEST(NearestName, IsSilentWhenNothingIsNear) {
    EXPECT_EQ(nearest_name("target", kKeys), std::nullopt);
    EXPECT_EQ(nearest_name("x", {}), std::nullopt);
}

TEST(NearestName, TakesTheFirstOfEquallyNearNames) {
    const std::vector<std::string> names = {"SOTO", "SOTA"};
    EXPECT_EQ(nearest_name("SOTE", names), "SOTO");
}

TEST(DidYouMean, EndsAMessage) {
    EXPECT_EQ(
        did_you_mean("preset", kKeys),
        (Message{" (có phải \"presets\"?)", " (did you mean \"presets\"?)"}));
    EXPECT_EQ(did_you_mean("target", kKeys), Message{});
}

} // namespace
} // namespace huuco
