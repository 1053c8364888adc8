// SPDX-License-Identifier: MIT
/// \file
/// Options that a program sets, as the words by which `huuco verify` makes its result again.

#include "pipeline/option_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using testing::ElementsAre;
using Words = std::pair<std::string, std::vector<std::string>>;

std::vector<Words> words_of(const AnalyzeOptions& options) {
    std::vector<Words> words;
    for (const GivenOption& option : words_of_options(options)) {
        words.emplace_back(option.name, option.values);
    }
    return words;
}

TEST(OptionWords, NameWhatWasSetAndWhatTheRunWouldMakeByDefault) {
    AnalyzeOptions options;
    options.parcels = {"north.shp", "south.shp"};
    EXPECT_THAT(
        words_of(options),
        ElementsAre(
            Words{"", {"north.shp", "south.shp"}},
            Words{"--products", {"geojson,gpkg,tiles"}},
            Words{"--lang", {"vi"}}));
}

TEST(OptionWords, AreThoseOfTheHelpInItsOrder) {
    AnalyzeOptions options;
    options.parcels = {"parcels.gpkg"};
    options.parcels_layer = "thua";
    options.fields = {{FieldRole::land_use, "LOAIDAT"}, {FieldRole::village, "THON"}};
    options.registers = {"a.csv", "b.csv"};
    options.plan = "plan.toml";
    options.has_both_areas = true;
    options.target_percent = 2.05;
    options.strict = true;
    options.products = {};
    options.max_zoom = 15;
    options.language = Language::en;
    EXPECT_THAT(
        words_of(options),
        ElementsAre(
            Words{"", {"parcels.gpkg"}},
            Words{"--layer", {"thua"}},
            Words{"--register", {"a.csv", "b.csv"}},
            Words{"--field", {"land_use=LOAIDAT", "village=THON"}},
            Words{"--plan", {"plan.toml"}},
            Words{"--area", {"both"}},
            Words{"--target", {"2.05"}},
            Words{"--strict", {}},
            Words{"--products", {"none"}},
            Words{"--max-zoom", {"15"}},
            Words{"--lang", {"en"}}));
}

} // namespace
} // namespace huuco
