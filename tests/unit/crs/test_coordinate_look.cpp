// SPDX-License-Identifier: MIT
/// \file
/// What coordinates of Nhữ Khê tell by their size, in every system and with x and y exchanged.

#include <huuco/crs/coordinate_look.hpp>

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace huuco {
namespace {

struct Look {
    const char* name;
    Point point;
    CoordinateKind kind;
    bool is_swapped;
};

void PrintTo(const Look& look, std::ostream* out) {
    *out << look.name;
}

class EveryKind : public testing::TestWithParam<Look> {};

// The check point 105.20° E, 21.72° N by cs2cs, and a point at the southern tip (104.72° E,
// 8.60° N), where northings are smallest.
INSTANTIATE_TEST_SUITE_P(
    VietNam,
    EveryKind,
    testing::Values(
        Look{"9211", {417040.108, 2402879.105}, CoordinateKind::grid, false},
        Look{"9211 swapped", {2402879.105, 417040.108}, CoordinateKind::grid, true},
        Look{"far zone", {820819.0, 2399344.0}, CoordinateKind::grid, false},
        Look{"9207 in the south", {524220.0, 950700.0}, CoordinateKind::grid, false},
        Look{"9207 in the south, swapped", {950700.0, 524220.0}, CoordinateKind::grid, true},
        Look{"degrees", {105.20, 21.72}, CoordinateKind::degrees, false},
        Look{"latitude first", {21.72, 105.20}, CoordinateKind::degrees, true},
        Look{"Hanoi 1972", {18520494.0, 2402677.0}, CoordinateKind::prefixed_grid, false},
        Look{
            "Hanoi 1972, north first",
            {2402677.0, 18520494.0},
            CoordinateKind::prefixed_grid,
            true},
        Look{"web Mercator", {11710810.0, 2477700.0}, CoordinateKind::web_mercator, false},
        Look{"Finland", {385000.0, 6671000.0}, CoordinateKind::other, false},
        Look{"Finland in degrees", {25.0, 60.2}, CoordinateKind::other, false}));

TEST_P(EveryKind, IsToldFromTheOthers) {
    const std::array<Point, 1> points = {GetParam().point};
    const CoordinateLook look = look_at(points);
    EXPECT_EQ(look.kind, GetParam().kind);
    EXPECT_EQ(look.is_swapped, GetParam().is_swapped);
}

TEST(CoordinateLook, AFewPointsElsewhereDoNotMatter) {
    std::vector<Point> points(99, Point{417040.0, 2402879.0});
    points.push_back({0.0, 0.0});
    EXPECT_EQ(look_at(points).kind, CoordinateKind::grid);
    points.insert(points.end(), 10, Point{0.0, 0.0});
    EXPECT_EQ(look_at(points).kind, CoordinateKind::other);
}

TEST(CoordinateLook, NoPointsTellNothing) {
    EXPECT_EQ(look_at({}).kind, CoordinateKind::other);
    EXPECT_EQ(share_in_viet_nam({}, Crs::from_code("EPSG:9211")), 0.0);
}

TEST(CoordinateLook, TheShareInVietNamNeedsAWayToWgs84) {
    const std::array<Point, 2> points = {Point{417040.0, 2402879.0}, Point{417040.0, 5300000.0}};
    EXPECT_EQ(share_in_viet_nam(points, Crs::from_code("EPSG:9211")), 0.5);
    EXPECT_EQ(share_in_viet_nam(points, Crs::from_code("EPSG:2044")), 0.0); // ballpark only
}

} // namespace
} // namespace huuco
