// SPDX-License-Identifier: MIT
/// \file
/// Tests of style documents and of the colours of the map. That QGIS draws them is tested with
/// QGIS.

#include <huuco/model/map_palette.hpp>
#include <huuco/report/layer_style.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace huuco {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Relative luminance of `#rrggbb`: WCAG 2.1, definition of that name.
double luminance(std::string_view hex) {
    const auto part = [&](std::size_t at) {
        const double value = std::stoi(std::string(hex.substr(at, 2)), nullptr, 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

double contrast(MapClass left, MapClass right) {
    const double a = luminance(map_class_colour(left));
    const double b = luminance(map_class_colour(right));
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

// WCAG 2.1, criterion 1.4.11: 3 to 1 tells graphical objects apart whatever the colour vision.
TEST(MapPalette, OrganicLandStandsOutByLightnessAlone) {
    for (std::size_t i = 1; i + 1 < kMapClassCount; ++i) {
        EXPECT_GE(contrast(MapClass::organic, static_cast<MapClass>(i)), i == 1 ? 2.0 : 3.0)
            << kMapClassNames.at(i);
    }
}

TEST(LayerStyle, NamesEveryClassInTheLanguage) {
    const std::string vi = parcels_style(Language::vi);
    const std::string en = parcels_style(Language::en);
    for (const std::string_view name : kMapClassNames) {
        EXPECT_THAT(vi, HasSubstr("value=\"" + std::string(name) + "\""));
    }
    EXPECT_THAT(vi, HasSubstr("Cây trồng chủ lực hữu cơ"));
    EXPECT_THAT(en, HasSubstr("Principal crop, organic"));
    EXPECT_THAT(en, HasSubstr("27,120,55,255")); // #1b7837
}

TEST(LayerStyle, EscapesWhatXmlReserves) {
    const std::string style = dots_style("kind", {{"a", "under 1 < 2 & \"more\"", "#000000"}});
    EXPECT_THAT(style, HasSubstr("under 1 &lt; 2 &amp; &quot;more&quot;"));
    EXPECT_THAT(villages_style(Language::vi), Not(HasSubstr("fieldName=\"\"name\"")));
}

// 0 % would say that a document denies it.
TEST(LayerStyle, CallsTheShareOfAVillageUnknownWhereNoEvidenceSpeaks) {
    EXPECT_THAT(
        villages_style(Language::vi),
        HasSubstr("if(&quot;evidence&quot; = 'none', '\\nchưa rõ', "));
    EXPECT_THAT(
        villages_style(Language::en),
        HasSubstr("if(&quot;evidence&quot; = 'none', '\\nunknown', "));
}

} // namespace
} // namespace huuco
