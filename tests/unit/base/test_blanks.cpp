// SPDX-License-Identifier: MIT
/// \file
/// Tests of blanks beyond ASCII: the code points are those of category Zs in the Unicode standard.

#include <huuco/base/blanks.hpp>

#include <gtest/gtest.h>

namespace huuco {
namespace {

TEST(Blanks, BecomePlainOnes) {
    for (const char* const blank :
         {" ",
          "\u00A0",
          "\u2000",
          "\u2002",
          "\u2003",
          "\u2007",
          "\u2009",
          "\u200A",
          "\u202F",
          "\u205F",
          "\u3000"}) {
        const std::string text = std::string("30%") + blank + "Chè" + blank;
        EXPECT_EQ(with_plain_blanks(text), "30% Chè ") << text;
    }
}

TEST(Blanks, AreNotSeenInOtherLetters) {
    // U+200B has no width, U+2013 is a dash; both begin with the bytes of a blank.
    for (const char* const text :
         {"", "Chè", "\u200B", "LUC\u2013CLN", "\u00C2", "m\u00B2", "\xE2"}) {
        EXPECT_EQ(with_plain_blanks(text), text);
    }
}

} // namespace
} // namespace huuco
