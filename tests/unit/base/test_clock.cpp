// SPDX-License-Identifier: MIT
/// \file
/// Tests of the clock and of what stands in for it.

#include <huuco/base/clock.hpp>
#include <huuco/base/error.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <ctime>

namespace huuco {
namespace {

/// Sets the variable for as long as it lives.
class SourceDateEpoch {
public:
    explicit SourceDateEpoch(const char* value) { setenv("SOURCE_DATE_EPOCH", value, 1); }

    SourceDateEpoch(const SourceDateEpoch&) = delete;
    SourceDateEpoch& operator=(const SourceDateEpoch&) = delete;
    SourceDateEpoch(SourceDateEpoch&&) = delete;
    SourceDateEpoch& operator=(SourceDateEpoch&&) = delete;

    ~SourceDateEpoch() { unsetenv("SOURCE_DATE_EPOCH"); }
};

// 1782777599 is the last second of 2026-06-29 in UTC (`date -u -d @1782777599`).

TEST(Clock, SourceDateEpochStandsInForIt) {
    const SourceDateEpoch fixed("1782777599");
    EXPECT_EQ(source_date_epoch()->time_since_epoch().count(), 1'782'777'599);
    EXPECT_EQ(format_iso(today()), "2026-06-29");
}

/// The day in a time zone, as POSIX writes it: `AAA-14` is 14 hours ahead of UTC.
Date today_in(const char* zone) {
    setenv("TZ", zone, 1);
    tzset();
    const Date day = today();
    unsetenv("TZ");
    tzset();
    return day;
}

TEST(Clock, TheDayIsThatOfThePlace) {
    const auto ahead = std::chrono::sys_days(today_in("AAA-14"));
    const auto behind = std::chrono::sys_days(today_in("BBB+12"));
    const auto days = ahead - behind; // 26 hours: one day, or two
    EXPECT_GE(days, std::chrono::days(1));
    EXPECT_LE(days, std::chrono::days(2));
}

TEST(Clock, WithoutItThereIsNone) {
    EXPECT_FALSE(source_date_epoch());
    const SourceDateEpoch blank("");
    EXPECT_FALSE(source_date_epoch());
}

TEST(Clock, RefusesWhatIsNoNumberOfSeconds) {
    for (const char* text : {"yesterday", "12x", "-1", "1.5", "99999999999999999999"}) {
        const SourceDateEpoch wrong(text);
        EXPECT_THROW(static_cast<void>(source_date_epoch()), Error) << text;
    }
}

} // namespace
} // namespace huuco
