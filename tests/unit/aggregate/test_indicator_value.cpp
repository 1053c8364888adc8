// SPDX-License-Identifier: MIT
/// \file
/// Values of indicators over small tables that can be added up in the head.

#include "support/notes.hpp"

#include <huuco/aggregate/indicator_value.hpp>
#include <huuco/aggregate/village_totals.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

using Cells = std::vector<std::string>;

IndicatorFilter rows_with(PlanName column, std::vector<std::string> values) {
    IndicatorFilter filter;
    filter.column = std::move(column);
    filter.values = std::move(values);
    return filter;
}

DataTable table_of(const Cells& header, const std::vector<Cells>& rows) {
    DataTable table;
    table.path = "table.csv";
    table.format = "CSV";
    table.header = header;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        table.rows.push_back({i + 2, rows[i]});
    }
    return table;
}

/// Value of the rows under VietGAP or organic, of the value of all rows.
Indicator good_practice() {
    Indicator indicator;
    indicator.id = {"good_practice", 1};
    indicator.kind = IndicatorKind::ratio;
    indicator.numerator.values = {{"quantity", 1}, {"price", 1}};
    indicator.numerator.where.push_back(rows_with({"practice", 1}, {"VietGAP", "Hữu cơ"}));
    indicator.denominator.values = indicator.numerator.values;
    indicator.unit = "%";
    indicator.comparison = Comparison::above;
    indicator.target = 60.0;
    return indicator;
}

IndicatorValue measured(const Indicator& indicator, const std::vector<Cells>& rows) {
    Problems problems;
    const IndicatorValue value = measure_table(
        indicator, table_of({"quantity", "price", "practice"}, rows), Language::en, problems);
    EXPECT_THAT(problems, IsEmpty());
    return value;
}

TEST(RatioOfATable, IsTheSumOfProductsOverTheSumOfProducts) {
    // 10 · 2 + 5 · 8 = 60 of 10 · 2 + 5 · 8 + 4 · 5 = 80
    const IndicatorValue value = measured(
        good_practice(), {{"10", "2", "vietgap"}, {"5", "8", " HỮU  CƠ"}, {"4", "5", "thường"}});
    EXPECT_EQ(value.numerator.value(), 60.0);
    EXPECT_EQ(value.denominator.value(), 80.0);
    EXPECT_EQ(value.value, 75.0);
    EXPECT_EQ(value.met, true);
    EXPECT_EQ(value.blank_rows, 0U);
}

TEST(RatioOfATable, WithoutPercentIsTheBareRatio) {
    Indicator indicator = good_practice();
    indicator.unit = "";
    EXPECT_EQ(measured(indicator, {{"1", "1", "VietGAP"}, {"1", "3", "-"}}).value, 0.25);
}

TEST(RatioOfATable, ReadsNumbersAsOfficesWriteThem) {
    // 1.234,5 · 2 = 2469 of 2469 + 2469
    const IndicatorValue value =
        measured(good_practice(), {{"1.234,5", "2", "VietGAP"}, {"12.345", "0,2", "không"}});
    EXPECT_EQ(value.value, 50.0);
    EXPECT_THAT(value.read_by_habit, IsEmpty());
}

TEST(RatioOfATable, SaysWhichNumberWasReadByHabit) {
    const IndicatorValue value =
        measured(good_practice(), {{"12.500", "1", "VietGAP"}, {"500", "1", "không"}});
    EXPECT_EQ(value.denominator.value(), 13000.0);
    ASSERT_THAT(value.read_by_habit, SizeIs(1)); // the column serves above and below
    EXPECT_EQ(value.read_by_habit[0].text, "12.500");
    EXPECT_EQ(value.read_by_habit[0].value, 12500.0);
}

TEST(RatioOfATable, ReadsAWorkbookWithAPoint) {
    DataTable table = table_of({"quantity", "price", "practice"}, {{"12.500", "2", "VietGAP"}});
    table.format = "XLSX";
    Problems problems;
    EXPECT_EQ(
        measure_table(good_practice(), table, Language::en, problems).denominator.value(), 25.0);
}

TEST(RatioOfATable, ThePlanMaySayTheMark) {
    Indicator indicator = good_practice();
    indicator.decimal_mark = DecimalMark::point;
    const IndicatorValue value = measured(indicator, {{"12.500", "2", "VietGAP"}});
    EXPECT_EQ(value.denominator.value(), 25.0);
    EXPECT_THAT(value.read_by_habit, IsEmpty());
}

TEST(RatioOfATable, AnEmptyTableHasNoValue) {
    const IndicatorValue value = measured(good_practice(), {});
    EXPECT_EQ(value.value, std::nullopt);
    EXPECT_EQ(value.met, std::nullopt);
    EXPECT_EQ(value.why, NoData::no_rows);
}

TEST(RatioOfATable, BlankPricesEverywhereAreNoDataAndNotZero) {
    const IndicatorValue value =
        measured(good_practice(), {{"10", "", "VietGAP"}, {"", "3", "thường"}});
    EXPECT_EQ(value.value, std::nullopt);
    EXPECT_EQ(value.why, NoData::blank);
    EXPECT_EQ(value.blank_rows, 2U);
}

TEST(RatioOfATable, BlankPracticesEverywhereAreNoDataAndNotZero) {
    const IndicatorValue value = measured(good_practice(), {{"10", "2", ""}, {"5", "8", ""}});
    EXPECT_EQ(value.value, std::nullopt);
    EXPECT_EQ(value.why, NoData::blank);
}

TEST(RatioOfATable, NoRowUnderGoodPracticeIsARealZero) {
    const IndicatorValue value = measured(good_practice(), {{"10", "2", "thường"}});
    EXPECT_EQ(value.value, 0.0);
    EXPECT_EQ(value.met, false);
}

TEST(RatioOfATable, ARowWithABlankPracticeStaysInTheDenominatorAndIsCounted) {
    const IndicatorValue value = measured(good_practice(), {{"3", "1", "VietGAP"}, {"7", "1", ""}});
    EXPECT_EQ(value.value, 30.0);
    EXPECT_EQ(value.blank_rows, 1U);
}

TEST(RatioOfATable, ARowWithoutAPriceIsInNeitherSumAndIsCounted) {
    const IndicatorValue value =
        measured(good_practice(), {{"3", "1", "VietGAP"}, {"7", "", "VietGAP"}, {"1", "1", "no"}});
    EXPECT_EQ(value.value, 75.0);
    EXPECT_EQ(value.blank_rows, 1U);
}

TEST(RatioOfATable, AZeroDenominatorHasNoValue) {
    const IndicatorValue value = measured(good_practice(), {{"0", "2", "VietGAP"}});
    EXPECT_EQ(value.value, std::nullopt);
    EXPECT_EQ(value.why, NoData::nothing);
}

TEST(RatioOfATable, ANegativeDenominatorHasNoValueEither) {
    EXPECT_EQ(measured(good_practice(), {{"-5", "2", "VietGAP"}}).why, NoData::nothing);
}

TEST(RatioOfATable, ABlankCellOfOneFilterLeavesOpenWhatAnotherDoesNotDecideAgainst) {
    Indicator indicator = good_practice();
    indicator.numerator.where.push_back(rows_with({"price", 1}, {"1"}));
    const std::vector<Cells> rows = {{"3", "1", "VietGAP"}, {"7", "1", ""}};
    EXPECT_EQ(measured(indicator, rows).value, 30.0);
    EXPECT_EQ(measured(indicator, rows).blank_rows, 1U);
    EXPECT_EQ(measured(indicator, {{"3", "1", "VietGAP"}, {"7", "2", ""}}).blank_rows, 0U);
}

TEST(RatioOfATable, ANumberThatCannotBeReadIsAProblemOfItsRow) {
    const DataTable table = table_of(
        {"quantity", "price", "practice"},
        {{"1 tấn", "2", "VietGAP"}, {"3", "1", "VietGAP"}, {"1", "1", "no"}});
    Problems problems;
    const IndicatorValue value = measure_table(good_practice(), table, Language::en, problems);
    EXPECT_EQ(value.value, 75.0);
    EXPECT_EQ(value.blank_rows, 1U);
    ASSERT_THAT(problems, SizeIs(1)); // once, although the cell is read twice
    EXPECT_EQ(problems[0].feature, 2U);
    EXPECT_EQ(problems[0].kind, "bad_number");
    Problems in_vietnamese;
    EXPECT_EQ(
        measure_table(good_practice(), table, Language::vi, in_vietnamese).value, value.value);
    test::expect_same_in_both_languages(in_vietnamese, problems);
}

/// OCOP products with a registered trademark.
Indicator trademarks(bool is_distinct) {
    Indicator indicator;
    indicator.kind = IndicatorKind::count;
    indicator.numerator.where.push_back(rows_with({"registered", 1}, {"có"}));
    if (is_distinct) {
        indicator.distinct = PlanName{"product", 1};
    }
    indicator.comparison = Comparison::at_least;
    indicator.target = 2.0;
    return indicator;
}

IndicatorValue counted(const Indicator& indicator, const std::vector<Cells>& rows) {
    Problems problems;
    return measure_table(
        indicator, table_of({"product", "registered"}, rows), Language::en, problems);
}

TEST(CountOfATable, CountsRowsThatPass) {
    const IndicatorValue value =
        counted(trademarks(false), {{"Chè", "có"}, {"Mật ong", "CÓ"}, {"Cam", "chưa"}});
    EXPECT_EQ(value.value, 2.0);
    EXPECT_EQ(value.met, true); // at least
}

TEST(CountOfATable, AProductOnTwoRowsCountsOnce) {
    const std::vector<Cells> rows = {{"Chè", "có"}, {"chè ", "có"}, {"Cam", "có"}};
    EXPECT_EQ(counted(trademarks(true), rows).value, 2.0);
    EXPECT_EQ(counted(trademarks(false), rows).value, 3.0);
}

TEST(CountOfATable, BlanksAreCountedAndAllBlankIsNoData) {
    const IndicatorValue some = counted(trademarks(true), {{"Chè", "có"}, {"Cam", ""}, {"", "có"}});
    EXPECT_EQ(some.value, 1.0);
    EXPECT_EQ(some.blank_rows, 2U);
    const IndicatorValue all = counted(trademarks(true), {{"Chè", ""}, {"Cam", ""}});
    EXPECT_EQ(all.value, std::nullopt);
    EXPECT_EQ(all.why, NoData::blank);
}

TEST(CountOfATable, ListedProductsWithoutATrademarkAreZero) {
    EXPECT_EQ(counted(trademarks(true), {{"Chè", "chưa"}}).value, 0.0);
}

TEST(Meets, IsStrictWhereThePlanSaysAbove) {
    EXPECT_FALSE(meets(2.0, Comparison::above, 2.0));
    EXPECT_TRUE(meets(2.0, Comparison::at_least, 2.0));
    EXPECT_FALSE(meets(2.0, Comparison::below, 2.0));
    EXPECT_TRUE(meets(2.0, Comparison::at_most, 2.0));
    EXPECT_TRUE(meets(2.0001, Comparison::above, 2.0));
    EXPECT_TRUE(meets(1.9999, Comparison::below, 2.0));
}

TEST(Meets, ADecimalSumThatMissesByItsBinaryRoundingIsEqual) {
    // Three times 0.1 is 0.30000000000000004 in binary, and 60 % is not above 60 %.
    EXPECT_FALSE(meets(0.1 + 0.1 + 0.1, Comparison::above, 0.3));
    EXPECT_TRUE(meets(100.0 * (0.1 + 0.7), Comparison::at_least, 80.0));
    EXPECT_FALSE(meets(0.3, Comparison::below, 0.1 + 0.1 + 0.1));
}

/// Organic, plain principal and forest ground, in this order.
std::vector<Verdict> verdicts() {
    std::vector<Verdict> verdicts(3);
    verdicts[0].principal_share = 1.0;
    verdicts[0].is_organic = true;
    verdicts[0].organic_status = "certified";
    verdicts[0].crop = "Chè";
    verdicts[1].principal_share = 0.5;
    verdicts[1].organic_status = "unknown";
    verdicts[1].crop = "Ngô";
    verdicts[2].organic_status = "unknown";
    return verdicts;
}

std::vector<PieceBatch> batches() {
    constexpr std::uint32_t kAll = Piece::kWholeParcel;
    std::vector<PieceBatch> batches(2);
    batches[0].pieces.own() = {
        {0, 0, 0, kAll, 0.1, 0.1, 0.1},
        {0, 1, 0, kAll, 0.2, 0.2, 0.2},
        {1, 1, 1, kAll, 1.4, 0.7, 0.0}};
    batches[1].pieces.own() = {
        {0, kOutsideVillages, 2, kAll, 9.0, 0.0, 0.0}, {1, 0, 1, kAll, 0.6, 0.3, 0.0}};
    return batches;
}

Indicator organic_land() {
    Indicator indicator;
    indicator.is_of_parcels = true;
    indicator.kind = IndicatorKind::ratio;
    indicator.numerator.values = {{"organic_m2", 1}};
    indicator.denominator.values = {{"principal_m2", 1}};
    indicator.unit = "%";
    indicator.target = 2.0;
    return indicator;
}

TEST(RatioOfParcels, IsTheShareOfTheTotalsToTheLastBit) {
    VillageTotals totals(2);
    for (const PieceBatch& batch : batches()) {
        totals.add(batch.pieces.view(), verdicts());
    }
    const IndicatorValue value =
        measure_parcels(organic_land(), batches(), VerdictTable(verdicts()), true);
    EXPECT_EQ(value.value, totals.whole().share_percent());
    EXPECT_EQ(value.numerator.value(), totals.whole().organic_m2);
    EXPECT_EQ(value.denominator.value(), totals.whole().principal_m2);
    EXPECT_NEAR(*value.value, 100.0 * 0.3 / 1.3, 1e-12);
}

TEST(RatioOfParcels, IsUnknownWhereNoDocumentSpeaks) {
    const IndicatorValue value =
        measure_parcels(organic_land(), batches(), VerdictTable(verdicts()), false);
    EXPECT_EQ(value.value, std::nullopt);
    EXPECT_EQ(value.met, std::nullopt);
    EXPECT_EQ(value.why, NoData::no_evidence);
    EXPECT_NEAR(value.denominator.value(), 1.3, 1e-15); // a part of the whole all the same
}

TEST(RatioOfParcels, FiltersByWordsOfTheVerdict) {
    Indicator indicator = organic_land();
    indicator.numerator.values = {{"area_m2", 1}};
    indicator.numerator.where.push_back(rows_with({"crop", 1}, {"ngô"}));
    indicator.denominator.values = {{"area_m2", 1}};
    indicator.unit = "";
    const IndicatorValue value =
        measure_parcels(indicator, batches(), VerdictTable(verdicts()), false);
    EXPECT_NEAR(*value.value, 2.0 / 11.3, 1e-15); // 1.4 + 0.6 of all ground
    EXPECT_EQ(value.blank_rows, 1U);              // the forest has no crop
}

TEST(RatioOfParcels, IsUnknownWithoutEvidenceWhateverAsksForIt) {
    const auto why = [](const char* above, const char* below, const char* filter) {
        Indicator indicator = organic_land();
        indicator.numerator.values = {{above, 1}};
        indicator.denominator.values = {{below, 1}};
        if (filter != nullptr) {
            indicator.numerator.where.push_back(rows_with({filter, 1}, {"certified", "forest"}));
        }
        return measure_parcels(indicator, batches(), VerdictTable(verdicts()), false).why;
    };
    EXPECT_EQ(why("in_conversion_m2", "principal_m2", nullptr), NoData::no_evidence);
    EXPECT_EQ(why("area_m2", "organic_m2", nullptr), NoData::no_evidence);
    EXPECT_EQ(why("area_m2", "area_m2", "organic_status"), NoData::no_evidence);
    EXPECT_EQ(why("area_m2", "area_m2", "class"), NoData::no_evidence);
    EXPECT_NE(why("area_m2", "area_m2", "land_class"), NoData::no_evidence);
}

TEST(RatioOfParcels, KeepsOrganicLandAndLandInConversionApart) {
    std::vector<Verdict> both = verdicts();
    both[1].is_in_conversion = true;
    std::vector<PieceBatch> pieces = batches();
    pieces[0].pieces.own()[2].counted_m2 = 0.7;
    pieces[1].pieces.own()[1].counted_m2 = 0.3;
    Indicator indicator = organic_land();
    indicator.unit = "";
    indicator.denominator.values = {{"in_conversion_m2", 1}};
    EXPECT_NEAR(
        *measure_parcels(indicator, pieces, VerdictTable(both), true).value, 0.3 / 1.0, 1e-15);
}

TEST(RatioOfParcels, CountsBlanksOfBothTermsAndFiltersByStatus) {
    Indicator indicator = organic_land();
    indicator.unit = "";
    indicator.numerator.values = {{"area_m2", 1}};
    indicator.numerator.where.push_back(rows_with({"organic_status", 1}, {"certified"}));
    indicator.denominator.values = {{"area_m2", 1}};
    indicator.denominator.where.push_back(rows_with({"crop", 1}, {"Chè", "Ngô"}));
    const IndicatorValue value =
        measure_parcels(indicator, batches(), VerdictTable(verdicts()), true);
    EXPECT_NEAR(*value.value, 0.3 / 2.3, 1e-15);
    EXPECT_EQ(value.blank_rows, 1U); // the forest has no crop
}

TEST(RatioOfParcels, OneFilterThatDecidesAgainstAParcelIsEnough) {
    Indicator indicator = organic_land();
    indicator.numerator.where.push_back(rows_with({"organic_status", 1}, {"certified"}));
    indicator.numerator.where.push_back(rows_with({"crop", 1}, {"Chè"}));
    // The forest has no crop, but its status is another.
    EXPECT_EQ(measure_parcels(indicator, batches(), VerdictTable(verdicts()), true).blank_rows, 0U);
}

TEST(CountOfParcels, OfWhichNonePassesIsZero) {
    Indicator indicator;
    indicator.is_of_parcels = true;
    indicator.kind = IndicatorKind::count;
    indicator.numerator.where.push_back(rows_with({"crop", 1}, {"Cam"}));
    indicator.target = 1.0;
    const IndicatorValue value =
        measure_parcels(indicator, batches(), VerdictTable(verdicts()), true);
    EXPECT_EQ(value.value, 0.0);
    EXPECT_EQ(value.why, NoData::none);
}

TEST(CountOfParcels, CountsAParcelInTwoVillagesOnce) {
    Indicator indicator;
    indicator.is_of_parcels = true;
    indicator.kind = IndicatorKind::count;
    indicator.numerator.where.push_back(rows_with({"crop", 1}, {"Chè", "Ngô"}));
    indicator.target = 3.0;
    indicator.comparison = Comparison::at_least;
    const IndicatorValue value =
        measure_parcels(indicator, batches(), VerdictTable(verdicts()), true);
    EXPECT_EQ(value.value, 3.0);
    EXPECT_EQ(value.met, true);
}

} // namespace
} // namespace huuco
