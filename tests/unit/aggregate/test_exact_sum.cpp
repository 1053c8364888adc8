// SPDX-License-Identifier: MIT
/// \file
/// The exact sum against cases in which plain and compensated sums fail, and made in parts.

#include <huuco/aggregate/exact_sum.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace huuco {
namespace {

__extension__ using Integer = __int128;

/// Areas as they come, from slivers to provinces: integers below 2^53 times 2^-70 … 2^-10, so that
/// their sum is a whole number of 2^-70.
struct AreasOfAllSizes {
    std::vector<double> terms;
    Integer exact = 0; ///< in units of 2^-70
};

AreasOfAllSizes areas_of_all_sizes() {
    std::mt19937_64 random(7);
    AreasOfAllSizes areas;
    for (int i = 0; i < 1000; ++i) {
        const auto digits = static_cast<std::int64_t>(random() >> 11U);
        const int shift = static_cast<int>(random() % 61);
        areas.terms.push_back(std::ldexp(static_cast<double>(digits), shift - 70));
        areas.exact += static_cast<Integer>(digits) << static_cast<unsigned>(shift);
    }
    return areas;
}

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

TEST(ExactSum, APartBelowHalfOfTheLastPlaceIsRoundedOffWhateverFollowsIt) {
    // The last place of 1 is 2^-52; half of it would be a tie, three eighths are none.
    ExactSum sum;
    for (const double term : {1.0, std::ldexp(0.375, -52), std::ldexp(1.0, -200)}) {
        sum.add(term);
    }
    EXPECT_EQ(sum.value(), 1.0);
}

TEST(ExactSum, ASumBeyondTheLargestDoubleIsNotFinite) {
    constexpr double kLargest = std::numeric_limits<double>::max();
    const ExactSum sum(std::vector<double>{kLargest, kLargest, 1.0, -1.0});
    EXPECT_FALSE(std::isfinite(sum.value()));
    ASSERT_EQ(sum.parts().size(), 1U);
    EXPECT_FALSE(std::isfinite(sum.parts().front()));
}

TEST(ExactSum, NothingIsNothing) {
    EXPECT_EQ(ExactSum{}.value(), 0.0);
    EXPECT_TRUE(ExactSum{}.parts().empty());
}

TEST(ExactSum, IsTheWholeNumberThatIntegersGive) {
    const AreasOfAllSizes areas = areas_of_all_sizes();
    ExactSum sum;
    for (const double term : areas.terms) {
        sum.add(term);
    }
    // A conversion from an integer rounds once, to nearest.
    EXPECT_EQ(sum.value(), std::ldexp(static_cast<double>(areas.exact), -70));
    Integer back = 0;
    for (const double part : sum.parts()) {
        back += static_cast<Integer>(std::ldexp(part, 70));
    }
    EXPECT_TRUE(back == areas.exact);
}

TEST(ExactSum, IsTheSameInAnyOrderAndInAnyParts) {
    std::vector<double> terms = areas_of_all_sizes().terms;
    ExactSum whole;
    for (const double term : terms) {
        whole.add(term);
    }
    std::mt19937_64 random(11);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(terms.begin(), terms.end(), random);
        std::vector<ExactSum> sums(1 + random() % 9);
        for (const double term : terms) {
            sums[random() % sums.size()].add(term);
        }
        ExactSum merged;
        for (const ExactSum& sum : sums) {
            merged.add(ExactSum(sum.parts())); // as written and read again
        }
        EXPECT_EQ(merged.value(), whole.value());
        EXPECT_EQ(merged.parts(), whole.parts());
    }
}

TEST(ExactSum, RoundsOnceAlsoWhereTheRestDecidesATie) {
    const double half_unit = std::ldexp(1.0, -53); // of 1
    const double speck = std::ldexp(1.0, -120);
    ExactSum above(std::vector<double>{1.0, half_unit, speck});
    EXPECT_EQ(above.value(), 1.0 + std::ldexp(1.0, -52));
    ExactSum below(std::vector<double>{1.0, half_unit, -speck});
    EXPECT_EQ(below.value(), 1.0);
    ExactSum tie(std::vector<double>{1.0, half_unit});
    EXPECT_EQ(tie.value(), 1.0); // to even
    const double odd = 1.0 + std::ldexp(1.0, -52);
    ExactSum above_odd(std::vector<double>{odd, half_unit, -speck});
    EXPECT_EQ(above_odd.value(), odd);
}

TEST(ExactSum, FindsRoomWherePlacesFillUp) {
    // Powers of two far apart, each in both signs and in an order that wanders up and down.
    ExactSum sum;
    for (int round = 0; round < 3; ++round) {
        for (int power = -100; power <= 90; power += 19) {
            sum.add(std::ldexp(1.0, power));
            sum.add(std::ldexp(1.0, -power));
        }
    }
    for (int round = 0; round < 3; ++round) {
        for (int power = 90; power >= -100; power -= 19) {
            sum.add(-std::ldexp(1.0, -power));
            sum.add(-std::ldexp(1.0, power));
        }
    }
    EXPECT_EQ(sum.value(), 0.0);
}

TEST(ExactSum, AddsItselfToItself) {
    ExactSum sum(std::vector<double>{1.0, 1e-20});
    sum.add(sum);
    EXPECT_EQ(sum.parts(), (std::vector<double>{2.0, 2e-20}));
}

} // namespace
} // namespace huuco
