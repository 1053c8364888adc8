// SPDX-License-Identifier: MIT
/// \file
/// Tests of filling by the pixel's middle, and of written names.

#include "draw/canvas.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace huuco::draw {
namespace {

constexpr Colour kGreen = colour_of("#1b7837");
constexpr Colour kYellow = colour_of("#fee08b");

std::size_t count(Canvas& canvas, const Colour& colour) {
    const auto pixels = canvas.pixels();
    return static_cast<std::size_t>(std::count(pixels.begin(), pixels.end(), pixel_of(colour)));
}

std::array<Point, 4> square(double left, double top, double right, double bottom) {
    return {Point{left, top}, {right, top}, {right, bottom}, {left, bottom}};
}

TEST(Canvas, APixelHasTheColourThatItsMiddleLiesIn) {
    Canvas canvas(16, 16);
    // From 2.25 to 6.75: the middles 2.5 to 6.5, five a side.
    canvas.add_area(square(2.25, 2.25, 6.75, 6.75));
    canvas.fill(kGreen);
    EXPECT_EQ(count(canvas, kGreen), 25U);
    EXPECT_EQ(count(canvas, kTransparent), 256U - 25U);
}

TEST(Canvas, NeighboursShareNoPixelAndLeaveNone) {
    Canvas canvas(64, 64);
    const Point corner{31.3, 29.8};
    canvas.add_area(std::array{Point{0, 0}, Point{64, 0}, corner});
    canvas.add_area(std::array{Point{64, 64}, Point{0, 64}, corner});
    canvas.fill(kGreen);
    canvas.add_area(std::array{Point{64, 0}, Point{64, 64}, corner});
    canvas.add_area(std::array{Point{0, 64}, Point{0, 0}, corner});
    canvas.fill(kYellow);
    EXPECT_EQ(count(canvas, kTransparent), 0U);
    EXPECT_EQ(count(canvas, kGreen) + count(canvas, kYellow), 64U * 64U);
}

TEST(Canvas, AHoleStaysEmpty) {
    Canvas canvas(16, 16);
    auto hole = square(4, 4, 8, 8);
    std::reverse(hole.begin(), hole.end());
    canvas.add_area(square(0, 0, 16, 16));
    canvas.add_area(hole);
    canvas.fill(kGreen);
    EXPECT_EQ(count(canvas, kGreen), 256U - 16U);
}

TEST(Canvas, AGapOfAPixelStaysOpen) {
    // A path one pixel wide between two fields of one colour, and a pond of one pixel.
    Canvas canvas(16, 16);
    canvas.add_area(square(0, 0, 7, 16));
    canvas.add_area(square(8, 0, 16, 16));
    canvas.add_area(square(3, 3, 4, 4));
    canvas.fill(kGreen);
    EXPECT_EQ(count(canvas, kGreen), 256U - 16U - 1U);
}

TEST(Canvas, WhatLiesBeyondThePictureIsCutOff) {
    Canvas canvas(16, 16);
    canvas.add_area(square(-4000000, -4000000, 4000000, 8));
    canvas.fill(kGreen);
    EXPECT_EQ(count(canvas, kGreen), 128U);
    // Below the diagonal from the north-west: middles on it belong to its east.
    canvas.clear();
    canvas.add_area(std::array{Point{-1e6, -1e6}, Point{1e6, 1e6}, Point{-1e6, 1e6}});
    canvas.fill(kGreen);
    EXPECT_EQ(count(canvas, kGreen), 120U);
}

class Names : public testing::Test {
protected:
    std::vector<std::uint32_t> written(const std::string& text) {
        Canvas canvas(200, 30);
        canvas.write(m_lettering, text, m_style, {2, 2});
        const auto pixels = canvas.pixels();
        return {pixels.begin(), pixels.end()};
    }

    Lettering m_lettering;
    TextStyle m_style{14.0, true, colour_of("#1a1a1a"), colour_of("#ffffff"), 1.5};
};

TEST_F(Names, EveryVietnameseLetterIsInAFont) {
    // The 134 letters with marks, which Quốc ngữ has beside a to z.
    EXPECT_NO_THROW((void)m_lettering.measure(
        "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
        m_style));
}

TEST_F(Names, MarksThatStandApartAreSetOnTheirLetters) {
    // `Nhữ Khê` composed (NFC) and taken apart (NFD): u, horn, tilde; e, circumflex.
    const std::string composed = "Nh\u1EEF Kh\u00EA";
    const std::string apart = "Nhu\u031B\u0303 Khe\u0302";
    ASSERT_NE(composed, apart);
    EXPECT_EQ(written(composed), written(apart));
    EXPECT_NE(written(composed), written("Nhu Khe"));
}

TEST_F(Names, StayWithinTheRoomThatIsMeasured) {
    const std::string text = "Thôn Đồng Cả";
    const TextSize room = m_lettering.measure(text, m_style);
    const std::vector<std::uint32_t> pixels = written(text);
    bool is_any_set = false;
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 200; ++x) {
            const bool is_set = pixels[static_cast<std::size_t>(y * 200 + x)] != 0;
            const bool is_inside =
                x >= 2 && x < 2 + room.width_px && y >= 2 && y < 2 + room.height_px;
            EXPECT_TRUE(is_inside || !is_set) << x << ' ' << y;
            is_any_set = is_any_set || is_set;
        }
    }
    EXPECT_TRUE(is_any_set);
}

TEST_F(Names, ABreakOfLinesIsABlank) {
    // Characters that no font draws: Cc of Unicode, and its separators of lines and paragraphs.
    for (const char* const sign :
         {"\n", "\r", "\t", "\v", "\a", "\x7F", "\u0085", "\u009F", "\u2028", "\u2029"}) {
        const std::string name = std::string("Nhữ") + sign + "Khê";
        EXPECT_NO_THROW((void)m_lettering.measure(name, m_style)) << name;
        EXPECT_EQ(written(name), written("Nhữ Khê")) << name;
    }
}

TEST_F(Names, ALetterThatNoFontHasIsAnError) {
    // U+0378 is assigned to no letter.
    EXPECT_ANY_THROW((void)m_lettering.measure("\u0378", m_style));
}

} // namespace
} // namespace huuco::draw
