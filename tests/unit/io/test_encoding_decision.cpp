// SPDX-License-Identifier: MIT
/// \file
/// Tests of deciding an encoding: option, .cpg, language byte, text; statements that are wrong.

#include "support/vietnamese_letters.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/encoding_decision.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
using testing::HasSubstr;

using Texts = std::vector<std::string>;

/// Enough of a parcel layer to tell an encoding by.
Texts texts_in(std::string_view VietnameseLetter::*form) {
    Texts bytes;
    for (const char* const text :
         {"Nguyễn Văn Hùng",
          "Trần Thị Bích Ngọc",
          "Đỗ Đức Thắng",
          "Bưởi",
          "Chè",
          "Đậu tương",
          "Thôn Gò Đình",
          "Thôn Bến Đá"}) {
        bytes.push_back(written_in(text, form));
    }
    return bytes;
}

Texts texts_twice(std::string_view VietnameseLetter::*form) {
    Texts bytes = texts_in(form);
    for (std::string& text : bytes) {
        text = written_twice(text);
    }
    return bytes;
}

/// Crops of which seven in eleven marked words are Vietnamese in Windows-1252 as well: it has `à`,
/// `è`, `í`, `ô` and `ú` at the same bytes.
Texts few_crops_in_cp1258() {
    Texts bytes;
    for (const char* const text :
         {"Lúa", "Chè", "Ngô", "Mía", "Đậu", "Bưởi", "Chuối", "Sắn", "Xoài", "Bí", "Khoai môn"}) {
        bytes.push_back(written_in(text, &VietnameseLetter::cp1258));
    }
    return bytes;
}

/// What is stated, what the text is, and what comes out.
struct Case {
    const char* name;
    EncodingStatement statement;
    Texts texts;
    const char* coding;
    EncodingSource by;
    bool warns;
};

void PrintTo(const Case& one, std::ostream* out) {
    *out << one.name;
}

EncodingStatement nothing() {
    return {};
}

EncodingStatement option(const char* name) {
    EncodingStatement statement;
    statement.option = name;
    statement.cpg = "ISO-8859-1";
    statement.language_byte = 0x03;
    return statement;
}

EncodingStatement cpg(const char* content) {
    EncodingStatement statement;
    statement.cpg = content;
    statement.language_byte = 0x03;
    return statement;
}

EncodingStatement language_byte(unsigned byte) {
    EncodingStatement statement;
    statement.language_byte = byte;
    return statement;
}

EncodingStatement utf8_format() {
    EncodingStatement statement;
    statement.is_utf8_format = true;
    return statement;
}

EncodingStatement option_for_utf8_format(const char* name) {
    EncodingStatement statement = utf8_format();
    statement.option = name;
    return statement;
}

std::vector<Case> cases() {
    using L = VietnameseLetter;
    using S = EncodingSource;
    return {
        {"OptionFirst", option("VNI"), texts_in(&L::tcvn3), "VNI", S::option, true},
        {"OptionThatIsRight", option("TCVN3"), texts_in(&L::tcvn3), "TCVN3", S::option, false},
        {"OptionOfWesternEurope",
         option("ISO-8859-1"),
         few_crops_in_cp1258(),
         "ISO-8859-1",
         S::option,
         true},
        {"OptionWhereTheTextTellsNone",
         option("VISCII"),
         {"Nh\xF7 Kh\xAA"},
         "VISCII",
         S::option,
         false},
        {"OptionUtf8ForTextWrittenTwice",
         option_for_utf8_format("UTF-8"),
         texts_twice(&L::tcvn3),
         "UTF-8",
         S::option,
         true},
        {"OptionAgainstTextThatIsUtf8",
         option("CP1258"),
         texts_in(&L::nfc),
         "UTF-8",
         S::valid_utf8,
         true},
        {"OptionWhereAllIsAscii", option("CP1258"), {"LUC", "CLN"}, "CP1258", S::option, false},
        {"CpgBeforeLanguageByte", cpg("TCVN3\r\n"), texts_in(&L::tcvn3), "TCVN3", S::cpg, false},
        {"CpgOverAscii", cpg("1258"), {"LUC", "ONT+CLN"}, "CP1258", S::cpg, false},
        {"CpgUtf8", cpg("UTF-8"), texts_in(&L::nfc), "UTF-8", S::cpg, false},
        {"CpgUtf8Decomposed", cpg("UTF-8"), texts_in(&L::nfd), "UTF-8", S::cpg, false},
        {"WrongCpgUtf8", cpg("UTF-8"), texts_in(&L::tcvn3), "TCVN3", S::detection, true},
        {"WrongCpg1252", cpg("1252"), texts_in(&L::tcvn3), "TCVN3", S::detection, true},
        {"WrongCpgLatin1", cpg("ISO-8859-1"), texts_in(&L::vni), "VNI", S::detection, true},
        {"WrongCpg1252OverFewWords",
         cpg("1252"),
         few_crops_in_cp1258(),
         "CP1258",
         S::detection,
         true},
        {"WrongCpgLatin1OverFewWords",
         cpg("ISO-8859-1"),
         few_crops_in_cp1258(),
         "CP1258",
         S::detection,
         true},
        {"WrongCpg1258", cpg("1258"), texts_in(&L::viscii), "VISCII", S::detection, true},
        {"WrongCpgTcvn3", cpg("TCVN3"), texts_in(&L::nfc), "UTF-8", S::valid_utf8, true},
        {"TwiceUnderCpgUtf8",
         cpg("UTF-8"),
         texts_twice(&L::nfc),
         "UTF-8 in UTF-8",
         S::detection,
         true},
        {"LittleEvidenceKeepsCpg", cpg("1252"), {"Nh\xF7 Kh\xAA"}, "CP1252", S::cpg, false},
        {"UnknownCpg", cpg("OEM"), texts_in(&L::cp1258), "CP1258", S::detection, true},
        {"LanguageByte57SaysNothing",
         language_byte(0x57),
         texts_in(&L::viscii),
         "VISCII",
         S::detection,
         true},
        {"LanguageByte03",
         language_byte(0x03),
         {"Ch\xE8",
          "L\xFA"
          "a",
          "Xo\xE0i"},
         "CP1252",
         S::language_byte,
         false},
        {"WrongLanguageByte03",
         language_byte(0x03),
         texts_in(&L::tcvn3),
         "TCVN3",
         S::detection,
         true},
        {"NothingStated", nothing(), texts_in(&L::vni), "VNI", S::detection, true},
        {"NothingStatedUtf8", nothing(), texts_in(&L::nfc), "UTF-8", S::valid_utf8, false},
        {"NothingStatedAscii", nothing(), {"LUC"}, "UTF-8", S::valid_utf8, false},
        {"Viqr", nothing(), texts_in(&L::viqr), "VIQR", S::detection, true},
        {"Tie", nothing(), {"Nh\xF7 Kh\xAA"}, "UTF-8", S::undecided, false},
        {"TieUnderCpgUtf8", cpg("UTF-8"), {"Nh\xF7 Kh\xAA"}, "UTF-8", S::undecided, false},
        {"Utf8Format", utf8_format(), texts_in(&L::nfc), "UTF-8", S::format, false},
        {"Tcvn3InUtf8Format",
         utf8_format(),
         texts_twice(&L::tcvn3),
         "TCVN3 in UTF-8",
         S::detection,
         true},
        {"OptionForUtf8Format",
         option_for_utf8_format("TCVN3"),
         texts_twice(&L::tcvn3),
         "TCVN3 in UTF-8",
         S::option,
         false},
        // Each but the first three is a syllable as TCVN3 too: Lỳa, Chố, Ký, Lọ, Pù ... of a crop
        // field, while `ậ`, `ở` and `ữ` tell that nothing here was written twice.
        {"OptionAgainstAUtf8FormatThatIsRight",
         option_for_utf8_format("TCVN3"),
         {"Đậu", "Bưởi", "Hữu", "Lúa", "Chè", "Lò", "Mía", "Cà", "Ngô", "Bí"},
         "UTF-8",
         S::valid_utf8,
         true}};
}

class EncodingDecisionCase : public testing::TestWithParam<Case> {};

TEST_P(EncodingDecisionCase, IsDecided) {
    const EncodingDecision decision = decide_encoding(GetParam().statement, GetParam().texts);
    EXPECT_EQ(coding_name(decision.coding), GetParam().coding);
    EXPECT_EQ(encoding_source_name(decision.by), encoding_source_name(GetParam().by));
    for (const Language language : {Language::vi, Language::en}) {
        EXPECT_EQ(encoding_warning(decision, language).has_value(), GetParam().warns);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EncodingDecisionCase,
    testing::ValuesIn(cases()),
    [](const auto& param) { return std::string(param.param.name); });

TEST(EncodingWarning, SaysWhatWasOverruledAndOnWhatEvidence) {
    const EncodingDecision decision =
        decide_encoding(cpg("ISO-8859-1"), texts_in(&VietnameseLetter::tcvn3));
    EXPECT_EQ(decision.overruled, ".cpg: ISO-8859-1");
    const std::string warning = encoding_warning(decision, Language::en).value_or("");
    EXPECT_THAT(warning, HasSubstr("read as TCVN3"));
    EXPECT_THAT(warning, HasSubstr(".cpg: ISO-8859-1"));
    EXPECT_THAT(warning, HasSubstr("--encoding"));
    EXPECT_THAT(warning, HasSubstr("words with marks are Vietnamese"));
}

// Fifteen distinct words of the texts have marks. Which of them look Vietnamese in the wrong coding
// the score tells; that the sentence gives its numbers, and those of the right one, is the point.
TEST(EncodingWarning, CountsTheWordsThatReadBadlyByTheOption) {
    const Texts texts = texts_in(&VietnameseLetter::tcvn3);
    const EncodingDecision decision = decide_encoding(option("VNI"), texts);
    const CodingScore as_vni = score_coding(texts, {Encoding::vni});
    ASSERT_LT(as_vni.share(), 0.5);
    const std::string warning = encoding_warning(decision, Language::en).value_or("");
    EXPECT_THAT(
        warning,
        HasSubstr(
            "read as VNI, as --encoding says, but read so only " +
            std::to_string(as_vni.syllables) + " of " + std::to_string(as_vni.words) + " words"));
    EXPECT_THAT(warning, HasSubstr("words with marks are Vietnamese when read as TCVN3"));
    EXPECT_THAT(
        encoding_warning(decision, Language::vi).value_or(""),
        HasSubstr("đọc theo VNI như --encoding nêu"));
}

TEST(EncodingAdvice, NamesBothReadingsOfATie) {
    const EncodingDecision decision = decide_encoding({}, Texts{"Nh\xF7 Kh\xAA"});
    const Message advice = encoding_advice(decision);
    EXPECT_THAT(advice.en, HasSubstr("it may be TCVN3 (\"Nhữ Khê\") or VISCII (\"Nhọ Khế\")"));
    EXPECT_THAT(advice.vi, HasSubstr("có thể là TCVN3 (\"Nhữ Khê\") hoặc VISCII (\"Nhọ Khế\")"));
    EXPECT_THAT(advice.en, HasSubstr("--encoding"));
    EXPECT_THAT(advice.vi, HasSubstr("--encoding"));
}

TEST(EncodingAdvice, IsNotCutByWhatAFileOfNoTextHolds) {
    EncodingDecision decision = decide_encoding({}, Texts{"Nh\xF7 Kh\xAA"});
    ASSERT_GE(decision.ranking.size(), 2U);
    decision.ranking[0].example = std::string("Nhữ\0Khê", 10) + "\x1B[2J";
    const std::string advice = encoding_advice(decision).en;
    EXPECT_THAT(advice, HasSubstr("TCVN3 (\"Nhữ?Khê?[2J\")"));
    EXPECT_THAT(advice.c_str(), HasSubstr("--encoding")); // as a C string: to its first NUL
}

TEST(DecideEncoding, RefusesAnUnknownOption) {
    try {
        (void)decide_encoding(option("TCVN4"), {});
        FAIL() << "decided";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::argument);
        EXPECT_THAT(error.what(), HasSubstr("TCVN3"));
    }
}

} // namespace
} // namespace huuco
