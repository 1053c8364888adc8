// SPDX-License-Identifier: MIT
/// \file
/// The quick proof says of short rings what the rules say, pair by pair.

#include "ring_rules.hpp"
#include "tile/usual_ring.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace huuco::tile {
namespace {

using Points = std::vector<GridPoint>;

bool keeps_the_rules(const Points& points) {
    test::DecodedRing ring;
    for (const GridPoint& point : points) {
        ring.push_back({point.x, point.y});
    }
    return test::broken_ring_rule({ring}) == std::nullopt;
}

Points circle(std::size_t vertices) {
    Points points;
    for (std::size_t i = 0; i < vertices; ++i) {
        const double angle =
            2.0 * 3.14159265358979 * static_cast<double>(i) / static_cast<double>(vertices);
        points.push_back(
            {static_cast<std::int32_t>(std::lround(1000.0 * std::cos(angle))),
             static_cast<std::int32_t>(std::lround(1000.0 * std::sin(angle)))});
    }
    return points;
}

TEST(UsualRingTest, SaysOfScribblesWhatTheRulesSay) {
    std::mt19937 random(11);
    int usual = 0;
    for (int round = 0; round < 20'000; ++round) {
        // Small grids, so that vertices repeat, touch edges and lie on one line.
        std::uniform_int_distribution<std::int32_t> position(0, 3 + round % 9);
        Points ring;
        for (int i = 0; i < 3 + round % 6; ++i) {
            ring.push_back({position(random), position(random)});
        }
        ASSERT_EQ(is_usual_ring(ring), keeps_the_rules(ring)) << round;
        usual += is_usual_ring(ring) ? 1 : 0;
    }
    EXPECT_GT(usual, 1000); // both answers occur
    EXPECT_LT(usual, 19'000);
}

TEST(UsualRingTest, SaysOfLongerOnesWhatTheRulesSay) {
    std::mt19937 random(12);
    std::uniform_int_distribution<std::size_t> vertex(0, 63);
    for (int round = 0; round < 300; ++round) {
        Points ring = circle(64);
        EXPECT_TRUE(is_usual_ring(ring));
        ring[vertex(random)] = ring[vertex(random)]; // on another one, or as it was
        ASSERT_EQ(is_usual_ring(ring), keeps_the_rules(ring)) << round;
    }
}

TEST(UsualRingTest, KnowsNothingOfLongRings) {
    EXPECT_FALSE(is_usual_ring(circle(65)));
    EXPECT_FALSE(is_usual_ring(Points{}));
}

} // namespace
} // namespace huuco::tile
