// SPDX-License-Identifier: MIT
/// \file
/// The coordinates that a system can have hold all places it is used for, and no slips of a digit.
#include <huuco/base/error.hpp>
#include <huuco/crs/coordinate_range.hpp>

#include <gtest/gtest.h>

namespace huuco {
namespace {

TEST(CoordinateRange, HoldsAllOfVietNamInAnyZone) {
    // Móng Cái, Hà Tiên and Cà Mau in TM-3 106-00, by PROJ's cs2cs from 108 E 21.5 N, 104.4 E
    // 10.4 N and 104.8 E 8.6 N of VN-2000.
    const auto range = coordinate_range(Crs::from_code("EPSG:9211"));
    ASSERT_TRUE(range);
    for (const Point& place :
         {Point{707251, 2379525}, Point{324792, 1150425}, Point{367913, 951122}}) {
        EXPECT_TRUE(range->contains(place)) << place.x;
    }
    EXPECT_FALSE(range->contains(Point{4102000, 2400000}));  // a digit too many
    EXPECT_FALSE(range->contains(Point{18410200, 2400000})); // the number of a zone before it
    EXPECT_FALSE(range->contains(Point{41020, 24000000}));
}

TEST(CoordinateRange, OfDegreesIsTheAreaOfUseWithTenDegreesRoundIt) {
    // EPSG's dataset has the area of use of VN-2000: 102.14 to 109.53 E, 8.33 to 23.4 N.
    const auto range = coordinate_range(Crs::from_code("EPSG:4756"));
    ASSERT_TRUE(range);
    EXPECT_NEAR(range->min_x, 92.14, 1e-9);
    EXPECT_NEAR(range->max_x, 119.53, 1e-9);
    EXPECT_NEAR(range->min_y, -1.67, 1e-9);
    EXPECT_NEAR(range->max_y, 33.4, 1e-9);
    const auto world = coordinate_range(wgs84());
    ASSERT_TRUE(world);
    EXPECT_EQ(*world, (Box{-180, -90, 180, 90}));
}

TEST(CoordinateRange, OfWideSystemsIsFinite) {
    // 117 million metres are five times the web's Mercator's way round the earth.
    const auto web = coordinate_range(Crs::from_code("EPSG:3857"));
    ASSERT_TRUE(web);
    EXPECT_TRUE(web->contains(Point{11708376, 2379000}));
    EXPECT_FALSE(web->contains(Point{117083760, 2379000}));
    const auto utm = coordinate_range(Crs::from_code("EPSG:32648"));
    ASSERT_TRUE(utm);
    EXPECT_TRUE(utm->contains(Point{516000, 2400000}));
    EXPECT_FALSE(utm->contains(Point{5160000, 2400000}));
}

TEST(CoordinateRange, IsNotKnownWithoutAnAreaOfUse) {
    const Crs own = Crs::from_wkt(
        "PROJCS[\"lưới riêng\",GEOGCS[\"g\",DATUM[\"d\",SPHEROID[\"s\",6378137,298.257223563]],"
        "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],"
        "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
        "PARAMETER[\"central_meridian\",105.1],PARAMETER[\"scale_factor\",0.9998],"
        "PARAMETER[\"false_easting\",200000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]");
    EXPECT_FALSE(coordinate_range(own));
}

// Kinds by EPSG's dataset: geocentric, vertical; beside them geographic (in two and three
// dimensions) and projected ones.
TEST(CoordinateRange, OnlyPlacesOnTheGroundHaveEastAndNorth) {
    for (const char* code : {"EPSG:4978", "EPSG:5773"}) {
        EXPECT_FALSE(has_east_and_north(Crs::from_code(code))) << code;
    }
    for (const char* code : {"EPSG:4326", "EPSG:4979", "EPSG:4756", "EPSG:9211", "EPSG:3857"}) {
        EXPECT_TRUE(has_east_and_north(Crs::from_code(code))) << code;
    }
}

} // namespace
} // namespace huuco
