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
    Areas areas_m2;
};

class LandCellText : public testing::TestWithParam<CellCase> {};

TEST_P(LandCellText, IsReadAsCodesAndAreas) {
    const LandCell cell = read_land_cell(GetParam().text);
    EXPECT_EQ(cell.label, GetParam().label);
    EXPECT_EQ(cell.areas_m2, GetParam().areas_m2);
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
        CellCase{"ONT(300)+CLN(1.734,5)", "ONT+CLN", {300.0, 1734.5}},
        CellCase{"ONT 300 CLN 700", "ONT+CLN", {300.0, 700.0}},
        CellCase{"ONT 300 m2 CLN 0,5 ha", "ONT+CLN", {300.0, 5000.0}},
        CellCase{"ONT: 300m²+CLN", "ONT+CLN", {300.0, std::nullopt}},
        CellCase{"CLN+ONT 200", "CLN+ONT", {std::nullopt, 200.0}},
        // Thousands as Vietnamese text parts them.
        CellCase{"ONT: 1.200 m2; CLN: 12.345 m2", "ONT+CLN", {1200.0, 12345.0}},
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
          "+ONT++CLN+"}) {
        EXPECT_THAT(split_land_label(label, true), ElementsAre("ONT", "CLN")) << label;
    }
    EXPECT_THAT(split_land_label(" + ", true), IsEmpty());
}

TEST(SplitLandLabel, LeavesFullNamesWhole) {
    EXPECT_THAT(
        split_land_label("Đất ở tại nông thôn + Đất trồng cây lâu năm", false),
        ElementsAre("Đất ở tại nông thôn", "Đất trồng cây lâu năm"));
}

TEST(ReadArea, TakesNumbersOfFieldsAsTheyAre) {
    EXPECT_EQ(read_area_m2("734.512"), 734.512);
    EXPECT_EQ(read_area_m2("300"), 300.0);
    EXPECT_EQ(read_area_m2("734,5"), 734.5);
    EXPECT_EQ(read_area_m2("300 m2"), 300.0);
    EXPECT_EQ(read_area_m2("0,25 ha"), 2500.0);
}

TEST(ReadArea, TakesZeroAndTextForNothingRecorded) {
    EXPECT_EQ(read_area_m2(""), std::nullopt);
    EXPECT_EQ(read_area_m2("0"), std::nullopt);
    EXPECT_EQ(read_area_m2("0.0"), std::nullopt);
    EXPECT_EQ(read_area_m2("-5"), std::nullopt);
    EXPECT_EQ(read_area_m2("chưa đo"), std::nullopt);
    EXPECT_EQ(read_area_m2("50 %"), std::nullopt);
}

} // namespace
} // namespace huuco
