// SPDX-License-Identifier: MIT
/// \file
/// Strips that cover the plane, and the boxes that meet them.

#include "overlay/row_boxes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

namespace huuco {
namespace {

constexpr std::uint32_t kRows = 20'000;

/// Boxes of up to 30 m on a square of 10 km, of which every hundredth is empty; 500 a block.
///
/// \param later  takes over in the middle of them
RowBoxes random_boxes(SpillFile* file, SpillFile* later, std::vector<Box>& boxes) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> place(0.0, 10'000.0);
    std::uniform_real_distribution<double> size(0.0, 30.0);
    RowBoxes all(file);
    std::vector<RowBox> block;
    for (std::uint32_t row = 0; row < kRows; ++row) {
        const Point corner{place(random), place(random)};
        Box& box = boxes.emplace_back();
        if (row % 100 != 99) {
            box.expand(corner);
            box.expand(Point{corner.x + size(random), corner.y + size(random)});
        }
        block.push_back({row, box});
        if (later != nullptr && row == kRows / 2) {
            all.keep_in(*later);
        }
        if (block.size() == 500) {
            all.append(std::move(block));
            block.clear();
        }
    }
    return all;
}

void expect_strips_hold_what_meets_them(SpillFile* file, SpillFile* later = nullptr) {
    std::vector<Box> boxes;
    const RowBoxes all = random_boxes(file, later, boxes);
    EXPECT_EQ(all.size(), kRows - kRows / 100);
    const std::vector<Strip> strips = all.strips(3000);
    EXPECT_EQ(strips.size(), 7U);
    std::set<std::uint32_t> seen;
    double border = -std::numeric_limits<double>::infinity();
    for (const Strip& strip : strips) {
        EXPECT_EQ(strip.low, border); // no gap between them
        border = strip.high;
        std::vector<std::uint32_t> expected;
        for (std::uint32_t row = 0; row < kRows; ++row) {
            if (boxes[row].max_y >= strip.low && boxes[row].min_y <= strip.high) {
                expected.push_back(row);
            }
        }
        std::vector<std::uint32_t> found;
        for (const RowBox& row : all.in(strip)) {
            EXPECT_EQ(row.box, boxes[row.row]);
            found.push_back(row.row);
            seen.insert(row.row);
        }
        EXPECT_EQ(found, expected);
        EXPECT_LT(found.size(), 4000U);
    }
    EXPECT_EQ(border, std::numeric_limits<double>::infinity());
    EXPECT_EQ(seen.size(), all.size());
}

TEST(RowBoxes, StripsHoldWhatMeetsThem) {
    expect_strips_hold_what_meets_them(nullptr);
    SpillFile file(testing::TempDir());
    expect_strips_hold_what_meets_them(&file);
    SpillFile later(testing::TempDir());
    expect_strips_hold_what_meets_them(nullptr, &later);
    EXPECT_EQ(later.size(), file.size());
}

TEST(RowBoxes, BoxesOnOneLineAreOneStrip) {
    RowBoxes all;
    std::vector<RowBox> block;
    for (std::uint32_t row = 0; row < 1000; ++row) {
        block.push_back({row, Box{1.0 * row, 5.0, 1.0 * row, 5.0}});
    }
    all.append(std::move(block));
    std::size_t met = 0;
    for (const Strip& strip : all.strips(10)) {
        met = std::max(met, all.in(strip).size());
    }
    EXPECT_EQ(met, 1000U);
    EXPECT_LE(all.strips(10).size(), 2U);
}

TEST(RowBoxes, NoBoxesAreOneEmptyStrip) {
    const RowBoxes none;
    ASSERT_EQ(none.strips(10).size(), 1U);
    EXPECT_THAT(none.in(none.strips(10).front()), testing::IsEmpty());
}

} // namespace
} // namespace huuco
