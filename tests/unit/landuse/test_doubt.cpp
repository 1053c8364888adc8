// SPDX-License-Identifier: MIT
/// \file
/// Tests of what a verdict leaves open.

#include "shipped.hpp"

#include <huuco/landuse/doubt.hpp>

#include <gtest/gtest.h>

#include <string>

namespace huuco {
namespace {

using test::day;
using test::shipped_tables;

/// A plan that lists rice and tea on rice land and land of perennial crops.
Plan rice_and_tea() {
    Plan plan;
    plan.land_codes = {{"LUC", 0}, {"CLN", 0}};
    plan.crops = {{"Lúa", 0}, {"Chè", 0}};
    return plan;
}

Doubt doubt(const char* land_code, const char* crop, const Plan& plan = rice_and_tea()) {
    return doubt_of(LandUseClassifier(shipped_tables(), plan).classify(land_code, crop), nullptr);
}

void expect(const Doubt& got, DoubtKind land, double least, double most) {
    EXPECT_EQ(got.land, land);
    EXPECT_EQ(got.least_share, least);
    EXPECT_EQ(got.most_share, most);
}

TEST(Doubt, KnownCodesAndCropsLeaveNone) {
    expect(doubt("LUC", "Lúa"), DoubtKind::none, 1.0, 1.0);
    expect(doubt("LUC", "Ngô"), DoubtKind::none, 0.0, 0.0); // known, not on the list
    expect(doubt("ONT", "Lúa"), DoubtKind::none, 0.0, 0.0);
    expect(doubt("LUC+CLN", "Lúa"), DoubtKind::none, 1.0, 1.0);
    expect(doubt("ONT", ""), DoubtKind::none, 0.0, 0.0);
}

TEST(Doubt, PartsThatAreAssumedMayBeNothingOrAll) {
    expect(doubt("ONT+CLN", "Chè"), DoubtKind::mixed_codes, 0.0, 1.0);
    expect(doubt("LUC", "Lúa, Ngô"), DoubtKind::mixed_crops, 0.0, 1.0);
    Plan whole = rice_and_tea();
    whole.mixed_codes = MixedCodes::whole_parcel; // a rule is no knowledge
    expect(doubt("ONT+CLN", "Chè", whole), DoubtKind::mixed_codes, 0.0, 1.0);
}

TEST(Doubt, AResidentialLimitIsARuleAndRecordedAreasAreNot) {
    Plan limited = rice_and_tea();
    limited.residential_limit_m2 = 400.0;
    expect(doubt("ONT+CLN", "Chè", limited), DoubtKind::mixed_codes, 0.0, 1.0);
    const LandUseClassifier classifier(shipped_tables(), limited);
    const LandUse recorded = classifier.classify("ONT+CLN", "Chè", RecordedAreas{{}, 300.0});
    ASSERT_EQ(recorded.code_split, CodeSplit::recorded);
    EXPECT_EQ(doubt_of(recorded, nullptr).land, DoubtKind::none);
}

TEST(Doubt, ACodeThatBreaksOffHasGroundBeyondTheRecordedArea) {
    const LandUse use = LandUseClassifier(shipped_tables(), rice_and_tea())
                            .classify("ONT+", "Chè", RecordedAreas{{}, 300.0});
    ASSERT_TRUE(has_recorded_code(use));
    EXPECT_EQ(doubt_of(use, nullptr).land, DoubtKind::unknown_code);
}

/// Bounds of a parcel of a hectare.
PrincipalBounds bounds(const char* code, const char* crop, const RecordedAreas& recorded) {
    const LandUse use =
        LandUseClassifier(shipped_tables(), rice_and_tea()).classify(code, crop, recorded);
    return principal_bounds_of(use, recorded, 10'000.0);
}

void expect(const PrincipalBounds& got, double least, double most) {
    EXPECT_DOUBLE_EQ(got.least, least);
    EXPECT_DOUBLE_EQ(got.most, most);
}

TEST(PrincipalBounds, GroundThatIsRecordedOtherwiseIsNeverCropLand) {
    expect(bounds("ONT+CLN", "", {{9000.0, 1000.0}, {}}), 0.0, 0.1);
    expect(bounds("ONT+CLN", "cây tạp", {{9000.0, 1000.0}, {}}), 0.0, 0.1);
    expect(bounds("ONT+CLN", "Chè", {{9000.0, 1000.0}, {}}), 0.1, 0.1);
    expect(bounds("ONT+CLN", "", {{}, 9000.0}), 0.0, 0.1);
    expect(bounds("ONT+CLN", "", {{90.0, 10.0}, {}, true}), 0.0, 0.1);
    // The rest, 2,000 m², may be all tea or all fish; 7,000 m² of tea are recorded.
    expect(bounds("CLN+ONT+LUC+NTS", "Chè", {{7000.0, 1000.0, {}, {}}, {}}), 0.7, 0.9);
    // An unknown code may stand for anything, but not for more than its area.
    expect(bounds("QQQ+CLN", "Chè", {{3000.0, 7000.0}, {}}), 0.7, 1.0);
    // Records beyond the parcel share it in their proportion, which leaves no rest to doubt.
    expect(bounds("ONT+CLN+NTS", "Chè", {{9000.0, 6000.0, {}}, {}}), 0.4, 0.4);
}

TEST(CropLand, IsContradictedByAreasThatAreNotItsOwn) {
    const LandUseClassifier classifier(shipped_tables(), rice_and_tea());
    const auto contradicted = [&](const char* code, const char* crop, double share) {
        return contradicted_crop_land_m2(classifier.classify(code, crop), share, 10'000.0);
    };
    EXPECT_EQ(contradicted("CLN", "Chè 3000 m2", 1.0), 10'000.0);
    EXPECT_EQ(contradicted("CLN", "Chè 1,05 ha", 1.0), std::nullopt); // within a tenth
    EXPECT_EQ(contradicted("CLN", "Chè 1,1 ha", 1.0), std::nullopt);
    EXPECT_EQ(contradicted("CLN", "Chè 11 050 m2", 1.0), 10'000.0);
    EXPECT_EQ(contradicted("CLN", "Chè 12 000 m2", 1.0), 10'000.0);
    // 300 of 1,000 m² are tea: 0.15 of the parcel, half of which is crop land.
    EXPECT_EQ(contradicted("ONT+CLN", "Chè 300 m2, Keo 700 m2", 0.15), 5'000.0);
    EXPECT_EQ(contradicted("ONT+CLN", "Chè 1500 m2, Keo 3500 m2", 0.15), std::nullopt);
    EXPECT_EQ(contradicted("CLN", "Chè 30%, Keo 70%", 0.3), std::nullopt);
    EXPECT_EQ(contradicted("CLN", "Keo 3000 m2", 0.0), std::nullopt);
}

TEST(Doubt, CropsHaveThePartThatTheCellStates) {
    const double tenth = 0.1;
    expect(doubt("CLN", "10% chè, 90% keo"), DoubtKind::none, tenth, tenth);
    expect(doubt("ONT+CLN", "10% chè, 90% keo"), DoubtKind::mixed_codes, 0.0, tenth);
    expect(doubt("CLN", "10% chè, 90% cây tạp"), DoubtKind::unknown_crop, tenth, 1.0);
    // An amount that is not used, as that of the other crop is not known, settles nothing.
    expect(doubt("CLN", "Chè 300 m2, Keo"), DoubtKind::mixed_crops, 0.0, 1.0);
}

// ADR 27: every doubt is decided for the share, whatever the plan assumes.
TEST(Doubt, RemembersWhatTheEvidenceWouldMakeOfGroundThatDoesNotCount) {
    const EvidenceJudge judge(shipped_tables(), test::default_plan(), day(2026, 6, 30));
    const auto doubt_under = [&](const char* crop, const char* status) {
        Certificate certificate;
        certificate.status = status;
        certificate.scheme = "EU";
        const Evidence evidence = judge.judge(certificate);
        return doubt_of(
            LandUseClassifier(shipped_tables(), rice_and_tea()).classify("LUC", crop), &evidence);
    };
    EXPECT_TRUE(doubt_under("cây lạ", "certified").would_be_organic);
    EXPECT_FALSE(doubt_under("cây lạ", "none").would_be_organic);
    EXPECT_TRUE(doubt_under("cây lạ", "in_conversion").would_be_in_conversion);
    EXPECT_FALSE(doubt_under("Lúa", "certified").would_be_organic); // it is
    EXPECT_FALSE(doubt_under("Ngô", "certified").would_be_organic); // it is no such land for sure
}

TEST(Doubt, ACodeThatBreaksOffHasAPartNobodyKnows) {
    expect(doubt("ONT+", "Chè"), DoubtKind::unknown_code, 0.0, 1.0);
    expect(doubt("CLN+", "Chè"), DoubtKind::unknown_code, 0.0, 1.0);
}

TEST(Doubt, WhatNobodyKnowsMayBeAnything) {
    expect(doubt("LUC", ""), DoubtKind::blank_crop, 0.0, 1.0);
    expect(doubt("LUC", "cây tạp"), DoubtKind::unknown_crop, 0.0, 1.0);
    expect(doubt("", "Lúa"), DoubtKind::unknown_code, 0.0, 1.0);
    expect(doubt("QQQ", "Lúa"), DoubtKind::unknown_code, 0.0, 1.0);
    expect(doubt("QQQ", "Ngô"), DoubtKind::none, 0.0, 0.0); // the crop settles it
}

TEST(Doubt, ABlankCropIsNoneWhereEveryCropCounts) {
    Plan plan = rice_and_tea();
    plan.crops.clear();
    expect(doubt("LUC", "", plan), DoubtKind::none, 1.0, 1.0);
}

TEST(Doubt, OnlyEvidenceThatSpeaksAndCannotBeReadLeavesItOpen) {
    const Plan plan = rice_and_tea();
    const LandUse rice = LandUseClassifier(shipped_tables(), plan).classify("LUC", "Lúa");
    const EvidenceJudge judge(shipped_tables(), plan, day(2026, 6, 30));
    const auto is_open = [&](const std::string& status, const std::string& scheme) {
        Certificate row;
        row.status = status;
        row.scheme = scheme;
        const Evidence evidence = judge.judge(row);
        return doubt_of(rice, &evidence).may_be_organic;
    };
    EXPECT_TRUE(is_open("certified", "no such scheme"));
    EXPECT_TRUE(is_open("certified", ""));
    EXPECT_TRUE(is_open("no such status", "EU"));
    EXPECT_FALSE(is_open("certified", "EU"));
    EXPECT_FALSE(is_open("expired", "EU"));
    EXPECT_FALSE(is_open("none", ""));
    EXPECT_FALSE(doubt_of(rice, nullptr).may_be_organic); // silence
    // Where no principal-crop land can be, no evidence leaves anything open.
    Certificate unread;
    unread.status = "no such status";
    const Evidence evidence = judge.judge(unread);
    const LandUse house = LandUseClassifier(shipped_tables(), plan).classify("ONT", "Lúa");
    EXPECT_FALSE(doubt_of(house, &evidence).may_be_organic);
}

// ADR 70: what would be in conversion, could it be read, is no organic land in any case.
TEST(Doubt, IsOnlyAboutWhatTheEvidenceMayComeTo) {
    const Plan plan = rice_and_tea();
    const LandUse rice = LandUseClassifier(shipped_tables(), plan).classify("LUC", "Lúa");
    const EvidenceJudge judge(shipped_tables(), plan, day(2026, 6, 30));
    const auto doubt_under = [&](const Certificate& row) {
        const Evidence evidence = judge.judge(row);
        return doubt_of(rice, &evidence);
    };
    Certificate row;
    row.scheme = "EU";
    row.status = "in_conversion";
    row.has_unread_term = true;
    EXPECT_FALSE(doubt_under(row).may_be_organic);
    EXPECT_TRUE(doubt_under(row).may_be_in_conversion);
    row.has_unread_term = false;
    row.scheme = "no such scheme";
    EXPECT_FALSE(doubt_under(row).may_be_organic);
    EXPECT_TRUE(doubt_under(row).may_be_in_conversion);
    row.scheme = "EU";
    row.status = "no such status";
    EXPECT_TRUE(doubt_under(row).may_be_organic);
    row.expires = day(2020, 1, 1); // whatever its status, it has run out
    EXPECT_FALSE(doubt_under(row).may_be_organic);
    EXPECT_FALSE(doubt_under(row).may_be_in_conversion);
    row.expires.reset();
    row.area_m2 = 0.0; // certifies nothing
    EXPECT_FALSE(doubt_under(row).may_be_organic);
}

TEST(Doubt, MoreMayCountThanTheCertifiedAreaOfWhatDecides) {
    const Plan plan = rice_and_tea();
    const LandUse rice = LandUseClassifier(shipped_tables(), plan).classify("LUC", "Lúa");
    Evidence evidence;
    evidence.counts_organic = true;
    evidence.certified_m2 = 700.0;
    evidence.outlook = {Prospect::organic, std::nullopt};
    EXPECT_TRUE(doubt_of(rice, &evidence).may_be_organic);
    evidence.outlook.area_m2 = 600.0;
    EXPECT_FALSE(doubt_of(rice, &evidence).may_be_organic);
    evidence.certified_m2.reset(); // all of it counts
    EXPECT_FALSE(doubt_of(rice, &evidence).may_be_organic);
}

TEST(Doubt, StandsWhereADayOrAnotherRowOfTheCertificateCannotBeRead) {
    const Plan plan = rice_and_tea();
    const EvidenceJudge judge(shipped_tables(), plan, day(2026, 6, 30));
    const LandUse rice = LandUseClassifier(shipped_tables(), plan).classify("LUC", "Lúa");
    Certificate row;
    row.scheme = "EU";
    row.status = "certified";
    row.has_unread_term = true;
    const Evidence unread = judge.judge(row);
    EXPECT_TRUE(doubt_of(rice, &unread).may_be_organic);
    row.has_unread_term = false;
    Evidence certified = judge.judge(row);
    EXPECT_FALSE(doubt_of(rice, &certified).may_not_count);
    certified.may_be_suspended = true;
    EXPECT_TRUE(doubt_of(rice, &certified).may_not_count);
    row.status = "expired";
    Evidence expired = judge.judge(row);
    expired.may_be_suspended = true;
    EXPECT_FALSE(doubt_of(rice, &expired).may_not_count);
}

// ADR 69.
TEST(Doubt, AnAreaThatCannotBeReadMayBeNoneWhereSomethingCountsByIt) {
    const Plan plan = rice_and_tea();
    const EvidenceJudge judge(shipped_tables(), plan, day(2026, 6, 30));
    const auto may_count_less = [&](const char* land, const char* status, bool is_unread) {
        Certificate row;
        row.scheme = "EU";
        row.status = status;
        row.has_unread_area = is_unread;
        const Evidence evidence = judge.judge(row);
        return doubt_of(LandUseClassifier(shipped_tables(), plan).classify(land, "Lúa"), &evidence)
            .may_count_less;
    };
    EXPECT_TRUE(may_count_less("LUC", "certified", true));
    EXPECT_FALSE(may_count_less("LUC", "certified", false));
    EXPECT_FALSE(may_count_less("LUC", "expired", true));
    EXPECT_FALSE(may_count_less("LUC", "in_conversion", true)); // no reading of the share has it
    EXPECT_FALSE(may_count_less("ONT", "certified", true));     // no such land
    // A surveyed area is its own area, whatever its fields say.
    Certificate area;
    area.scheme = "EU";
    area.status = "certified";
    area.has_unread_area = true;
    EXPECT_FALSE(judge.judge(area, EvidenceSource::areas).has_unread_area);
}

} // namespace
} // namespace huuco
