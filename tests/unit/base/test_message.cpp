// SPDX-License-Identifier: MIT
/// \file
/// Messages in both languages, and the errors that carry them.

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace huuco {
namespace {

TEST(Message, FillsBothPatternsWithTheSameParts) {
    const Message text = message("{} có {} ô", "{} has {} cells", std::string("a.csv"), Count{7});
    EXPECT_EQ(text.vi, "a.csv có 7 ô");
    EXPECT_EQ(text.en, "a.csv has 7 cells");
}

TEST(Message, SaysAPartInTheLanguageOfTheWhole) {
    const Message part = {"tệp trống", "the file is empty"};
    const Message whole = message("{}: {}.", "{}: {}.", "a.csv", part);
    EXPECT_EQ(whole.in(Language::vi), "a.csv: tệp trống.");
    EXPECT_EQ(whole.in(Language::en), "a.csv: the file is empty.");
}

TEST(Message, LetsALanguageOrderTheWords) {
    const Message text = message("{1} trong {0}", "in {0} {1}", "summary.json", "villages");
    EXPECT_EQ(text.vi, "villages trong summary.json");
    EXPECT_EQ(text.en, "in summary.json villages");
}

TEST(Message, GroupsWhatIsCountedAndNotWhatIsNumbered) {
    const Message text = message(
        "{}, dòng {}: {} trong {} thửa",
        "{}, row {}: {} of {} parcels",
        "a.csv",
        Digits{12345},
        Count{47021},
        Count{2000000});
    EXPECT_EQ(text.vi, "a.csv, dòng 12345: 47.021 trong 2.000.000 thửa");
    EXPECT_EQ(text.en, "a.csv, row 12345: 47,021 of 2,000,000 parcels");
}

template <class Part>
concept Sayable = requires(const Part& part) {
    said(part, Language::vi);
};

TEST(Message, TakesNoNumberThatDoesNotSayHowItIsWritten) {
    static_assert(Sayable<Count> && Sayable<Digits> && Sayable<std::string>);
    static_assert(!Sayable<int> && !Sayable<std::uint64_t> && !Sayable<double>);
}

TEST(NumberMessage, WritesTheMarksOfTheLanguage) {
    EXPECT_EQ(number_message(1234.5, 2), (Message{"1.234,50", "1,234.50"}));
}

TEST(Error, SaysInEnglishWhatTheProgramDoesNotTranslate) {
    const Error error(ErrorCode::io, Message{"không đọc được", "cannot be read"});
    EXPECT_STREQ(error.what(), "cannot be read");
    EXPECT_EQ(error.message().in(Language::vi), "không đọc được");
}

TEST(Error, KeepsWhatFollowsANul) {
    const std::string cell("a\0b", 3);
    const Error error(ErrorCode::format, message("ô '{}'", "cell '{}'", cell));
    EXPECT_EQ(error.message().en.size(), std::string("cell 'a?b'").size());
}

} // namespace
} // namespace huuco
