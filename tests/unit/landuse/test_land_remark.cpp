// SPDX-License-Identifier: MIT
/// \file
/// Tests of remarks beside land codes: cells as offices write them. What each means was judged by
/// hand, from the words; what the plan makes of it follows from the official tree of codes.

#include "shipped.hpp"

#include <huuco/base/text.hpp>
#include <huuco/landuse/land_cell.hpp>
#include <huuco/landuse/land_use.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace huuco {
namespace {

using testing::HasSubstr;

struct RemarkCase {
    const char* cell;
    std::vector<std::string> codes; ///< as they are shown
    std::vector<std::optional<double>> amounts = {};
};

std::vector<std::string> codes_shown(const std::string& text) {
    const LandCell cell = read_land_cell(text, test::shipped_tables());
    std::vector<std::string> shown;
    for (const LandCodePart& part :
         find_land_codes(test::shipped_tables(), cell.label, !cell.amounts.empty())) {
        shown.push_back(part.text);
    }
    return shown;
}

class CellWithRemark : public testing::TestWithParam<RemarkCase> {};

TEST_P(CellWithRemark, HasTheseCodesAndAmounts) {
    EXPECT_EQ(codes_shown(GetParam().cell), GetParam().codes);
    EXPECT_EQ(read_land_cell(GetParam().cell, test::shipped_tables()).amounts, GetParam().amounts);
}

INSTANTIATE_TEST_SUITE_P(
    ThatIsDropped,
    CellWithRemark,
    testing::Values(
        RemarkCase{"LUC (2 vụ)", {"LUC"}},
        RemarkCase{"LUC 2 vụ", {"LUC"}},
        RemarkCase{"LUC 2-3 vụ", {"LUC"}},
        RemarkCase{"LUC (2 VU)", {"LUC"}},
        RemarkCase{"LUC2", {"LUC"}},
        RemarkCase{"LUC-2", {"LUC"}},
        RemarkCase{"LUC (lúa)", {"LUC"}},
        RemarkCase{"LUC(lúa)", {"LUC"}},
        RemarkCase{"luc [lúa, màu]", {"LUC"}},
        RemarkCase{"LUC (2 vụ", {"LUC"}}, // cut by the width of a DBF field
        RemarkCase{"HNK(Màu)", {"HNK"}},
        RemarkCase{"CLN (cây ăn quả)", {"CLN"}},
        RemarkCase{"CLN (KEO)", {"CLN"}}, // a crop
        RemarkCase{"CLN cây ăn quả", {"CLN"}},
        RemarkCase{"Đất LUC", {"LUC"}},
        RemarkCase{"LUC - đất lúa, màu", {"LUC"}},
        RemarkCase{"LUC: đất lúa và màu", {"LUC"}},
        RemarkCase{"LUC - đất chuyên trồng lúa nước", {"LUC"}},
        RemarkCase{"LUC \u2013 Đất chuyên trồng lúa nước", {"LUC"}},
        RemarkCase{"LUC: Đất chuyên trồng lúa nước", {"LUC"}},
        RemarkCase{"LUC đất chuyên trồng lúa nước", {"LUC"}},
        RemarkCase{"Đất chuyên trồng lúa nước (LUC)", {"LUC"}},
        RemarkCase{"Đất ruộng: LUC", {"LUC"}},
        // The group that it belongs to; the default plan does not list CHN.
        RemarkCase{"HNK (Đất trồng cây hàng năm)", {"HNK"}},
        RemarkCase{"Đất trồng cây lâu năm (cam)", {"CLN"}},
        RemarkCase{"LUC (lúa) + NTS (cá)", {"LUC", "NTS"}},
        RemarkCase{"LUC (lúa) và NTS (cá)", {"LUC", "NTS"}},
        RemarkCase{"Đất LUC và đất NTS", {"LUC", "NTS"}},
        RemarkCase{"LUC 2 vụ và NTS cá", {"LUC", "NTS"}},
        RemarkCase{"LUC (DT 300 m2)+NTS", {"LUC", "NTS"}, {300.0, std::nullopt}},
        RemarkCase{"ONT* (thổ cư)+CLN", {"ONT", "CLN"}},
        RemarkCase{"LUC (2 vụ, 300 m2)+NTS", {"LUC", "NTS"}, {300.0, std::nullopt}},
        RemarkCase{"ONT 300 m2 (đất ở); CLN 700 m2 vườn", {"ONT", "CLN"}, {300.0, 700.0}},
        RemarkCase{"ONT - 300; CLN - 700", {"ONT", "CLN"}, {300.0, 700.0}},
        RemarkCase{"CLN 300 cây + NTS", {"CLN", "NTS"}})); // trees, no square metres

INSTANTIATE_TEST_SUITE_P(
    ThatIsNone,
    CellWithRemark,
    testing::Values(
        RemarkCase{"LUC (NTS)", {"LUC", "NTS"}},
        RemarkCase{"LUC(100 m²)+NTS", {"LUC", "NTS"}, {100.0, std::nullopt}},
        RemarkCase{"LUC(100 m²+NTS)", {"LUC", "NTS"}, {100.0, std::nullopt}},
        RemarkCase{"LUC(100 m²)", {"LUC"}, {100.0}},
        RemarkCase{"ONT+CLN", {"ONT", "CLN"}},
        RemarkCase{"ONT-CLN", {"ONT", "CLN"}},
        RemarkCase{"LUC/NTS", {"LUC", "NTS"}},
        RemarkCase{"LUC 300; CLN 200", {"LUC", "CLN"}, {300.0, 200.0}},
        RemarkCase{"ONT 300 CLN 734", {"ONT", "CLN"}, {300.0, 734.0}},
        RemarkCase{"ONT 300 m2 CLN", {"ONT", "CLN"}, {300.0, std::nullopt}},
        // Another land by its name.
        RemarkCase{"CLN (đất ở)", {"CLN", "OTC"}},
        RemarkCase{"CLN đất ở", {"CLN", "OTC"}},
        RemarkCase{"Đất ở tại nông thôn CLN", {"ONT", "CLN"}},
        RemarkCase{"Đất ở tại nông thôn - đất trồng cây lâu năm", {"ONT", "CLN"}},
        // Behind a mark between codes, or a word between them, stands another land.
        RemarkCase{"ONT và đất vườn", {"ONT", "ĐẤT VƯỜN"}},
        RemarkCase{"ONT + đất vườn", {"ONT", "ĐẤT VƯỜN"}},
        RemarkCase{"LUC; lúa 2 vụ", {"LUC", "LÚA 2 VỤ"}},
        // What looks like a code may be one.
        RemarkCase{"LUC (XYZ)", {"LUC", "XYZ"}},
        RemarkCase{"LUC-XYZ", {"LUC", "XYZ"}},
        RemarkCase{"LUC XYZ", {"LUC", "XYZ"}},
        RemarkCase{"luc (xyz)", {"LUC", "XYZ"}},
        RemarkCase{"XYZ (2 vụ)", {"XYZ (2 VỤ)"}},
        RemarkCase{"abc và xyz", {"ABC VÀ XYZ"}},
        RemarkCase{"LUC200", {"LUC200"}},
        // Names with marks in them.
        RemarkCase{"Đất quốc phòng, an ninh", {"CQA"}},
        RemarkCase{"Đất có di tích lịch sử - văn hóa", {"DDT"}},
        RemarkCase{"Đất chuyên trồng lúa nước", {"LUC"}},
        RemarkCase{"Nguyễn Văn T", {"NGUYỄN", "VĂN", "T"}}));

TEST(Remark, BesideACodeLeavesTheParcelWhole) {
    const LandUseClassifier classifier(test::shipped_tables(), test::default_plan());
    for (const char* const text :
         {"LUC (2 vụ)", "LUC 2 vụ", "HNK(Màu)", "CLN (cây ăn quả)", "LUC - đất lúa, 2 vụ"}) {
        const LandCell cell = read_land_cell(text, test::shipped_tables());
        const LandUse use = classifier.classify(cell.label, "");
        EXPECT_EQ(use.principal_share, 1.0) << text;
        EXPECT_EQ(use.code_split, CodeSplit::single) << text;
        EXPECT_FALSE(use.is_incomplete) << text;
        EXPECT_EQ(cell.fault, AmountFault::none) << text;
    }
}

TEST(Remark, IsKeptWhereTheCellIsReadWithoutTables) {
    EXPECT_EQ(read_land_cell("CLN (cam)").label, "CLN (cam)");
}

// Every `và` parts the rest anew: of a text of a megabyte that would take hours.
TEST(Remark, OfATextThatIsNoCellOfCodesIsNotSought) {
    std::string text = "LUC (lúa)";
    for (int i = 0; i < 300'000; ++i) {
        text += " và";
    }
    EXPECT_EQ(read_land_cell(text, test::shipped_tables()).label, text);
}

// Whoever looks for it in the file finds it.
TEST(Remark, ThatIsNotUnderstoodIsShownAsWritten) {
    for (const char* const text : {"abc 2 ha, xyz (3 ha) def", "CLN (CAM 60%, BƯỞI 40%) + ONT"}) {
        for (const std::string& code : codes_shown(text)) {
            EXPECT_THAT(fold_key(text), HasSubstr(fold_key(code)));
        }
    }
}

} // namespace
} // namespace huuco
