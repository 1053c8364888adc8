// SPDX-License-Identifier: MIT
/// \file
/// The checks find what they are there to find.

#include <huuco/aggregate/conservation.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
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

TEST(Conservation, GroundThatCameFromNowhereIsFoundAsWell) {
    GroundBeforeOverlay ground{119.9, 0.0, 0.0, 0.0};
    ground.pieces_m2 = ground.measured_m2 = 120.0;
    ground.union_m2 = 120.1; // here the figures are less
    AreaTotals whole = kWhole;
    whole.parcel_m2 = 120.1;
    const auto checks = check_conservation({kVillage}, kOutside, whole, ground);
    for (const char* const name :
         {"villages_plus_outside_equals_parcels",
          "villages_plus_outside_equals_totals",
          "parcels_equal_pieces_overlaps_set_aside",
          "villages_plus_outside_equals_union"}) {
        EXPECT_FALSE(passes(checks, name)) << name;
    }
}

/// Whether figures that are off by so much pass, of a village that is all of the ground.
bool passes_when_off(double ground_m2, double off_m2, GroundBeforeOverlay ground = {}) {
    AreaTotals village;
    village.parcel_m2 = ground_m2;
    ground.parcels_m2 = ground_m2 + off_m2;
    return passes(
        check_conservation({village}, {}, village, ground), "villages_plus_outside_equals_parcels");
}

TEST(Conservation, ABillionthOfTheGroundAndASquareCentimetreAreRounding) {
    constexpr double kThousandSquareKilometres_m2 = 1e9;
    EXPECT_TRUE(passes_when_off(kThousandSquareKilometres_m2, 0.9));
    EXPECT_FALSE(passes_when_off(kThousandSquareKilometres_m2, 1.1));
    EXPECT_TRUE(passes_when_off(100.0, 0.9e-4));
    EXPECT_FALSE(passes_when_off(100.0, 1.1e-4));
}

TEST(Conservation, SliversAndTheDoubtOfCutEdgesAreNoGroundLost) {
    GroundBeforeOverlay ground;
    ground.sliver_m2 = 0.3;
    ground.edge_doubt_m2 = 0.2;
    EXPECT_TRUE(passes_when_off(100.0, 0.45, ground));
    EXPECT_FALSE(passes_when_off(100.0, 0.55, ground));
}

TEST(Conservation, TheUnionMayHaveWhatIsUnsettledAndOverlapsThatAreRounding) {
    GroundBeforeOverlay ground{120.0, 0.0, 0.0, 0.0};
    ground.measured_m2 = 120.0;
    ground.unsettled_m2 = 3.0;
    ground.union_doubt_m2 = 0.5;
    for (const double more_m2 : {3.4, 3.6}) {
        ground.union_m2 = 120.0 + more_m2;
        EXPECT_EQ(
            passes(
                check_conservation({kVillage}, kOutside, kWhole, ground),
                "villages_plus_outside_equals_union"),
            more_m2 < 3.5);
    }
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

TEST(Conservation, OrganicLandAndLandInConversionTogetherAreNoMoreThanPrincipalLand) {
    AreaTotals wrong = kVillage;
    wrong.organic_m2 = 30.0;
    wrong.in_conversion_m2 = 21.0; // of 50 m²
    const auto checks = check_conservation({wrong}, kOutside, kWhole, {120.0, 0.0, 0.0, 0.0});
    EXPECT_TRUE(passes(checks, "organic_within_principal"));
    EXPECT_FALSE(passes(checks, "organic_and_conversion_within_principal"));
}

/// What the check of principal-crop land names, of villages A and B and the ground outside with so
/// much more of it than ground.
std::string culprit_of_principal(double more_of_a_m2, double more_of_b_m2, double more_outside_m2) {
    const auto totals = [](double more_m2) {
        AreaTotals wrong;
        wrong.parcel_m2 = 100.0;
        wrong.principal_m2 = 100.0 + more_m2;
        return wrong;
    };
    const auto checks = check_conservation(
        {totals(more_of_a_m2), totals(more_of_b_m2)}, totals(more_outside_m2), {}, {}, {"A", "B"});
    const auto found = std::find_if(checks.begin(), checks.end(), [](const auto& check) {
        return check.name == "principal_within_parcels";
    });
    EXPECT_FALSE(found->passed);
    return found->culprit;
}

TEST(Conservation, TheWorstPlaceIsNamed) {
    EXPECT_EQ(culprit_of_principal(5.0, 1.0, 0.0), "A");
    EXPECT_EQ(culprit_of_principal(1.0, 5.0, 2.0), "B");
    EXPECT_EQ(culprit_of_principal(0.0, 0.0, 2.0), "outside the villages");
    EXPECT_EQ(culprit_of_principal(0.0, 1.0, 2.0), "outside the villages");
}

TEST(GroundSums, OfPartsAreThoseOfTheWhole) {
    GroundSums part;
    part.parcels_m2.add(100.0);
    part.unsettled_m2.add(3.0);
    part.union_m2->add(90.0);
    part.sliver_m2 = 0.25;
    part.edge_doubt_m2 = 0.5;
    part.union_doubt_m2 = 2.0;
    GroundSums sum;
    sum.add(part);
    sum.add(part);
    const GroundBeforeOverlay ground = sum.rounded();
    EXPECT_EQ(ground.parcels_m2, 200.0);
    EXPECT_EQ(ground.unsettled_m2, 6.0);
    EXPECT_EQ(ground.union_m2, 180.0);
    EXPECT_EQ(ground.sliver_m2, 0.5);
    EXPECT_EQ(ground.edge_doubt_m2, 1.0);
    EXPECT_EQ(ground.union_doubt_m2, 4.0);
    part.union_m2.reset(); // a union failed there
    sum.add(part);
    EXPECT_EQ(sum.rounded().union_m2, std::nullopt);
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
