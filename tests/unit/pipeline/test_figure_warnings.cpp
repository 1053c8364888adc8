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
    EXPECT_TRUE(vietnamese.front().starts_with("47.021 trong 2.000.000 thửa bị để riêng;"))
        << vietnamese.front();
    EXPECT_TRUE(english.front().starts_with("47,021 of 2,000,000 parcels were set aside;"))
        << english.front();
}

} // namespace
} // namespace huuco
