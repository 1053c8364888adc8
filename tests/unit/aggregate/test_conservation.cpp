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
    GroundBeforeOverlay ground{120.0, 0.0, 0.0, 0.0};
    ground.pieces_m2 = ground.measured_m2 = 120.0;
    ground.union_m2 = 120.0;
    const auto checks = check_conservation({kVillage}, kOutside, kWhole, ground);
    EXPECT_TRUE(std::all_of(checks.begin(), checks.end(), [](const auto& c) { return c.passed; }));
    EXPECT_EQ(checks.size(), 7U);
}

TEST(Conservation, LostGroundIsFound) {
    const auto checks = check_conservation({kVillage}, kOutside, kWhole, {120.1, 0.0, 0.0, 0.0});
    EXPECT_FALSE(passes(checks, "villages_plus_outside_equals_parcels"));
}

TEST(Conservation, OverlapsAreTakenOffTheParcelsOnce) {
    const auto checks = check_conservation({kVillage}, kOutside, kWhole, {130.0, 10.0, 0.0, 0.0});
    EXPECT_TRUE(passes(checks, "villages_plus_outside_equals_parcels"));
}

TEST(Conservation, GroundSetAsideIsNoGroundLost) {
    GroundBeforeOverlay ground{150.0, 10.0, 0.0, 0.0};
    ground.set_aside_m2 = 20.0;
    ground.pieces_m2 = 120.0;
    const auto sound = check_conservation({kVillage}, kOutside, kWhole, ground);
    EXPECT_TRUE(passes(sound, "parcels_equal_pieces_overlaps_set_aside"));
    EXPECT_TRUE(passes(sound, "villages_plus_outside_equals_parcels"));
    ground.set_aside_m2 = 19.9;
    const auto lost = check_conservation({kVillage}, kOutside, kWhole, ground);
    EXPECT_FALSE(passes(lost, "parcels_equal_pieces_overlaps_set_aside"));
}

TEST(Conservation, FiguresThatAreNotTheUnionAreFoundWithTheParcelAtFault) {
    GroundBeforeOverlay ground{120.0, 0.0, 0.0, 0.0};
    ground.pieces_m2 = ground.measured_m2 = 120.0;
    ground.union_m2 = 119.0;
    ground.worst_parcel = "fid 7";
    const auto checks = check_conservation({kVillage}, kOutside, kWhole, ground);
    EXPECT_FALSE(checks.back().passed);
    EXPECT_EQ(checks.back().name, "villages_plus_outside_equals_union");
    EXPECT_EQ(checks.back().culprit, "fid 7");
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
        check_conservation({kVillage, wrong}, kOutside, kWhole, {220.0, 0.0, 0.0, 0.0}, {"A", "B"});
    EXPECT_FALSE(passes(checks, "principal_within_parcels"));
    EXPECT_TRUE(std::any_of(checks.begin(), checks.end(), [](const ConservationCheck& check) {
        return check.name == "principal_within_parcels" && check.culprit == "B";
    }));
}

} // namespace
} // namespace huuco
