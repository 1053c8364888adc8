// SPDX-License-Identifier: MIT
/// \file
/// Tests of certificate numbers as registers, Word and spreadsheets write them.

#include <huuco/landuse/certificate_key.hpp>

#include <gtest/gtest.h>

namespace huuco {
namespace {

TEST(CertificateKey, IsOneForAllSpellingsOfANumber) {
    for (const char* const number :
         {"VN-TQ-01/2025",
          "vn-tq-01/2025",
          "VN\u2013TQ\u201301/2025",
          "VN\u2011TQ\u201101/2025",
          "VN\u2212TQ\u221201/2025",
          "VN - TQ\u00A0\u2014 01 / 2025",
          "VN-TQ -01/2025",
          " Số VN-TQ-01/2025"}) {
        EXPECT_EQ(certificate_key(number), "vn-tq-01/2025") << number;
    }
}

TEST(CertificateKey, KeepsNumbersApartThatDiffer) {
    EXPECT_NE(certificate_key("HC-1"), certificate_key("HC-01")); // an office may count so
    EXPECT_NE(certificate_key("HC 1"), certificate_key("HC-1"));
    EXPECT_NE(certificate_key("SỐNG-1"), certificate_key("NG-1"));
}

TEST(CertificateKey, DoesWithoutZerosThatASpreadsheetTakesAway) {
    EXPECT_EQ(certificate_key("00125"), "125");
    EXPECT_EQ(certificate_key("số 00125"), "125");
}

TEST(CertificateKey, IsBlankForWhatIsNoNumber) {
    for (const char* const number :
         {"", " ", "-", "\u2013", "- -", "\u2026", "...", "/", "0", "00"}) {
        EXPECT_EQ(certificate_key(number), "") << number;
    }
}

} // namespace
} // namespace huuco
