// SPDX-License-Identifier: MIT
/// \file
/// Tests of decoding, folding and number formats.

#include "vietnamese_letters.hpp"

#include <huuco/base/text.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using test::kVietnameseLetters;
using test::VietnameseLetter;

class EveryVietnameseLetter : public testing::TestWithParam<VietnameseLetter> {};

TEST_P(EveryVietnameseLetter, ComesOutOfCp1258InNormalFormC) {
    const DecodedText decoded = decode(GetParam().cp1258, Encoding::cp1258);
    EXPECT_EQ(decoded.text, GetParam().nfc);
    EXPECT_EQ(decoded.undecodable, 0U);
}

TEST_P(EveryVietnameseLetter, ComesOutOfDecomposedUtf8InNormalFormC) {
    EXPECT_EQ(decode(GetParam().nfd, Encoding::utf_8).text, GetParam().nfc);
    EXPECT_EQ(to_nfc(GetParam().nfd), GetParam().nfc);
}

TEST_P(EveryVietnameseLetter, PassesUtf8Unchanged) {
    EXPECT_EQ(decode(GetParam().nfc, Encoding::utf_8).text, GetParam().nfc);
}

TEST_P(EveryVietnameseLetter, IsKeptAtTheEndOfAWord) {
    // glibc's iconv holds a base letter back until it is flushed; here no letter may get lost.
    const std::string word = "Kh" + std::string(GetParam().cp1258);
    EXPECT_EQ(decode(word, Encoding::cp1258).text, "Kh" + std::string(GetParam().nfc));
}

INSTANTIATE_TEST_SUITE_P(Base, EveryVietnameseLetter, testing::ValuesIn(kVietnameseLetters));

TEST(Decode, ReadsTheSeventyFourLettersOfTcvn3AndNoOthers) {
    std::size_t letters = 0;
    for (const VietnameseLetter& letter : kVietnameseLetters) {
        if (!letter.tcvn3.empty()) {
            EXPECT_EQ(decode(letter.tcvn3, Encoding::tcvn3).text, letter.nfc);
            ++letters;
        }
    }
    EXPECT_EQ(letters, 74U);
    std::size_t decodable = 0;
    for (int byte = 0x80; byte <= 0xFF; ++byte) {
        const std::string one(1, static_cast<char>(byte));
        decodable += decode(one, Encoding::tcvn3).undecodable == 0 ? 1U : 0U;
    }
    EXPECT_EQ(decodable, letters + 1); // and the no-break space
}

TEST(Decode, KeepsEveryAsciiTextInEveryEncoding) {
    for (const Encoding encoding :
         {Encoding::utf_8, Encoding::iso_8859_1, Encoding::cp1258, Encoding::tcvn3}) {
        EXPECT_EQ(decode("LUC", encoding).text, "LUC");
        EXPECT_EQ(decode("ONT+CLN", encoding).text, "ONT+CLN");
        EXPECT_EQ(decode("", encoding).text, "");
    }
}

TEST(Decode, ReadsTheCommuneInTcvn3) {
    // Bytes made with glibc's iconv: printf 'Xã Nhữ Khê' | iconv -t TCVN5712-1
    EXPECT_EQ(
        decode("\x58\xB7\x20\x4E\x68\xF7\x20\x4B\x68\xAA", Encoding::tcvn3).text, "Xã Nhữ Khê");
}

TEST(Decode, ReadsLatin1) {
    EXPECT_EQ(decode("Xe\xE9\xFF", Encoding::iso_8859_1).text, "Xeéÿ");
}

TEST(Decode, MarksBytesThatAreNoLetters) {
    using Case = std::tuple<std::string, Encoding, std::string, std::size_t>;
    // UTF-8 counts follow the maximal subparts of The Unicode Standard, section 3.9.
    const std::vector<Case> cases = {
        {"Kh\xAA", Encoding::utf_8, "Kh\uFFFD", 1},
        {"Kh\xC3", Encoding::utf_8, "Kh\uFFFD", 1},
        {"a\xE1\xBB"
         "b",
         Encoding::utf_8,
         "a\uFFFDb",
         1},
        {"\xC0\x80", Encoding::utf_8, "\uFFFD\uFFFD", 2},
        {"\xED\xA0\x80", Encoding::utf_8, "\uFFFD\uFFFD\uFFFD", 3},
        {"\xF4\x90\x80\x80", Encoding::utf_8, "\uFFFD\uFFFD\uFFFD\uFFFD", 4},
        {"a\x80z", Encoding::tcvn3, "a\uFFFDz", 1},
        {"a\x8Az", Encoding::cp1258, "a\uFFFDz", 1},
    };
    for (const auto& [bytes, encoding, text, count] : cases) {
        const DecodedText decoded = decode(bytes, encoding);
        EXPECT_EQ(decoded.text, text);
        EXPECT_EQ(decoded.undecodable, count) << text;
    }
}

TEST(Decode, DoesNotCallAWrittenReplacementCharacterUndecodable) {
    EXPECT_EQ(decode("a\uFFFD", Encoding::utf_8).undecodable, 0U);
}

TEST(IsValidUtf8, KnowsTheEdgesOfTheCodeSpace) {
    EXPECT_TRUE(is_valid_utf8("\xF4\x8F\xBF\xBF")); // U+10FFFF
    EXPECT_TRUE(is_valid_utf8("\xEE\x80\x80"));     // U+E000, the first after the surrogates
    EXPECT_FALSE(is_valid_utf8("\xE0\x9F\xBF"));    // overlong
    EXPECT_FALSE(is_valid_utf8("\xF0\x8F\xBF\xBF"));
    EXPECT_FALSE(is_valid_utf8("\x80"));
}

TEST(EncodingOf, KnowsTheNamesPeopleWrite) {
    const std::vector<std::pair<std::string, Encoding>> cases = {
        {"UTF-8", Encoding::utf_8},
        {"utf8", Encoding::utf_8},
        {"65001", Encoding::utf_8},
        {" UTF_8\r\n", Encoding::utf_8},
        {"1258", Encoding::cp1258},
        {"CP1258", Encoding::cp1258},
        {"windows-1258", Encoding::cp1258},
        {"ANSI 1258", Encoding::cp1258},
        {"TCVN3", Encoding::tcvn3},
        {"TCVN-3", Encoding::tcvn3},
        {"TCVN3 (ABC)", Encoding::tcvn3},
        {"ABC", Encoding::tcvn3},
        {"ISO-8859-1", Encoding::iso_8859_1},
        {"88591", Encoding::iso_8859_1},
        {"ISO 88591", Encoding::iso_8859_1},
        {"latin1", Encoding::iso_8859_1},
    };
    for (const auto& [name, encoding] : cases) {
        EXPECT_EQ(encoding_of(name), encoding) << name;
    }
    for (const char* const name : {"", "KOI8-R", "1252", "UTF-16"}) {
        EXPECT_EQ(encoding_of(name), std::nullopt) << name;
    }
}

TEST(EncodingOf, IsTheInverseOfTheName) {
    const std::vector<std::string> names = encoding_names();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::optional<Encoding> encoding = encoding_of(names[i]);
        ASSERT_TRUE(encoding.has_value()) << names[i];
        EXPECT_EQ(static_cast<std::size_t>(*encoding), i);
        EXPECT_EQ(encoding_name(*encoding), names[i]);
    }
}

TEST(Trim, TakesBlanksOfEveryKindOffBothEnds) {
    EXPECT_EQ(trim(" \t\r\n LUC \n"), "LUC");
    EXPECT_EQ(trim("\xC2\xA0LUC\xC2\xA0"), "LUC");
    EXPECT_EQ(trim("\xEF\xBB\xBFMAXA"), "MAXA");
    EXPECT_EQ(trim(std::string_view("LUC\0\0", 5)), "LUC");
    EXPECT_EQ(trim("à"), "à"); // its last byte is A0
    EXPECT_EQ(trim("   "), "");
}

TEST(FoldKey, MakesOneKeyOfTheSpellingsOfAName) {
    EXPECT_EQ(fold_key("  CÂY   LÚA "), "cây lúa");
    EXPECT_EQ(fold_key("Đậu\xC2\xA0tương"), "đậu tương");
    EXPECT_EQ(
        fold_key("DU\xCC\x9B\xCC\x81"
                 "A"),
        "dứa"); // decomposed capitals
    EXPECT_EQ(fold_key(""), "");
}

TEST(FoldKey, KeepsTonesApart) {
    EXPECT_NE(fold_key("dưa"), fold_key("dừa"));
    EXPECT_NE(fold_key("dừa"), fold_key("dứa"));
    EXPECT_NE(fold_key("ngô"), fold_key("ngò"));
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

} // namespace
} // namespace huuco
