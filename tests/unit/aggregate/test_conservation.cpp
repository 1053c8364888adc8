// SPDX-License-Identifier: MIT
/// \file
/// The checks find what they are there to find.

#include <huuco/aggregate/conservation.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace huuco {
namespace {

const AreaTotals kVillage{1, 100.0, 50.0, 10.0, 5.0, 0.0};
const AreaTotals kOutside{1, 20.0, 0.0, 0.0, 0.0, 0.0};
const AreaTotals kWhole{2, 120.0, 50.0, 10.0, 5.0, 0.0};

bool passes(const std::vector<ConservationCheck>& checks, const std::string& name) {
    const auto found = std::find_if(
        checks.begin(), checks.end(), [&](const auto& check) { return check.name == name; });
    return found != checks.end() && found->passed;
}

TEST(Conservation, SoundFiguresPassEveryCheck) {
    const auto checks = check_conservation({kVillage}, kOutside, kWhole, {120.0, 0.0, 0.0, 0.0});
    EXPECT_TRUE(std::all_of(checks.begin(), checks.end(), [](const auto& c) { return c.passed; }));
    EXPECT_EQ(checks.size(), 5U);
}

TEST(Conservation, LostGroundIsFound) {
    const auto checks = check_conservation({kVillage}, kOutside, kWhole, {120.1, 0.0, 0.0, 0.0});
    EXPECT_FALSE(passes(checks, "villages_plus_outside_equals_parcels"));
}

TEST(Conservation, OverlapsAreTakenOffTheParcelsOnce) {
    const auto checks = check_conservation({kVillage}, kOutside, kWhole, {130.0, 10.0, 0.0, 0.0});
    EXPECT_TRUE(passes(checks, "villages_plus_outside_equals_parcels"));
}

TEST(Conservation, MoreOrganicThanPrincipalLandIsFound) {
    AreaTotals wrong = kVillage;
    wrong.organic_m2 = 51.0;
    const auto checks = check_conservation({wrong}, kOutside, kWhole, {120.0, 0.0, 0.0, 0.0});
    EXPECT_FALSE(passes(checks, "organic_within_principal"));
}

TEST(Conservation, OneVillageCannotHideBehindAnother) {
    AreaTotals wrong = kVillage;
    wrong.principal_m2 = 101.0;
    const auto checks =
        check_conservation({kVillage, wrong}, kOutside, kWhole, {220.0, 0.0, 0.0, 0.0});
    EXPECT_FALSE(passes(checks, "principal_within_parcels"));
}

} // namespace
} // namespace huuco
