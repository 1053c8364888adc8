// SPDX-License-Identifier: MIT
/// \file
/// What is said beside the value of an indicator, and that a table of several is one input.

#include "pipeline/indicators.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace huuco {
namespace {

TEST(IndicatorNote, IsEmptyWhereAllIsPlain) {
    IndicatorValue value;
    value.rows = 5;
    EXPECT_EQ(indicator_note(value, Language::vi), "");
    EXPECT_EQ(indicator_note(value, Language::en), "");
}

TEST(IndicatorNote, CountsTheRowsThatLackACell) {
    IndicatorValue value;
    value.rows = 1'500;
    value.blank_rows = 3;
    EXPECT_EQ(
        indicator_note(value, Language::vi),
        "3 trong 1.500 dòng để trống hoặc không đọc được ô cần dùng.");
    EXPECT_EQ(
        indicator_note(value, Language::en),
        "3 of 1,500 rows lack a cell that is needed, or have one that cannot be read.");
}

TEST(IndicatorNote, WritesTheNumberThatWasReadWithTheDecimalsItHas) {
    IndicatorValue value;
    value.read_by_habit = {{"12.500", 12'500.0}, {"1.234", 1.234}, {"0,125", 0.125}};
    const std::string note = indicator_note(value, Language::en);
    EXPECT_NE(note.find("“12.500” is read as 12,500;"), std::string::npos) << note;
    EXPECT_NE(note.find("“1.234” is read as 1.234;"), std::string::npos) << note;
    EXPECT_NE(note.find("“0,125” is read as 0.125;"), std::string::npos) << note;
}

TEST(IndicatorTables, OfSeveralIndicatorsAreReadOnceAndAreOneInput) {
    const test::TemporaryFolder folder;
    const std::string path = (folder.path() / "products.csv").string();
    std::ofstream(path) << "Product\nTea\nRice\n";
    Indicator count;
    count.table = path;
    count.kind = IndicatorKind::count;
    Inputs inputs;
    inputs.plan.indicators = {count, count};
    read_indicator_tables(inputs);
    ASSERT_EQ(inputs.records.size(), 1U);
    EXPECT_EQ(inputs.records.front().path, path);
    EXPECT_EQ(inputs.records.front().features, 2U);
}

} // namespace
} // namespace huuco
