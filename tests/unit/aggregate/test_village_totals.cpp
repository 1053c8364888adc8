// SPDX-License-Identifier: MIT
/// \file
/// Sums per village: parcels counted once, shares, targets, and the split of mixed land.

#include <huuco/aggregate/village_totals.hpp>

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace huuco {
namespace {

constexpr std::uint32_t kOrganic = 0;
constexpr std::uint32_t kPrincipal = 1;
constexpr std::uint32_t kForest = 2;
constexpr std::uint32_t kHalfOrganic = 3;
constexpr std::uint32_t kConversion = 4;

std::vector<Verdict> village_verdicts() {
    std::vector<Verdict> verdicts(5);
    verdicts[kOrganic].principal_share = 1.0;
    verdicts[kOrganic].is_organic = true;
    verdicts[kPrincipal].principal_share = 1.0;
    verdicts[kPrincipal].organic_status = "unknown";
    verdicts[kHalfOrganic].principal_share = 0.5;
    verdicts[kHalfOrganic].is_organic = true;
    verdicts[kConversion].principal_share = 1.0;
    verdicts[kConversion].is_in_conversion = true;
    return verdicts;
}

Piece piece(std::uint32_t parcel, VillageIndex village, std::uint32_t verdict, double area_m2) {
    const Verdict of_piece = village_verdicts()[verdict];
    const double principal_m2 = area_m2 * of_piece.principal_share;
    const bool counts = of_piece.is_organic || of_piece.is_in_conversion;
    return {
        parcel,
        village,
        verdict,
        Piece::kWholeParcel,
        area_m2,
        principal_m2,
        counts ? principal_m2 : 0.0};
}

TEST(VillageTotals, AParcelInTwoVillagesCountsOnceInTheWholeAndOnceInEach) {
    VillageTotals totals(2);
    totals.add(
        std::vector{piece(0, 0, kPrincipal, 10.0), piece(0, 1, kPrincipal, 5.0)},
        village_verdicts());
    EXPECT_EQ(totals.sums().villages()[0].parcels, 1U);
    EXPECT_EQ(totals.sums().villages()[1].parcels, 1U);
    EXPECT_EQ(totals.whole().parcels, 1U);
    EXPECT_EQ(totals.whole().parcel_m2, 15.0);
}

TEST(VillageTotals, TwoPiecesOfAParcelInOneVillageAreOneParcel) {
    VillageTotals totals(1);
    totals.add(
        std::vector{piece(0, 0, kOrganic, 4.0), piece(0, 0, kPrincipal, 6.0)}, village_verdicts());
    EXPECT_EQ(totals.sums().villages()[0].parcels, 1U);
    EXPECT_EQ(totals.sums().villages()[0].principal_m2, 10.0);
    EXPECT_EQ(totals.sums().villages()[0].organic_m2, 4.0);
    EXPECT_EQ(totals.sums().villages()[0].share_percent().value(), 40.0);
    EXPECT_EQ(totals.sums().villages()[0].unknown_evidence_m2, 6.0);
}

TEST(VillageTotals, GroundOutsideTheVillagesHasItsOwnRow) {
    VillageTotals totals(1);
    totals.add(std::vector{piece(0, kOutsideVillages, kPrincipal, 3.0)}, village_verdicts());
    EXPECT_EQ(totals.sums().outside().principal_m2, 3.0);
    EXPECT_EQ(totals.sums().villages()[0].parcel_m2, 0.0);
    EXPECT_EQ(totals.whole().principal_m2, 3.0);
}

TEST(VillageTotals, MixedLandCountsWithItsPart) {
    VillageTotals totals(1);
    totals.add(std::vector{piece(0, 0, kHalfOrganic, 100.0)}, village_verdicts());
    EXPECT_EQ(totals.sums().villages()[0].parcel_m2, 100.0);
    EXPECT_EQ(totals.sums().villages()[0].principal_m2, 50.0);
    EXPECT_EQ(totals.sums().villages()[0].organic_m2, 50.0);
}

TEST(VillageTotals, ACertifiedAreaSmallerThanThePieceCountsAlone) {
    VillageTotals totals(1);
    Piece part = piece(0, 0, kOrganic, 100.0);
    part.counted_m2 = 60.0;
    totals.add(std::vector{part}, village_verdicts());
    EXPECT_EQ(totals.sums().villages()[0].principal_m2, 100.0);
    EXPECT_EQ(totals.sums().villages()[0].organic_m2, 60.0);
}

TEST(VillageTotals, LandInConversionCountsWithItsCertifiedAreaAndIsNotOrganic) {
    VillageTotals totals(1);
    Piece part = piece(0, 0, kConversion, 100.0);
    part.counted_m2 = 60.0;
    totals.add(std::vector{part}, village_verdicts());
    EXPECT_EQ(totals.whole().in_conversion_m2, 60.0);
    EXPECT_EQ(totals.whole().organic_m2, 0.0);
}

TEST(VillageTotals, OnlyThePrincipalPartOfMixedLandLacksEvidence) {
    std::vector<Verdict> verdicts = village_verdicts();
    verdicts[kHalfOrganic].is_organic = false;
    verdicts[kHalfOrganic].organic_status = "unknown";
    VillageTotals totals(1);
    totals.add(std::vector{piece(0, 0, kHalfOrganic, 100.0)}, verdicts);
    EXPECT_EQ(totals.whole().unknown_evidence_m2, 50.0);
}

// By hand: of 100 m² half are principal; the other two parcels are 30 and 7 m².
TEST(VillageTotals, LandWhoseEvidenceDoesNotCountStandsByItsStatus) {
    std::vector<Verdict> verdicts = village_verdicts();
    verdicts[kHalfOrganic].is_organic = false;
    verdicts[kHalfOrganic].organic_status = "expired";
    verdicts[kForest].organic_status = "expired"; // no principal-crop land
    verdicts[kOrganic].organic_status = "certified";
    verdicts[kConversion].organic_status = "in_conversion";
    verdicts.push_back(verdicts[kPrincipal]);
    verdicts.back().organic_status = "pgs";
    Piece pgs = piece(2, 1, kPrincipal, 30.0);
    pgs.verdict = 5;
    VillageTotals totals(2);
    totals.add(
        std::vector{
            piece(0, 0, kHalfOrganic, 100.0),
            piece(1, 0, kOrganic, 1.0),
            pgs,
            piece(3, 1, kPrincipal, 5.0),
            piece(4, 1, kForest, 5.0),
            piece(5, 1, kConversion, 5.0)},
        verdicts);
    Piece outside = piece(0, kOutsideVillages, kHalfOrganic, 14.0);
    totals.add(std::vector{outside}, verdicts);
    using ByStatus = std::map<std::string, double>;
    EXPECT_EQ(totals.sums().villages()[0].not_counted_m2, (ByStatus{{"expired", 50.0}}));
    EXPECT_EQ(totals.sums().villages()[1].not_counted_m2, (ByStatus{{"pgs", 30.0}}));
    EXPECT_EQ(totals.sums().outside().not_counted_m2, (ByStatus{{"expired", 7.0}}));
    EXPECT_EQ(totals.whole().not_counted_m2, (ByStatus{{"expired", 57.0}, {"pgs", 30.0}}));
}

// 100 * 85 / 85 and the like are 100 for whole numbers; of random areas a tenth is not.
TEST(AreaTotals, AllOfTheLandIsAHundredPerCent) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> area(1.0, 1e7);
    for (int i = 0; i < 1000; ++i) {
        const double all = area(random);
        EXPECT_EQ(percent_of(all, all), 100.0);
    }
}

TEST(AreaTotals, SayHowMuchEvidenceThereIs) {
    EXPECT_EQ((AreaTotals{1, 100.0, 100.0, 0.0, 0.0, 100.0}.evidence()), "none");
    EXPECT_EQ((AreaTotals{1, 100.0, 100.0, 0.0, 0.0, 99.0}.evidence()), "partial");
    EXPECT_EQ((AreaTotals{1, 100.0, 100.0, 2.0, 0.0, 0.0}.evidence()), "full");
    EXPECT_EQ((AreaTotals{1, 100.0, 0.0, 0.0, 0.0, 0.0}.evidence()), "");
}

TEST(VillageTotals, WithoutPrincipalLandThereIsNoShareAndNoTargetMet) {
    VillageTotals totals(1);
    totals.add(std::vector{piece(0, 0, kForest, 100.0)}, village_verdicts());
    EXPECT_FALSE(totals.sums().villages()[0].share_percent().has_value());
    EXPECT_FALSE(totals.sums().villages()[0].meets(0.0));
}

TEST(AreaTotals, ExactlyTheTargetDoesNotMeetIt) {
    const AreaTotals exactly{1, 100.0, 100.0, 2.0, 0.0, 0.0};
    EXPECT_FALSE(exactly.meets(2.0));
    EXPECT_EQ(exactly.missing_m2(2.0), 0.0);
    const AreaTotals above{1, 100.0, 100.0, 2.0001, 0.0, 0.0};
    EXPECT_TRUE(above.meets(2.0));
    EXPECT_EQ(above.missing_m2(2.0), 0.0); // nothing, not less
}

TEST(AreaTotals, MissingLandAndTheUpperReading) {
    const AreaTotals totals{1, 200.0, 100.0, 1.0, 3.0, 0.0};
    EXPECT_EQ(totals.missing_m2(2.0), 1.0);
    EXPECT_EQ(totals.upper_share_percent().value(), 4.0);
}

} // namespace
} // namespace huuco
