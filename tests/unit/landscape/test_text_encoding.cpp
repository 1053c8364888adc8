// SPDX-License-Identifier: MIT

/// \file
/// Vietnamese letters in old encodings; byte values from glibc's iconv and the TCVN 5712 tables.

#include "text_encoding.hpp"

#include <gtest/gtest.h>

#include <string>

namespace landscape {

namespace {

TEST(TextEncoding, WritesTcvn3Bytes) {
    EXPECT_EQ(encode("Xã Nhữ Khê", Encoding::tcvn3), "X\xB7 Nh\xF7 Kh\xAA");
}

TEST(TextEncoding, WritesCapitalsWithToneAsSmallLettersInTcvn3) {
    EXPECT_EQ(encode("Ổi", Encoding::tcvn3), encode("ổi", Encoding::tcvn3));
    EXPECT_EQ(encode("Đ", Encoding::tcvn3), "\xA7");
}

TEST(TextEncoding, WritesCombiningMarksInCp1258) {
    EXPECT_EQ(encode("Hạnh", Encoding::cp1258), "Ha\xF2nh");
    EXPECT_EQ(
        encode("Lúa", Encoding::cp1258),
        "L\xFA"
        "a");
}

TEST(TextEncoding, KnowsWhatLatin1CannotHold) {
    EXPECT_TRUE(can_encode("Lúa", Encoding::latin1));
    EXPECT_FALSE(can_encode("Bưởi", Encoding::latin1));
    EXPECT_EQ(encode("Bưởi", Encoding::latin1), "B??i");
    EXPECT_TRUE(can_encode("Bưởi", Encoding::tcvn3));
}

TEST(TextEncoding, WritesTheCommuneInTheOthers) {
    EXPECT_EQ(encode("Xã Nhữ Khê", Encoding::vni), "Xa\xF5 Nh\xF6\xF5 Khe\xE2");
    EXPECT_EQ(encode("Xã Nhữ Khê", Encoding::viscii), "X\xE3 Nh\xE6 Kh\xEA"); // iconv
    EXPECT_EQ(encode("Xã Nhữ Khê", Encoding::viqr), "Xa~ Nhu+~ Khe^");
    EXPECT_EQ(encode("Khê", Encoding::nfd), "Khe\xCC\x82");
    EXPECT_EQ(encode("Xã Nhữ Khê", Encoding::utf8_twice), "XÃ£ Nhá»¯ KhÃª");
}

TEST(TextEncoding, LeavesUtf8Alone) {
    EXPECT_EQ(encode("Thôn Gò Đình", Encoding::utf8), "Thôn Gò Đình");
}

TEST(TextEncoding, TakesMarksOff) {
    EXPECT_EQ(without_marks("Thôn Gò Đình, Bưởi"), "Thon Go Dinh, Buoi");
}

TEST(TextEncoding, FindsNames) {
    EXPECT_EQ(encoding_from_name("TCVN3"), Encoding::tcvn3);
    EXPECT_EQ(encoding_from_name("VNI"), Encoding::vni);
    EXPECT_EQ(encoding_from_name("KOI8-R"), std::nullopt);
    EXPECT_EQ(name_of(Encoding::viscii), "VISCII");
    EXPECT_EQ(name_of(Encoding::nfd), "UTF-8");
}

} // namespace

} // namespace landscape
