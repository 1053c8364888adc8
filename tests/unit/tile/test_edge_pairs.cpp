// SPDX-License-Identifier: MIT
/// \file
/// Pairs of boxes that meet are found once each, as by looking at all of them.
#include "tile/edge_pairs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace huuco::tile {
namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Pairs found_pairs(const std::vector<GridBox>& boxes) {
    EdgePairs pairs;
    pairs.index(boxes);
    Pairs found;
    pairs.any([&](std::uint32_t first, std::uint32_t second) {
        found.emplace_back(std::min(first, second), std::max(first, second));
        return false;
    });
    std::sort(found.begin(), found.end());
    return found;
}

Pairs all_pairs(const std::vector<GridBox>& boxes) {
    Pairs pairs;
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        for (std::uint32_t k = i + 1; k < boxes.size(); ++k) {
            const GridBox& a = boxes[i];
            const GridBox& b = boxes[k];
            if (a.min_x <= b.max_x && b.min_x <= a.max_x && a.min_y <= b.max_y &&
                b.min_y <= a.max_y) {
                pairs.emplace_back(i, k);
            }
        }
    }
    return pairs;
}

std::vector<GridBox> random_boxes(std::size_t count, std::int32_t side, std::mt19937& random) {
    std::uniform_int_distribution<std::int32_t> place(-1000, 1000);
    std::uniform_int_distribution<std::int32_t> length(0, side);
    std::vector<GridBox> boxes;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int32_t x = place(random);
        const std::int32_t y = place(random);
        boxes.push_back({x, y, x + length(random), y + length(random)});
    }
    return boxes;
}

TEST(EdgePairsTest, FindsEachPairOnceInOneStripAndInMany) {
    std::mt19937 random(3);
    for (const std::size_t count : {0U, 1U, 2U, 40U, 255U, 256U, 700U}) {
        for (const std::int32_t side : {0, 5, 60, 900}) {
            const std::vector<GridBox> boxes = random_boxes(count, side, random);
            EXPECT_EQ(found_pairs(boxes), all_pairs(boxes)) << count << " of " << side;
        }
    }
    // All in one row, and one that reaches through all strips.
    EXPECT_EQ(found_pairs(std::vector<GridBox>(300, GridBox{1, 1, 2, 1})).size(), 300U * 299U / 2U);
    std::vector<GridBox> boxes = random_boxes(500, 3, random);
    boxes.push_back({-1000, -1000, 1003, 1003});
    EXPECT_EQ(found_pairs(boxes), all_pairs(boxes));
}

TEST(EdgePairsTest, StopsWhereAVisitDoes) {
    EdgePairs pairs;
    pairs.index(std::vector<GridBox>{{0, 0, 5, 5}, {1, 1, 2, 2}, {3, 3, 4, 4}});
    int visits = 0;
    EXPECT_TRUE(pairs.any([&](std::uint32_t first, std::uint32_t second) {
        EXPECT_EQ(std::pair(first, second), std::pair(0U, 1U)) << "from left to right";
        return ++visits == 1;
    }));
    EXPECT_EQ(visits, 1);
}

} // namespace
} // namespace huuco::tile
