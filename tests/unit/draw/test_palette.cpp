// SPDX-License-Identifier: MIT
/// \file
/// Tests of the colours of a map and of the pictures that are packed with them.

#include "draw/palette.hpp"
#include "draw/palette_png.hpp"
#include "support/png_pixels.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <vector>

namespace huuco::draw {
namespace {

constexpr std::array kFills = {colour_of("#1b7837"), colour_of("#fee08b")};
constexpr std::array kInks = {colour_of("#5a5a5a"), colour_of("#1A1A1A"), colour_of("#ffffff")};

TEST(Colour, IsReadFromHexadecimalDigits) {
    EXPECT_EQ(colour_of("#1B78ff"), (Colour{27, 120, 255, 255}));
}

TEST(Colour, APixelIsMultipliedByItsAlpha) {
    EXPECT_EQ(pixel_of({255, 128, 0, 255}), 0xFFFF8000U);
    EXPECT_EQ(pixel_of({255, 100, 0, 51}), 0x33331400U); // 51 of 255: a fifth
}

TEST(Palette, HasRoomForEveryFillAndNoMoreThan256Colours) {
    std::vector<Colour> fills;
    for (std::uint8_t i = 0; i < 200; ++i) {
        fills.push_back({i, 7, 200});
    }
    const Palette palette(fills, kInks);
    EXPECT_LE(palette.colours().size(), 256U);
    for (std::size_t i = 0; i < fills.size(); ++i) {
        EXPECT_EQ(palette.nearest(pixel_of(fills[i])), i + 1);
    }
}

TEST(Palette, ShowsTheExactColourOfGroundLinesAndNothing) {
    const Palette palette(kFills, kInks);
    EXPECT_EQ(palette.colours()[palette.nearest(0)], kTransparent);
    for (const Colour& colour : {kFills[0], kFills[1], kInks[0], kInks[1], kInks[2]}) {
        EXPECT_EQ(palette.colours()[palette.nearest(pixel_of(colour))], colour);
    }
}

TEST(Palette, HasStepsBetweenGroundAndLines) {
    // Half a line over green: (27+90)/2, (120+90)/2, (55+90)/2. Twelve steps are 1/13 apart.
    const Palette palette(kFills, kInks);
    const Colour found = palette.colours()[palette.nearest(pixel_of({58, 105, 72}))];
    EXPECT_NEAR(found.red, 58, 63.0 / 26 + 1);
    EXPECT_NEAR(found.green, 105, 30.0 / 26 + 1);
    EXPECT_NEAR(found.blue, 72, 35.0 / 26 + 1);
}

TEST(PaletteIndexer, FindsWhatThePaletteFinds) {
    const Palette palette(kFills, kInks);
    PaletteIndexer indexer(palette);
    std::uint32_t pixel = 1;
    for (int i = 0; i < 20000; ++i) {
        pixel = pixel * 1664525U + 1013904223U; // Numerical Recipes' generator
        const std::uint32_t opaque = pixel | 0xFF000000U;
        ASSERT_EQ(indexer.index(opaque), palette.nearest(opaque));
    }
}

TEST(PalettePng, IsReadBackByAnotherReader) {
    const Palette palette(kFills, kInks);
    const std::vector<std::uint8_t> indices = {0, 1, 2, 3, 4, 5};
    const std::string bytes = palette_png(indices, 3, palette);
    const test::PngPixels pixels = test::read_png(bytes);
    EXPECT_TRUE(pixels.has_palette);
    ASSERT_EQ(pixels.width, 3U);
    ASSERT_EQ(pixels.height, 2U);
    EXPECT_EQ(pixels.at(0, 0) & 0xFFU, 0U);
    EXPECT_EQ(pixels.at(1, 0), 0x1B7837FFU);
    EXPECT_EQ(pixels.at(2, 0), 0xFEE08BFFU);
    EXPECT_EQ(pixels.at(0, 1), 0x5A5A5AFFU);
    EXPECT_EQ(pixels.at(2, 1), 0xFFFFFFFFU);
}

} // namespace
} // namespace huuco::draw
