// SPDX-License-Identifier: MIT
/// \file
/// Tests of the encodings: every letter in every one of them, names, bytes that are no letters.

#include "support/vietnamese_letters.hpp"

#include <huuco/base/encoding.hpp>
#include <huuco/base/text.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using test::kVietnameseLetters;
using test::VietnameseLetter;
using test::written_in;
using test::written_twice;

/// An encoding, and where the table of letters has its bytes.
struct Page {
    Encoding encoding;
    std::string_view VietnameseLetter::*form;
};

/// Those that hold all 134 letters.
const std::vector<Page>& whole_pages() {
    static const std::vector<Page> pages = {
        {Encoding::utf_8, &VietnameseLetter::nfc},
        {Encoding::utf_8, &VietnameseLetter::nfd},
        {Encoding::cp1258, &VietnameseLetter::cp1258},
        {Encoding::tcvn5712_1, &VietnameseLetter::tcvn5712_1},
        {Encoding::vni, &VietnameseLetter::vni},
        {Encoding::viscii, &VietnameseLetter::viscii},
        {Encoding::viqr, &VietnameseLetter::viqr}};
    return pages;
}

TEST(EveryVietnameseLetter, ComesOutOfEveryEncodingInNormalFormC) {
    for (const VietnameseLetter& letter : kVietnameseLetters) {
        SCOPED_TRACE(letter.nfc);
        for (const Page& page : whole_pages()) {
            const DecodedText decoded = decode(letter.*page.form, page.encoding);
            EXPECT_EQ(decoded.text, letter.nfc) << encoding_name(page.encoding);
            EXPECT_EQ(decoded.undecodable, 0U) << encoding_name(page.encoding);
        }
    }
}

TEST(EveryVietnameseLetter, IsKeptAtTheEndOfAWord) {
    for (const VietnameseLetter& letter : kVietnameseLetters) {
        SCOPED_TRACE(letter.nfc);
        // glibc's iconv holds a base letter back until it is flushed; here no letter may get lost.
        for (const Page& page : whole_pages()) {
            const std::string word = "Kh" + std::string(letter.*page.form);
            EXPECT_EQ(decode(word, page.encoding).text, "Kh" + std::string(letter.nfc))
                << encoding_name(page.encoding);
        }
    }
}

TEST(EveryVietnameseLetter, ComesOutOfTheOtherWayOfWritingVni) {
    for (const VietnameseLetter& letter : kVietnameseLetters) {
        SCOPED_TRACE(letter.nfc);
        if (!letter.vni_also.empty()) {
            EXPECT_EQ(decode(letter.vni_also, Encoding::vni).text, letter.nfc);
        }
    }
}

TEST(EveryVietnameseLetter, ComesOutOfUtf8ThatWasEncodedTwice) {
    for (const VietnameseLetter& letter : kVietnameseLetters) {
        SCOPED_TRACE(letter.nfc);
        EXPECT_EQ(
            decode(written_twice(letter.nfc), TextCoding{Encoding::utf_8, true}).text, letter.nfc);
    }
}

TEST(EveryVietnameseLetter, IsItsSmallLetterInTcvn3UnlessItHasAByteOfItsOwn) {
    for (const VietnameseLetter& letter : kVietnameseLetters) {
        SCOPED_TRACE(letter.nfc);
        const std::string small = decode(letter.tcvn3, Encoding::tcvn3).text;
        EXPECT_EQ(fold_key(small), fold_key(letter.nfc));
        const bool has_own_byte = std::string_view("ĂÂĐÊÔƠƯ").find(letter.nfc) != std::string::npos;
        EXPECT_EQ(small == letter.nfc, has_own_byte || fold_key(letter.nfc) == letter.nfc);
    }
}

TEST(EveryVietnameseLetter, PassesNormalFormC) {
    for (const VietnameseLetter& letter : kVietnameseLetters) {
        SCOPED_TRACE(letter.nfc);
        EXPECT_EQ(to_nfc(letter.nfd), letter.nfc);
        EXPECT_EQ(to_nfc(letter.nfc), letter.nfc);
    }
}

TEST(Decode, ReadsTheSeventyFourLettersOfTcvn3AndNoOthers) {
    std::size_t decodable = 0;
    for (int byte = 0x80; byte <= 0xFF; ++byte) {
        const std::string one(1, static_cast<char>(byte));
        decodable += decode(one, Encoding::tcvn3).undecodable == 0 ? 1U : 0U;
    }
    EXPECT_EQ(decodable, 75U); // and the no-break space
}

struct Capitals {
    std::string written;
    std::string meant;
};

void PrintTo(const Capitals& capitals, std::ostream* out) {
    *out << capitals.written;
}

class CapitalsOfTcvn3 : public testing::TestWithParam<Capitals> {};

TEST_P(CapitalsOfTcvn3, ComeBackWhereTheNeighboursAreCapitals) {
    const std::string bytes = written_in(GetParam().written, &VietnameseLetter::tcvn3);
    EXPECT_EQ(decode(bytes, Encoding::tcvn3).text, GetParam().meant);
}

INSTANTIATE_TEST_SUITE_P(
    Base,
    CapitalsOfTcvn3,
    testing::Values( // the table writes small bytes for capitals with tones
        Capitals{"NGUYỄN VĂN AN", "NGUYỄN VĂN AN"},
        Capitals{"NGUYễN VăN", "NGUYỄN VĂN"},
        Capitals{"XÃ NHỮ KHÊ", "XÃ NHỮ KHÊ"}, // Xã has one ASCII letter: its neighbours tell
        Capitals{"Ở HỒ", "ở Hồ"},             // two short words and none that tells: left alone
        Capitals{"HỒNG Ở TÂY", "HỒNG Ở TÂY"},
        Capitals{"Hồ", "Hồ"},
        Capitals{"Nhữ Khê", "Nhữ Khê"},
        Capitals{"UBND xã Nhữ Khê", "UBND xã Nhữ Khê"},
        Capitals{"Đỗ Thị Hà", "Đỗ Thị Hà"},
        Capitals{"ONT+CLN", "ONT+CLN"}));

TEST(Decode, ReadsVniMarksOfEitherCase) {
    EXPECT_EQ(decode("NGUYE\xE3N", Encoding::vni).text, "NGUYỄN"); // small mark behind a capital
    EXPECT_EQ(decode("\xD1o\xE0ng C\xF4\xF8", Encoding::vni).text, "Đồng Cờ");
}

TEST(Decode, TakesTheLongestMatchOfVni) {
    // F4 is ơ and F4 F8 ờ; a reader that replaces letter by letter gets these wrong.
    EXPECT_EQ(decode("\xF4\xF8 \xF4", Encoding::vni).text, "ờ ơ");
    EXPECT_EQ(decode("b\xF6\xF4\xFBi", Encoding::vni).text, "bưởi");
}

TEST(Decode, ReadsTheCommuneInEveryEncoding) {
    EXPECT_EQ(decode("Xa\xF5 Nh\xF6\xF5 Khe\xE2", Encoding::vni).text, "Xã Nhữ Khê");
    EXPECT_EQ(decode("Xa~ Nhu+~ Khe^", Encoding::viqr).text, "Xã Nhữ Khê");
    // printf 'Xã Nhữ Khê' | iconv -t VISCII, then -t CP1258 (GNU libc 2.36)
    EXPECT_EQ(decode("X\xE3 Nh\xE6 Kh\xEA", Encoding::viscii).text, "Xã Nhữ Khê");
    EXPECT_EQ(decode("Xa\xDE Nh\xFD\xDE Kh\xEA", Encoding::cp1258).text, "Xã Nhữ Khê");
    EXPECT_EQ(decode("XÃ£ Nhá»¯ KhÃª", TextCoding{Encoding::utf_8, true}).text, "Xã Nhữ Khê");
    EXPECT_EQ(decode("X· Nh÷ Khª", TextCoding{Encoding::tcvn3, true}).text, "Xã Nhữ Khê");
}

TEST(Decode, LeavesOutALetterThatWasCutAfterItWasEncodedTwice) {
    const TextCoding twice{Encoding::utf_8, true};
    EXPECT_EQ(decode("Nhá»¯ KhÃ", twice).text, "Nhữ Kh"); // of the two bytes of ê one is left
}

TEST(Decode, LeavesAValueThatWasNotEncodedTwice) {
    const TextCoding twice{Encoding::utf_8, true};
    EXPECT_EQ(decode("Nhữ Khê", twice).text, "Nhữ Khê");
    EXPECT_EQ(decode("Chè", twice).text, "Chè"); // E8 alone is no UTF-8
    EXPECT_EQ(decode("LUC", twice).text, "LUC");
}

TEST(Decode, LeavesLandCodesInViqr) {
    for (const char* const code : {"RDD", "DDT", "DDL", "DDD", "ONT+CLN"}) {
        EXPECT_EQ(decode(code, Encoding::viqr).text, code);
    }
    EXPECT_EQ(decode("DDO^'I", Encoding::viqr).text, "ĐỐI");
}

TEST(Decode, LeavesPunctuationInViqr) {
    EXPECT_EQ(decode("Tp. 12, a\\. b", Encoding::viqr).text, "Tp. 12, a. b");
    EXPECT_EQ(decode("\xE0", Encoding::viqr).undecodable, 1U);
}

TEST(Decode, KeepsEveryAsciiTextInEveryEncoding) {
    for (const std::string& name : encoding_names()) {
        const Encoding encoding = *encoding_of(name);
        EXPECT_EQ(decode("LUC", encoding).text, "LUC") << name;
        EXPECT_EQ(decode("ONT+CLN", encoding).text, "ONT+CLN") << name;
        EXPECT_EQ(decode("", encoding).text, "") << name;
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
        {"1252", Encoding::cp1252},
        {"ANSI 1252", Encoding::cp1252},
        {"TCVN5712-1", Encoding::tcvn5712_1},
        {"TCVN-5712", Encoding::tcvn5712_1}, // as iconv calls it
        {"VNI-Windows", Encoding::vni},
        {"viscii", Encoding::viscii},
        {"VIQR", Encoding::viqr},
    };
    for (const auto& [name, encoding] : cases) {
        EXPECT_EQ(encoding_of(name), encoding) << name;
    }
    for (const char* const name : {"", "KOI8-R", "OEM", "UTF-16"}) {
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

// .VnTime in a workbook of today: what its typist or program adds beside the letters is Unicode.
TEST(Decode, LetsSignsPassThatTheEncodingOfTheLettersLacks) {
    const TextCoding tcvn3 = {Encoding::tcvn3, true};
    for (const auto& [written, meant] :
         {std::pair("DiÖn tÝch chøng nhËn (m²)", "Diện tích chứng nhận (m²)"),
          std::pair("§×nh chØ…", "Đình chỉ…"),
          std::pair("“§· chøng nhËn”", "“Đã chứng nhận”"),
          std::pair("H÷u c¬ – TCVN 11041", "Hữu cơ – TCVN 11041"),
          std::pair("H÷u c¬ \u2212 2 m³", "Hữu cơ \u2212 2 m³")}) {
        const DecodedText decoded = decode(written, tcvn3);
        EXPECT_EQ(decoded.text, meant);
        EXPECT_EQ(decoded.undecodable, 0U);
    }
    // Letters that no such page has tell that the text is what it says.
    EXPECT_EQ(decode("Diện tích – 2 m²", tcvn3).text, "Diện tích – 2 m²");
}

TEST(CodingOf, IsTheInverseOfTheName) {
    const TextCoding twice{Encoding::tcvn3, true};
    EXPECT_EQ(coding_name(twice), "TCVN3 in UTF-8");
    EXPECT_EQ(coding_of("tcvn3 in utf8"), twice);
    EXPECT_EQ(coding_of("UTF-8 in UTF-8"), (TextCoding{Encoding::utf_8, true}));
    EXPECT_EQ(coding_of("VNI"), TextCoding{Encoding::vni});
    EXPECT_EQ(coding_of("in UTF-8"), std::nullopt);
}

TEST(CutSequenceLength, FindsAnUnfinishedLetterAtTheEnd) {
    EXPECT_EQ(cut_sequence_length("Kh\xC3"), 1U);
    EXPECT_EQ(cut_sequence_length("Nh\xE1\xBB"), 2U);
    EXPECT_EQ(cut_sequence_length("\xF0\x9F\x8C"), 3U);
    EXPECT_EQ(cut_sequence_length("Khê"), 0U);
    EXPECT_EQ(cut_sequence_length("LUC"), 0U);
    EXPECT_EQ(cut_sequence_length(""), 0U);
    EXPECT_EQ(cut_sequence_length("Kh\xC0"), 0U);   // leads nothing
    EXPECT_EQ(cut_sequence_length("Kh\x80"), 0U);   // nothing leads it
    EXPECT_EQ(cut_sequence_length("\xE0\x80"), 0U); // an overlong form
}

TEST(IsPlain, KnowsWhereAsciiIsNotItself) {
    EXPECT_TRUE(is_plain("LUC", Encoding::viscii));
    EXPECT_FALSE(is_plain("\x02", Encoding::viscii)); // Ẳ
    EXPECT_FALSE(is_plain("dd", Encoding::viqr));
    EXPECT_TRUE(is_plain("dd", Encoding::tcvn3));
    EXPECT_FALSE(is_plain("à", Encoding::utf_8));
}

} // namespace
} // namespace huuco
