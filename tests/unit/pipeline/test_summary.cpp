// SPDX-License-Identifier: MIT
/// \file
/// What a summary lists where there is more than it lists.

#include <huuco/pipeline/publish.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstddef>

namespace huuco {
namespace {

void add_problems(Analysis& analysis, const char* source, const char* kind, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        Problem& problem = analysis.problems.emplace_back();
        problem.source = source;
        problem.feature = i;
        problem.kind = kind;
    }
}

// A register of a province names thousands of parcels of other communes. They stand before the
// parcels by the name of the file.
TEST(SummaryProblems, RowsOfOtherLandPushOutNoProblemOfThisOne) {
    Analysis analysis;
    add_problems(analysis, "a_register.csv", "register_row_unmatched", 1500);
    add_problems(analysis, "parcels.shp", "bow_tie", 3);
    const auto problems = nlohmann::json::parse(summary_json(analysis)).at("problems");
    EXPECT_EQ(problems.at("count"), 1503);
    const nlohmann::json& listed = problems.at("listed");
    ASSERT_EQ(listed.size(), kMostProblemsListed);
    EXPECT_EQ(listed[0].at("feature"), 0);
    EXPECT_EQ(listed[996].at("kind"), "register_row_unmatched");
    EXPECT_EQ(listed[996].at("feature"), 996);
    EXPECT_EQ(listed[997].at("kind"), "bow_tie");
    EXPECT_EQ(listed[999].at("kind"), "bow_tie");
}

TEST(SummaryProblems, TheFirstThousandOfTheOthersAreListed) {
    Analysis analysis;
    add_problems(analysis, "a_register.csv", "register_row_unmatched", 2);
    add_problems(analysis, "parcels.shp", "bow_tie", 1001);
    const auto problems = nlohmann::json::parse(summary_json(analysis)).at("problems");
    EXPECT_EQ(problems.at("by_kind").at("register_row_unmatched"), 2);
    ASSERT_EQ(problems.at("listed").size(), kMostProblemsListed);
    EXPECT_EQ(problems.at("listed").front().at("kind"), "bow_tie");
    EXPECT_EQ(problems.at("listed").back().at("feature"), 999);
}

} // namespace
} // namespace huuco
