// SPDX-License-Identifier: MIT
/// \file
/// Items leave the pipeline in their order, and an error in any stage ends it.

#include "base/ordered_pipeline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace huuco {

namespace {

using Value = std::unique_ptr<int>; ///< on the heap: the address sanitizer sees one that is lost

/// What the stages of a run may be told to do.
struct Faults {
    int read = -1; ///< item at which a stage throws
    int work = -1;
    int look = -1;
    int take = -1;
};

void fail_at(int place, int item, const char* stage) {
    if (place == item) {
        throw std::runtime_error(std::string(stage) + " " + std::to_string(item));
    }
}

/// Squares of 0 … count - 1, as they were taken; each was looked at before, in the same order.
std::vector<int> squares(int count, const Faults& faults = {}) {
    std::vector<int> taken;
    std::vector<int> seen;
    std::mutex mutex; // over what was seen, which is asked while more is looked at
    int next = 0;
    run_in_order<Value, Value>(
        4,
        [&]() -> std::optional<Value> {
            fail_at(faults.read, next, "read");
            return next == count ? std::nullopt : std::optional(std::make_unique<int>(next++));
        },
        [&](Value item) {
            fail_at(faults.work, *item, "work");
            return std::make_unique<int>(*item * *item);
        },
        [&](const Value& square) {
            const std::scoped_lock lock(mutex);
            fail_at(faults.look, static_cast<int>(seen.size()), "look");
            seen.push_back(*square);
        },
        [&](const Value& square) {
            const std::scoped_lock lock(mutex);
            EXPECT_EQ(seen.at(taken.size()), *square);
            fail_at(faults.take, static_cast<int>(taken.size()), "take");
            taken.push_back(*square);
        });
    EXPECT_EQ(seen, taken);
    return taken;
}

TEST(OrderedPipeline, TakesTheResultsInTheOrderOfTheItems) {
    const std::vector<int> taken = squares(1000);
    ASSERT_EQ(taken.size(), 1000U);
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(taken[static_cast<std::size_t>(i)], i * i);
    }
}

TEST(OrderedPipeline, OfNothingMakesNothing) {
    EXPECT_THAT(squares(0), testing::IsEmpty());
}

TEST(OrderedPipeline, TellsTheErrorOfTheStageThatMetIt) {
    const auto error_of = [](const Faults& faults) -> std::string {
        try {
            (void)squares(1000, faults);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "none";
    };
    EXPECT_EQ(error_of({.read = 7}), "read 7");
    EXPECT_EQ(error_of({.work = 500}), "work 500");
    EXPECT_EQ(error_of({.look = 998}), "look 998");
    EXPECT_EQ(error_of({.take = 999}), "take 999");
    for (int run = 0; run < 20; ++run) {
        EXPECT_EQ(error_of({.read = 200, .work = 199}), "work 199") << "the first item's error";
        EXPECT_EQ(error_of({.work = 5, .look = 4}), "look 4");
        EXPECT_EQ(error_of({.work = 3, .take = 2}), "take 2");
    }
}

} // namespace

} // namespace huuco
