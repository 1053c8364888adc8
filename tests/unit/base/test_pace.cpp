// SPDX-License-Identifier: MIT
/// \file
/// Tests of the pace of a step.

#include <huuco/base/pace.hpp>

#include <gtest/gtest.h>

namespace huuco {
namespace {

TEST(Pace, IsItemsByTimeAndTheRestByThat) {
    const auto pace = pace_of(300, 1000, 2.0);
    ASSERT_TRUE(pace);
    EXPECT_DOUBLE_EQ(pace->per_second, 150.0);
    ASSERT_TRUE(pace->seconds_left);
    EXPECT_DOUBLE_EQ(*pace->seconds_left, 700.0 / 150.0);
}

TEST(Pace, IsNotGuessedFromTooLittle) {
    EXPECT_FALSE(pace_of(0, 1000, 60.0));
    EXPECT_FALSE(pace_of(10, 1000, 0.1));
}

TEST(Pace, SaysNothingAboutTheRestOfAnUnknownTotal) {
    const auto pace = pace_of(10, 0, 1.0);
    ASSERT_TRUE(pace);
    EXPECT_FALSE(pace->seconds_left);
}

TEST(Pace, IsZeroSecondsAtTheEnd) {
    EXPECT_DOUBLE_EQ(pace_of(10, 10, 1.0)->seconds_left.value(), 0.0);
}

} // namespace
} // namespace huuco
