// SPDX-License-Identifier: MIT
/// \file
/// Threads that are wanted, and those of a machine that does not tell its cores.

#include "base/thread_limit.hpp"

#include <gtest/gtest.h>

namespace huuco {
namespace {

TEST(ThreadLimit, IsWhatIsWantedElseOneACoreAndNeverNone) {
    EXPECT_EQ(thread_count(3, 8), 3U);
    EXPECT_EQ(thread_count(0, 8), 8U);
    EXPECT_EQ(thread_count(0, 0), 1U); // as std::thread::hardware_concurrency may say
}

TEST(ThreadLimit, HoldsWhileItLives) {
    using tbb::global_control;
    const auto allowed = [] {
        return global_control::active_value(global_control::max_allowed_parallelism);
    };
    const auto before = allowed();
    {
        const global_control one = limit_threads(1);
        EXPECT_EQ(allowed(), 1U);
    }
    EXPECT_EQ(allowed(), before);
}

} // namespace
} // namespace huuco
