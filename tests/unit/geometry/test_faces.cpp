// SPDX-License-Identifier: MIT
/// \file
/// Faces between segments in any order: loops, crossings, ends that lead nowhere.

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/faces.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace huuco {
namespace {

/// The sides of a square, in a random order and direction, each in three pieces.
void add_square(std::vector<Segment>& segments, const Point& corner, double side) {
    const std::vector<Point> corners{
        corner,
        {corner.x + side, corner.y},
        {corner.x + side, corner.y + side},
        {corner.x, corner.y + side},
        corner};
    for (std::size_t i = 0; i < 4; ++i) {
        const Point& from = corners[i];
        const Point& to = corners[i + 1];
        const auto at = [&](int third) {
            return Point{
                from.x + third * (to.x - from.x) / 3, from.y + third * (to.y - from.y) / 3};
        };
        segments.push_back({at(0), at(1)});
        segments.push_back({at(2), at(1)});
        segments.push_back({at(2), at(3)});
    }
}

std::vector<double> areas_of(std::vector<Segment> segments) {
    std::shuffle(segments.begin(), segments.end(), std::mt19937(4));
    const Faces faces = enclosed_faces(segments, [](const ShapeView& /*face*/) { return true; });
    std::vector<double> areas;
    for (std::size_t i = 0; i < faces.shapes.size(); ++i) {
        areas.push_back(planar_area(faces.shapes.shape(i)));
    }
    std::sort(areas.begin(), areas.end());
    return areas;
}

TEST(Faces, OfALoopIsItsInside) {
    std::vector<Segment> segments;
    add_square(segments, {0, 0}, 30);
    EXPECT_EQ(areas_of(segments), (std::vector<double>{900}));
}

TEST(Faces, OfALoopInALoopAreTwo) {
    std::vector<Segment> segments;
    add_square(segments, {0, 0}, 30);
    add_square(segments, {9, 9}, 12);
    EXPECT_EQ(areas_of(segments), (std::vector<double>{144, 756}));
}

TEST(Faces, OfLoopsThatTouchInACornerAreTheirs) {
    std::vector<Segment> segments;
    add_square(segments, {0, 0}, 30);
    add_square(segments, {30, 30}, 3);
    EXPECT_EQ(areas_of(segments), (std::vector<double>{9, 900}));
}

TEST(Faces, OfLoopsThatCrossAreThree) {
    std::vector<Segment> segments;
    add_square(segments, {0, 0}, 30);
    add_square(segments, {15, 15}, 30);
    EXPECT_EQ(areas_of(segments), (std::vector<double>{225, 675, 675}));
}

TEST(Faces, EndAtASideThatIsCutAcross) {
    std::vector<Segment> segments;
    add_square(segments, {0, 0}, 30);
    segments.push_back({{-5, 12}, {15, 12}});
    segments.push_back({{35, 12}, {15, 12}});
    EXPECT_EQ(areas_of(segments), (std::vector<double>{360, 540}));
}

TEST(Faces, AreNotMadeByAnEndThatLeadsNowhere) {
    std::vector<Segment> segments;
    add_square(segments, {0, 0}, 30);
    segments.push_back({{30, 30}, {20, 20}});
    segments.push_back({{50, 0}, {60, 0}});
    EXPECT_EQ(areas_of(segments), (std::vector<double>{900}));
}

} // namespace
} // namespace huuco
