// SPDX-License-Identifier: MIT
/// \file
/// Tests of text in two codings: what stands, what is converted, what is left and told.

#include "support/vietnamese_letters.hpp"

#include <huuco/base/mixed_text.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {
namespace {

using test::VietnameseLetter;
using test::written_in;
using test::written_twice;

using Values = std::vector<std::string>;
using Fields = std::vector<Values>;

constexpr TextCoding kUtf8{};
constexpr TextCoding kTcvn3InUtf8{Encoding::tcvn3, true};
constexpr TextCoding kVniInUtf8{Encoding::vni, true};

/// A text as it looks once its TCVN3 or VNI bytes have been taken for Windows-1252.
std::string tcvn3(std::string_view text) {
    return written_twice(written_in(text, &VietnameseLetter::tcvn3));
}

std::string vni(std::string_view text) {
    return written_twice(written_in(text, &VietnameseLetter::vni));
}

const Values& owners() {
    static const Values names = {"Nguyễn Văn Hải", "Trần Thị Hường", "Phạm Đức Thế", "Lê Quỳnh"};
    return names;
}

Values crops_in_tcvn3() {
    Values crops;
    for (const char* const crop : {"Lúa", "Chè", "Chuối", "Bưởi", "Sắn", "Ngô"}) {
        crops.push_back(tcvn3(crop));
    }
    return crops;
}

std::string read(const MixedText& mix, std::string_view value, std::size_t field) {
    return decode(value, mix.coding_of(value, field)).text;
}

TEST(MixedText, OfOneCodingIsNone) {
    EXPECT_EQ(MixedText::find(kUtf8, Fields{owners(), {"Lúa", "Chè", "LUC"}}), nullptr);
    EXPECT_EQ(
        MixedText::find(kTcvn3InUtf8, Fields{crops_in_tcvn3(), {tcvn3("Thôn Khe Mía")}}), nullptr);
    EXPECT_EQ(MixedText::find(kUtf8, {}), nullptr);
}

TEST(MixedText, AFieldOfItsOwnCodingIsReadInThat) {
    const auto mix = MixedText::find(kUtf8, Fields{crops_in_tcvn3(), owners()});
    ASSERT_NE(mix, nullptr);
    EXPECT_EQ(coding_name(mix->legacy()), "TCVN3 in UTF-8");
    ASSERT_EQ(tcvn3("Lúa"), "Lóa"); // Vietnamese as well: only its field tells
    EXPECT_EQ(read(*mix, "Lóa", 0), "Lúa");
    EXPECT_EQ(read(*mix, "ChÌ", 0), "Chè");
    EXPECT_EQ(read(*mix, "Lê Quỳnh", 1), "Lê Quỳnh");
    EXPECT_EQ(read(*mix, "LUC", 0), "LUC");
    EXPECT_EQ(read(*mix, "1250 m²", 1), "1250 m²");
    EXPECT_EQ(mix->tally().converted, 6U);
    EXPECT_EQ(mix->tally().standing, 4U);
    EXPECT_EQ(mix->tally().undecided, 0U);
}

TEST(MixedText, AFieldOfTwoCodingsIsReadByValue) {
    Values crops = crops_in_tcvn3();
    crops.insert(crops.end(), {"Lúa", "Chè", "Chuối", "Bưởi", "Sắn", "Ngô"});
    const auto mix = MixedText::find(kUtf8, Fields{crops});
    ASSERT_NE(mix, nullptr);
    for (const char* const crop : {"Lúa", "Chè", "Chuối", "Bưởi", "Sắn", "Ngô"}) {
        EXPECT_EQ(read(*mix, crop, 0), crop);
        EXPECT_EQ(read(*mix, tcvn3(crop), 0), crop);
    }
}

TEST(MixedText, ARightNameIsNotDestroyedByALegacyOneBesideIt) {
    const std::string old_name = vni("Thôn Đồng Cả");
    const auto mix = MixedText::find(kVniInUtf8, Fields{{old_name, "Thôn Khe Mía"}});
    ASSERT_NE(mix, nullptr);
    EXPECT_EQ(read(*mix, old_name, 0), "Thôn Đồng Cả");
    EXPECT_EQ(read(*mix, "Thôn Khe Mía", 0), "Thôn Khe Mía"); // in VNI it would be Thơn Khe Mía
}

TEST(MixedText, WhatReadsInBothStaysAndIsCounted) {
    const auto mix = MixedText::find(
        kUtf8, Fields{{"Lóa", tcvn3("Chè"), tcvn3("Chuối"), tcvn3("Bưởi"), "Sắn", "Đậu"}});
    ASSERT_NE(mix, nullptr);
    EXPECT_EQ(read(*mix, "Lóa", 0), "Lóa");
    EXPECT_EQ(mix->tally().undecided, 1U);
    EXPECT_EQ(mix->tally().undecided_example.as_it_stands, "Lóa");
    EXPECT_EQ(mix->tally().undecided_example.converted, "Lúa");
    EXPECT_EQ(mix->tally().converted, 3U);
    EXPECT_EQ(mix->tally().converted_example.converted, "Chè");
}

TEST(MixedText, NamesFromElsewhereAreNoLegacyText) {
    EXPECT_EQ(
        MixedText::find(kUtf8, Fields{owners(), {"Café Krông Nô", "Êban H'Đơr", "Buôn Kô Tam"}}),
        nullptr);
}

TEST(LostReading, IsThatOfAValueThatCannotBeMeant) {
    EXPECT_EQ(lost_reading("ChÌ"), "Chè");
    EXPECT_EQ(lost_reading(written_twice("Nhữ Khê")), "Nhữ Khê");
    for (const char* const value :
         {"Chè", "LUC", "Nguyễn", "Café", "Krông", "1250 m²", "105°30'", ""}) {
        EXPECT_EQ(lost_reading(value), std::nullopt) << value;
    }
}

} // namespace
} // namespace huuco
