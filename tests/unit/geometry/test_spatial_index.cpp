// SPDX-License-Identifier: MIT
/// \file
/// The index finds what a plain search finds.

#include <huuco/geometry/spatial_index.hpp>

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace huuco {
namespace {

TEST(SpatialIndex, FindsWhatAPlainSearchFindsInOrder) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> at(0.0, 100.0);
    std::uniform_real_distribution<double> side(0.0, 9.0);
    const auto random_box = [&] {
        const double x = at(random);
        const double y = at(random);
        return Box{x, y, x + side(random), y + side(random)};
    };
    std::vector<Box> boxes;
    for (int i = 0; i < 500; ++i) {
        boxes.push_back(i % 50 == 7 ? Box{} : random_box());
    }
    const SpatialIndex index(boxes);
    std::vector<std::uint32_t> found;
    for (int round = 0; round < 200; ++round) {
        const Box box = random_box();
        std::vector<std::uint32_t> expected;
        for (std::uint32_t i = 0; i < boxes.size(); ++i) {
            if (boxes[i].intersects(box)) {
                expected.push_back(i);
            }
        }
        index.query(box, found);
        ASSERT_EQ(found, expected);
    }
}

TEST(SpatialIndex, OfNothingFindsNothing) {
    const SpatialIndex index({});
    std::vector<std::uint32_t> found{1, 2};
    index.query(Box{0, 0, 1, 1}, found);
    EXPECT_TRUE(found.empty());
}

TEST(SpatialIndex, TouchingBoxesAreFound) {
    const std::vector<Box> boxes{Box{0, 0, 1, 1}, Box{1, 1, 2, 2}, Box{2.5, 0, 3, 1}};
    const SpatialIndex index(boxes);
    std::vector<std::uint32_t> found;
    index.query(Box{1, 1, 1, 1}, found);
    EXPECT_EQ(found, (std::vector<std::uint32_t>{0, 1}));
}

} // namespace
} // namespace huuco
