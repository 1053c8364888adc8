// SPDX-License-Identifier: MIT
/// \file
/// Statements about reference systems as Vietnamese files make them, and what they mean.

#include <huuco/base/error.hpp>
#include <huuco/crs/declared_crs.hpp>
#include <huuco/crs/transform.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace huuco {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const ReferenceSystems& known_systems() {
    static const ReferenceSystems table =
        ReferenceSystems::load(HUUCO_SOURCE_DIR "/data/tables/reference_systems.csv");
    return table;
}

struct Zone {
    int epsg;
    double meridian_deg;
    double scale;
    const char* esri_name;
};

void PrintTo(const Zone& zone, std::ostream* out) {
    *out << zone.epsg;
}

// Codes, meridians and scales from the EPSG registry v10.076; names as ESRI's software writes them.
constexpr std::array<Zone, 20> kZones = {{{5896, 102.0, 0.9999, "VN_2000_TM-3_zone_481"},
                                          {9205, 103.0, 0.9999, "VN-2000_TM-3_103-00"},
                                          {9206, 104.0, 0.9999, "VN-2000_TM-3_104-00"},
                                          {9207, 104.5, 0.9999, "VN-2000_TM-3_104-30"},
                                          {9208, 104.75, 0.9999, "VN-2000_TM-3_104-45"},
                                          {5897, 105.0, 0.9999, "VN_2000_TM-3_zone_482"},
                                          {9209, 105.5, 0.9999, "VN-2000_TM-3_105-30"},
                                          {9210, 105.75, 0.9999, "VN-2000_TM-3_105-45"},
                                          {9211, 106.0, 0.9999, "VN-2000_TM-3_106-00"},
                                          {9212, 106.25, 0.9999, "VN-2000_TM-3_106-15"},
                                          {9213, 106.5, 0.9999, "VN-2000_TM-3_106-30"},
                                          {9214, 107.0, 0.9999, "VN-2000_TM-3_107-00"},
                                          {9215, 107.25, 0.9999, "VN-2000_TM-3_107-15"},
                                          {9216, 107.5, 0.9999, "VN-2000_TM-3_107-30"},
                                          {5899, 107.75, 0.9999, "VN_2000_TM-3_107-45"},
                                          {5898, 108.0, 0.9999, "VN_2000_TM-3_zone_491"},
                                          {9217, 108.25, 0.9999, "VN-2000_TM-3_108-15"},
                                          {9218, 108.5, 0.9999, "VN-2000_TM-3_108-30"},
                                          {3405, 105.0, 0.9996, "VN_2000_UTM_Zone_48N"},
                                          {3406, 111.0, 0.9996, "VN_2000_UTM_Zone_49N"}}};

std::string esri_wkt(const std::string& name, const std::string& datum, const Zone& zone) {
    return fmt::format(
        R"(PROJCS["{}",GEOGCS["GCS_{}",DATUM["D_{}",SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
        R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],)"
        R"(PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],)"
        R"(PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{}],)"
        R"(PARAMETER["Scale_Factor",{}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])",
        name,
        datum,
        datum,
        zone.meridian_deg,
        zone.scale);
}

std::string ogc_wkt(const std::string& datum, const Zone& zone, const std::string& to_wgs84 = "") {
    return fmt::format(
        R"(PROJCS["unnamed",GEOGCS["{}",DATUM["{}",SPHEROID["WGS 84",6378137,298.257223563]{}],)"
        R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],)"
        R"(PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],)"
        R"(PARAMETER["central_meridian",{}],PARAMETER["scale_factor",{}],)"
        R"(PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]])",
        datum,
        datum,
        to_wgs84.empty() ? "" : ",TOWGS84[" + to_wgs84 + "]",
        zone.meridian_deg,
        zone.scale);
}

std::string code_of(int epsg) {
    return fmt::format("EPSG:{}", epsg);
}

class EveryMeridian : public testing::TestWithParam<Zone> {};

INSTANTIATE_TEST_SUITE_P(VN2000, EveryMeridian, testing::ValuesIn(kZones));

TEST_P(EveryMeridian, IsRecognisedInEsriText) {
    const DeclaredCrs declared =
        interpret_crs(esri_wkt(GetParam().esri_name, "Vietnam_2000", GetParam()), known_systems());
    EXPECT_EQ(declared.crs.code(), code_of(GetParam().epsg));
}

TEST_P(EveryMeridian, IsRecognisedUnderAnyName) {
    const DeclaredCrs declared =
        interpret_crs(esri_wkt("User_Defined_TM", "Vietnam_2000", GetParam()), known_systems());
    EXPECT_EQ(declared.crs.code(), code_of(GetParam().epsg));
    EXPECT_EQ(declared.label, "User_Defined_TM");
}

TEST_P(EveryMeridian, IsRecognisedInOgcText) {
    const DeclaredCrs declared =
        interpret_crs(ogc_wkt("Vietnam_2000", GetParam()), known_systems());
    EXPECT_EQ(declared.crs.code(), code_of(GetParam().epsg));
    EXPECT_FALSE(declared.has(CrsRemark::wgs84_datum));
}

TEST_P(EveryMeridian, IsRecognisedInAProjStringWithTheDatumShift) {
    const DeclaredCrs declared = interpret_crs(
        fmt::format(
            "+proj=tmerc +lat_0=0 +lon_0={} +k={} +x_0=500000 +y_0=0 +ellps=WGS84 "
            "+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,"
            "0.252906278 +units=m +no_defs",
            GetParam().meridian_deg,
            GetParam().scale),
        known_systems());
    EXPECT_EQ(declared.crs.code(), code_of(GetParam().epsg));
    EXPECT_THAT(declared.remarks, ElementsAre(CrsRemark::by_parameters));
}

TEST_P(EveryMeridian, IsMeantByACadastralGridOnTheDatumWgs84) {
    const DeclaredCrs declared =
        interpret_crs(esri_wkt("User_Defined_TM", "WGS_1984", GetParam()), known_systems());
    if (GetParam().scale == 0.9996) { // a UTM zone of WGS 84 is one, and no trap
        EXPECT_EQ(declared.crs.code(), GetParam().epsg == 3405 ? "EPSG:32648" : "EPSG:32649");
        EXPECT_THAT(declared.remarks, ElementsAre(CrsRemark::by_parameters));
    } else {
        EXPECT_EQ(declared.crs.code(), code_of(GetParam().epsg));
        EXPECT_THAT(declared.remarks, ElementsAre(CrsRemark::wgs84_datum));
    }
}

const Zone kTuyenQuang = kZones[8];

TEST(DeclaredCrs, ACadastralGridOnWgs84IsTakenLiterallyOutsideVietNam) {
    const std::string text = esri_wkt("User_Defined_TM", "WGS_1984", kTuyenQuang);
    const std::array<Point, 1> in_nhu_khe = {Point{417040.108, 2402879.105}};
    const std::array<Point, 1> swapped = {Point{2402879.105, 417040.108}};
    const std::array<Point, 1> in_mongolia = {Point{417040.0, 5300000.0}};
    EXPECT_EQ(interpret_crs(text, known_systems(), in_nhu_khe).crs.code(), "EPSG:9211");
    EXPECT_EQ(interpret_crs(text, known_systems(), swapped).crs.code(), "EPSG:9211");
    const DeclaredCrs literal = interpret_crs(text, known_systems(), in_mongolia);
    EXPECT_EQ(literal.crs.code(), "");
    EXPECT_THAT(literal.remarks, IsEmpty());
}

TEST(DeclaredCrs, WithdrawnCodesAreReplaced) {
    const std::array<std::array<const char*, 2>, 4> pairs = {
        {{"EPSG:6956", "EPSG:5896"},
         {"EPSG:6957", "EPSG:5897"},
         {"EPSG:6958", "EPSG:5898"},
         {"EPSG:6959", "EPSG:5899"}}};
    for (const auto& [withdrawn, successor] : pairs) {
        const DeclaredCrs declared = interpret_crs(withdrawn, known_systems());
        EXPECT_EQ(declared.crs.code(), successor);
        EXPECT_EQ(declared.label, withdrawn);
        EXPECT_THAT(declared.remarks, ElementsAre(CrsRemark::replaced_code));
    }
}

TEST(DeclaredCrs, CoordinatesMadeByAWithdrawnDefinitionAreReadByIt) {
    // 108.3° E 14.3° N of VN-2000 by PROJ's cs2cs, false easting 0 and northing 500,000 m
    const std::array<Point, 1> literal = {Point{32365.0, 2081401.0}};
    const std::array<Point, 1> usual = {Point{532365.0, 1581401.0}};
    const std::string esri_text =
        R"(PROJCS["VN_2000_TM-3_zone_491",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",)"
        R"(SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],)"
        R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
        R"(PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",500000.0],)"
        R"(PARAMETER["Central_Meridian",108.0],PARAMETER["Scale_Factor",0.9999],)"
        R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";
    for (const std::string& text : {std::string("EPSG:6958"), esri_text}) {
        SCOPED_TRACE(text);
        const DeclaredCrs as_it_stands = interpret_crs(text, known_systems(), literal);
        EXPECT_EQ(as_it_stands.crs.code(), "EPSG:6958");
        EXPECT_THAT(as_it_stands.remarks, ElementsAre(CrsRemark::withdrawn_code));
        std::vector<Point> place(literal.begin(), literal.end());
        Transform(as_it_stands.crs, Crs::from_code("EPSG:4756")).apply(place);
        EXPECT_NEAR(place[0].x, 108.3, 1e-4);
        EXPECT_NEAR(place[0].y, 14.3, 1e-4);
        EXPECT_EQ(interpret_crs(text, known_systems(), usual).crs.code(), "EPSG:5898");
        EXPECT_EQ(interpret_crs(text, known_systems()).crs.code(), "EPSG:5898");
    }
}

// Decision 05/2007/QĐ-BTNMT gives the rotations for the coordinate frame; pasted into TOWGS84,
// which wants a position vector, they have the wrong sign.
constexpr const char* kDecree =
    "-191.90441429,-39.30318279,-111.45032835,-0.00928836,0.01975479,-0.00427372,0.252906278";
constexpr const char* kRegistered =
    "-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278";

TEST(DeclaredCrs, TheDecreesRotationsInTowgs84AreNoticed) {
    const DeclaredCrs declared =
        interpret_crs(ogc_wkt("Vietnam_2000", kTuyenQuang, kDecree), known_systems());
    EXPECT_EQ(declared.crs.code(), "EPSG:9211");
    EXPECT_TRUE(declared.has(CrsRemark::wrong_sign_towgs84));
}

TEST(DeclaredCrs, TheRegisteredTowgs84IsNoCauseForAWarning) {
    const DeclaredCrs declared =
        interpret_crs(ogc_wkt("Vietnam_2000", kTuyenQuang, kRegistered), known_systems());
    EXPECT_EQ(declared.crs.code(), "EPSG:9211");
    EXPECT_FALSE(declared.has(CrsRemark::wrong_sign_towgs84));
    EXPECT_FALSE(declared.has(CrsRemark::other_towgs84));
}

TEST(DeclaredCrs, AnyOtherTowgs84IsNoticed) {
    const DeclaredCrs declared =
        interpret_crs(ogc_wkt("Vietnam_2000", kTuyenQuang, "0,0,0,0,0,0,0"), known_systems());
    EXPECT_EQ(declared.crs.code(), "EPSG:9211");
    EXPECT_TRUE(declared.has(CrsRemark::other_towgs84));
}

TEST(DeclaredCrs, AnUnknownDatumWithTheShiftOfVn2000IsIt) {
    const DeclaredCrs declared =
        interpret_crs(ogc_wkt("unknown", {3405, 105.0, 0.9996, ""}, kDecree), known_systems());
    EXPECT_EQ(declared.crs.code(), "EPSG:3405");
    EXPECT_THAT(
        declared.remarks, ElementsAre(CrsRemark::by_parameters, CrsRemark::wrong_sign_towgs84));
}

TEST(DeclaredCrs, Hanoi1972IsNamedAsSuch) {
    for (const char* const code : {"EPSG:4147", "EPSG:2044", "EPSG:2045", "EPSG:2093"}) {
        EXPECT_THAT(
            interpret_crs(code, known_systems()).remarks, ElementsAre(CrsRemark::hanoi_1972))
            << code;
    }
    const DeclaredCrs esri = interpret_crs(
        R"(PROJCS["Hanoi_1972_GK_Zone_18",GEOGCS["GCS_Hanoi_1972",DATUM["D_Hanoi_1972",)"
        R"(SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],)"
        R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],)"
        R"(PARAMETER["False_Easting",18500000.0],PARAMETER["False_Northing",0.0],)"
        R"(PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",1.0],)"
        R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])",
        known_systems());
    EXPECT_TRUE(esri.has(CrsRemark::hanoi_1972));
}

// What ESRI's software and GDAL write beside a shapefile in degrees; longitude comes first in it,
// and the registry has latitude first.
TEST(DeclaredCrs, SystemsOfDegreesAreRecognisedInEsriText) {
    const auto code_of_esri = [](const char* name, const char* datum) {
        return interpret_crs(
                   fmt::format(
                       R"(GEOGCS["{}",DATUM["{}",SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
                       R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])",
                       name,
                       datum),
                   known_systems())
            .crs.code();
    };
    EXPECT_EQ(code_of_esri("GCS_WGS_1984", "D_WGS_1984"), "EPSG:4326");
    EXPECT_EQ(code_of_esri("GCS_VN_2000", "D_Vietnam_2000"), "EPSG:4756");
    EXPECT_EQ(code_of_esri("GCS_Own", "D_Own"), "");
}

TEST(DeclaredCrs, ForeignSystemsAreLeftAlone) {
    for (const char* const code : {"EPSG:3067", "EPSG:2154", "EPSG:32630", "EPSG:4326"}) {
        const DeclaredCrs declared = interpret_crs(code, known_systems());
        EXPECT_EQ(declared.crs.code(), code);
        EXPECT_THAT(declared.remarks, IsEmpty());
    }
}

TEST(DeclaredCrs, TextThatIsNoSystemIsRefused) {
    EXPECT_THROW((void)interpret_crs("no such system", known_systems()), Error);
}

} // namespace
} // namespace huuco
