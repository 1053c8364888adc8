// SPDX-License-Identifier: MIT
/// \file
/// Values come back by part and in their order, whether memory or a file held them.

#include "base/spilled_parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace huuco {
namespace {

using testing::ElementsAreArray;
using testing::IsEmpty;

/// Numbers from 0 on, each in the part of its remainder; more than a chunk of each.
///
/// \param later  takes over in the middle of them
void expect_remainders(SpillFile* file, SpillFile* later = nullptr) {
    constexpr std::uint64_t kParts = 3;
    constexpr std::uint64_t kValues = 40'000;
    SpilledParts<std::uint64_t> parts(kParts + 1, file);
    std::vector<std::vector<std::uint64_t>> expected(kParts);
    for (std::uint64_t value = 0; value < kValues; ++value) {
        if (later != nullptr && value == kValues / 2) {
            parts.keep_in(*later);
        }
        parts.add(value % kParts, value);
        expected[value % kParts].push_back(value);
    }
    for (std::size_t part = 0; part < kParts; ++part) {
        EXPECT_THAT(parts.take(part), ElementsAreArray(expected[part]));
        EXPECT_THAT(parts.take(part), IsEmpty());
    }
    EXPECT_THAT(parts.take(kParts), IsEmpty()); // nothing was added to it
}

TEST(SpilledParts, ComeBackFromMemory) {
    expect_remainders(nullptr);
}

TEST(SpilledParts, ComeBackFromAFile) {
    SpillFile file(testing::TempDir());
    expect_remainders(&file);
    EXPECT_GT(file.size(), 0U);
}

TEST(SpilledParts, ComeBackFromAFileThatCameLate) {
    SpillFile file(testing::TempDir());
    expect_remainders(nullptr, &file);
    EXPECT_GT(file.size(), 0U);
}

} // namespace
} // namespace huuco
