// SPDX-License-Identifier: MIT
/// \file
/// Tests of taking land-code cells apart.

#include <huuco/landuse/land_cell.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace huuco {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Areas = std::vector<std::optional<double>>;

struct CellCase {
    const char* text;
    const char* label;
    Areas amounts;
    bool is_percent = false;
};

class LandCellText : public testing::TestWithParam<CellCase> {};

TEST_P(LandCellText, IsReadAsCodesAndAreas) {
    const LandCell cell = read_land_cell(GetParam().text);
    EXPECT_EQ(cell.label, GetParam().label);
    EXPECT_EQ(cell.amounts, GetParam().amounts);
    EXPECT_EQ(cell.is_percent, GetParam().is_percent);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    LandCellText,
    testing::Values(
        CellCase{"ONT+CLN", "ONT+CLN", {}},
        CellCase{"2L", "2L", {}},
        CellCase{" LUC ", "LUC", {}},
        CellCase{"", "", {}},
        CellCase{"ONT: 300 m2; CLN: 734,5 m2", "ONT+CLN", {300.0, 734.5}},
        CellCase{"ONT 300 + CLN 734.5", "ONT+CLN", {300.0, 734.5}},
        CellCase{"ONT\u202F300\u2009m2;\u00A0CLN 1\u202F734,5 m2", "ONT+CLN", {300.0, 1734.5}},
        CellCase{"ONT(300)+CLN(1.734,5)", "ONT+CLN", {300.0, 1734.5}},
        CellCase{"ONT 300 CLN 700", "ONT+CLN", {300.0, 700.0}},
        CellCase{"ONT 300 m2 CLN 0,5 ha", "ONT+CLN", {300.0, 5000.0}},
        CellCase{"ONT: 300m²+CLN", "ONT+CLN", {300.0, std::nullopt}},
        CellCase{"CLN+ONT 200", "CLN+ONT", {std::nullopt, 200.0}},
        // The number that can be read only one way tells how the other is meant.
        CellCase{"ONT: 1.200 m2; CLN: 734,5 m2", "ONT+CLN", {1200.0, 734.5}},
        CellCase{"ONT: 1.200 m2; CLN: 1.234.567 m2", "ONT+CLN", {1200.0, 1234567.0}},
        CellCase{"ONT: 0.125 ha; CLN: 0.5 ha", "ONT+CLN", {1250.0, 5000.0}},
        CellCase{"ONT: 0,125 ha; CLN: 0,5 ha", "ONT+CLN", {1250.0, 5000.0}},
        CellCase{"ONT 1,234.5; CLN 1,000", "ONT+CLN", {1234.5, 1000.0}},
        CellCase{"ONT 1 250 CLN 3 500 m2", "ONT+CLN", {1250.0, 3500.0}},
        // Blanks part groups of three figures, behind one to three: else they part numbers.
        CellCase{"ONT 12 345 678 m2 CLN 700", "ONT+CLN", {12345678.0, 700.0}},
        CellCase{"ONT 1250 300", "ONT", {1550.0}},
        CellCase{"ONT 12 34", "ONT", {46.0}},
        CellCase{"ONT 12 3456", "ONT", {3468.0}},
        // Where none tells, nothing is recorded: see land_amount_fault.
        CellCase{"ONT: 1.200 m2; CLN: 12.345 m2", "ONT+CLN", {}},
        CellCase{"ONT 300 m2; CLN 70%", "ONT+CLN", {}},
        CellCase{"ONT 30%; CLN 70%", "ONT+CLN", {30.0, 70.0}, true},
        CellCase{"ONT 30%+CLN", "ONT+CLN", {30.0, std::nullopt}, true},
        CellCase{"ONT 300 m2 và CLN 700 m2", "ONT+CLN", {300.0, 700.0}},
        CellCase{"ONT 300,CLN 700", "ONT+CLN", {300.0, 700.0}},
        CellCase{"ONT 300m2,50 m2,CLN 700", "ONT+CLN", {350.0, 700.0}},
        CellCase{"CLN 300; ONT 200; CLN 100", "CLN+ONT+CLN", {300.0, 200.0, 100.0}},
        // A code with a figure in it states nothing.
        CellCase{"2L+1L", "2L+1L", {}},
        CellCase{
            "Đất ở tại nông thôn: 300 m2; Đất trồng cây lâu năm: 500 m2",
            "Đất ở tại nông thôn+Đất trồng cây lâu năm",
            {300.0, 500.0}}));

TEST(SplitLandLabel, PartsAtEverySeparatorOfRealFiles) {
    for (const char* const label :
         {"ONT+CLN",
          "ONT,CLN",
          "ONT;CLN",
          "ONT/CLN",
          "ONT-CLN",
          "ONT CLN",
          "ONT & CLN",
          "ONT|CLN",
          "ONT–CLN",
          "ONT . CLN",
          "ONT và CLN",
          "ONT, và CLN",
          "+ONT++CLN+"}) {
        EXPECT_THAT(split_land_label(label, LabelSplit::at_blanks), ElementsAre("ONT", "CLN"))
            << label;
    }
    EXPECT_THAT(split_land_label(" + ", LabelSplit::at_blanks), IsEmpty());
}

TEST(SplitLandLabel, LeavesFullNamesWhole) {
    EXPECT_THAT(
        split_land_label("Đất ở tại nông thôn + Đất trồng cây lâu năm", LabelSplit::at_marks),
        ElementsAre("Đất ở tại nông thôn", "Đất trồng cây lâu năm"));
}

TEST(SplitLandLabel, PartsFullNamesAtTheWordBetweenThem) {
    EXPECT_THAT(
        split_land_label("Đất ở tại nông thôn và Đất trồng cây lâu năm", LabelSplit::at_and),
        ElementsAre("Đất ở tại nông thôn", "Đất trồng cây lâu năm"));
    EXPECT_THAT(split_land_label("ONT và", LabelSplit::at_and), ElementsAre("ONT và"));
}

TEST(ReadArea, IsReadAsTheOtherNumbersOfTheField) {
    const NumberReader vietnamese(DecimalMark::comma);
    EXPECT_EQ(read_area_m2("1.250 m2", vietnamese), 1250.0);
    EXPECT_EQ(read_area_m2("1.250", vietnamese), 1250.0);
    EXPECT_EQ(read_area_m2("1.250 m2", NumberReader(DecimalMark::point)), 1.25);
    EXPECT_EQ(read_area_m2("0.125 ha"), 1250.0);
    EXPECT_EQ(read_area_m2("1.250 m2"), std::nullopt); // may be two
    EXPECT_EQ(read_area_m2("1000000000000"), 1e12);
    EXPECT_EQ(read_area_m2("1000000000001"), std::nullopt); // three times Viet Nam, 331,000 km2
    EXPECT_EQ(read_area_m2("1.7976931348623157e+308"), std::nullopt);
}

TEST(ReadArea, TakesNumbersOfFieldsAsTheyAre) {
    EXPECT_EQ(read_area_m2("734.512"), 734.512);
    EXPECT_EQ(read_area_m2("300"), 300.0);
    EXPECT_EQ(read_area_m2("734,5"), 734.5);
    EXPECT_EQ(read_area_m2("300 m2"), 300.0);
    EXPECT_EQ(read_area_m2("0,25 ha"), 2500.0);
    EXPECT_EQ(read_area_m2("1\u202F250,5\u00A0m2\u2009"), 1250.5);
}

TEST(ReadArea, TakesZeroAndTextForNothingRecorded) {
    EXPECT_EQ(read_area_m2(""), std::nullopt);
    EXPECT_EQ(read_area_m2("0"), std::nullopt);
    EXPECT_EQ(read_area_m2("0.0"), std::nullopt);
    EXPECT_EQ(read_area_m2("-5"), std::nullopt);
    EXPECT_EQ(read_area_m2("chưa đo"), std::nullopt);
    EXPECT_EQ(read_area_m2("50 %"), std::nullopt);
    EXPECT_EQ(read_area_m2("5 hai"), std::nullopt); // a word that begins as a unit
}

} // namespace
} // namespace huuco
