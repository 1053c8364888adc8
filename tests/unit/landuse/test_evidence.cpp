// SPDX-License-Identifier: MIT
/// \file
/// Tests of what certificates, polygons and fields are worth on a date.

#include "shipped.hpp"

#include <huuco/landuse/evidence.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

namespace huuco {
namespace {

using test::day;
using test::default_plan;
using test::shipped_tables;

const Date kToday = day(2026, 6, 30);
const Date kYesterday = day(2026, 6, 29);
const Date kTomorrow = day(2026, 7, 1);

EvidenceJudge default_judge() {
    return {shipped_tables(), default_plan(), kToday};
}

/// A certificate in force on the day of the tests.
Certificate
certificate(const std::string& status, const std::string& scheme = "TCVN 11041-2:2017") {
    Certificate row;
    row.scheme = scheme;
    row.status = status;
    row.number = "HC-012";
    row.issued = day(2025, 1, 1);
    row.expires = day(2027, 12, 31);
    return row;
}

struct ByStatus {
    const char* written;
    const char* status;
    bool counts;
    bool in_conversion;
    EvidenceRank rank;
};

class WrittenStatus : public testing::TestWithParam<ByStatus> {};

TEST_P(WrittenStatus, IsWeighedInForce) {
    const Evidence evidence = default_judge().judge(certificate(GetParam().written));
    EXPECT_EQ(evidence.status, GetParam().status);
    EXPECT_EQ(evidence.counts_organic, GetParam().counts);
    EXPECT_EQ(evidence.counts_in_conversion, GetParam().in_conversion);
    EXPECT_EQ(evidence.rank, GetParam().rank);
    EXPECT_EQ(evidence.certificate, "HC-012");
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    WrittenStatus,
    testing::Values(
        ByStatus{"certified", "certified", true, false, EvidenceRank::counted},
        ByStatus{"Đã chứng nhận", "certified", true, false, EvidenceRank::counted},
        ByStatus{"in_conversion", "in_conversion", false, true, EvidenceRank::conversion},
        ByStatus{"pgs", "pgs", false, false, EvidenceRank::uncounted}, // though under TCVN
        ByStatus{"suspended", "suspended", false, false, EvidenceRank::suspended},
        ByStatus{"thu hồi", "suspended", false, false, EvidenceRank::suspended},
        ByStatus{"expired", "expired", false, false, EvidenceRank::expired},
        ByStatus{"planned", "planned", false, false, EvidenceRank::intended},
        ByStatus{"self_declared", "self_declared", false, false, EvidenceRank::intended},
        ByStatus{"none", "none", false, false, EvidenceRank::none},
        ByStatus{"unknown", "unknown", false, false, EvidenceRank::unknown},
        ByStatus{"", "unknown", false, false, EvidenceRank::unknown},
        ByStatus{"xyz", "unknown", false, false, EvidenceRank::unknown}));

struct ByDate {
    std::optional<Date> issued;
    std::optional<Date> expires;
    std::optional<Date> suspended_on;
    const char* of_certified;
    const char* of_conversion;
};

class CertificateDates : public testing::TestWithParam<ByDate> {
protected:
    static Certificate dated(const char* status) {
        Certificate row = certificate(status);
        row.issued = GetParam().issued;
        row.expires = GetParam().expires;
        row.suspended_on = GetParam().suspended_on;
        return row;
    }
};

TEST_P(CertificateDates, DecideOnTheBoundaryDays) {
    const Evidence certified = default_judge().judge(dated("certified"));
    EXPECT_EQ(certified.status, GetParam().of_certified);
    EXPECT_EQ(certified.counts_organic, certified.status == "certified");
    const Evidence conversion = default_judge().judge(dated("in_conversion"));
    EXPECT_EQ(conversion.status, GetParam().of_conversion);
    EXPECT_EQ(conversion.counts_in_conversion, conversion.status == "in_conversion");
    EXPECT_FALSE(conversion.counts_organic);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    CertificateDates,
    testing::Values(
        ByDate{kToday, kToday, {}, "certified", "in_conversion"},
        ByDate{kTomorrow, {}, {}, "planned", "planned"},
        ByDate{{}, kYesterday, {}, "expired", "expired"},
        ByDate{{}, kTomorrow, {}, "certified", "in_conversion"},
        ByDate{{}, {}, {}, "certified", "in_conversion"},
        ByDate{{}, {}, kToday, "suspended", "suspended"},
        ByDate{{}, {}, kYesterday, "suspended", "suspended"},
        ByDate{{}, {}, kTomorrow, "certified", "in_conversion"},
        ByDate{kTomorrow, {}, kYesterday, "planned", "planned"},
        ByDate{{}, kYesterday, kTomorrow, "expired", "expired"},
        ByDate{{}, kYesterday, kYesterday, "suspended", "suspended"}));

TEST(EvidenceJudge, DoesNotYetApplyASuspensionOfALaterDay) {
    Certificate row = certificate("suspended");
    row.suspended_on = kTomorrow;
    const Evidence evidence = default_judge().judge(row);
    EXPECT_EQ(evidence.status, "certified");
    EXPECT_TRUE(evidence.counts_organic);
}

TEST(EvidenceJudge, AppliesASuspensionThatDatesNothingElseFromItsDayOn) {
    Certificate notice = certificate("suspended");
    notice.issued.reset();
    for (const auto& [on, status] :
         {std::pair(kYesterday, "suspended"),
          std::pair(kToday, "suspended"),
          std::pair(kTomorrow, "unknown")}) { // it only announces an end
        notice.suspended_on = on;
        EXPECT_EQ(default_judge().judge(notice).status, status);
    }
}

TEST(EvidenceJudge, CountsNothingThatIsCertifiedForNoArea) {
    for (const char* const status : {"certified", "in_conversion"}) {
        Certificate row = certificate(status);
        row.area_m2 = 0.0;
        const Evidence evidence = default_judge().judge(row);
        EXPECT_EQ(evidence.status, status);
        EXPECT_EQ(evidence.rule, EvidenceRule::no_area);
        EXPECT_EQ(evidence.rank, EvidenceRank::uncounted); // a row with an area goes before it
        EXPECT_FALSE(evidence.counts_organic);
        EXPECT_FALSE(evidence.counts_in_conversion);
        // A polygon is its own area, whatever its fields say.
        EXPECT_NE(default_judge().judge(row, EvidenceSource::areas).rule, EvidenceRule::no_area);
    }
}

TEST(EvidenceJudge, WaitsForTheConversionToBegin) {
    Certificate row = certificate("in_conversion");
    row.conversion_start = kTomorrow;
    EXPECT_EQ(default_judge().judge(row).status, "planned");
    row.conversion_start = kToday;
    EXPECT_TRUE(default_judge().judge(row).counts_in_conversion);
}

struct ByScheme {
    const char* scheme;
    const char* status;
    bool counts;
    EvidenceRule rule;
};

class CertifiedUnder : public testing::TestWithParam<ByScheme> {};

TEST_P(CertifiedUnder, CountsIfThePlanCountsTheScheme) {
    const Evidence evidence = default_judge().judge(certificate("certified", GetParam().scheme));
    EXPECT_EQ(evidence.status, GetParam().status);
    EXPECT_EQ(evidence.counts_organic, GetParam().counts);
    EXPECT_EQ(evidence.rule, GetParam().rule);
}

TEST_P(CertifiedUnder, IsInConversionIfThePlanCountsTheScheme) {
    const Evidence evidence =
        default_judge().judge(certificate("in_conversion", GetParam().scheme));
    EXPECT_EQ(evidence.counts_in_conversion, GetParam().counts);
    EXPECT_FALSE(evidence.counts_organic);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    CertifiedUnder,
    testing::Values(
        ByScheme{"TCVN11041", "certified", true, EvidenceRule::valid},
        ByScheme{"TCVN 11041-6:2018", "certified", true, EvidenceRule::valid},
        ByScheme{"EU", "certified", true, EvidenceRule::valid},
        ByScheme{"USDA", "certified", true, EvidenceRule::valid},
        ByScheme{"JAS", "certified", true, EvidenceRule::valid},
        ByScheme{"TCVN 11041-1:2017, TCVN 11041-2:2017", "certified", true, EvidenceRule::valid},
        ByScheme{"VietGAP; EU", "certified", true, EvidenceRule::valid},
        ByScheme{"IFOAM", "certified", false, EvidenceRule::scheme_not_counted},
        ByScheme{"PGS", "pgs", false, EvidenceRule::scheme_not_counted},
        ByScheme{"VietGAP", "none", false, EvidenceRule::scheme_not_organic},
        ByScheme{"GlobalGAP", "none", false, EvidenceRule::scheme_not_organic},
        ByScheme{"theo hướng hữu cơ", "self_declared", false, EvidenceRule::stated},
        ByScheme{"ABC 123", "certified", false, EvidenceRule::scheme_unknown},
        ByScheme{"", "certified", false, EvidenceRule::scheme_blank}));

// Guide, section 4: the certificate is there, but nobody knows whether it is in force.
TEST(EvidenceJudge, CountsNothingByADayThatCannotBeRead) {
    for (const char* const status : {"certified", "in_conversion"}) {
        Certificate term = certificate(status);
        term.issued.reset();
        term.has_unread_term = true;
        Certificate suspension = certificate(status);
        suspension.has_unread_suspension = true;
        for (const Certificate& row : {term, suspension}) {
            const Evidence evidence = default_judge().judge(row);
            EXPECT_EQ(evidence.rule, EvidenceRule::day_unread) << status;
            EXPECT_EQ(evidence.rank, EvidenceRank::unknown);
            EXPECT_EQ(evidence.status, "unknown");
            EXPECT_FALSE(evidence.counts_organic || evidence.counts_in_conversion);
        }
    }
}

TEST(EvidenceJudge, KnowsWhatDoesNotCountWhateverAnUnreadDaySays) {
    Certificate expired = certificate("certified");
    expired.issued.reset();
    expired.has_unread_term = true;
    expired.expires = kYesterday;
    EXPECT_EQ(default_judge().judge(expired).rule, EvidenceRule::expired);
    Certificate suspended = certificate("suspended");
    suspended.has_unread_suspension = true;
    EXPECT_EQ(default_judge().judge(suspended).rule, EvidenceRule::suspended);
}

TEST(EvidenceJudge, TakesTheDayOfASuspensionFromItsStatus) {
    for (const char* const status :
         {"Tạm đình chỉ từ 01/03/2026",
          "Thu hồi ngày 1 tháng 3 năm 2026",
          "đình chỉ (kể từ ngày 2026-03-01)",
          "Bị hủy bỏ 1/3/2026",
          "withdrawn since 2026-03-01"}) {
        const Evidence evidence = default_judge().judge(certificate(status));
        EXPECT_EQ(evidence.rule, EvidenceRule::suspended) << status;
        EXPECT_EQ(evidence.suspended_on, day(2026, 3, 1)) << status;
    }
    const Evidence later = default_judge().judge(certificate("Đình chỉ từ 01/07/2026"));
    EXPECT_EQ(later.rule, EvidenceRule::valid); // certified until then
    Certificate own = certificate("Đình chỉ từ 01/03/2026");
    own.suspended_on = day(2026, 2, 1);
    EXPECT_EQ(default_judge().judge(own).suspended_on, day(2026, 2, 1)); // its column says more
}

TEST(EvidenceJudge, DoesNotGuessAtOtherStatusesWithDays) {
    for (const char* const status :
         {"Tạm đình chỉ đến 01/03/2026",
          "Đình chỉ từ 01/03/2026 đến 01/06/2026",
          "Đình chỉ từ tháng 3/2026",
          "Hết hạn ngày 31/12/2027",
          "Đã chứng nhận từ 01/03/2025"}) {
        const Evidence evidence = default_judge().judge(certificate(status));
        EXPECT_EQ(evidence.rule, EvidenceRule::status_unknown) << status;
    }
}

TEST(EvidenceJudge, GivesTheStatusOfASchemeToWhatIsCertifiedOnly) {
    for (const char* const status : {"in_conversion", "suspended", "expired", "planned", "none"}) {
        EXPECT_EQ(default_judge().judge(certificate(status, "PGS")).status, status);
    }
}

TEST(EvidenceJudge, TakesTheWeightOfASchemeThatIsNotOrganicFromWhatClaimsToBeOnly) {
    for (const char* const status : {"none", "planned"}) {
        const Evidence evidence = default_judge().judge(certificate(status, "VietGAP"));
        EXPECT_EQ(evidence.status, status);
        EXPECT_EQ(evidence.rule, EvidenceRule::stated);
    }
}

TEST(EvidenceJudge, CountsAStatedStatusThatThePlanCounts) {
    Plan plan = default_plan();
    plan.statuses = {{"certified", 0}, {"self_declared", 0}};
    const Evidence evidence =
        EvidenceJudge(shipped_tables(), plan, kToday).judge(certificate("self_declared"));
    EXPECT_EQ(evidence.status, "self_declared");
    EXPECT_TRUE(evidence.counts_organic);
    EXPECT_EQ(evidence.rank, EvidenceRank::counted);
}

TEST(EvidenceJudge, CountsWhatThePlanLetsCount) {
    Plan plan = default_plan();
    plan.schemes.push_back({"PGS", 0});
    const Evidence by_scheme =
        EvidenceJudge(shipped_tables(), plan, kToday).judge(certificate("certified", "PGS"));
    EXPECT_TRUE(by_scheme.counts_organic);
    EXPECT_EQ(by_scheme.status, "pgs"); // on its own line all the same

    plan = default_plan();
    plan.statuses = {{"certified", 0}, {"in_conversion", 0}, {"pgs", 0}};
    const EvidenceJudge judge(shipped_tables(), plan, kToday);
    EXPECT_TRUE(judge.judge(certificate("certified", "PGS")).counts_organic);
    EXPECT_EQ(judge.judge(certificate("certified", "PGS")).rule, EvidenceRule::valid);
    EXPECT_TRUE(judge.judge(certificate("in_conversion")).counts_organic);
    EXPECT_FALSE(judge.judge(certificate("in_conversion")).counts_in_conversion);
    EXPECT_FALSE(judge.judge(certificate("in_conversion", "VietGAP")).counts_organic);
}

// Design 2: a certificate counts where it is issued, not expired and not suspended on the date.
TEST(EvidenceJudge, CountsADeclarationAsLongAsACertificateWouldBeValid) {
    Plan plan = default_plan();
    plan.statuses.push_back({"self_declared", 0});
    const EvidenceJudge judge(shipped_tables(), plan, kToday);
    Certificate row = certificate("tự công bố");
    EXPECT_TRUE(judge.judge(row).counts_organic);
    row.expires = kYesterday;
    EXPECT_EQ(judge.judge(row).status, "expired");
    EXPECT_FALSE(judge.judge(row).counts_organic);
    row = certificate("tự công bố");
    row.issued = kTomorrow;
    EXPECT_FALSE(judge.judge(row).counts_organic);
    row = certificate("certified", "theo hướng hữu cơ");
    EXPECT_TRUE(judge.judge(row).counts_organic);
    row.suspended_on = kToday;
    EXPECT_EQ(judge.judge(row).status, "suspended");
    EXPECT_FALSE(judge.judge(row).counts_organic);
}

TEST(EvidenceJudge, CountsPgsWhereThePlanNamesItAsAStatusOrAsAScheme) {
    Plan plan = default_plan();
    plan.schemes.push_back({"PGS", 0});
    const EvidenceJudge by_scheme(shipped_tables(), plan, kToday);
    EXPECT_TRUE(by_scheme.judge(certificate("pgs", "PGS")).counts_organic);
    EXPECT_FALSE(by_scheme.judge(certificate("pgs", "EU")).counts_organic);
    plan.statuses.push_back({"pgs", 0});
    const EvidenceJudge by_both(shipped_tables(), plan, kToday);
    EXPECT_TRUE(by_both.judge(certificate("pgs", "EU")).counts_organic);
}

TEST(EvidenceJudge, CountsPgsUntilTheDayOfItsWithdrawal) {
    Plan plan = default_plan();
    plan.statuses.push_back({"pgs", 0});
    Certificate row = certificate("thu hồi", "PGS");
    row.suspended_on = kTomorrow;
    const Evidence evidence = EvidenceJudge(shipped_tables(), plan, kToday).judge(row);
    EXPECT_EQ(evidence.status, "pgs");
    EXPECT_TRUE(evidence.counts_organic);
}

TEST(EvidenceJudge, TakesDecree109WhereThePlanNamesNoScheme) {
    const EvidenceJudge judge(shipped_tables(), Plan(), kToday);
    EXPECT_TRUE(judge.judge(certificate("certified", "EU")).counts_organic);
    EXPECT_TRUE(judge.judge(certificate("certified", "IFOAM")).counts_organic);
    EXPECT_FALSE(judge.judge(certificate("certified", "PGS")).counts_organic);
}

struct ByField {
    const char* status;
    const char* scheme;
    const char* expected;
    bool counts;
};

class FieldOfTheParcels : public testing::TestWithParam<ByField> {};

TEST_P(FieldOfTheParcels, IsRead) {
    const std::optional<Evidence> evidence =
        default_judge().judge_field(GetParam().status, GetParam().scheme, "", "HUUCO");
    ASSERT_TRUE(evidence.has_value());
    EXPECT_EQ(evidence->status, GetParam().expected);
    EXPECT_EQ(evidence->counts_organic, GetParam().counts);
    EXPECT_EQ(evidence->source, EvidenceSource::field);
    EXPECT_EQ(evidence->field, "HUUCO");
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    FieldOfTheParcels,
    testing::Values(
        ByField{"1", "", "certified", true},
        ByField{"1.0", "", "certified", true},
        ByField{"1.000000", "", "certified", true},
        ByField{" X ", "", "certified", true},
        ByField{"Có", "", "certified", true},
        ByField{"true", "", "certified", true},
        ByField{"hữu cơ", "", "certified", true},
        ByField{"Organic", "", "certified", true},
        ByField{"1", "EU", "certified", true},
        ByField{"1", "VietGAP", "none", false},
        ByField{"", "VietGAP", "none", false}, // whatever its status, it is not organic
        ByField{"1", "PGS", "pgs", false},
        ByField{"1", "ABC", "certified", false},
        ByField{"0", "", "none", false},
        ByField{"0.0", "", "none", false},
        ByField{"không", "", "none", false},
        ByField{"no", "EU", "none", false},
        ByField{"đang chuyển đổi", "EU", "in_conversion", false},
        ByField{"hết hạn", "", "expired", false},
        ByField{"PGS", "", "pgs", false}, // says of itself what it is under
        ByField{"2", "", "unknown", false},
        ByField{"1 vụ", "", "unknown", false}, // a figure that other words stand by is no yes
        ByField{"có thể", "", "unknown", false},
        ByField{"", "EU", "unknown", false}));

TEST(FieldEvidence, IsSilentWhereAllFieldsAreBlank) {
    EXPECT_FALSE(default_judge().judge_field("", " ", "", "HUUCO").has_value());
    const std::optional<Evidence> numbered = default_judge().judge_field("", "", "HC-012", "HUUCO");
    ASSERT_TRUE(numbered);
    EXPECT_EQ(numbered->status, "unknown");
}

TEST(PreferredEvidence, AsksThePreferredKindFirst) {
    Evidence of_register;
    of_register.rank = EvidenceRank::none;
    Evidence of_areas;
    of_areas.rank = EvidenceRank::counted;
    Evidence of_field;
    of_field.rank = EvidenceRank::expired;
    const auto ask = [&](EvidenceSource preferred) {
        return preferred_evidence(preferred, &of_register, &of_areas, &of_field).evidence;
    };
    EXPECT_EQ(ask(EvidenceSource::certificates), &of_register);
    EXPECT_EQ(ask(EvidenceSource::areas), &of_areas);
    EXPECT_EQ(ask(EvidenceSource::field), &of_field);
}

struct SchemeText {
    const char* text;
    const char* id; ///< empty: not understood
};

class WrittenScheme : public testing::TestWithParam<SchemeText> {};

TEST_P(WrittenScheme, IsFoundWithWordsRoundIt) {
    const Evidence evidence = default_judge().judge(certificate("certified", GetParam().text));
    EXPECT_EQ(evidence.scheme == nullptr ? "" : evidence.scheme->id, GetParam().id);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    WrittenScheme,
    testing::Values(
        SchemeText{"TCVN 11041-2:2017", "TCVN_11041_2"},
        SchemeText{"Chứng nhận hữu cơ theo TCVN 11041-2:2017", "TCVN_11041_2"},
        SchemeText{"Tiêu chuẩn TCVN11041-6:2018 (VinaCert)", "TCVN_11041_6"},
        SchemeText{"hữu cơ EU", "EU_2018_848"},
        SchemeText{"Hữu cơ EU (Control Union)", "EU_2018_848"},
        SchemeText{"Chứng nhận hữu cơ USDA NOP", "USDA_NOP"},
        SchemeText{"PGS", "PGS_VN"},
        SchemeText{"PGS Thanh Xuân", "PGS_VN"},
        SchemeText{"VietGAP", "VIETGAP"},
        SchemeText{"Đạt tiêu chuẩn VietGAP", "VIETGAP"},
        // Of several the one that counts; but words that take the weight away win.
        SchemeText{"VietGAP, TCVN 11041-2", "TCVN_11041_2"},
        SchemeText{"EU + USDA", "EU_2018_848"},
        SchemeText{"theo hướng hữu cơ", "SELF_DECLARED"},
        SchemeText{"theo hướng hữu cơ TCVN 11041-2", "SELF_DECLARED"},
        // Part 3 is about animals, part 7 about milk.
        SchemeText{"TCVN 11041-3:2017", ""},
        SchemeText{"TCVN 11041-7:2018", ""},
        SchemeText{"không có EU", ""},
        SchemeText{"chưa đạt TCVN 11041-2", ""},
        SchemeText{"bio", ""}));

struct ConversionCase {
    const char* scheme;
    const char* crop;
    Date start;
    const char* written;
    const char* status;
    EvidenceRule rule;
};

class ConversionMonths : public testing::TestWithParam<ConversionCase> {};

/// Months of TCVN 11041-2:2017, 5.1.2 (12 and 18), EU 2018/848 and JAS (24 and 36), NOP (36).
TEST_P(ConversionMonths, AreCountedFromTheStart) {
    Certificate row = certificate(GetParam().written, GetParam().scheme);
    row.crop = GetParam().crop;
    row.conversion_start = GetParam().start;
    const Evidence evidence = default_judge().judge(row);
    EXPECT_EQ(evidence.status, GetParam().status);
    EXPECT_EQ(evidence.rule, GetParam().rule);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    ConversionMonths,
    testing::Values(
        // Over on the very day: the twelve months from 2025-06-30 end on 2026-06-30.
        ConversionCase{
            "TCVN11041",
            "Lúa",
            day(2025, 6, 30),
            "certified",
            "certified",
            EvidenceRule::valid},
        ConversionCase{
            "TCVN11041",
            "Lúa",
            day(2025, 7, 1),
            "certified",
            "in_conversion",
            EvidenceRule::conversion_not_over},
        ConversionCase{
            "TCVN11041",
            "Chè",
            day(2025, 6, 30),
            "certified",
            "in_conversion",
            EvidenceRule::conversion_not_over},
        ConversionCase{
            "TCVN11041",
            "Chè",
            day(2024, 12, 30),
            "certified",
            "certified",
            EvidenceRule::valid},
        // The crop is not told: the longer time.
        ConversionCase{
            "TCVN11041",
            "",
            day(2025, 3, 1),
            "certified",
            "in_conversion",
            EvidenceRule::conversion_not_over},
        ConversionCase{
            "EU",
            "Lúa",
            day(2024, 7, 1),
            "certified",
            "in_conversion",
            EvidenceRule::conversion_not_over},
        ConversionCase{
            "EU",
            "Lúa",
            day(2024, 6, 30),
            "certified",
            "certified",
            EvidenceRule::valid},
        ConversionCase{
            "USDA",
            "Lúa",
            day(2024, 1, 1),
            "certified",
            "in_conversion",
            EvidenceRule::conversion_not_over},
        // Of a scheme that knows one time only it is that of every crop: 18 months of tea, 12 of
        // rice.
        ConversionCase{
            "TCVN 11041-6:2018",
            "Lúa",
            day(2025, 6, 30),
            "certified",
            "in_conversion",
            EvidenceRule::conversion_not_over},
        ConversionCase{
            "TCVN 11041-5:2018",
            "Chè",
            day(2025, 7, 1),
            "certified",
            "in_conversion",
            EvidenceRule::conversion_not_over},
        // The months do not make a certificate: what is in conversion stays so.
        ConversionCase{
            "TCVN11041",
            "Lúa",
            day(2020, 1, 1),
            "in_conversion",
            "in_conversion",
            EvidenceRule::valid},
        // A start alone says that it is in conversion.
        ConversionCase{
            "TCVN11041",
            "Lúa",
            day(2026, 1, 1),
            "",
            "in_conversion",
            EvidenceRule::valid},
        ConversionCase{
            "TCVN11041",
            "Lúa",
            day(2026, 7, 1),
            "",
            "planned",
            EvidenceRule::not_yet_valid}));

TEST(Conversion, ThatIsOverIsSaidButNotCounted) {
    Certificate row = certificate("in_conversion");
    row.crop = "Lúa";
    row.conversion_start = day(2020, 1, 31);
    const Evidence evidence = default_judge().judge(row);
    EXPECT_TRUE(evidence.is_conversion_over);
    EXPECT_EQ(evidence.conversion_end, day(2021, 1, 31));
    EXPECT_FALSE(evidence.counts_organic);
}

TEST(Conversion, IsOverOnTheDayAfterItsMonthsAndOnlyOfWhatIsNotCertified) {
    Certificate row = certificate("in_conversion");
    row.crop = "Lúa"; // twelve months
    row.conversion_start = day(2025, 7, 1);
    EXPECT_FALSE(default_judge().judge(row).is_conversion_over);
    row.conversion_start = day(2025, 6, 30);
    EXPECT_TRUE(default_judge().judge(row).is_conversion_over);
    row.status = "certified";
    EXPECT_FALSE(default_judge().judge(row).is_conversion_over);
}

TEST(Conversion, ThatIsNotOverDoesNotHideASchemeThatDoesNotCount) {
    Plan plan = default_plan();
    plan.schemes = {{"TCVN_11041_2", 0}};
    Certificate row = certificate("certified", "EU");
    row.conversion_start = day(2026, 1, 1);
    const Evidence evidence = EvidenceJudge(shipped_tables(), plan, kToday).judge(row);
    EXPECT_EQ(evidence.status, "in_conversion");
    EXPECT_EQ(evidence.rule, EvidenceRule::scheme_not_counted);
}

TEST(Conversion, EndsOnTheLastDayOfAShortMonth) {
    Certificate row = certificate("in_conversion");
    row.crop = "Chè"; // eighteen months
    row.conversion_start = day(2024, 8, 31);
    EXPECT_EQ(default_judge().judge(row).conversion_end, day(2026, 2, 28));
}

TEST(CertifiedArea, IsThatOfARowAndNotOfAPolygon) {
    Certificate row = certificate("certified");
    row.area_m2 = 600.0;
    EXPECT_EQ(default_judge().judge(row).certified_m2, 600.0);
    EXPECT_EQ(default_judge().judge(row, EvidenceSource::areas).certified_m2, std::nullopt);
}

struct FlagCase {
    const char* value;
    const char* status; ///< empty: nothing is said
};

class FlagsOfAPlan : public testing::TestWithParam<FlagCase> {};

/// Flags as other administrations write them, through the plan's mapping.
TEST_P(FlagsOfAPlan, SayWhatAValueMeans) {
    Plan plan = default_plan();
    plan.flags = {
        {"CONV", {"in_conversion", 1}},
        {"ORG", {"certified", 2}},
        {"2", {"in_conversion", 3}},
        {"", {"none", 4}}};
    const EvidenceJudge judge(shipped_tables(), plan, kToday);
    const std::optional<Evidence> evidence = judge.judge_field(GetParam().value, "", "", "ECO");
    EXPECT_EQ(evidence ? evidence->status : "", GetParam().status);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    FlagsOfAPlan,
    testing::Values(
        FlagCase{"org", "certified"},
        FlagCase{"conv", "in_conversion"},
        FlagCase{"2", "in_conversion"},
        FlagCase{"2.0", "in_conversion"},
        FlagCase{"2.5", "unknown"},
        FlagCase{"GRASS;ORG", "certified"},
        FlagCase{"ORG, CONV", "in_conversion"}, // the plan names it first
        FlagCase{"CONV, ORG", "in_conversion"},
        FlagCase{"", "none"},
        // What the plan does not name keeps its usual meaning.
        FlagCase{"1", "certified"},
        FlagCase{"0", "none"},
        FlagCase{"GRASS", "unknown"}));

TEST(BlankFlag, SaysNothingWithoutAPlan) {
    EXPECT_FALSE(default_judge().judge_field("", "", "", "ECO").has_value());
}

TEST(PreferredEvidence, HasTheOutlookOfWhatGaveWayButOfNothingBehindIt) {
    Evidence unread;
    unread.outlook = {Prospect::organic, 700.0};
    Evidence no;
    no.rank = EvidenceRank::none;
    using Source = EvidenceSource;
    const DecidingEvidence field = preferred_evidence(Source::certificates, &unread, nullptr, &no);
    EXPECT_EQ(field.evidence, &no);
    EXPECT_EQ(field.outlook.prospect, Prospect::organic);
    EXPECT_EQ(field.outlook.area_m2, 700.0);
    const DecidingEvidence known = preferred_evidence(Source::certificates, &no, nullptr, &unread);
    EXPECT_EQ(known.evidence, &no);
    EXPECT_EQ(known.outlook.prospect, Prospect::none);
}

TEST(PreferredEvidence, FallsBackInOrderWhereTheFirstSaysNothing) {
    Evidence unknown;
    Evidence known;
    known.rank = EvidenceRank::none;
    using Source = EvidenceSource;
    EXPECT_EQ(preferred_evidence(Source::certificates, nullptr, &known, &known).evidence, &known);
    EXPECT_EQ(preferred_evidence(Source::certificates, &unknown, nullptr, &known).evidence, &known);
    EXPECT_EQ(preferred_evidence(Source::field, &known, &unknown, &unknown).evidence, &known);
    EXPECT_EQ(preferred_evidence(Source::areas, &unknown, nullptr, nullptr).evidence, &unknown);
    const Evidence unknown_too;
    EXPECT_EQ(
        preferred_evidence(Source::certificates, &unknown, nullptr, &unknown_too).evidence,
        &unknown);
    EXPECT_EQ(preferred_evidence(Source::areas, nullptr, nullptr, nullptr).evidence, nullptr);
}

} // namespace
} // namespace huuco
