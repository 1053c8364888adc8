// SPDX-License-Identifier: MIT
/// \file
/// Tests of the colours that classes and land codes are drawn in.

#include "landuse/class_colours.hpp"
#include "shipped.hpp"

#include <huuco/model/map_palette.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace huuco {
namespace {

using testing::ElementsAre;

ClassColours colours_of(const std::vector<std::string>& classes) {
    return class_colours(classes, test::shipped_tables());
}

TEST(ClassColours, ClassesOfAnAnalysisHaveTheColoursOfItsMaps) {
    const ClassColours colours = colours_of({"organic", "principal"});
    EXPECT_EQ(colours.of_class.at("organic"), map_class_colour(MapClass::organic));
    EXPECT_EQ(colours.of_class.at("principal"), map_class_colour(MapClass::principal));
    EXPECT_TRUE(colours.without.empty());
}

TEST(ClassColours, LandCodesHaveThoseOfLandUseMaps) {
    // 255,252,140; 255,208,255; 180,255,180 in the public styles for land-use maps.
    const ClassColours colours = colours_of({"LUC", "ont", "RSX", "Đất chuyên trồng lúa nước"});
    EXPECT_EQ(colours.of_class.at("LUC"), "#fffc8c");
    EXPECT_EQ(colours.of_class.at("ont"), "#ffd0ff");
    EXPECT_EQ(colours.of_class.at("RSX"), "#b4ffb4");
    EXPECT_EQ(colours.of_class.at("Đất chuyên trồng lúa nước"), "#fffc8c");
}

TEST(ClassColours, OfSeveralCodesTheFirstIsShown) {
    const ClassColours colours = colours_of({"ONT+CLN", "ONT* CLN", "LUC: 300 m2; ONT: 20 m2"});
    EXPECT_EQ(colours.of_class.at("ONT+CLN"), "#ffd0ff");
    EXPECT_EQ(colours.of_class.at("ONT* CLN"), "#ffd0ff");
    EXPECT_EQ(colours.of_class.at("LUC: 300 m2; ONT: 20 m2"), "#fffc8c");
}

TEST(ClassColours, WhatHasNoColourIsNamed) {
    const ClassColours colours = colours_of({"zone B", "LUC", "A"});
    EXPECT_THAT(colours.without, ElementsAre("A", "zone B"));
    EXPECT_EQ(colours.of_class.at("A"), map_class_colour(MapClass::unknown));
}

} // namespace
} // namespace huuco
