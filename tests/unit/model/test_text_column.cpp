// SPDX-License-Identifier: MIT
/// \file
/// Tests of dictionary-coded columns.

#include <huuco/model/text_column.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using testing::ElementsAre;

TEST(TextColumn, GivesEachDistinctValueOneCodeInOrderOfAppearance) {
    TextColumn column;
    EXPECT_EQ(column.push_back("lúa"), 0U);
    EXPECT_EQ(column.push_back("chè"), 1U);
    EXPECT_EQ(column.push_back("lúa"), 0U);
    EXPECT_EQ(column.push_back(""), 2U);
    EXPECT_EQ(column.push_back("chè"), 1U);
    EXPECT_THAT(column.values(), ElementsAre("lúa", "chè", ""));
    EXPECT_EQ(column[4], "chè");
    EXPECT_EQ(column.size(), 5U);
    EXPECT_EQ(column.distinct(), 3U);
}

TEST(TextColumn, IsBlankEverywhereWhereNobodyFilledIt) {
    const TextColumn column;
    EXPECT_TRUE(column.empty());
    EXPECT_EQ(column[17], "");
}

TEST(TextColumn, AgreesWithAnOrdinaryMapOverManyValues) {
    std::mt19937 random(3); // NOLINT(cert-msc51-cpp): the same values in every run
    TextColumn column;
    std::map<std::string, TextColumn::Code> codes;
    std::vector<std::string> values;
    for (int i = 0; i < 20'000; ++i) {
        // Short texts, among them prefixes of one another and some with a NUL inside.
        std::string value = std::to_string(random() % 3000);
        value.append(random() % 3, random() % 2 == 0 ? '\0' : '0');
        const auto next = static_cast<TextColumn::Code>(codes.size());
        EXPECT_EQ(column.push_back(value), codes.try_emplace(value, next).first->second);
        values.push_back(std::move(value));
    }
    for (std::size_t row = 0; row < values.size(); ++row) {
        ASSERT_EQ(column[row], values[row]);
    }
}

TEST(TextColumn, StaysWhatItIsWhenCopiedAndMoved) {
    TextColumn column;
    column.push_back("một");
    column.push_back("hai");
    TextColumn copy = column;
    copy.push_back("ba");
    const TextColumn moved = std::move(copy);
    EXPECT_THAT(column.values(), ElementsAre("một", "hai"));
    EXPECT_THAT(moved.values(), ElementsAre("một", "hai", "ba"));
}

TEST(TextColumn, TakesMoreValuesAfterItWasClosed) {
    TextColumn column;
    for (int i = 0; i < 100; ++i) {
        column.push_back(std::to_string(i));
    }
    column.close();
    EXPECT_EQ(column.push_back("7"), 7U);
    EXPECT_EQ(column.push_back("new"), 100U);
    EXPECT_EQ(column[100], "7");
    EXPECT_EQ(column[101], "new");
}

TEST(TextColumn, ReadsFromAFileAsFromMemory) {
    TextColumn column;
    column.push_back("lúa");
    column.push_back("chè");
    column.push_back("lúa");
    column.close();
    SpillFile file(testing::TempDir());
    column.spill(file);
    column.let_go();
    EXPECT_FALSE(column.empty());
    EXPECT_EQ(column.size(), 3U);
    EXPECT_EQ(column[1], "chè");
    EXPECT_EQ(column[2], "lúa");
}

} // namespace
} // namespace huuco
