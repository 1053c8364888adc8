// SPDX-License-Identifier: MIT
/// \file
/// Tests of finding the encoding of a file: columns as cadastral files have them, and ties.

#include "support/vietnamese_letters.hpp"

#include <huuco/base/encoding_detection.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {
namespace {

using test::VietnameseLetter;
using test::written_in;
using test::written_twice;

using Texts = std::vector<std::string>;

/// Invented names as the owner field of a parcel layer has them.
const Texts kOwners =
    {"Nguyễn Văn Hùng", "Trần Thị Bích Ngọc", "Hoàng Đức Thắng", "Lê Quốc Việt", "Đỗ Thị Mười"};

/// What a crop field holds.
const Texts kCrops = {"Lúa", "Ngô", "Chè", "Bưởi", "Mía", "Lạc", "Sắn", "Cây ăn quả", "Đậu tương"};

/// Village names.
const Texts kVillages = {"Thôn Đồng Cả", "Thôn Khe Mía", "Thôn Gò Đình", "Thôn Bến Đá"};

const Texts kCapitals = {"NGUYỄN VĂN AN", "HOÀNG THỊ NGỌC", "ĐẤT TRỒNG LÚA", "XÃ NHỮ KHÊ"};

Texts all_texts() {
    Texts all;
    for (const Texts* const texts : {&kOwners, &kCrops, &kVillages, &kCapitals}) {
        all.insert(all.end(), texts->begin(), texts->end());
    }
    return all;
}

Texts written(const Texts& texts, std::string_view VietnameseLetter::*form) {
    Texts bytes;
    std::ranges::transform(texts, std::back_inserter(bytes), [&](const std::string& text) {
        return written_in(text, form);
    });
    return bytes;
}

Texts written_twice(Texts texts) {
    std::ranges::transform(
        texts, texts.begin(), [](const std::string& bytes) { return test::written_twice(bytes); });
    return texts;
}

/// A way of writing.
struct Form {
    std::string name;
    TextCoding coding;
    std::string_view VietnameseLetter::*form;
};

void PrintTo(const Form& form, std::ostream* out) {
    *out << form.name;
}

std::vector<Form> forms() {
    return {
        {"utf8", {Encoding::utf_8}, &VietnameseLetter::nfc},
        {"nfd", {Encoding::utf_8}, &VietnameseLetter::nfd},
        {"tcvn3", {Encoding::tcvn3}, &VietnameseLetter::tcvn3},
        {"tcvn5712", {Encoding::tcvn5712_1}, &VietnameseLetter::tcvn5712_1},
        {"vni", {Encoding::vni}, &VietnameseLetter::vni},
        {"cp1258", {Encoding::cp1258}, &VietnameseLetter::cp1258},
        {"viscii", {Encoding::viscii}, &VietnameseLetter::viscii},
        {"viqr", {Encoding::viqr}, &VietnameseLetter::viqr},
        {"utf8_twice", {Encoding::utf_8, true}, &VietnameseLetter::nfc},
        {"tcvn3_twice", {Encoding::tcvn3, true}, &VietnameseLetter::tcvn3},
        {"vni_twice", {Encoding::vni, true}, &VietnameseLetter::vni}};
}

class EveryForm : public testing::TestWithParam<Form> {
protected:
    [[nodiscard]] static Texts bytes_of(const Texts& texts) {
        const Texts bytes = written(texts, GetParam().form);
        return GetParam().coding.is_twice ? huuco::written_twice(bytes) : bytes;
    }
};

TEST_P(EveryForm, IsFoundOverTheColumnsOfAFile) {
    const CodingDetection detection = detect_coding(bytes_of(all_texts()));
    ASSERT_TRUE(detection.coding.has_value());
    EXPECT_EQ(coding_name(*detection.coding), coding_name(GetParam().coding));
    EXPECT_GE(detection.margin(), kLeastMargin);
    EXPECT_GE(detection.ranking.front().syllables, 20U);
}

TEST_P(EveryForm, IsFoundFromOneColumnOrNotAtAll) {
    // A column alone may leave a choice, but must never lead to text that reads otherwise.
    for (const Texts* const column : {&kOwners, &kCrops, &kVillages, &kCapitals}) {
        const Texts bytes = bytes_of(*column);
        const CodingDetection detection = detect_coding(bytes);
        if (!detection.coding) {
            continue;
        }
        for (const std::string& value : bytes) {
            EXPECT_EQ(decode(value, *detection.coding).text, decode(value, GetParam().coding).text)
                << coding_name(*detection.coding);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Base, EveryForm, testing::ValuesIn(forms()), [](const auto& param) {
    return param.param.name;
});

TEST(DetectCoding, NeedsNothingForAscii) {
    const CodingDetection detection = detect_coding(Texts{"LUC", "ONT+CLN", "DNO+CLN", "To 5. 12"});
    EXPECT_EQ(detection.coding, TextCoding{});
    EXPECT_TRUE(detection.ranking.empty());
}

TEST(DetectCoding, SignsWithoutLettersTellNothing) {
    // As bytes these are letters of VISCII: `m²` would be `mỗ`, `A1` with a no-break space `A1Õ`.
    EXPECT_EQ(
        detect_coding(Texts{"DT (m²)", "A1\u00A0", "HTX A – B", "1,5\u202Fha"}).coding,
        TextCoding{});
    EXPECT_EQ(
        detect_coding(Texts{"DT (m\xB2)", "A1\xA0", "HTX A \x96 B"}).coding,
        TextCoding{Encoding::cp1252});
    // Beside words they change nothing.
    Texts texts = written(kVillages, &VietnameseLetter::tcvn3);
    texts.emplace_back("DT (m\xB2)");
    EXPECT_EQ(detect_coding(texts).coding, TextCoding{Encoding::tcvn3});
    texts = written_twice(written(all_texts(), &VietnameseLetter::tcvn3));
    texts.emplace_back("DT (m²)");
    EXPECT_EQ(detect_coding(texts).coding, (TextCoding{Encoding::tcvn3, true}));
}

TEST(DetectCoding, TakesNoCodesOfLandForViqr) {
    const Texts codes = {"DNO+CLN", "LUA(2)", "a^2", "CO+", "BHK+DGO+CLN", "e^x", "Nha?", "Khu A."};
    EXPECT_EQ(detect_coding(codes).coding, TextCoding{});
}

TEST(DetectCoding, LeavesATieToTheUser) {
    // "Nhữ Khê" in TCVN3 is "Nhọ Khế" in VISCII: both can be Vietnamese.
    const CodingDetection detection = detect_coding(Texts{"Nh\xF7 Kh\xAA"});
    EXPECT_EQ(detection.coding, std::nullopt);
    ASSERT_GE(detection.ranking.size(), 2U);
    EXPECT_EQ(detection.ranking[0].example, "Nhữ Khê");
    EXPECT_EQ(detection.ranking[1].example, "Nhọ Khế");
    EXPECT_LT(detection.margin(), kLeastMargin);
}

TEST(DetectCoding, LeavesTextOfNoKnownEncodingToTheUser) {
    // KOI8-R: "Деревня", "Поле", "Лес"
    const Texts bytes = {"\xE4\xC5\xD2\xC5\xD7\xCE\xD1", "\xF0\xCF\xCC\xC5", "\xEC\xC5\xD3"};
    EXPECT_EQ(detect_coding(bytes).coding, std::nullopt);
}

TEST(DetectCoding, KeepsUtf8OfOtherLanguages) {
    EXPECT_EQ(detect_coding(Texts{"Forêt domaniale", "Prés salés"}).coding, TextCoding{});
    EXPECT_EQ(detect_coding(Texts{"Pelto", "Metsä", "Niitty ja lähde"}).coding, TextCoding{});
    EXPECT_EQ(detect_coding(Texts{"Đắk Lắk", "Krông Nô"}).coding, TextCoding{});
}

TEST(DetectCoding, ToleratesAFewBadValuesInUtf8) {
    Texts texts = all_texts();
    texts.emplace_back("Nh\xF7 Kh\xAA");
    EXPECT_EQ(detect_coding(texts).coding, TextCoding{}); // the reader names the bad one
}

} // namespace
} // namespace huuco
