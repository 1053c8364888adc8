// SPDX-License-Identifier: MIT
/// \file
/// Tests of numbers as typed: the values stand in the texts.

#include <huuco/base/number_reader.hpp>
#include <huuco/base/text.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace huuco {
namespace {

using Column = std::vector<std::string>;

struct Typed {
    const char* text;
    std::optional<double> with_comma;
    std::optional<double> with_point;
};

class TypedNumber : public testing::TestWithParam<Typed> {};

TEST_P(TypedNumber, IsReadWithEitherMark) {
    EXPECT_EQ(parse_number(GetParam().text, DecimalMark::comma), GetParam().with_comma);
    EXPECT_EQ(parse_number(GetParam().text, DecimalMark::point), GetParam().with_point);
}

constexpr std::nullopt_t kNone = std::nullopt;

INSTANTIATE_TEST_SUITE_P(
    Base,
    TypedNumber,
    testing::Values(
        Typed{"1.234,5", 1234.5, kNone},
        Typed{"1,234.5", kNone, 1234.5},
        Typed{"12.500", 12500.0, 12.5},
        Typed{"12,500", 12.5, 12500.0},
        Typed{"1.234.567", 1234567.0, kNone},
        Typed{"1,234,567", kNone, 1234567.0},
        Typed{"0.125", kNone, 0.125},
        Typed{"0,125", 0.125, kNone},
        Typed{"7.5", kNone, 7.5},
        Typed{"1234.567", kNone, 1234.567},
        Typed{"1 234 567,25", 1234567.25, kNone},
        Typed{"1\u00A0234,5", 1234.5, kNone},
        Typed{"  42 ", 42.0, 42.0},
        Typed{
            "\u202F1\u2009234,5\u202F",
            1234.5,
            kNone}, // blanks at the ends are as good as plain ones
        Typed{"\u2009\u00A042", 42.0, 42.0},
        Typed{"-3,5", -3.5, kNone},
        Typed{"0", 0.0, 0.0},
        Typed{"", kNone, kNone},
        Typed{"-", kNone, kNone},
        Typed{"1.23.456", kNone, kNone},
        Typed{"1..234", kNone, kNone},
        Typed{"1.234 567", kNone, kNone},
        Typed{"5 kg", kNone, kNone},
        Typed{"60 %", kNone, kNone},
        Typed{"1e3", kNone, kNone},
        Typed{"nan", kNone, kNone}));

TEST(ParseNumber, ReadsBackWhatFormatNumberWrites) {
    for (const double value : {0.0, 0.25, 999.0, 1000.0, 1234.5, 987654321.125, -1234567.75}) {
        EXPECT_EQ(parse_number(format_number(value, 3, Language::vi), DecimalMark::comma), value);
        EXPECT_EQ(parse_number(format_number(value, 3, Language::en), DecimalMark::point), value);
    }
}

TEST(NumberColumn, OneCellThatCanBeReadOneWayOnlySettlesTheOthers) {
    const NumberReader vietnamese(Column{"12.500", "", "7,5"}, DecimalMark::point);
    EXPECT_EQ(vietnamese.read("12.500"), 12500.0);
    EXPECT_EQ(vietnamese.read_by_habit(), "");
    const NumberReader programs(Column{"12.500", "7.5"}, DecimalMark::comma);
    EXPECT_EQ(programs.read("12.500"), 12.5);
}

TEST(NumberColumn, HabitDecidesWhereNoCellDoesAndIsSaid) {
    const NumberReader reader(Column{"100", "12.500"}, DecimalMark::comma);
    EXPECT_EQ(reader.read("12.500"), 12500.0);
    EXPECT_EQ(reader.read_by_habit(), "12.500");
    EXPECT_EQ(NumberReader(Column{"100", "25"}, DecimalMark::comma).read_by_habit(), "");
}

TEST(NumberColumn, AMixedColumnLeavesOutWhatCouldBeTwoNumbers) {
    const NumberReader reader(Column{"7,5", "7.25", "12.500"}, DecimalMark::comma);
    EXPECT_EQ(reader.read("7,5"), 7.5);
    EXPECT_EQ(reader.read("7.25"), 7.25);
    EXPECT_EQ(reader.read("100"), 100.0);
    EXPECT_EQ(reader.read("12.500"), std::nullopt);
}

TEST(NumberColumn, TheUsersMarkHolds) {
    EXPECT_EQ(NumberReader(DecimalMark::point).read("12.500"), 12.5);
    EXPECT_EQ(NumberReader(DecimalMark::point).read("7,5"), std::nullopt);
}

} // namespace
} // namespace huuco
