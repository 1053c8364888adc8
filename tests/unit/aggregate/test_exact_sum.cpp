// SPDX-License-Identifier: MIT
/// \file
/// The compensated sum against cases in which a plain sum fails.

#include <huuco/aggregate/exact_sum.hpp>

#include <gtest/gtest.h>

namespace huuco {
namespace {

TEST(ExactSum, SmallTermsBesideALargeOneAreKept) {
    // 1 + 1e100 + 1 - 1e100 is 2; a plain sum gives 0, Kahan's first form too.
    ExactSum sum;
    for (const double term : {1.0, 1e100, 1.0, -1e100}) {
        sum.add(term);
    }
    EXPECT_EQ(sum.value(), 2.0);
}

TEST(ExactSum, AMillionTenthsAreAHundredThousand) {
    ExactSum sum;
    double plain = 0.0;
    for (int i = 0; i < 1'000'000; ++i) {
        sum.add(0.1);
        plain += 0.1;
    }
    EXPECT_EQ(sum.value(), 100'000.0);
    EXPECT_NE(plain, 100'000.0); // what the class is for
}

TEST(ExactSum, NothingIsNothing) {
    EXPECT_EQ(ExactSum{}.value(), 0.0);
}

} // namespace
} // namespace huuco
