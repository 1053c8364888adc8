// SPDX-License-Identifier: MIT
/// \file
/// Tests of the pool of distinct texts.

#include <huuco/base/text_pool.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace huuco {
namespace {

TEST(TextPool, KeepsEachTextOnce) {
    TextPool pool;
    const TextPool::Number first = pool.add("HTX hữu cơ 03");
    const TextPool::Number other = pool.add("HTX hữu cơ 04");
    EXPECT_NE(first, other);
    EXPECT_EQ(pool.add("HTX hữu cơ 03"), first);
    EXPECT_EQ(pool.text(first), "HTX hữu cơ 03");
    EXPECT_EQ(pool.text(other), "HTX hữu cơ 04");
}

TEST(TextPool, NamesTheEmptyTextZero) {
    TextPool pool;
    EXPECT_EQ(pool.add(""), 0U);
    EXPECT_NE(pool.add(std::string(1, '\0')), 0U);
    EXPECT_EQ(pool.text(0), "");
}

TEST(TextPool, KeepsTextsOfAnyLength) {
    TextPool pool;
    std::vector<TextPool::Number> numbers;
    const std::vector<std::size_t> lengths = {1, 127, 128, 16383, 16384, 100000};
    numbers.reserve(lengths.size());
    for (const std::size_t length : lengths) {
        numbers.push_back(pool.add(std::string(length, 'x')));
    }
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        EXPECT_EQ(pool.text(numbers[i]), std::string(lengths[i], 'x'));
    }
}

TEST(TextPool, FindsTextsAgainWhenItHasGrownOrWasSettled) {
    TextPool pool;
    std::vector<TextPool::Number> numbers;
    for (int i = 0; i < 1000; ++i) {
        numbers.push_back(pool.add(std::to_string(i)));
    }
    pool.settle();
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(pool.add(std::to_string(i)), numbers[static_cast<std::size_t>(i)]);
    }
    EXPECT_EQ(std::set(numbers.begin(), numbers.end()).size(), 1000U);
}

} // namespace
} // namespace huuco
