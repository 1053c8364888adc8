// SPDX-License-Identifier: MIT
/// \file
/// Overlaps and gaps of villages in sentences.

#include "pipeline/border_warnings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace huuco {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

Problem border(const char* kind, double area_m2, const char* note) {
    Problem problem;
    problem.kind = kind;
    problem.area_m2 = area_m2;
    problem.note = note;
    return problem;
}

// Sums by hand: 1,000.25 + 2,000 m² are 0.30 ha.
TEST(BorderWarnings, TellOverlapsOnceWithTheirSumAndTheLargest) {
    Analysis analysis;
    analysis.problems = {
        border("village_overlap", 1000.25, "A and B"),
        border("village_overlap", 2000.0, "B and C"),
        border("overlap", 9000.0, "parcels")};
    EXPECT_THAT(
        border_warnings(analysis, Language::en),
        ElementsAre(AllOf(
            StartsWith("Villages overlap by 0.30 ha in all (pairs that do: 2)."),
            HasSubstr("The largest: B and C"))));
    EXPECT_THAT(
        border_warnings(analysis, Language::vi),
        ElementsAre(
            StartsWith("Ranh giới các thôn chồng lên nhau, tổng cộng 0,30 ha (số cặp thôn: 2).")));
}

// Less than the table shows is the careless drawing of a border.
TEST(BorderWarnings, AreSilentAboutLessThanTheTableShows) {
    Analysis analysis;
    analysis.outside.parcel_m2 = 1.0e6;
    analysis.problems = {
        border("village_overlap", 99.0, "A and B"), border("village_gap", 99.0, "beside A")};
    EXPECT_THAT(border_warnings(analysis, Language::en), IsEmpty());
}

TEST(BorderWarnings, TellGapsOnlyWhereParcelsLieOutside) {
    Analysis analysis;
    analysis.problems = {border("village_gap", 600.0, "A gap beside A")};
    EXPECT_THAT(border_warnings(analysis, Language::en), IsEmpty());
    analysis.outside.parcel_m2 = 600.0;
    EXPECT_THAT(
        border_warnings(analysis, Language::en),
        ElementsAre(AllOf(HasSubstr("0.06 ha in all (gaps: 1)"), HasSubstr("A gap beside A"))));
    EXPECT_THAT(
        border_warnings(analysis, Language::vi),
        ElementsAre(HasSubstr("tổng cộng 0,06 ha (số kẽ hở: 1)")));
}

} // namespace
} // namespace huuco
