// SPDX-License-Identifier: MIT

/// \file
/// What codes and certificates prove.

#include "attributes.hpp"
#include "evidence.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>

namespace landscape {

namespace {

using std::chrono::days;

const std::chrono::sys_days today = to_days({2026, 6, 30});

Certificate certificate(const std::string& scheme, const std::string& status, int from, int to) {
    return {scheme, status, "1", today + days(from), today + days(to)};
}

TEST(PrincipalSixths, CountsEqualPartsOfACompoundCode) {
    EXPECT_EQ(principal_sixths("LUC"), 6);
    EXPECT_EQ(principal_sixths("RSX"), 0);
    EXPECT_EQ(principal_sixths("ONT+CLN"), 3);
    EXPECT_EQ(principal_sixths("ONT+CLN+NTS"), 2);
    EXPECT_EQ(principal_sixths("CLN+BHK"), 6);
    EXPECT_EQ(principal_sixths(""), 0);
}

TEST(Standing, CountsFirstAndLastDayOfACertificate) {
    EXPECT_EQ(standing_of(certificate("EU", "certified", 0, 9), today), Standing::organic);
    EXPECT_EQ(standing_of(certificate("EU", "certified", -9, 0), today), Standing::organic);
    EXPECT_EQ(standing_of(certificate("EU", "certified", 1, 9), today), Standing::none);
    EXPECT_EQ(standing_of(certificate("EU", "certified", -9, -1), today), Standing::none);
}

TEST(Standing, NeedsACountedScheme) {
    EXPECT_EQ(standing_of(certificate("TCVN11041", "certified", -9, 9), today), Standing::organic);
    EXPECT_EQ(standing_of(certificate("PGS", "certified", -9, 9), today), Standing::none);
    EXPECT_EQ(standing_of(certificate("VietGAP", "certified", -9, 9), today), Standing::none);
    EXPECT_EQ(standing_of(certificate("PGS", "in_conversion", -9, 9), today), Standing::none);
}

TEST(Standing, KnowsConversionAndNothingElse) {
    EXPECT_EQ(
        standing_of(certificate("JAS", "in_conversion", -9, 9), today), Standing::in_conversion);
    EXPECT_EQ(standing_of(certificate("JAS", "suspended", -9, 9), today), Standing::none);
    EXPECT_EQ(standing_of(certificate("JAS", "planned", -9, 9), today), Standing::none);
}

TEST(VillageNames, AreDistinctBeyondTheList) {
    Options options;
    options.size.villages = 60;
    const auto names = village_names(options);
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), 60U);
    EXPECT_EQ(names.front(), "Thôn Đồng Cả");
}

TEST(SquareMetres, ComeFromTwelfthsOfASquareMillimetre) {
    EXPECT_EQ(square_metres(12'000'000), 1.0);
    EXPECT_EQ(square_metres(6), 5e-7);
}

} // namespace

} // namespace landscape
