// SPDX-License-Identifier: MIT
/// \file
/// Reference systems: codes, WKT as shapefiles carry it, and what may be measured in them.

#include <huuco/base/error.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/crs/reference_systems.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace huuco {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Crs, ACodeGivesNameAndKind) {
    const Crs crs = Crs::from_code("EPSG:9211");
    EXPECT_EQ(crs.code(), "EPSG:9211");
    EXPECT_EQ(crs.name(), "VN-2000 / TM-3 106-00");
    EXPECT_FALSE(crs.is_geographic());
    EXPECT_TRUE(crs.is_fit_for_planar_area());
}

TEST(Crs, AnUnknownCodeIsRefusedByName) {
    EXPECT_THAT(
        [] { (void)Crs::from_code("EPSG:1"); }, ThrowsMessage<Error>(HasSubstr("'EPSG:1'")));
}

// PROJ finds these in the names Amersfoort, VN-2000 / TM-3 103-00 and Hanoi 1972.
TEST(Crs, APartOfANameIsNoSystem) {
    for (const char* const part : {"FOO", "TM-3", "VN-2000 / TM", "Hanoi"}) {
        EXPECT_THAT([part] { (void)Crs::from_code(part); }, ThrowsMessage<Error>(HasSubstr(part)));
    }
    EXPECT_EQ(Crs::from_code("vn-2000 / tm-3 106-00").code(), "EPSG:9211");
    EXPECT_EQ(Crs::from_code("VN-2000/TM-3 106-00").code(), "EPSG:9211");
    EXPECT_EQ(Crs::from_code("WGS84").code(), "EPSG:4326");
}

TEST(Crs, DegreesAndWebMercatorAreNotFitForPlanarAreas) {
    EXPECT_FALSE(wgs84().is_fit_for_planar_area());
    EXPECT_TRUE(wgs84().is_geographic());
    EXPECT_FALSE(Crs::from_code("EPSG:3857").is_fit_for_planar_area());
    EXPECT_TRUE(Crs::from_code("EPSG:3067").is_fit_for_planar_area());
}

TEST(Crs, FeetAreNotFitForPlanarAreas) {
    EXPECT_FALSE(Crs::from_code("EPSG:2263").is_fit_for_planar_area());
}

// The text of a .prj as ESRI's software writes it for the system of Tuyên Quang.
constexpr const char* kEsriPrj =
    R"(PROJCS["VN-2000_TM-3_106-00",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",)"
    R"(SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],)"
    R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
    R"(PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
    R"(PARAMETER["Central_Meridian",106.0],PARAMETER["Scale_Factor",0.9999],)"
    R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";

TEST(Crs, EsriTextIsRecognisedAsItsCode) {
    EXPECT_EQ(Crs::from_wkt(kEsriPrj).code(), "EPSG:9211");
}

TEST(Crs, TheEsriTextOfWgs84IsRecognised) {
    const Crs crs = Crs::from_wkt(
        R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
        R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])");
    EXPECT_EQ(crs.code(), "EPSG:4326");
}

TEST(Crs, TextThatIsNoCrsIsRefused) {
    EXPECT_THROW((void)Crs::from_wkt("nonsense"), Error);
}

// The zone a commune lies in, by the nearest meridian: Nhữ Khê at 105.18° E is nearest to 105°00'.
// (Its cadastre uses 106°00'; the choice here is only for data that comes in degrees.)
TEST(Crs, DataInDegreesFindsAProjectedSystem) {
    const ReferenceSystems systems =
        ReferenceSystems::load(HUUCO_SOURCE_DIR "/data/tables/reference_systems.csv");
    EXPECT_EQ(projected_crs_for({105.10, 21.65, 105.25, 21.75}, systems).code(), "EPSG:5897");
    EXPECT_EQ(projected_crs_for({1.0, 49.0, 1.2, 49.3}, systems).code(), "EPSG:32631");
    EXPECT_EQ(projected_crs_for({-3.9, -11.2, -3.7, -11.1}, systems).code(), "EPSG:32730");
}

} // namespace
} // namespace huuco
