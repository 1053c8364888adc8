// SPDX-License-Identifier: MIT
/// \file
/// Options that only a program can set wrong; the command line refuses them while it is read.

#include "pipeline/option_checks.hpp"

#include <huuco/base/error.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <optional>

namespace huuco {
namespace {

std::optional<ErrorCode> refusal_of(const AnalyzeOptions& options) {
    try {
        require_possible(options);
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

TEST(OptionChecks, RefuseDaysThatAreNone) {
    using std::chrono::day;
    using std::chrono::month;
    using std::chrono::year;
    for (const Date& date :
         {Date{},
          Date{year(2026), month(2), day(31)},
          Date{year(2026), month(13), day(1)},
          Date{year(-5), month(1), day(1)}}) {
        AnalyzeOptions options;
        options.reference_date = date;
        EXPECT_EQ(refusal_of(options), ErrorCode::argument);
    }
    AnalyzeOptions options;
    options.reference_date = Date{year(2028), month(2), day(29)};
    EXPECT_EQ(refusal_of(options), std::nullopt);
}

TEST(OptionChecks, RefuseTargetsThatAreNoPercentage) {
    for (const double target : {-5.0, 1e9, std::numeric_limits<double>::quiet_NaN()}) {
        AnalyzeOptions options;
        options.target_percent = target;
        EXPECT_EQ(refusal_of(options), ErrorCode::argument) << target;
    }
}

/// The whole run was made before the summary could not be written.
TEST(OptionChecks, RefuseNamesThatNoSummaryCanTell) {
    AnalyzeOptions parcels;
    parcels.parcels = {"x\xe9/parcels.shp"};
    EXPECT_EQ(refusal_of(parcels), ErrorCode::argument);
    AnalyzeOptions field;
    field.fields[FieldRole::crop] = "c\xe2y";
    EXPECT_EQ(refusal_of(field), ErrorCode::argument);
}

} // namespace
} // namespace huuco
