// SPDX-License-Identifier: MIT
/// \file
/// Tests of finding the boxes that meet, against a comparison of all with all.

#include "overlay/near_boxes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

std::vector<std::uint32_t> all_meeting(const std::vector<Box>& boxes, const Box& box) {
    std::vector<std::uint32_t> meeting;
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        if (!box.is_empty() && !boxes[i].is_empty() && boxes[i].intersects(box)) {
            meeting.push_back(i);
        }
    }
    return meeting;
}

Pairs found_pairs(const std::vector<Box>& boxes) {
    const NearBoxes near(boxes);
    Pairs pairs;
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        near.query(i, found);
        EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
        for (const std::uint32_t other : found) {
            pairs.emplace_back(std::min(i, other), std::max(i, other));
        }
        near.meeting(boxes[i], found);
        EXPECT_EQ(found, all_meeting(boxes, boxes[i]));
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

Pairs all_pairs(const std::vector<Box>& boxes) {
    Pairs pairs;
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        for (std::uint32_t j = i + 1; j < boxes.size(); ++j) {
            if (!boxes[i].is_empty() && !boxes[j].is_empty() && boxes[i].intersects(boxes[j])) {
                pairs.emplace_back(i, j);
            }
        }
    }
    return pairs;
}

class Uniform {
public:
    double operator()(double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(m_random);
    }

private:
    std::mt19937 m_random{29}; // NOLINT(cert-msc51-cpp): the same boxes in every run
};

TEST(NearBoxes, FindsEachPairOnceWhateverTheSizes) {
    Uniform uniform;
    std::vector<Box> boxes;
    for (int i = 0; i < 1500; ++i) {
        const double x = 600'000.0 + uniform(0.0, 1000.0);
        const double y = 2'400'000.0 + uniform(0.0, 300.0);
        const double size = std::pow(10.0, uniform(-3.0, 2.5)); // millimetres to hundreds of metres
        boxes.push_back({x, y, x + size, y + size * uniform(0.1, 1.0)});
        if (i % 50 == 0) {
            boxes.emplace_back(); // empty
        }
    }
    EXPECT_EQ(found_pairs(boxes), all_pairs(boxes));
}

TEST(NearBoxes, FindsNeighboursThatShareAnEdgeOrACorner) {
    std::vector<Box> boxes;
    for (int x = 0; x < 30; ++x) {
        for (int y = 0; y < 30; ++y) {
            boxes.push_back({x * 0.1, y * 0.1, (x + 1) * 0.1, (y + 1) * 0.1});
        }
    }
    const Pairs pairs = all_pairs(boxes);
    EXPECT_GT(pairs.size(), 3000U);
    EXPECT_EQ(found_pairs(boxes), pairs);
}

TEST(NearBoxes, FindsPairsAmongPointsLinesAndOneBoxOverAll) {
    std::vector<Box> boxes = {{0.0, 0.0, 100.0, 100.0}};
    for (int i = 0; i < 200; ++i) {
        const double at = i % 100;
        boxes.push_back({at, at, at, at});
        boxes.push_back({at, 0.0, at, 100.0});
    }
    EXPECT_EQ(found_pairs(boxes), all_pairs(boxes));
}

TEST(NearBoxes, FindsPairsOfALayerThatIsOneLineOrOnePoint) {
    std::vector<Box> line;
    for (int i = 0; i < 300; ++i) {
        line.push_back({5.0 + i, 7.0, 6.5 + i, 7.0});
    }
    EXPECT_EQ(found_pairs(line), all_pairs(line));
    const std::vector<Box> point(20, Box{5.0, 7.0, 5.0, 7.0});
    EXPECT_EQ(found_pairs(point), all_pairs(point));
}

TEST(NearBoxes, DoesNotCareAboutOneBoxFarOff) {
    Uniform uniform;
    std::vector<Box> boxes = {{-1e9, 1e9, -1e9 + 3.0, 1e9}};
    for (int i = 0; i < 1000; ++i) {
        const double x = uniform(0.0, 100.0);
        const double y = uniform(0.0, 100.0);
        boxes.push_back({x, y, x + 2.0, y + 3.0});
    }
    EXPECT_EQ(found_pairs(boxes), all_pairs(boxes));
}

TEST(NearBoxes, FindsWhatMeetsABoxThatIsNoneOfThem) {
    Uniform uniform;
    std::vector<Box> boxes;
    for (int i = 0; i < 1000; ++i) {
        const double x = uniform(0.0, 100.0);
        const double y = uniform(0.0, 100.0);
        boxes.push_back({x, y, x + uniform(0.0, 9.0), y + 1.0});
    }
    const NearBoxes near(boxes);
    std::vector<std::uint32_t> found;
    for (const Box& box :
         {Box{-1e12, -1e12, 1e12, 1e12},
          Box{40.0, -1e9, 40.5, 1e9},
          Box{3.0, 4.0, 3.0, 4.0},
          Box{20.0, 20.0, 80.0, 30.0},
          Box{-50.0, -50.0, -40.0, -40.0},
          Box{}}) {
        near.meeting(box, found);
        EXPECT_EQ(found, all_meeting(boxes, box));
    }
}

TEST(NearBoxes, FindsNothingAmongNone) {
    EXPECT_TRUE(found_pairs({}).empty());
    EXPECT_TRUE(found_pairs({Box{}, Box{}}).empty());
}

} // namespace
} // namespace huuco
