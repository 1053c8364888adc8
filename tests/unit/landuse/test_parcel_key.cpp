// SPDX-License-Identifier: MIT
/// \file
/// Tests of parcel keys as registers write them, and of what comes near a key.

#include <huuco/landuse/parcel_key.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <utility>
#include <vector>

namespace huuco {
namespace {

class KeyText : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(KeyText, IsNormalised) {
    EXPECT_EQ(normalise_key(GetParam().first), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    KeyText,
    testing::Values(
        std::pair(" 005 ", "5"),
        std::pair("5.0", "5"),
        std::pair("5.000", "5"),
        std::pair("02530", "2530"),
        std::pair("0", "0"),
        std::pair("000", "0"),
        std::pair("DC05", "dc5"),
        std::pair("DC5", "dc5"),
        std::pair("5.1", "5.1"),
        std::pair("5.01", "5.01"),
        std::pair("12a", "12a"),
        std::pair("012A", "12a"),
        std::pair("12 A", "12a"),
        std::pair("Tờ 5", "5"),
        std::pair("tờ bản đồ số 05", "5"),
        std::pair("Tờ số: 5", "5"),
        std::pair("thửa 12", "12"),
        std::pair("Thửa đất số 12a", "12a"),
        std::pair("số 7", "7"),
        std::pair("Tờ5", "5"),
        std::pair("TO 5", "5"),
        std::pair("Xã 02530", "2530"),
        std::pair("Tờ", "tờ"),
        std::pair("xãm 5", "xãm5"),
        // What people type to make a spreadsheet keep the zeros.
        std::pair("=\"02530\"", "2530"),
        std::pair(" = \"5\"", "=\"5\""), // that is no such mark
        std::pair("'02530", "2530"),
        std::pair("' 012a", "12a"),
        std::pair("'", ""),
        std::pair("", "")));

class NearKeys : public testing::Test {
protected:
    /// The nearest parcels of one wanted key among those of the layer, in their order.
    static std::vector<NearParcel>
    near(const ParcelKey& wanted, const std::vector<ParcelKey>& parcels) {
        NearMisses misses({wanted});
        for (std::size_t i = 0; i < parcels.size(); ++i) {
            misses.look_at(parcels[i], i);
        }
        return misses.of(0);
    }
};

TEST_F(NearKeys, AreTheSameParcelOnAnotherSheetAndInAnotherCommune) {
    const auto found = near({"2530", "5", "12"}, {{"2530", "18", "12"}, {"2527", "5", "12"}});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].miss, NearMiss::other_commune);
    EXPECT_EQ(found[0].fid, 1U);
    EXPECT_EQ(found[1].miss, NearMiss::other_sheet);
}

TEST_F(NearKeys, AreThoseWithOneDigitOff) {
    const auto found = near(
        {"2530", "15", "123"},
        {{"2530", "15", "132"}, // exchanged
         {"2530", "15", "12"},  // left out
         {"2530", "16", "123"}, // the sheet
         {"2530", "15", "321"},
         {"2530", "16", "124"}});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].miss, NearMiss::sheet_digit);
    EXPECT_EQ(found[1].miss, NearMiss::parcel_digit);
    EXPECT_EQ(found[1].fid, 0U);
    EXPECT_EQ(found[2].fid, 1U);
}

TEST_F(NearKeys, NoticeAMissingCommune) {
    const auto found = near({"2530", "5", "12"}, {{"", "5", "12"}});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].miss, NearMiss::other_commune);
}

TEST_F(NearKeys, AreAtMostThreeAndNotTheSameKeyTwice) {
    EXPECT_EQ(
        near(
            {"1", "5", "12"},
            {{"1", "6", "12"},
             {"1", "6", "12"},
             {"1", "70", "12"},
             {"1", "80", "12"},
             {"1", "90", "12"}})
            .size(),
        3U);
    EXPECT_TRUE(near({"1", "5", "12"}, {{"2", "7", "99"}}).empty());
}

struct SplitCell {
    const char* text;
    KeyOrder order;
    const char* sheet; ///< empty: cannot be taken apart
    const char* parcel;
};

class KeyInOneCell : public testing::TestWithParam<SplitCell> {};

TEST_P(KeyInOneCell, IsTakenApart) {
    const SplitCell& cell = GetParam();
    const std::optional<SheetAndParcel> key = split_key(cell.text, cell.order);
    ASSERT_EQ(key.has_value(), *cell.sheet != '\0');
    if (key) {
        EXPECT_EQ(*key, (SheetAndParcel{cell.sheet, cell.parcel}));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Landuse,
    KeyInOneCell,
    testing::Values(
        SplitCell{"Tờ 5 / thửa 002", KeyOrder::unknown, "5", "002"},
        SplitCell{"Thửa đất số 12a, tờ bản đồ số 3, thôn Đình", KeyOrder::unknown, "3", "12a"},
        SplitCell{"TỜ BẢN ĐỒ: 05 - THỬA: 7", KeyOrder::unknown, "05", "7"},
        SplitCell{"to 5 thua 7", KeyOrder::unknown, "5", "7"},
        SplitCell{"Tờ5 Thửa7", KeyOrder::unknown, "5", "7"},
        SplitCell{"TBĐ DC05, thửa 7", KeyOrder::unknown, "dc05", "7"},
        // The words in the cell outweigh the heading.
        SplitCell{"Thửa 7, tờ 5", KeyOrder::sheet_first, "5", "7"},
        SplitCell{"5/7", KeyOrder::sheet_first, "5", "7"},
        SplitCell{"5-7", KeyOrder::parcel_first, "7", "5"},
        SplitCell{"5/7", KeyOrder::unknown, "", ""},
        SplitCell{"5/7/2", KeyOrder::sheet_first, "", ""},
        SplitCell{"57", KeyOrder::sheet_first, "", ""},
        SplitCell{"thửa 7, 8 tờ 5", KeyOrder::unknown, "", ""},
        SplitCell{"tờ 5", KeyOrder::sheet_first, "", ""},
        SplitCell{"tờ thửa 7", KeyOrder::unknown, "", ""},
        SplitCell{"Tờ trình 5, thửa 7", KeyOrder::unknown, "", ""},
        SplitCell{"", KeyOrder::sheet_first, "", ""}));

TEST(KeyOrder, IsWhatTheHeadingNamesFirst) {
    EXPECT_EQ(key_order("Tờ/thửa"), KeyOrder::sheet_first);
    EXPECT_EQ(key_order("SỐ THỬA, SỐ TỜ BẢN ĐỒ"), KeyOrder::parcel_first);
    EXPECT_EQ(key_order("Thửa đất"), KeyOrder::unknown);
    EXPECT_EQ(key_order("Tổng số thửa"), KeyOrder::unknown);
}

/// The word for the whole thing in front says nothing about the order of the two numbers.
TEST(KeyOrder, IsThatOfTheWordsAboutTheNumbers) {
    for (const char* const heading :
         {"Thửa đất (tờ/thửa)",
          "Số thửa đất (tờ, thửa)",
          "Thửa đất: tờ bản đồ/số thửa",
          "Vị trí thửa đất (tờ/thửa)",
          "Thông tin thửa đất [tờ, thửa]",
          "Thửa đất - tờ/thửa",
          "THUA DAT (TO/THUA)",
          "Thửa đất, tờ bản đồ (số tờ/số thửa)"}) {
        EXPECT_EQ(key_order(heading), KeyOrder::sheet_first) << heading;
    }
    for (const char* const heading :
         {"Thửa đất (thửa/tờ)",
          "Thửa đất: số thửa, số tờ bản đồ",
          "Thửa đất số, tờ bản đồ số",
          "Thửa đất/tờ bản đồ",
          "Số thửa (số tờ)"}) {
        EXPECT_EQ(key_order(heading), KeyOrder::parcel_first) << heading;
    }
    for (const char* const heading :
         {"Thửa đất (tờ)", "Thửa đất: tờ số", "Số thửa, tờ, thửa cũ", "Thửa đất số, tờ, thửa"}) {
        EXPECT_EQ(key_order(heading), KeyOrder::unknown) << heading;
    }
}

} // namespace
} // namespace huuco
