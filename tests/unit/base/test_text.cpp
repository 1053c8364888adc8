// SPDX-License-Identifier: MIT
/// \file
/// Tests of trimming, folding and number formats.

#include <huuco/base/text.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <ostream>
#include <string>
#include <string_view>

namespace huuco {
namespace {

TEST(SmallAscii, LeavesAllOtherLettersAsTheyAre) {
    EXPECT_EQ(small_ascii("AZ az @[ ĐÂY 9"), "az az @[ ĐÂy 9");
}

TEST(Trim, TakesBlanksOfEveryKindOffBothEnds) {
    EXPECT_EQ(trim(" \t\r\n LUC \n"), "LUC");
    EXPECT_EQ(trim("\xC2\xA0LUC\xC2\xA0"), "LUC");
    EXPECT_EQ(trim("\xEF\xBB\xBFMAXA"), "MAXA");
    EXPECT_EQ(trim(std::string_view("LUC\0\0", 5)), "LUC");
    EXPECT_EQ(trim("à"), "à"); // its last byte is A0
    EXPECT_EQ(trim("   "), "");
    // Blanks of other widths, and characters without one, as word processors and chats leave them.
    for (const char* const blank :
         {"\u2003",
          "\u2009",
          "\u200A",
          "\u200B",
          "\u200E",
          "\u202C",
          "\u202F",
          "\u2060",
          "\u3000"}) {
        EXPECT_EQ(trim(std::string(blank) + "LUC" + blank + " "), "LUC") << blank;
    }
    EXPECT_EQ(trim("12\u2013"), "12\u2013"); // a dash is none
    EXPECT_EQ(trim("\xE2\x80"), "\xE2\x80"); // nor is what breaks off
}

TEST(FoldKey, MakesOneKeyOfTheSpellingsOfAName) {
    EXPECT_EQ(fold_key("  CÂY   LÚA "), "cây lúa");
    EXPECT_EQ(fold_key("Đậu\xC2\xA0tương"), "đậu tương");
    EXPECT_EQ(fold_key("Đậu\u2003\u202Ftương"), "đậu tương");
    EXPECT_EQ(fold_key("Đậu\u200B tư\u2060ơng\u200B"), "đậu tương");
    EXPECT_EQ(
        fold_key("DU\xCC\x9B\xCC\x81"
                 "A"),
        "dứa"); // decomposed capitals
    EXPECT_EQ(fold_key(""), "");
}

// Word processors leave them where a word may be broken; nobody sees them.
TEST(FoldKey, LeavesSoftHyphensOut) {
    EXPECT_EQ(fold_key("VN-\u00ADHC-341\u00AD"), "vn-hc-341");
    EXPECT_EQ(fold_key("A1 \u00AD"), "a1");
    EXPECT_EQ(trim("S\u00AD"), "S\u00AD"); // in TCVN3 that was taken for Latin 1 it is ư: `Sư`
}

TEST(FoldKey, KeepsTonesApart) {
    EXPECT_NE(fold_key("dưa"), fold_key("dừa"));
    EXPECT_NE(fold_key("dừa"), fold_key("dứa"));
    EXPECT_NE(fold_key("ngô"), fold_key("ngò"));
}

struct Placements {
    std::string older;
    std::string newer; ///< or a slip of the hand
};

void PrintTo(const Placements& placements, std::ostream* out) {
    *out << placements.newer;
}

class TonePlacement : public testing::TestWithParam<Placements> {};

TEST_P(TonePlacement, MakesNoDifference) {
    EXPECT_EQ(fold_key(GetParam().newer), GetParam().older);
    EXPECT_EQ(fold_key(GetParam().older), GetParam().older);
}

INSTANTIATE_TEST_SUITE_P(
    Base,
    TonePlacement,
    testing::Values(
        Placements{"hòa", "Hoà"},
        Placements{"hóa chất", "HOÁ CHẤT"},
        Placements{"khỏe", "khoẻ"},
        Placements{"thúy", "Thuý"},
        Placements{"thủy sản", "thuỷ sản"},
        Placements{"hủy", "huỷ"},
        Placements{"lũy", "luỹ"},
        Placements{"tọa độ", "toạ độ"},
        Placements{"quý", "qúy"},
        Placements{"già", "gìa"},
        Placements{"toàn", "tòan"},
        Placements{"ngoài", "ngòai"},
        Placements{"khuỷu", "khủyu"},
        Placements{"giường", "giừơng"},
        Placements{"của", "cuả"}));

class RightPlacement : public testing::TestWithParam<std::string> {};

TEST_P(RightPlacement, IsKept) {
    EXPECT_EQ(fold_key(GetParam()), GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Base,
    RightPlacement,
    testing::Values(
        "lúa",
        "mía",
        "cây bưởi",
        "chè",
        "dừa",
        "quả",
        "quế",
        "gì",
        "giếng",
        "gừng",
        "khoai sọ",
        "chuối",
        "xoài",
        "rượu",
        "người",
        "huyện",
        "đội bình",
        "nhữ khê",
        "thửa",
        "hữu cơ",
        "cà phê",
        "hồ tiêu",
        "điều",
        "thuế",
        "tuyên quang",
        "yên sơn",
        "gạo",
        "mèo",
        "núi",
        "cầy",
        "áo à"));

TEST(FoldKey, LeavesAWordWithTwoTonesAlone) {
    EXPECT_EQ(fold_key("hòá"), "hòá");
}

TEST(FormatNumber, GroupsAsThePeopleOfTheLanguageDo) {
    EXPECT_EQ(format_number(1234.56, 2, Language::vi), "1.234,56");
    EXPECT_EQ(format_number(1234.56, 2, Language::en), "1,234.56");
    EXPECT_EQ(format_number(-1234567.0, 0, Language::vi), "-1.234.567");
    EXPECT_EQ(format_number(999.999, 2, Language::vi), "1.000,00");
    EXPECT_EQ(format_number(100.0, 1, Language::en), "100.0");
    EXPECT_EQ(format_number(0.5, 2, Language::vi), "0,50");
}

TEST(FormatNumber, NeverWritesMinusNought) {
    EXPECT_EQ(format_number(-0.0, 2, Language::vi), "0,00");
    EXPECT_EQ(format_number(-0.004, 2, Language::vi), "0,00");
}

TEST(FormatNumber, SaysWhenThereIsNoNumber) {
    EXPECT_EQ(format_number(std::numeric_limits<double>::quiet_NaN(), 2, Language::vi), "nan");
    EXPECT_EQ(format_number(-std::numeric_limits<double>::infinity(), 2, Language::vi), "-inf");
}

TEST(FormatCount, GroupsTheDigitsByThree) {
    EXPECT_EQ(format_count(0, Language::vi), "0");
    EXPECT_EQ(format_count(999, Language::vi), "999");
    EXPECT_EQ(format_count(1000, Language::vi), "1.000");
    EXPECT_EQ(format_count(47021, Language::vi), "47.021");
    EXPECT_EQ(format_count(2000000, Language::en), "2,000,000");
    // 2^53 + 1 is no double
    EXPECT_EQ(format_count(9007199254740993, Language::en), "9,007,199,254,740,993");
}

} // namespace
} // namespace huuco
