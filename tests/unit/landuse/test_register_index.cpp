// SPDX-License-Identifier: MIT
/// \file
/// Tests of finding the register row that decides about a parcel.

#include "shipped.hpp"

#include <huuco/landuse/register_index.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace huuco {
namespace {

using test::day;
using test::default_plan;
using test::shipped_tables;
using testing::Pair;
using testing::UnorderedElementsAre;

Certificate
row(const std::string& commune,
    const std::string& sheet,
    const std::string& parcel,
    const std::string& status,
    const std::string& number = "",
    const std::string& scheme = "TCVN11041") {
    Certificate certificate;
    certificate.source = "organic.csv";
    certificate.commune = commune;
    certificate.sheet = sheet;
    certificate.parcel = parcel;
    certificate.status = status;
    certificate.number = number;
    certificate.scheme = scheme;
    certificate.issued = day(2025, 1, 1);
    certificate.expires = day(2027, 12, 31);
    return certificate;
}

CertificateTable table_of(const std::vector<Certificate>& rows) {
    CertificateTable table;
    for (const Certificate& row : rows) {
        table.push_back(row);
    }
    return table;
}

RegisterIndex index_of(std::vector<Certificate> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].row = i + 2;
    }
    return {table_of(rows), EvidenceJudge(shipped_tables(), default_plan(), day(2026, 6, 30))};
}

/// The evidence about a parcel, its key as written.
std::optional<Evidence> find(
    const RegisterIndex& index,
    std::string_view commune,
    std::string_view sheet,
    std::string_view parcel) {
    const ParcelKey key = {normalise_key(commune), normalise_key(sheet), normalise_key(parcel)};
    const std::optional<std::uint32_t> number =
        index.find({key_part(key.commune), key_part(key.sheet), key_part(key.parcel)});
    return number ? std::optional(index.evidence(*number)) : std::nullopt;
}

std::string status_of(const std::optional<Evidence>& evidence) {
    return evidence ? evidence->status : "nothing";
}

TEST(RegisterIndex, FindsAParcelHoweverItsNumbersAreWritten) {
    const RegisterIndex index = index_of({row("02530", "05", "012", "certified")});
    EXPECT_EQ(status_of(find(index, "2530", "5", "12")), "certified");
    EXPECT_EQ(status_of(find(index, "02530", "5.0", " 12 ")), "certified");
    EXPECT_EQ(status_of(find(index, "02530", "5", "13")), "nothing");
    EXPECT_EQ(status_of(find(index, "02527", "5", "12")), "nothing");
}

TEST(RegisterIndex, LetsARowWithoutCommuneSpeakAboutEveryCommune) {
    const RegisterIndex index =
        index_of({row("", "5", "12", "certified"), row("02530", "5", "12", "in_conversion")});
    EXPECT_EQ(status_of(find(index, "02527", "5", "12")), "certified");
    EXPECT_EQ(status_of(find(index, "02530", "5", "12")), "certified"); // the better of both
    const RegisterIndex other =
        index_of({row("", "5", "12", "in_conversion"), row("02530", "5", "12", "certified")});
    EXPECT_EQ(status_of(find(other, "02530", "5", "12")), "certified");
}

TEST(RegisterIndex, LetsARowWithoutCommuneSpeakBesideOtherParcelsThatNameTheirs) {
    const RegisterIndex index =
        index_of({row("", "5", "12", "certified"), row("02530", "6", "1", "certified")});
    EXPECT_EQ(status_of(find(index, "02527", "5", "12")), "certified");
}

TEST(RegisterIndex, TakesItsOnlyCommuneForParcelsWithoutOne) {
    const RegisterIndex one = index_of({row("02530", "5", "12", "certified")});
    EXPECT_EQ(status_of(find(one, "", "5", "12")), "certified");
    const RegisterIndex two =
        index_of({row("02530", "5", "12", "certified"), row("02527", "6", "1", "certified")});
    EXPECT_EQ(status_of(find(two, "", "5", "12")), "nothing");
}

TEST(RegisterIndex, AsksOnlyRowsOfParcelsForItsOnlyCommune) {
    const RegisterIndex index = index_of(
        {row("02530", "5", "12", "certified"),
         row("", "6", "1", "certified"),       // of every commune
         row("02527", "6", "", "certified")}); // of no parcel
    EXPECT_EQ(status_of(find(index, "", "5", "12")), "certified");
}

TEST(RegisterIndex, NeverMatchesBlankKeys) {
    const RegisterIndex index = index_of({row("02530", "", "", "certified")});
    EXPECT_EQ(status_of(find(index, "02530", "", "")), "nothing");
    EXPECT_EQ(index.statistics().unmatched, 1U);
}

TEST(RegisterIndex, LetsTheBestRowDecide) {
    // Each is better than all before it; the order of the rows must not matter.
    const std::vector<std::pair<Certificate, std::string>> ladder = {
        {row("1", "5", "12", "none", "A"), "none"},
        {row("1", "5", "12", "planned", "B"), "planned"},
        {row("1", "5", "12", "expired", "C"), "expired"},
        {row("1", "5", "12", "suspended", "D"), "suspended"},
        {row("1", "5", "12", "certified", "E", "PGS"), "pgs"},
        {row("1", "5", "12", "in_conversion", "F"), "in_conversion"},
        {row("1", "5", "12", "certified", "G"), "certified"},
    };
    std::vector<Certificate> rows;
    for (const auto& [certificate, status] : ladder) {
        rows.push_back(certificate);
        EXPECT_EQ(status_of(find(index_of(rows), "1", "5", "12")), status);
        const std::vector<Certificate> reversed(rows.rbegin(), rows.rend());
        EXPECT_EQ(status_of(find(index_of(reversed), "1", "5", "12")), status);
    }
}

TEST(RegisterIndex, TakesTheFirstOfEqualRows) {
    const RegisterIndex index = index_of(
        {row("1", "5", "12", "certified", "first"), row("1", "5", "12", "certified", "second")});
    EXPECT_EQ(find(index, "1", "5", "12")->certificate, "first");
}

TEST(RegisterIndex, TakesTheLargestAreaOfEqualRowsWhateverTheirOrder) {
    const auto certified = [](const std::string& number, std::optional<double> area_m2) {
        Certificate certificate = row("1", "5", "12", "certified", number);
        certificate.area_m2 = area_m2;
        return certificate;
    };
    std::vector<Certificate> rows = {
        certified("A", 2'000.0), certified("B", 7'000.0), certified("C", 5'000.0)};
    for (int order = 0; order < 3; ++order) {
        std::rotate(rows.begin(), rows.begin() + 1, rows.end());
        const RegisterIndex index = index_of(rows);
        EXPECT_EQ(find(index, "1", "5", "12")->certificate, "B");
        EXPECT_EQ(find(index, "1", "5", "12")->certified_m2, 7'000.0);
        EXPECT_EQ(index.rows_of_several_areas().size(), 1U);
    }
    EXPECT_EQ(index_of({rows[0], rows[1], rows[1]}).rows_of_several_areas().size(), 1U);
    rows.push_back(certified("D", std::nullopt)); // the whole parcel
    EXPECT_EQ(find(index_of(rows), "1", "5", "12")->certificate, "D");
}

TEST(RegisterIndex, RatherTakesAnyAreaThanOneThatCannotBeRead) {
    Certificate unread = row("1", "5", "12", "certified", "A");
    unread.has_unread_area = true;
    const Certificate whole = row("1", "5", "12", "certified", "B");
    for (const std::vector<Certificate>& rows : {std::vector{unread, whole}, {whole, unread}}) {
        const RegisterIndex index = index_of(rows);
        EXPECT_EQ(find(index, "1", "5", "12")->certificate, "B");
        EXPECT_FALSE(find(index, "1", "5", "12")->has_unread_area);
        EXPECT_TRUE(index.rows_of_several_areas().empty()); // both count the whole parcel
    }
    // Beside rows that state areas nobody knows which is the largest: that much is certain.
    Certificate stated = row("1", "5", "12", "certified", "C");
    stated.area_m2 = 7'000.0;
    const RegisterIndex beside = index_of({unread, stated});
    EXPECT_FALSE(find(beside, "1", "5", "12")->has_unread_area);
    EXPECT_EQ(find(beside, "1", "5", "12")->certified_m2, 7'000.0);
    EXPECT_EQ(find(beside, "1", "5", "12")->outlook.prospect, Prospect::organic);
    EXPECT_EQ(find(beside, "1", "5", "12")->outlook.area_m2, std::nullopt);
    EXPECT_EQ(beside.rows_of_several_areas().size(), 1U);
}

// ADR 70: the certificate of a parcel ran out, and a day of its renewal cannot be read.
TEST(RegisterIndex, RemembersWhatARowThatCannotBeReadMayComeToBehindOneThatDecides) {
    Certificate renewal = row("1", "5", "12", "certified", "B");
    renewal.has_unread_term = true;
    renewal.area_m2 = 9'000.0;
    Certificate smaller = renewal;
    smaller.area_m2 = 700.0;
    for (const char* const status : {"expired", "suspended", "pgs", "planned", "none"}) {
        const Certificate old = row("1", "5", "12", status, "A");
        const RegisterIndex index = index_of({old, smaller, renewal});
        const std::optional<Evidence> evidence = find(index, "1", "5", "12");
        EXPECT_EQ(evidence->status, status);
        EXPECT_EQ(evidence->outlook.prospect, Prospect::organic) << status;
        EXPECT_EQ(evidence->outlook.area_m2, 9'000.0) << status;
    }
    Certificate conversion = row("1", "5", "12", "in_conversion", "B");
    conversion.has_unread_term = true;
    const RegisterIndex index =
        index_of({row("1", "5", "12", "expired", "A"), conversion, row("1", "5", "13", "expired")});
    EXPECT_EQ(find(index, "1", "5", "12")->outlook.prospect, Prospect::in_conversion);
    EXPECT_EQ(find(index, "1", "5", "13")->outlook.prospect, Prospect::none);
}

TEST(RegisterIndex, TakesTheLargestAreaOfEqualRowsInConversionAsWell) {
    Certificate small = row("1", "5", "12", "in_conversion", "A");
    small.area_m2 = 100.0;
    Certificate large = row("1", "5", "12", "in_conversion", "B");
    large.area_m2 = 9'000.0;
    const RegisterIndex index = index_of({small, large});
    EXPECT_EQ(find(index, "1", "5", "12")->certified_m2, 9'000.0);
    EXPECT_EQ(index.rows_of_several_areas().size(), 1U);
    // Whatever they state, a certified row goes before both.
    const RegisterIndex beside = index_of({small, large, row("1", "5", "12", "certified", "C")});
    EXPECT_TRUE(beside.rows_of_several_areas().empty());
}

TEST(RegisterIndex, TellsAreasThatDifferOnlyOfRowsThatMightDecide) {
    Certificate small = row("1", "5", "12", "certified", "A");
    small.area_m2 = 100.0;
    Certificate large = row("1", "5", "12", "in_conversion", "B");
    large.area_m2 = 9'000.0;
    Certificate expired = row("1", "5", "13", "expired", "C");
    expired.area_m2 = 3.0;
    for (const std::vector<Certificate>& rows :
         {std::vector{large, small},
          {small, large},
          {small, small},
          {expired, row("1", "5", "13", "expired")}}) {
        EXPECT_TRUE(index_of(rows).rows_of_several_areas().empty());
    }
    EXPECT_EQ(find(index_of({large, small}), "1", "5", "12")->certified_m2, 100.0);
}

TEST(RegisterIndex, AppliesASuspensionToItsOwnCertificate) {
    const RegisterIndex index = index_of(
        {row("1", "5", "12", "certified", "HC-1"), row("1", "5", "12", "withdrawn", "hc-1 ")});
    EXPECT_EQ(status_of(find(index, "1", "5", "12")), "suspended");
}

TEST(RegisterIndex, LeavesOtherCertificatesOfTheParcelAlone) {
    const RegisterIndex index = index_of(
        {row("1", "5", "12", "suspended", "HC-1"), row("1", "5", "12", "certified", "HC-2")});
    EXPECT_EQ(status_of(find(index, "1", "5", "12")), "certified");
    EXPECT_EQ(find(index, "1", "5", "12")->certificate, "HC-2");
}

TEST(RegisterIndex, FindsTheCertificateOfASuspensionBehindOtherDashesAndBlanks) {
    for (const char* const number : {"VN\u2013TQ\u201301/2025", "VN-TQ -01/2025"}) {
        const RegisterIndex index = index_of(
            {row("1", "5", "12", "certified", "VN-TQ-01/2025"),
             row("1", "5", "12", "suspended", number)});
        EXPECT_EQ(status_of(find(index, "1", "5", "12")), "suspended") << number;
    }
}

TEST(RegisterIndex, AppliesASuspensionWhoseDayCannotBeReadOrStandsInItsStatus) {
    Certificate unread = row("1", "5", "12", "suspended", "HC-1");
    unread.has_unread_suspension = true;
    Certificate bad_issue = row("1", "5", "12", "suspended", "HC-1");
    bad_issue.issued.reset();
    bad_issue.has_unread_term = true;
    for (const Certificate& suspension :
         {unread, bad_issue, row("1", "5", "12", "Đình chỉ từ 01/03/2026", "HC-1")}) {
        const RegisterIndex index =
            index_of({row("1", "5", "12", "certified", "HC-1"), suspension});
        EXPECT_EQ(status_of(find(index, "1", "5", "12")), "suspended");
        EXPECT_FALSE(find(index, "1", "5", "12")->may_be_suspended);
    }
    const RegisterIndex later = index_of(
        {row("1", "5", "12", "certified", "HC-1"),
         row("1", "5", "12", "Đình chỉ từ 01/07/2026", "HC-1")});
    EXPECT_EQ(status_of(find(later, "1", "5", "12")), "certified");
}

TEST(RegisterIndex, DoubtsACertificateThatARowMaySuspend) {
    Certificate unread = row("1", "5", "12", "certified", "HC-1");
    unread.has_unread_suspension = true;
    const auto is_open = [](const Certificate& other) {
        const RegisterIndex index = index_of({row("1", "5", "12", "certified", "HC-1"), other});
        EXPECT_EQ(status_of(find(index, "1", "5", "12")), "certified");
        return find(index, "1", "5", "12")->may_be_suspended;
    };
    EXPECT_TRUE(is_open(unread));
    EXPECT_TRUE(is_open(row("1", "5", "12", "Đình chỉ từ tháng 3", "hc-1")));
    EXPECT_FALSE(is_open(row("1", "5", "12", "Đình chỉ từ tháng 3", "HC-2")));
    EXPECT_FALSE(is_open(row("1", "5", "12", "", "HC-1")));
    EXPECT_FALSE(is_open(row("1", "5", "12", "expired", "HC-1")));
}

TEST(RegisterIndex, LeavesOtherParcelsOfTheCertificateAlone) {
    const RegisterIndex index = index_of(
        {row("1", "5", "12", "suspended", "HC-1"), row("1", "5", "13", "certified", "HC-1")});
    EXPECT_EQ(status_of(find(index, "1", "5", "13")), "certified");
}

TEST(RegisterIndex, DoesNotTakeBlankNumbersForOneCertificate) {
    const RegisterIndex index =
        index_of({row("1", "5", "12", "suspended"), row("1", "5", "12", "certified")});
    EXPECT_EQ(status_of(find(index, "1", "5", "12")), "certified");
}

TEST(RegisterIndex, TellsSuspensionsOfNoCertificateBesideOtherRows) {
    const RegisterIndex index = index_of({
        row("1", "5", "12", "suspended"), // beside the next
        row("1", "5", "12", "certified", "HC-1"),
        row("1", "5", "13", "withdrawn", "HC-2"), // has its number
        row("1", "5", "13", "certified", "HC-3"),
        row("1", "5", "14", "suspended"), // alone: it is the status of the parcel
        row("1", "5", "15", "suspended"), // beside another of its like
        row("1", "5", "15", "withdrawn", "HC-4"),
        row("", "5", "12", "withdrawn", " "),  // of every commune, so beside the first two
        row("1", "5", "16", "certified", "-"), // no number, as the next has none
        row("1", "5", "16", "suspended", "-"),
    });
    EXPECT_THAT(index.unnumbered_suspensions(), testing::ElementsAre(0U, 7U, 9U));
    EXPECT_EQ(status_of(find(index, "1", "5", "16")), "certified");
}

TEST(RegisterIndex, WaitsForTheDayOfASuspension) {
    Certificate suspension = row("1", "5", "12", "suspended", "HC-1");
    for (const auto& [on, status] :
         {std::pair(day(2026, 6, 29), "suspended"),
          std::pair(day(2026, 6, 30), "suspended"),
          std::pair(day(2026, 7, 1), "certified")}) {
        suspension.suspended_on = on;
        const RegisterIndex index =
            index_of({row("1", "5", "12", "certified", "HC-1"), suspension});
        EXPECT_EQ(status_of(find(index, "1", "5", "12")), status);
        EXPECT_EQ(find(index, "1", "5", "12")->suspended_on, on); // of the row that decides, too
    }
}

/// What a register with these rows says on a day.
std::string status_on(Date date, std::vector<Certificate> rows) {
    return status_of(find(
        RegisterIndex(table_of(rows), EvidenceJudge(shipped_tables(), default_plan(), date)),
        "1",
        "5",
        "12"));
}

/// A row that says nothing but that something is withdrawn, and from when.
Certificate withdrawal(const std::string& number, std::optional<Date> on) {
    Certificate notice = row("1", "5", "12", "withdrawn", number);
    notice.issued.reset();
    notice.expires.reset();
    notice.suspended_on = on;
    return notice;
}

// In force from 2025-01-01 to 2027-12-31, but withdrawn on 2026-03-01: the days tell the status.
TEST(RegisterIndex, AWithdrawalOfALaterDayCertifiesNothing) {
    const std::vector<Certificate> rows = {
        row("1", "5", "12", "certified", "HC-1"), withdrawal("HC-1", day(2026, 3, 1))};
    const std::vector<Certificate> reversed(rows.rbegin(), rows.rend());
    for (const auto& [on, status] :
         {std::pair(day(2024, 12, 31), "planned"), // not issued yet
          std::pair(day(2025, 1, 1), "certified"),
          std::pair(day(2026, 2, 28), "certified"),
          std::pair(day(2026, 3, 1), "suspended")}) {
        EXPECT_EQ(status_on(on, rows), status);
        EXPECT_EQ(status_on(on, reversed), status);
    }
}

TEST(RegisterIndex, AWithdrawalOfALaterDayDoesNotReviveAnExpiredCertificate) {
    Certificate expired = row("1", "5", "12", "certified", "HC-1");
    expired.expires = day(2026, 1, 1);
    Certificate notice = withdrawal("HC-1", day(2026, 12, 31));
    EXPECT_EQ(status_on(day(2026, 6, 30), {expired, notice}), "expired");
    notice.issued = day(2025, 1, 1); // it repeats when its certificate was issued
    EXPECT_EQ(status_on(day(2026, 6, 30), {expired, notice}), "expired");
}

TEST(RegisterIndex, AWithdrawalAloneCertifiesOnlyFromADateOfIssue) {
    Certificate notice = withdrawal("HC-1", day(2026, 12, 31));
    EXPECT_EQ(status_on(day(2026, 6, 30), {notice}), "unknown");
    notice.issued = day(2025, 1, 1);
    EXPECT_EQ(status_on(day(2024, 12, 31), {notice}), "planned");
    EXPECT_EQ(status_on(day(2026, 6, 30), {notice}), "certified");
}

TEST(RegisterIndex, OfTwoNoticesOfLaterDaysNoneCertifies) {
    EXPECT_EQ(
        status_on(
            day(2026, 6, 30),
            {withdrawal("HC-1", day(2026, 12, 31)), withdrawal("HC-1", day(2027, 1, 31))}),
        "unknown");
}

TEST(RegisterIndex, OfTwoSuspensionsTheEarlierHolds) {
    std::vector<Certificate> rows = {
        row("1", "5", "12", "certified", "HC-1"),
        withdrawal("HC-1", day(2026, 6, 1)),
        withdrawal("HC-1", day(2026, 12, 31))};
    for (int order = 0; order < 3; ++order) {
        std::rotate(rows.begin(), rows.begin() + 1, rows.end());
        EXPECT_EQ(status_on(day(2026, 6, 30), rows), "suspended");
        std::vector<Certificate> reversed(rows.rbegin(), rows.rend());
        EXPECT_EQ(status_on(day(2026, 6, 30), reversed), "suspended");
    }
}

// A certificate may state itself from when on it is suspended: that is no notice about another row.
TEST(RegisterIndex, ACertificateThatWillBeSuspendedCountsBesideAnOlderRowOfItsNumber) {
    Certificate renewed = row("1", "5", "12", "certified", "HC-1");
    renewed.suspended_on = day(2026, 12, 31);
    Certificate older = row("1", "5", "12", "certified", "HC-1");
    older.expires = day(2025, 12, 31);
    EXPECT_EQ(status_on(day(2026, 6, 30), {renewed, older}), "certified");
}

TEST(RegisterIndex, NoLaterDayPutsOffASuspensionWithoutADay) {
    std::vector<Certificate> rows = {
        withdrawal("HC-1", std::nullopt),
        withdrawal("HC-1", day(2026, 12, 31)),
        row("1", "5", "12", "certified", "HC-1")};
    for (int order = 0; order < 3; ++order) {
        std::rotate(rows.begin(), rows.begin() + 1, rows.end());
        EXPECT_EQ(status_on(day(2026, 6, 30), rows), "suspended");
    }
}

TEST(RegisterStatistics, AccountForEveryRow) {
    std::vector<Certificate> rows = {
        row("1", "5", "12", "certified", "HC-1"),
        row("1", "5", "12", "certified", "HC-1"), // the same once more
        row("1", "5", "12", "expired", "HC-0"),
        row("1", "5", "99", "certified", "HC-9"),
        row("1", "5", "13", "in_conversion", "HC-2"),
        row("1", "5", "13", "", "HC-3"),
        row("", "", "", "suspended", "HC-4"),
    };
    const RegisterIndex index = index_of(rows);
    static_cast<void>(find(index, "1", "5", "12"));
    static_cast<void>(find(index, "1", "5", "12"));
    static_cast<void>(find(index, "1", "5", "13"));
    static_cast<void>(find(index, "1", "5", "14"));
    const RegisterStatistics statistics = index.statistics();
    EXPECT_EQ(statistics.rows, 7U);
    EXPECT_EQ(statistics.matched, 5U);
    EXPECT_EQ(statistics.unmatched, 2U);
    EXPECT_EQ(statistics.duplicates, 1U);
    EXPECT_THAT(
        statistics.by_status,
        UnorderedElementsAre(
            Pair("certified", 3U),
            Pair("expired", 1U),
            Pair("in_conversion", 1U),
            Pair("suspended", 1U),
            Pair("unknown", 1U)));
}

TEST(RegisterIndex, CountsTheParcelsOfEachRow) {
    const RegisterIndex index = index_of(
        {row("02530", "5", "12", "certified"),
         row("02530", "5", "99", "certified"),
         row("02530", "5", "12", "in_conversion")});
    static_cast<void>(find(index, "02530", "5", "12"));
    static_cast<void>(find(index, "02530", "Tờ 5", "thửa 012"));
    EXPECT_THAT(index.parcels_of_rows(), testing::ElementsAre(2U, 0U, 2U));
}

TEST(RegisterIndex, KeepsTheRowsThatWereConsideredAndTheOneThatDecides) {
    const RegisterIndex index = index_of(
        {row("02530", "7", "1", "certified"),
         row("02530", "5", "12", "in_conversion"),
         row("02530", "5", "12", "certified")});
    const std::optional<Evidence> evidence = find(index, "02530", "5", "12");
    ASSERT_TRUE(evidence);
    EXPECT_THAT(evidence->rows, testing::ElementsAre(1U, 2U));
    EXPECT_EQ(evidence->row, 2U);
}

TEST(RegisterIndex, SaysOfEachParcelWhatTheJudgeSaysOfItsRow) {
    const EvidenceJudge judge(shipped_tables(), default_plan(), day(2026, 6, 30));
    std::vector<Certificate> rows = {
        row("1", "5", "0", "certified", "HC-0"),
        row("1", "5", "1", "certified", "HC-1"), // the same judgement, another certificate
        row("1", "5", "2", "in_conversion", "", "EU"),
        row("1", "5", "3", "Đã cấp", "", "chưa rõ"),
        row("1", "5", "4", "certified", "HC-4", ""),
        row("1", "5", "5", "in_conversion", "", "EU")}; // as the third, but for its start
    rows[1].expires = day(2026, 12, 31);
    rows[1].area_m2 = 0.0;
    rows[2].conversion_start = day(2025, 9, 1);
    rows[3].issued.reset();
    rows[4].suspended_on = day(2026, 7, 1);
    rows[4].area_m2 = 734.5;
    rows[5].conversion_start = day(2015, 9, 1);
    const RegisterIndex index(table_of(rows), judge);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        SCOPED_TRACE(i);
        const std::optional<Evidence> evidence = find(index, "1", "5", std::to_string(i));
        ASSERT_TRUE(evidence);
        const Evidence alone = judge.judge(rows[i]);
        EXPECT_EQ(evidence->source, alone.source);
        EXPECT_EQ(evidence->rule, alone.rule);
        EXPECT_EQ(evidence->rank, alone.rank);
        EXPECT_EQ(evidence->status, alone.status);
        EXPECT_EQ(evidence->counts_organic, alone.counts_organic);
        EXPECT_EQ(evidence->counts_in_conversion, alone.counts_in_conversion);
        EXPECT_EQ(evidence->certificate, alone.certificate);
        EXPECT_EQ(evidence->scheme, alone.scheme);
        EXPECT_EQ(evidence->scheme_text, alone.scheme_text);
        EXPECT_EQ(evidence->status_text, alone.status_text);
        EXPECT_EQ(evidence->issued, alone.issued);
        EXPECT_EQ(evidence->expires, alone.expires);
        EXPECT_EQ(evidence->conversion_start, alone.conversion_start);
        EXPECT_EQ(evidence->suspended_on, alone.suspended_on);
        EXPECT_EQ(evidence->conversion_end, alone.conversion_end);
        EXPECT_EQ(evidence->is_conversion_over, alone.is_conversion_over);
        EXPECT_EQ(evidence->certified_m2, alone.certified_m2);
        EXPECT_THAT(evidence->rows, testing::ElementsAre(i));
        EXPECT_EQ(index.status(i), alone.status);
    }
}

TEST(RegisterIndex, LetsAmbiguousRowsSpeakAboutNothing) {
    const RegisterIndex index(
        table_of({row("", "5", "12", "certified"), row("", "5", "13", "certified")}),
        EvidenceJudge(shipped_tables(), default_plan(), day(2026, 6, 30)),
        {0});
    EXPECT_EQ(status_of(find(index, "02530", "5", "12")), "nothing");
    EXPECT_NE(status_of(find(index, "02530", "5", "13")), "nothing");
    EXPECT_EQ(index.statistics().ambiguous, 1U);
    EXPECT_EQ(index.statistics().unmatched, 1U);
}

TEST(RegisterIndex, CountsTheSameForAnyNumberOfThreads) {
    std::vector<Certificate> rows;
    for (int i = 0; i < 200; ++i) {
        rows.push_back(row("1", std::to_string(i % 10), std::to_string(i), "certified"));
    }
    const RegisterIndex index = index_of(rows);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&index, t] {
            for (int i = t % 2; i < 100; ++i) {
                static_cast<void>(find(index, "1", std::to_string(i % 10), std::to_string(i)));
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(index.statistics().matched, 100U);
}

TEST(RegisterIndex, OfNoRowsKnowsNothing) {
    const RegisterIndex index = index_of({});
    EXPECT_EQ(status_of(find(index, "1", "5", "12")), "nothing");
    EXPECT_EQ(index.statistics().rows, 0U);
}

} // namespace
} // namespace huuco
