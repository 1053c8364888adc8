// SPDX-License-Identifier: MIT
/// \file
/// Verdicts that are equal in everything are one, others are not.

#include "pipeline/verdict_set.hpp"

#include <gtest/gtest.h>

namespace huuco {
namespace {

Verdict verdict_of(const char* reason, std::vector<std::uint32_t> rows, double share) {
    Verdict verdict;
    verdict.reason = reason;
    verdict.register_rows = std::move(rows);
    verdict.principal_share = share;
    return verdict;
}

TEST(VerdictSet, EqualVerdictsHaveOneNumber) {
    VerdictSet set;
    EXPECT_EQ(set.add(verdict_of("rice", {}, 1.0)), 0U);
    EXPECT_EQ(set.add(verdict_of("rice", {7}, 1.0)), 1U);
    EXPECT_EQ(set.add(verdict_of("rice", {}, 1.0)), 0U);
    EXPECT_EQ(set.add(verdict_of("tea", {}, 1.0)), 2U);
    EXPECT_EQ(set.add(verdict_of("rice", {7}, 1.0)), 1U);
    EXPECT_EQ(set.take().size(), 3U);
}

TEST(VerdictSet, WhatTheHashDoesNotSeeSetsVerdictsApart) {
    VerdictSet set;
    EXPECT_EQ(set.add(verdict_of("rice", {}, 1.0)), 0U);
    EXPECT_EQ(set.add(verdict_of("rice", {}, 0.5)), 1U);
    const std::vector<Verdict> verdicts = set.take();
    ASSERT_EQ(verdicts.size(), 2U);
    EXPECT_EQ(verdicts[1].principal_share, 0.5);
}

TEST(VerdictSet, IsEmptyOnceTaken) {
    VerdictSet set;
    set.add(verdict_of("rice", {}, 1.0));
    static_cast<void>(set.take());
    EXPECT_EQ(set.add(verdict_of("tea", {}, 1.0)), 0U);
    EXPECT_EQ(set.take().front().reason, "tea");
}

} // namespace
} // namespace huuco
