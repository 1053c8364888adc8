// SPDX-License-Identifier: MIT
/// \file
/// Counts of a result in sentences of both languages.

#include "pipeline/figure_warnings.hpp"

#include <gtest/gtest.h>

namespace huuco {
namespace {

TEST(FigureWarnings, CountAsThePeopleOfTheLanguageDo) {
    Analysis analysis;
    analysis.has_evidence = true;
    analysis.accounting.read = 2000000;
    analysis.accounting.set_aside = 47021;
    const std::vector<std::string> vietnamese = figure_warnings(analysis, Language::vi);
    const std::vector<std::string> english = figure_warnings(analysis, Language::en);
    ASSERT_EQ(vietnamese.size(), 1U);
    ASSERT_EQ(english.size(), 1U);
    EXPECT_TRUE(vietnamese.front().starts_with(
        "47.021 trong 2.000.000 thửa bị loại, không tính vào số liệu;"))
        << vietnamese.front();
    EXPECT_TRUE(english.front().starts_with("47,021 of 2,000,000 parcels were set aside;"))
        << english.front();
}

// Last year's layer beside this year's: every figure is right, and of half the land twice.
TEST(FigureWarnings, TellThatMuchOfTheLandIsClaimedTwice) {
    Analysis analysis;
    analysis.has_evidence = true;
    analysis.sums.ground.parcels_m2.add(12'345'600.0);
    analysis.sums.ground.overlap_m2.add(617'280.0); // a twentieth: borders drawn twice
    EXPECT_TRUE(figure_warnings(analysis, Language::en).empty());
    analysis.sums.ground.overlap_m2.add(5'555'520.0);
    const std::vector<std::string> vietnamese = figure_warnings(analysis, Language::vi);
    const std::vector<std::string> english = figure_warnings(analysis, Language::en);
    ASSERT_EQ(vietnamese.size(), 1U);
    ASSERT_EQ(english.size(), 1U);
    EXPECT_TRUE(vietnamese.front().starts_with("Trong 1.234,56 ha của các thửa có 617,28 ha"))
        << vietnamese[0];
    EXPECT_TRUE(
        english.front().starts_with("617.28 of the 1,234.56 ha that parcels claim (50.0 %)"))
        << english[0];
}

TEST(FigureWarnings, TellWhatNobodyUnderstandsInTheOrganicFieldsOnce) {
    Analysis analysis;
    analysis.has_evidence = true;
    analysis.accounting.used = 6000;
    EXPECT_TRUE(figure_warnings(analysis, Language::en).empty());
    analysis.land_account.unknown_statuses = {{"hc", 3000, ""}, {"K", 12, ""}};
    analysis.land_account.unknown_schemes = {{"USD", 1, "USDA"}};
    const std::vector<std::string> vietnamese = figure_warnings(analysis, Language::vi);
    const std::vector<std::string> english = figure_warnings(analysis, Language::en);
    ASSERT_EQ(vietnamese.size(), 1U);
    ASSERT_EQ(english.size(), 1U);
    EXPECT_TRUE(vietnamese.front().starts_with("3.013 trong 6.000 thửa")) << vietnamese.front();
    EXPECT_TRUE(english.front().starts_with("3,013 of 6,000 parcels")) << english.front();
    EXPECT_NE(english.front().find("\"hc\""), std::string::npos) << english.front();
}

} // namespace
} // namespace huuco
