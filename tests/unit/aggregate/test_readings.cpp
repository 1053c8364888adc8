// SPDX-License-Identifier: MIT
/// \file
/// Tests of lower and upper readings: every figure is added up by hand.

#include <huuco/aggregate/readings.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

namespace huuco {
namespace {

Verdict verdict(double share, bool is_organic, Doubt doubt = {}) {
    Verdict verdict;
    verdict.principal_share = share;
    verdict.is_organic = is_organic;
    verdict.doubt = doubt;
    return verdict;
}

Piece piece(std::uint32_t of_verdict, double area_m2, VillageIndex village = 0) {
    Piece piece;
    piece.verdict = of_verdict;
    piece.area_m2 = area_m2;
    piece.village = village;
    return piece;
}

/// Ten hectares of principal land of which three are organic, nothing in doubt.
const std::vector<Verdict> kPlain = {verdict(1.0, true), verdict(1.0, false)};
const std::vector<Piece> kTenHectares = {piece(0, 30'000.0), piece(1, 70'000.0)};

Reading reading(
    std::vector<Piece> pieces,
    const std::vector<Verdict>& verdicts,
    double target,
    bool has_evidence = true,
    std::optional<double> deviation = std::nullopt) {
    for (Piece& piece : pieces) {
        piece.principal_m2 = piece.area_m2 * verdicts[piece.verdict].principal_share;
        piece.counted_m2 = piece.principal_m2;
    }
    VillageTotals totals(1);
    totals.add(pieces, verdicts);
    VillageReadings readings(1, has_evidence);
    readings.add(pieces, verdicts);
    return reading_of(readings.sums().whole(), totals.whole(), target, deviation);
}

TEST(Readings, WithoutDoubtBothAreTheShare) {
    const Reading got = reading(kTenHectares, kPlain, 2.0);
    EXPECT_DOUBLE_EQ(*got.lower_percent, 30.0);
    EXPECT_DOUBLE_EQ(*got.upper_percent, 30.0);
    EXPECT_EQ(got.certainty, Certainty::sure);
    EXPECT_TRUE(got.depends_on.empty());
    EXPECT_EQ(reading(kTenHectares, kPlain, 30.0).certainty, Certainty::sure_not); // strictly above
}

TEST(Readings, MixedCodesWidenThemAndAreRankedByGround) {
    const Doubt mixed{DoubtKind::mixed_codes, 0.0, 1.0, false};
    const Doubt blank{DoubtKind::blank_crop, 0.0, 1.0, false};
    std::vector<Verdict> verdicts = kPlain;
    verdicts.push_back(verdict(0.5, true, mixed));  // 2 ha, of which 1 ha is counted
    verdicts.push_back(verdict(1.0, false, blank)); // 5 ha
    std::vector<Piece> pieces = kTenHectares;
    pieces.push_back(piece(2, 20'000.0));
    pieces.push_back(piece(3, 50'000.0));
    const Reading got = reading(pieces, verdicts, 25.0);
    EXPECT_DOUBLE_EQ(*got.lower_percent, 100.0 * 3.0 / 15.0); // no mixed ground, all blank ground
    EXPECT_DOUBLE_EQ(*got.upper_percent, 100.0 * 5.0 / 12.0); // all mixed ground, no blank ground
    EXPECT_EQ(got.certainty, Certainty::depends);
    ASSERT_EQ(got.depends_on.size(), 2U);
    EXPECT_EQ(got.depends_on[0].kind, DoubtKind::blank_crop);
    EXPECT_DOUBLE_EQ(got.depends_on[0].area_m2, 50'000.0);
    EXPECT_EQ(got.depends_on[1].kind, DoubtKind::mixed_codes);
    EXPECT_DOUBLE_EQ(got.depends_on[1].area_m2, 20'000.0);
    EXPECT_EQ(reading(pieces, verdicts, 19.0).certainty, Certainty::sure);
    EXPECT_EQ(reading(pieces, verdicts, 42.0).certainty, Certainty::sure_not);
}

TEST(Readings, CertifiedGroundUnderAnUnknownCropMayBeOrganic) {
    // Of 10 ha 3 are organic; 10 more count for nothing, and are organic if their crop is listed.
    Doubt crop{DoubtKind::unknown_crop, 0.0, 1.0, false};
    crop.would_be_organic = true;
    std::vector<Verdict> verdicts = kPlain;
    verdicts.push_back(verdict(0.0, false, crop));
    std::vector<Piece> pieces = kTenHectares;
    pieces.push_back(piece(2, 100'000.0));
    const Reading got = reading(pieces, verdicts, 50.0);
    EXPECT_DOUBLE_EQ(*got.lower_percent, 30.0);
    EXPECT_DOUBLE_EQ(*got.upper_percent, 65.0); // 13 of 20
    EXPECT_EQ(got.certainty, Certainty::depends);
    verdicts.back().doubt.would_be_organic = false;
    verdicts.back().doubt.would_be_in_conversion = true;
    const Reading converting = reading(pieces, verdicts, 50.0);
    EXPECT_DOUBLE_EQ(*converting.lower_percent, 15.0);
    EXPECT_DOUBLE_EQ(*converting.upper_percent, 30.0);
    EXPECT_DOUBLE_EQ(*converting.with_conversion_percent, 65.0);
}

TEST(Readings, UnreadEvidenceAndConversionAreReadingsOfTheirOwn) {
    std::vector<Verdict> verdicts = kPlain;
    verdicts.push_back(verdict(1.0, false, {DoubtKind::none, 0.0, 0.0, true}));
    verdicts.push_back(verdict(1.0, false));
    verdicts.back().is_in_conversion = true;
    const std::vector<Piece> pieces = {
        piece(0, 10'000.0), piece(1, 50'000.0), piece(2, 20'000.0), piece(3, 20'000.0)};
    const Reading got = reading(pieces, verdicts, 2.0);
    EXPECT_DOUBLE_EQ(*got.lower_percent, 10.0);
    EXPECT_DOUBLE_EQ(*got.upper_percent, 30.0);
    EXPECT_DOUBLE_EQ(*got.with_conversion_percent, 50.0);
    ASSERT_EQ(got.depends_on.size(), 1U);
    EXPECT_EQ(got.depends_on[0].kind, DoubtKind::unknown_evidence);
}

// ADR 69: nobody knows how much of the three hectares is certified.
TEST(Readings, GroundUnderAnAreaThatCannotBeReadMayCountOrNot) {
    std::vector<Verdict> verdicts = kPlain;
    verdicts[0].doubt.may_count_less = true;
    const Reading got = reading(kTenHectares, verdicts, 2.0);
    EXPECT_DOUBLE_EQ(*got.lower_percent, 0.0);
    EXPECT_DOUBLE_EQ(*got.upper_percent, 30.0);
    EXPECT_EQ(got.certainty, Certainty::depends);
    ASSERT_EQ(got.depends_on.size(), 1U);
    EXPECT_EQ(got.depends_on[0].kind, DoubtKind::unread_area);
    EXPECT_DOUBLE_EQ(got.depends_on[0].area_m2, 30'000.0);
    EXPECT_EQ(reading(kTenHectares, verdicts, 30.0).certainty, Certainty::sure_not);
}

TEST(Readings, GroundUnderACertificateThatMayBeSuspendedMayCountOrNot) {
    std::vector<Verdict> verdicts = kPlain;
    verdicts[0].doubt.may_not_count = true;
    const Reading got = reading(kTenHectares, verdicts, 2.0);
    EXPECT_DOUBLE_EQ(*got.lower_percent, 0.0);
    EXPECT_DOUBLE_EQ(*got.upper_percent, 30.0);
    EXPECT_EQ(got.certainty, Certainty::depends);
    ASSERT_EQ(got.depends_on.size(), 1U);
    EXPECT_EQ(got.depends_on[0].kind, DoubtKind::unknown_evidence);
    EXPECT_DOUBLE_EQ(got.depends_on[0].area_m2, 30'000.0);
}

TEST(Readings, WithoutAnyEvidenceAllOfItIsOpen) {
    const std::vector<Verdict> verdicts = {verdict(1.0, false)};
    const Reading got = reading({piece(0, 70'000.0)}, verdicts, 2.0, false);
    EXPECT_DOUBLE_EQ(*got.lower_percent, 0.0);
    EXPECT_DOUBLE_EQ(*got.upper_percent, 100.0);
    EXPECT_EQ(got.certainty, Certainty::depends);
    EXPECT_EQ(got.depends_on.front().kind, DoubtKind::no_evidence);
}

TEST(Readings, WithoutPrincipalLandTheTargetIsSurelyNotMet) {
    const Reading got = reading({piece(0, 100.0)}, {verdict(0.0, false)}, 2.0);
    EXPECT_EQ(got.lower_percent, std::nullopt);
    EXPECT_EQ(got.upper_percent, std::nullopt);
    EXPECT_EQ(got.certainty, Certainty::sure_not);
}

TEST(Readings, WhatIsOrganicIsNoGroundWithoutEvidence) {
    const Reading got = reading(kTenHectares, kPlain, 2.0, false);
    EXPECT_DOUBLE_EQ(*got.lower_percent, 30.0);
    ASSERT_EQ(got.depends_on.size(), 1U);
    EXPECT_DOUBLE_EQ(got.depends_on[0].area_m2, 70'000.0);
}

TEST(Readings, OnlyGroundBetweenBothEndsIsInDoubt) {
    const Doubt mixed{DoubtKind::mixed_crops, 0.25, 1.0, false};
    const Reading got = reading({piece(0, 1'000.0)}, {verdict(0.5, true, mixed)}, 2.0);
    ASSERT_EQ(got.depends_on.size(), 1U);
    EXPECT_DOUBLE_EQ(got.depends_on[0].area_m2, 750.0);
}

TEST(Readings, BoundariesMoveNothingBeyondNothingAndAll) {
    const std::vector<Piece> nothing = {piece(0, 1'000.0), piece(1, 99'000.0)}; // one per cent
    EXPECT_EQ(reading(nothing, kPlain, 2.0, true, 1.0).lower_percent, 0.0);
    const std::vector<Piece> all = {piece(0, 99'000.0), piece(1, 1'000.0)};
    EXPECT_EQ(reading(all, kPlain, 2.0, true, 1.0).upper_percent, 100.0);
    EXPECT_EQ(reading(all, kPlain, 2.0, true, 1.0).with_conversion_percent, 100.0);
}

TEST(Readings, BoundariesMoveBothApart) {
    const Reading got = reading(kTenHectares, kPlain, 29.0, true, 1.0);
    EXPECT_DOUBLE_EQ(*got.lower_percent, 30.0 - 1.96);
    EXPECT_DOUBLE_EQ(*got.upper_percent, 30.0 + 1.96);
    EXPECT_EQ(got.certainty, Certainty::depends);
    ASSERT_EQ(got.depends_on.size(), 1U);
    EXPECT_EQ(got.depends_on[0].kind, DoubtKind::boundaries);
    EXPECT_DOUBLE_EQ(got.depends_on[0].area_m2, 0.0196 * 100'000.0);
}

/// Ten thousand m² without evidence, and as much in doubt that is certified, with limits.
ReadingAreas limited(const Doubt& doubt, double principal_m2, const PieceLimits& limits) {
    const std::vector<Verdict> verdicts = {verdict(1.0, false), verdict(0.5, true, doubt)};
    std::vector<Piece> pieces = {piece(0, 10'000.0), piece(1, 10'000.0)};
    pieces[0].principal_m2 = 10'000.0;
    pieces[1].principal_m2 = principal_m2;
    pieces[1].counted_m2 = std::min(principal_m2, limits.counted_m2);
    VillageReadings readings(1, true);
    readings.add(pieces, verdicts, std::vector<PieceLimits>{limits});
    return readings.sums().whole();
}

TEST(Readings, ACertifiedAreaBoundsTheUpperOneWhereItDoesNotBoundTheFigure) {
    // 5,000 m² are counted by equal parts; of 10,000 that are possible 6,000 are certified.
    const Doubt mixed{DoubtKind::mixed_codes, 0.0, 1.0, false};
    const ReadingAreas got = limited(mixed, 5'000.0, {1, 0.0, 10'000.0, 6'000.0});
    EXPECT_EQ(got.upper_organic_m2, 6'000.0);
    EXPECT_EQ(got.upper_principal_m2, 16'000.0);
    EXPECT_EQ(got.lower_organic_m2, 0.0);
    EXPECT_EQ(got.lower_principal_m2, 20'000.0); // ground beyond the certified may be crop land
}

TEST(Readings, ACertifiedAreaThatIsAllThatMayCountBoundsNothing) {
    // 4,000 to 6,000 m² are crop land, and 6,000 are certified: whatever it is, all of it counts.
    const Doubt mixed{DoubtKind::mixed_codes, 0.4, 0.6, false};
    const ReadingAreas got = limited(mixed, 5'000.0, {1, 4'000.0, 6'000.0, 6'000.0});
    EXPECT_EQ(got.lower_organic_m2, 4'000.0);
    EXPECT_EQ(got.lower_principal_m2, 14'000.0);
    EXPECT_EQ(got.upper_principal_m2, 16'000.0);
}

TEST(Readings, ACertifiedAreaBelowThatWhichIsSureBoundsBoth) {
    // At least 4,000 m² are crop land and 3,000 are certified; the rest is crop land all the same.
    const Doubt mixed{DoubtKind::mixed_codes, 0.4, 1.0, false};
    const ReadingAreas got = limited(mixed, 5'000.0, {1, 4'000.0, 10'000.0, 3'000.0});
    EXPECT_EQ(got.lower_organic_m2, 3'000.0);
    EXPECT_EQ(got.lower_principal_m2, 20'000.0);
    EXPECT_EQ(got.upper_organic_m2, 3'000.0);
    EXPECT_EQ(got.upper_principal_m2, 14'000.0);
}

TEST(Readings, ACertifiedAreaBoundsLandInConversionAsWell) {
    std::vector<Verdict> verdicts = {verdict(1.0, false)};
    verdicts[0].is_in_conversion = true;
    std::vector<Piece> pieces = {piece(0, 10'000.0)};
    pieces[0].principal_m2 = 10'000.0;
    pieces[0].counted_m2 = 6'000.0;
    VillageReadings readings(1, true);
    readings.add(pieces, verdicts);
    EXPECT_EQ(readings.sums().whole().conversion_organic_m2, 6'000.0);
    EXPECT_EQ(readings.sums().whole().upper_organic_m2, 0.0);
}

TEST(Readings, DependOnNoMoreGroundThanIsCertified) {
    // A document that cannot be read speaks about 2,000 of 10,000 m².
    const std::vector<Verdict> verdicts = {verdict(1.0, false, {DoubtKind::none, 0.0, 0.0, true})};
    std::vector<Piece> pieces = {piece(0, 10'000.0)};
    pieces[0].principal_m2 = 10'000.0;
    VillageReadings readings(1, true);
    readings.add(
        pieces, verdicts, std::vector<PieceLimits>{{0, 10'000.0, 10'000.0, 9'000.0, 2'000.0}});
    const ReadingAreas got = readings.sums().whole();
    EXPECT_EQ(got.upper_organic_m2, 2'000.0);
    EXPECT_EQ(got.doubt_m2.at(static_cast<std::size_t>(DoubtKind::unknown_evidence)), 2'000.0);
}

TEST(Readings, MoreThanTheCertifiedAreaMayCountWhereARowCannotBeRead) {
    // 700 of 10,000 m² count for sure, 4,000 if another row is what it seems.
    const std::vector<Verdict> verdicts = {verdict(1.0, true, {DoubtKind::none, 0.0, 0.0, true})};
    std::vector<Piece> pieces = {piece(0, 10'000.0)};
    pieces[0].principal_m2 = 10'000.0;
    pieces[0].counted_m2 = 700.0;
    VillageReadings readings(1, true);
    readings.add(
        pieces, verdicts, std::vector<PieceLimits>{{0, 10'000.0, 10'000.0, 700.0, 4'000.0}});
    const ReadingAreas got = readings.sums().whole();
    EXPECT_EQ(got.lower_organic_m2, 700.0);
    EXPECT_EQ(got.upper_organic_m2, 4'000.0);
    EXPECT_EQ(got.upper_principal_m2, 10'000.0);
    EXPECT_EQ(got.conversion_organic_m2, 4'000.0);
    EXPECT_EQ(got.doubt_m2.at(static_cast<std::size_t>(DoubtKind::unknown_evidence)), 3'300.0);
}

TEST(Readings, WhatMayBeInConversionIsInNoReadingOfTheShare) {
    std::vector<Verdict> verdicts = {verdict(1.0, false)};
    verdicts[0].doubt.may_be_in_conversion = true;
    const Reading got = reading({piece(0, 10'000.0)}, verdicts, 2.0);
    EXPECT_EQ(got.upper_percent, 0.0);
    EXPECT_EQ(got.with_conversion_percent, 100.0);
    EXPECT_EQ(got.certainty, Certainty::sure_not);
    EXPECT_TRUE(got.depends_on.empty());
}

TEST(Readings, RecordedGroundBoundsBothWhateverTheCropMayBe) {
    const Doubt blank{DoubtKind::blank_crop, 0.0, 1.0, false};
    const double all = std::numeric_limits<double>::infinity();
    const ReadingAreas got = limited(blank, 1'000.0, {1, 0.0, 1'000.0, all});
    EXPECT_EQ(got.upper_organic_m2, 1'000.0);
    EXPECT_EQ(got.upper_principal_m2, 11'000.0);
    EXPECT_EQ(got.doubt_m2.at(static_cast<std::size_t>(DoubtKind::blank_crop)), 1'000.0);
}

// Oracle: every choice within the doubts gives a share between both readings.
TEST(Readings, NoChoiceLeavesTheBounds) {
    std::mt19937 random(7);
    const auto draw = [&](double most) {
        return std::uniform_real_distribution<double>(0.0, most)(random);
    };
    for (int run = 0; run < 200; ++run) {
        std::vector<Verdict> verdicts;
        std::vector<Piece> pieces;
        double organic = 0.0;
        double principal = 0.0;
        for (std::uint32_t i = 0; i < 12; ++i) {
            const bool is_organic = draw(1.0) < 0.3;
            const bool may_be = !is_organic && draw(1.0) < 0.3;
            const bool in_doubt = draw(1.0) < 0.6;
            const DoubtKind kind = in_doubt ? DoubtKind::mixed_codes : DoubtKind::none;
            const bool may_be_less = is_organic && draw(1.0) < 0.3;
            verdicts.push_back(verdict(0.5, is_organic, {kind, 0.0, 1.0, may_be}));
            verdicts.back().doubt.may_count_less = may_be_less;
            pieces.push_back(piece(i, 100.0 + draw(900.0)));
            const double share = in_doubt ? draw(1.0) : 0.5;
            const double ground = share * pieces.back().area_m2;
            principal += ground;
            const bool counts = is_organic || (may_be && draw(1.0) < 0.5);
            organic += counts ? ground * (may_be_less ? draw(1.0) : 1.0) : 0.0;
        }
        const Reading got = reading(pieces, verdicts, 2.0);
        const double share = 100.0 * organic / principal;
        EXPECT_GE(share, got.lower_percent.value_or(0.0) - 1e-9);
        EXPECT_LE(share, *got.upper_percent + 1e-9);
    }
}

} // namespace
} // namespace huuco
