// SPDX-License-Identifier: MIT
/// \file
/// Numbers of pairs, against a map.

#include "pipeline/code_pairs.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <utility>

namespace huuco {
namespace {

TEST(CodePairs, AreNumberedAsTheyCome) {
    CodePairs pairs;
    EXPECT_EQ(pairs.size(), 0U);
    EXPECT_EQ(pairs.number(7, 0), 0U);
    EXPECT_EQ(pairs.number(0, 7), 1U);
    EXPECT_EQ(pairs.number(0, 0), 2U);
    EXPECT_EQ(pairs.number(0xffffffff, 0xffffffff), 3U);
    EXPECT_EQ(pairs.number(0, 7), 1U);
    EXPECT_EQ(pairs.size(), 4U);
}

TEST(CodePairs, ManyHaveTheNumbersOfAMap) {
    std::minstd_rand random(5);
    CodePairs pairs;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> expected;
    for (int round = 0; round < 50000; ++round) {
        const auto first = static_cast<std::uint32_t>(random() % 100);
        const auto second = static_cast<std::uint32_t>(random() % 100) << 24U;
        const auto next = static_cast<std::uint32_t>(expected.size());
        const auto entry = expected.try_emplace({first, second}, next).first;
        ASSERT_EQ(pairs.number(first, second), entry->second);
    }
    EXPECT_EQ(pairs.size(), expected.size());
}

} // namespace
} // namespace huuco
