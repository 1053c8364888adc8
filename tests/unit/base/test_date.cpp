// SPDX-License-Identifier: MIT
/// \file
/// Tests of reading and writing days.

#include <huuco/base/date.hpp>

#include <gtest/gtest.h>

#include <string>

namespace huuco {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr Date kLastDay = Date(year(2027), month(12), day(31));

class OneDayInManySpellings : public testing::TestWithParam<const char*> {};

TEST_P(OneDayInManySpellings, IsTheSameDay) {
    EXPECT_EQ(parse_date(GetParam()), kLastDay);
}

INSTANTIATE_TEST_SUITE_P(
    Base,
    OneDayInManySpellings,
    testing::Values(
        "2027-12-31",
        "31/12/2027",
        "31-12-2027",
        "31.12.2027",
        " 31/12/2027 ",
        "2027/12/31",
        "2027-12-31T00:00:00",
        "2027-12-31T23:59:59.5+07:00",
        "2027-12-31 00:00:00",
        "2027-12-31 00:00:00+07", // PostgreSQL
        "2027-12-31 23:59:59.123456 -0500",
        "2027-12-31T24:00:00Z", // ISO 8601: the end of the day
        "31/12/2027 00:00",
        "31/12/2027  7:30",
        "31 / 12 / 2027",
        "2027 - 12 - 31",
        "31. 12. 2027",
        "31 / 12 / 2027 7:30",
        "ngày 31/12/2027",
        "ngày 31 tháng 12 năm 2027",
        "Ngày 31  tháng 12 năm 2027",
        "NGÀY 31 THÁNG 12 NĂM 2027",
        "31 tháng 12 năm 2027"));

class NoDay : public testing::TestWithParam<const char*> {};

TEST_P(NoDay, IsNotRead) {
    EXPECT_EQ(parse_date(GetParam()), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    Base,
    NoDay,
    testing::Values(
        "",
        "30/02/2027",
        "29/02/2027",
        "31/04/2027",
        "12/31/2027",
        "31/12/27",
        "0/1/2027",
        "1/13/2027",
        "2027-12",
        "31-12/2027",
        "46387",
        "31/12/2027 hoặc sau",
        "tháng 12 năm 2027",
        "tháng 12/2027",
        "năm 2027",
        "ngày 31 tháng 12",
        "31 tháng 12/2027 năm 2028",
        // A term is two days, and neither is meant alone.
        "31.12.2027 - 31.12.2029",
        "31-12-2027 - 31-12-2029",
        "2027-12-31 2029-12-31",
        "31 / 12 / 2027 - 31 / 12 / 2029",
        "ngày 31/12/2027 - ngày 31/12/2029",
        "01/2027 - 12/2027",
        "31/12/2027 ---",
        "2027-12-31 5",
        "2027-12-31 25:00",
        "2027-12-31 10:60",
        "2027-12-31 10:00:00.",
        "2027-12-31 10:00+7",
        "2027-12-31T",
        "-1/12/2027",
        "31/12/20277",
        "01/01/1899",
        "2026-06-286", // 286 = 256 + 30: std::chrono::day keeps eight bits
        "286/06/2026",
        "30/262/2026",
        "2026-256-01",
        "2026-01-256"));

TEST(ParseDate, PutsTheDayBeforeTheMonth) {
    EXPECT_EQ(parse_date("1/2/2026"), Date(year(2026), month(2), day(1)));
}

TEST(ParseDate, KnowsLeapYears) {
    EXPECT_TRUE(parse_date("29/02/2028").has_value());
    EXPECT_FALSE(parse_date("29/02/2100").has_value());
}

TEST(ParseSpreadsheetDay, KnowsPublishedDays) {
    // support.microsoft.com, "DATEVALUE function": 40777 is 2011-08-22; "DATE": 39448 is
    // 2008-01-01.
    EXPECT_EQ(parse_spreadsheet_day("40777"), Date(year(2011), month(8), day(22)));
    EXPECT_EQ(parse_spreadsheet_day(" 39448.0 "), Date(year(2008), month(1), day(1)));
    EXPECT_EQ(parse_spreadsheet_day("39448.75"), Date(year(2008), month(1), day(1))); // 18:00
}

TEST(ParseSpreadsheetDay, LeavesOtherNumbersAlone) {
    for (const char* text :
         {"", "2026", "32873", "73051", "462030", "46203.5.1", "46203a", "-46203"}) {
        EXPECT_EQ(parse_spreadsheet_day(text), std::nullopt) << text;
    }
    EXPECT_EQ(parse_spreadsheet_day("32874"), Date(year(1990), month(1), day(1)));
    EXPECT_EQ(parse_spreadsheet_day("73050"), Date(year(2099), month(12), day(31)));
}

TEST(FormatDate, SpeaksTheLanguage) {
    const Date date(year(2026), month(6), day(3));
    EXPECT_EQ(format_iso(date), "2026-06-03");
    EXPECT_EQ(format_date(date, Language::vi), "03/06/2026");
    EXPECT_EQ(format_date(date, Language::en), "2026-06-03");
}

TEST(FormatDate, IsReadBackAsTheSameDay) {
    for (std::chrono::sys_days d = kLastDay;
         d < std::chrono::sys_days(kLastDay) + std::chrono::days(800);
         d += std::chrono::days(1)) {
        EXPECT_EQ(parse_date(format_iso(Date(d))), Date(d));
        EXPECT_EQ(parse_date(format_date(Date(d), Language::vi)), Date(d));
    }
}

} // namespace
} // namespace huuco
