// SPDX-License-Identifier: MIT
/// \file
/// Packed verdicts come back as they were; equal ones are one, others are not.

#include <huuco/base/spill_file.hpp>
#include <huuco/model/verdict_table.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

Verdict verdict_of(std::string reason, std::vector<std::uint32_t> rows, double share) {
    Verdict verdict;
    verdict.reason = std::move(reason);
    verdict.register_rows = std::move(rows);
    verdict.principal_share = share;
    return verdict;
}

/// A verdict no member of which has the value that it has at first.
Verdict full_verdict() {
    Verdict verdict;
    verdict.land_class = "annual";
    verdict.harmonised = "LUC+?";
    verdict.crop = "Lúa";
    verdict.crop_as_written = "lua nuoc";
    verdict.land_rule = "crop_listed";
    verdict.code_split = "equal_parts_assumed";
    verdict.crop_split = "single_crop";
    verdict.organic_status = "certified";
    verdict.certificate = "HC-1";
    verdict.evidence = "register";
    verdict.evidence_rule = "best_of_several";
    verdict.reason = "Vì sao";
    verdict.reason_translated = "Why";
    verdict.map_class = MapClass::organic;
    verdict.principal_share = 0.5;
    verdict.is_organic = true;
    verdict.is_in_conversion = true;
    verdict.certified_m2 = 12.5;
    verdict.register_rows = {3, 7};
    verdict.deciding_row = 7;
    verdict.doubt = {DoubtKind::mixed_codes, 0.25, 0.75, true, true, true, true};
    return verdict;
}

TEST(VerdictTable, EqualVerdictsHaveOneNumber) {
    VerdictTable table;
    EXPECT_EQ(table.add(verdict_of("rice", {}, 1.0)), 0U);
    EXPECT_EQ(table.add(verdict_of("rice", {7}, 1.0)), 1U);
    EXPECT_EQ(table.add(verdict_of("rice", {}, 1.0)), 0U);
    EXPECT_EQ(table.add(verdict_of("rice", {}, 0.5)), 2U);
    EXPECT_EQ(table.add(verdict_of("rice", {7}, 1.0)), 1U);
    EXPECT_EQ(table.size(), 3U);
    EXPECT_EQ(table[2].principal_share, 0.5);
}

TEST(VerdictTable, GivesBackEveryMember) {
    VerdictTable table(std::vector<Verdict>{full_verdict(), Verdict{}});
    table.settle();
    EXPECT_EQ(table[0], full_verdict());
    EXPECT_EQ(table[1], Verdict{});
}

TEST(VerdictTable, KeepsInMemoryNoMoreThanAPartOfWhatLiesInAFile) {
    SpillFile file(testing::TempDir());
    VerdictTable table;
    table.keep_in(file);
    constexpr std::uint32_t kCount = 5'000;
    const auto reason = [](std::uint32_t i) {
        return fmt::format("certificate {} {}", i, std::string(1'000, 'x'));
    };
    for (std::uint32_t i = 0; i < kCount; ++i) {
        ASSERT_EQ(table.add(verdict_of(reason(i), {i}, 1.0)), i);
        ASSERT_LE(table.bytes_in_memory(), 300'000U); // of 5 million
    }
    EXPECT_EQ(table.add(verdict_of(reason(17), {17}, 1.0)), 17U);
    EXPECT_GT(file.size(), 4'500'000U);
    table.settle();
    EXPECT_EQ(table.bytes_in_memory(), 0U);
    table.let_go();
    for (std::uint32_t i = 0; i < kCount; ++i) {
        ASSERT_EQ(table[i], verdict_of(reason(i), {i}, 1.0));
    }
}

TEST(VerdictTable, ALongReasonHasAChunkOfItsOwn) {
    SpillFile file(testing::TempDir());
    VerdictTable table;
    table.keep_in(file);
    const std::string reason(1'000'000, 'x');
    table.add(verdict_of("before", {}, 1.0));
    table.add(verdict_of(reason, {}, 1.0));
    table.add(verdict_of("after", {}, 1.0));
    EXPECT_EQ(table[0].reason, "before");
    EXPECT_EQ(table[1].reason, reason);
    EXPECT_EQ(table[2].reason, "after");
}

} // namespace
} // namespace huuco
