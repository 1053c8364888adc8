// SPDX-License-Identifier: MIT
/// \file
/// Tracts that cover the plane, and the boxes that meet them.

#include "overlay/row_boxes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
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

/// Tracts in which random points lie, each in one, or on a border in several.
void expect_cover_of_plane(const std::vector<Box>& tracts) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(-20'000.0, 20'000.0);
    for (int i = 0; i < 10'000; ++i) {
        const Point point{place(random), place(random)};
        EXPECT_EQ(
            std::ranges::count_if(tracts, [&](const Box& t) { return t.contains(point); }), 1);
    }
    for (const Box& tract : tracts) {
        for (const double x : {tract.min_x, tract.max_x}) {
            for (const double y : {tract.min_y, tract.max_y}) {
                const bool is_at_rim = std::isinf(x) || std::isinf(y);
                EXPECT_GE(
                    std::ranges::count_if(
                        tracts,
                        [&](const Box& t) {
                            return t.contains(Point{x, y});
                        }),
                    is_at_rim ? 1 : 3);
            }
        }
    }
}

void expect_tracts_hold_what_meets_them(SpillFile* file, SpillFile* later = nullptr) {
    std::vector<Box> boxes;
    const RowBoxes all = random_boxes(file, later, boxes);
    EXPECT_EQ(all.size(), kRows - kRows / 100);
    const std::vector<Box> tracts = all.tracts(3000);
    EXPECT_EQ(tracts.size(), 8U);
    expect_cover_of_plane(tracts);
    std::set<std::uint32_t> seen;
    for (const Box& tract : tracts) {
        std::vector<std::uint32_t> expected;
        for (std::uint32_t row = 0; row < kRows; ++row) {
            const Box& box = boxes[row];
            if (box.max_x >= tract.min_x && box.min_x <= tract.max_x && box.max_y >= tract.min_y &&
                box.min_y <= tract.max_y) {
                expected.push_back(row);
            }
        }
        std::vector<std::uint32_t> found;
        for (const RowBox& row : all.in(tract)) {
            EXPECT_EQ(row.box, boxes[row.row]);
            found.push_back(row.row);
            seen.insert(row.row);
        }
        EXPECT_EQ(found, expected);
        EXPECT_LT(found.size(), 3500U);
    }
    EXPECT_EQ(seen.size(), all.size());
}

TEST(RowBoxes, TractsHoldWhatMeetsThem) {
    expect_tracts_hold_what_meets_them(nullptr);
    SpillFile file(testing::TempDir());
    expect_tracts_hold_what_meets_them(&file);
    SpillFile later(testing::TempDir());
    expect_tracts_hold_what_meets_them(nullptr, &later);
    EXPECT_EQ(later.size(), file.size());
}

/// How many of a thousand boxes the fullest tract holds, where each was to hold 128.
///
/// \param box_of  the box of a row
template <typename BoxOf>
std::size_t fullest_tract(const BoxOf& box_of) {
    RowBoxes all;
    std::vector<RowBox> block;
    for (std::uint32_t row = 0; row < 1000; ++row) {
        block.push_back({row, box_of(row)});
    }
    all.append(std::move(block));
    std::size_t met = 0;
    for (const Box& tract : all.tracts(128)) {
        met = std::max(met, all.in(tract).size());
    }
    return met;
}

TEST(RowBoxes, BoxesOnOneLineAreParted) {
    EXPECT_LE(fullest_tract([](double row) { return Box{row, 5.0, row, 5.0}; }), 200U);
    EXPECT_LE(fullest_tract([](double row) { return Box{5.0, -row, 5.0, -row}; }), 200U);
}

TEST(RowBoxes, WhereMostBeginInOneColumnTheyArePartedTheOtherWay) {
    EXPECT_LE(
        fullest_tract([](int row) {
            const double x =
                row % 64 == 0 && row % 128 != 0 ? 1e6 : 0.0; // one of two in the sample
            return Box{x, 1.0 * row, x, 1.0 * row};
        }),
        300U);
}

TEST(RowBoxes, BoxesOnOnePointAreOneTract) {
    EXPECT_EQ(fullest_tract([](int /*row*/) { return Box{3.0, 5.0, 3.0, 5.0}; }), 1000U);
}

TEST(RowBoxes, NoBoxesAreOneEmptyTract) {
    const RowBoxes none;
    ASSERT_EQ(none.tracts(10).size(), 1U);
    EXPECT_THAT(none.in(none.tracts(10).front()), testing::IsEmpty());
}

} // namespace
} // namespace huuco
