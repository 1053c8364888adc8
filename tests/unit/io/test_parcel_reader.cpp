// SPDX-License-Identifier: MIT
/// \file
/// Tests of reading parcels: shapes as they stand, text of the roles, problems.

#include "datasets.hpp"
#include "support/notes.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/parcel_reader.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using test::TemporaryFolder;
using test::TestLayer;
using testing::HasSubstr;

/// All parcels of a layer, and what was said about them.
struct Reading {
    ParcelBatch batch;
    Problems problems;
};

Reading read_in(Language language, const std::string& path, const RoleFields& fields) {
    Dataset dataset = Dataset::open(path, {{}, {}, language});
    ParcelReader reader(dataset, fields);
    Reading reading;
    reader.next(reading.batch, reading.problems);
    ParcelBatch rest;
    EXPECT_FALSE(reader.next(rest, reading.problems));
    return reading;
}

/// As read in English; in Vietnamese the same must be said.
Reading read_all(const std::string& path, const RoleFields& fields = {}) {
    Reading reading = read_in(Language::en, path, fields);
    test::expect_same_in_both_languages(
        read_in(Language::vi, path, fields).problems, reading.problems);
    return reading;
}

RoleFields with(FieldRole role, const std::string& field) {
    RoleFields fields;
    fields[static_cast<std::size_t>(role)] = field;
    return fields;
}

std::string write_geopackage(
    const TemporaryFolder& folder,
    const std::vector<std::string>& wkts,
    const std::string& geometry = "UNKNOWN") {
    TestLayer layer;
    layer.geometry = geometry;
    layer.fields = {{"TEN"}};
    for (const std::string& wkt : wkts) {
        layer.features.push_back({wkt, {"x"}});
    }
    test::write_layers("GPKG", folder.file("p.gpkg"), {layer});
    return folder.file("p.gpkg");
}

/// Exchanges x and y in every box and point of a `.shp` of polygons, as some programs write them.
void exchange_axes(const std::string& path) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    const auto word = [&](std::size_t at) {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        return value;
    };
    const auto exchange = [&](std::size_t at) {
        std::swap_ranges(
            bytes.begin() + static_cast<std::ptrdiff_t>(at),
            bytes.begin() + static_cast<std::ptrdiff_t>(at + 8),
            bytes.begin() + static_cast<std::ptrdiff_t>(at + 8));
    };
    constexpr std::size_t kFileHeader = 100;
    constexpr std::size_t kRecordHeader = 52; // with the boxes and counts of a polygon
    for (std::size_t record = kFileHeader; record < bytes.size();) {
        exchange(record + 12);
        exchange(record + 28);
        const std::size_t parts = word(record + 44);
        const std::size_t points = word(record + 48);
        const std::size_t first = record + kRecordHeader + 4 * parts;
        for (std::size_t i = 0; i < points; ++i) {
            exchange(first + 16 * i);
        }
        record = first + 16 * points;
    }
    file.seekp(0);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

TEST(ParcelReader, SortsRingsByWhatLiesInWhatWhereAxesAreExchanged) {
    const TemporaryFolder folder;
    TestLayer layer = test::one_square("LUC", "A");
    layer.features[0].wkt =
        "MULTIPOLYGON (((0 0,0 9,9 9,9 0,0 0),(1 1,2 1,2 2,1 2,1 1)),((20 0,20 5,25 5,25 0,20 0)))";
    const std::string path = folder.file("p.shp");
    test::write_shapefile(path, layer);
    exchange_axes(path);

    Dataset dataset = Dataset::open(path);
    dataset.sort_rings_by_containment();
    ParcelReader reader(dataset, {});
    Reading reading;
    reader.next(reading.batch, reading.problems);
    ASSERT_EQ(reading.batch.size(), 1U);
    const ShapeView shape = reading.batch.shapes.shape(0);
    ASSERT_EQ(shape.polygon_count(), 2U);
    EXPECT_EQ(shape.polygon(0).ring_count() + shape.polygon(1).ring_count(), 3U);
    const std::size_t with_hole = shape.polygon(0).ring_count() == 2U ? 0U : 1U;
    EXPECT_EQ(shape.polygon(with_hole).ring_count(), 2U);
    // The hole lies in the square that begins at the origin.
    EXPECT_LT(shape.polygon(with_hole).ring(0)[0].y, 10.0);
}

TEST(ParcelReader, MakesAreasOfTextFieldsPlainNumbers) {
    const TemporaryFolder folder;
    TestLayer layer = test::one_square("LUC", "A");
    layer.fields = {{"DTPL"}};
    const std::string wkt = layer.features[0].wkt;
    layer.features.clear();
    // 734,5 m2 settles the mark for 1.250, also with a unit.
    for (const char* area : {"1.250", "734,5 m2", "1.300 m2", "12..5", "<null>", "?", "chua do"}) {
        layer.features.push_back({wkt, {area}});
    }
    test::write_shapefile(folder.file("p.shp"), layer);
    const Reading reading = read_all(folder.file("p.shp"), with(FieldRole::legal_area, "DTPL"));
    const TextColumn& areas = reading.batch.field(FieldRole::legal_area);
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < areas.size(); ++row) {
        texts.emplace_back(areas[row]);
    }
    EXPECT_THAT(texts, testing::ElementsAre("1250", "734.5", "1300", "", "", "", "chua do"));
    ASSERT_EQ(reading.problems.size(), 2U);
    EXPECT_EQ(reading.problems[0].kind, "bad_area");
    EXPECT_EQ(reading.problems[0].feature, 3U);
    EXPECT_THAT(reading.problems[0].note, HasSubstr("12..5"));
    EXPECT_EQ(reading.problems[1].feature, 5U);
}

TEST(ParcelReader, TellsAmountsOfCellsThatAreNotUsed) {
    const TemporaryFolder folder;
    TestLayer layer = test::one_square("LUC", "A");
    const std::string wkt = layer.features[0].wkt;
    layer.features.clear();
    for (const auto& [code, crop] : std::vector<std::pair<const char*, const char*>>{
             {"ONT 300 m2; CLN 734,5 m2", "60% cam, 40% chanh"},
             {"ONT 1.200 m2; CLN 12.345 m2", "cam"},
             {"CLN", "60% cam, 20% chanh"},
             {"CLN", "cam 300 m2, chanh"}}) {
        layer.features.push_back({wkt, {code, crop}});
    }
    test::write_shapefile(folder.file("p.shp"), layer);
    RoleFields fields = with(FieldRole::land_use, "LOAIDAT");
    fields[static_cast<std::size_t>(FieldRole::crop)] = "TEN";
    const Reading reading = read_all(folder.file("p.shp"), fields);
    std::vector<std::string> found;
    for (const Problem& problem : reading.problems) {
        found.push_back(std::to_string(problem.feature) + " " + problem.kind);
        EXPECT_FALSE(problem.is_set_aside);
    }
    EXPECT_THAT(
        found, testing::UnorderedElementsAre("1 bad_area", "2 amounts_not_whole", "3 bad_area"));
    EXPECT_EQ(reading.batch.field(FieldRole::land_use)[1], "ONT 1.200 m2; CLN 12.345 m2");
}

TEST(ParcelReader, TakesAreasOfNumberFieldsAsTheyAre) {
    const TemporaryFolder folder;
    TestLayer layer = test::one_square("LUC", "A");
    layer.fields = {{"DTPL", "real"}};
    layer.features[0].values = {"734.512"};
    test::write_shapefile(folder.file("p.shp"), layer);
    const Reading reading = read_all(folder.file("p.shp"), with(FieldRole::legal_area, "DTPL"));
    EXPECT_EQ(reading.batch.field(FieldRole::legal_area)[0], "734.512");
    EXPECT_TRUE(reading.problems.empty());
}

TEST(ParcelReader, DeliversRingsAsTheyStand) {
    const TemporaryFolder folder;
    // Outer ring clockwise, hole counter-clockwise, a second part that crosses itself and is open.
    const std::string path = write_geopackage(
        folder,
        {"MULTIPOLYGON (((0 0,0 9,9 9,9 0,0 0),(1 1,2 1,2 2,1 1)),((20 0,21 1,21 0,20 1)))"});
    const Reading reading = read_all(path);
    ASSERT_EQ(reading.batch.size(), 1U);
    const ShapeView shape = reading.batch.shapes.shape(0);
    ASSERT_EQ(shape.polygon_count(), 2U);
    ASSERT_EQ(shape.polygon(0).ring_count(), 2U);
    EXPECT_EQ(shape.polygon(0).ring(0)[1], (Point{0.0, 9.0}));
    EXPECT_EQ(shape.polygon(0).ring(1)[1], (Point{2.0, 1.0}));
    EXPECT_EQ(shape.polygon(1).ring(0).size(), 4U);
    EXPECT_TRUE(reading.problems.empty());
    EXPECT_EQ(reading.batch.fates[0], ParcelFate::used);
}

TEST(ParcelReader, DropsHeightsAndMeasures) {
    const TemporaryFolder folder;
    const Reading reading =
        read_all(write_geopackage(folder, {"POLYGON ZM ((0 0 5 6,1 0 5 6,1 1 5 6,0 0 5 6))"}));
    EXPECT_EQ(reading.batch.shapes.shape(0).points()[2], (Point{1.0, 1.0}));
    EXPECT_TRUE(reading.problems.empty());
}

/// A geometry and what becomes of it.
struct OddGeometry {
    const char* name;
    const char* wkt;
    const char* kind;
    bool is_set_aside;
    std::size_t polygons;
};

class EveryOddGeometry : public testing::TestWithParam<OddGeometry> {};

TEST_P(EveryOddGeometry, KeepsItsRowAndIsReported) {
    const TemporaryFolder folder;
    const std::string square = "POLYGON ((0 0,1 0,1 1,0 0))";
    const Reading reading = read_all(write_geopackage(folder, {square, GetParam().wkt, square}));
    ASSERT_EQ(reading.batch.size(), 3U);
    EXPECT_EQ(reading.batch.shapes.shape(1).polygon_count(), GetParam().polygons);
    EXPECT_EQ(reading.batch.shapes.shape(2).polygon_count(), 1U);
    ASSERT_EQ(reading.problems.size(), 1U);
    EXPECT_EQ(reading.problems[0].kind, GetParam().kind);
    EXPECT_EQ(reading.problems[0].feature, 1U);
    EXPECT_EQ(reading.problems[0].is_set_aside, GetParam().is_set_aside);
    EXPECT_EQ(
        reading.batch.fates[1], GetParam().is_set_aside ? ParcelFate::set_aside : ParcelFate::used);
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryOddGeometry,
    testing::Values(
        OddGeometry{"Null", "", "null_geometry", true, 0},
        OddGeometry{"Empty", "POLYGON EMPTY", "empty_geometry", true, 0},
        OddGeometry{"EmptyParts", "MULTIPOLYGON EMPTY", "empty_geometry", true, 0},
        OddGeometry{"Point", "POINT (1 2)", "not_polygon", true, 0},
        OddGeometry{"Line", "LINESTRING (1 2,3 4)", "not_polygon", true, 0},
        OddGeometry{
            "LineCollection",
            "GEOMETRYCOLLECTION (LINESTRING (1 2,3 4))",
            "not_polygon",
            true,
            0},
        OddGeometry{
            "Collection",
            "GEOMETRYCOLLECTION (POINT (1 2),POLYGON ((0 0,1 0,1 1,0 0)),MULTIPOLYGON (((5 5,6 5,6 "
            "6,5 5))))",
            "collection",
            false,
            2},
        OddGeometry{
            "Curve",
            "CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))",
            "curve",
            false,
            1}),
    [](const testing::TestParamInfo<OddGeometry>& odd) { return std::string(odd.param.name); });

TEST(ParcelReader, MakesAFullCircleOfStraightSegments) {
    const TemporaryFolder folder;
    const Reading reading = read_all(
        write_geopackage(folder, {"CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))"}));
    const RingView ring = reading.batch.shapes.shape(0).polygon(0).ring(0);
    EXPECT_GT(ring.size(), 60U);
    double doubled_area = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        doubled_area += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    }
    EXPECT_NEAR(std::abs(doubled_area) / 2.0, 3.14159, 0.01); // the unit circle
}

TEST(ParcelReader, ReadsAShapefileWithoutAGeometry) {
    const TemporaryFolder folder;
    TestLayer layer = test::one_square("LUC", "a");
    layer.features.push_back({"", {"CLN", "b"}});
    test::write_shapefile(folder.file("p.shp"), layer);
    const Reading reading = read_all(folder.file("p.shp"), with(FieldRole::land_use, "LOAIDAT"));
    ASSERT_EQ(reading.batch.size(), 2U);
    EXPECT_EQ(reading.batch.field(FieldRole::land_use)[1], "CLN");
    ASSERT_EQ(reading.problems.size(), 1U);
    EXPECT_EQ(reading.problems[0].kind, "null_geometry");
}

TEST(ParcelReader, ReportsAGeometryBeyondTheEndOfItsFile) {
    const TemporaryFolder folder;
    TestLayer layer = test::one_square("LUC", "a");
    layer.features.push_back({"POLYGON ((0 0,5 0,5 5,0 0))", {"CLN", "b"}});
    test::write_shapefile(folder.file("p.shp"), layer);
    const auto size = std::filesystem::file_size(folder.file("p.shp")) - 40;
    std::filesystem::resize_file(folder.file("p.shp"), size);
    std::fstream shp(folder.file("p.shp"), std::ios::in | std::ios::out | std::ios::binary);
    shp.seekp(
        24); // the length in the header, in words; with the true one the file is refused whole
    const auto words = static_cast<std::uint32_t>(size / 2);
    for (int shift = 24; shift >= 0; shift -= 8) {
        shp.put(static_cast<char>((words >> static_cast<unsigned>(shift)) & 0xFFU));
    }
    shp.close();
    const Reading reading = read_all(folder.file("p.shp"));
    ASSERT_EQ(reading.batch.size(), 2U);
    ASSERT_EQ(reading.problems.size(), 1U);
    EXPECT_EQ(reading.problems[0].kind, "unreadable_geometry");
    EXPECT_TRUE(reading.problems[0].is_set_aside);
}

/// The error of reading a layer to its end; none where it was read.
Message error_of(const std::string& path) {
    try {
        (void)read_all(path);
        return {};
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        return error.message();
    }
}

/// A layer of as many squares, written by a driver of GDAL.
std::string write_squares(
    const TemporaryFolder& folder,
    const std::string& driver,
    const std::string& name,
    std::size_t count) {
    TestLayer layer = test::one_square("LUC", "a");
    layer.features.resize(count, layer.features.front());
    test::write_layers(driver, folder.file(name), {layer});
    return folder.file(name);
}

// GDAL ends such layers as if they were whole: of the GML it has counted the features before it
// comes to the cut, of the FlatGeobuf the header has the count and the features are beyond the end.
TEST(ParcelReader, RefusesALayerThatEndsBeforeTheFeaturesThatItStates) {
    const TemporaryFolder folder;
    const std::string gml = write_squares(folder, "GML", "p.gml", 50);
    std::filesystem::remove(folder.file("p.xsd"));
    std::filesystem::resize_file(gml, std::filesystem::file_size(gml) / 2);
    EXPECT_THAT(error_of(gml).en, HasSubstr("features and 0 can be read"));
    EXPECT_THAT(error_of(gml).vi, HasSubstr("chỉ đọc được 0"));

    const std::string fgb = write_squares(folder, "FlatGeobuf", "p.fgb", 500);
    EXPECT_EQ(error_of(fgb).en, "");
    std::filesystem::resize_file(fgb, 2000); // within the index
    EXPECT_THAT(error_of(fgb).en, HasSubstr("states 500 features and 0 can be read"));
}

TEST(ParcelReader, TellsOfAGfsThatMayBelongToAnotherFile) {
    const TemporaryFolder folder;
    const std::string gml = write_squares(folder, "GML", "p.gml", 5);
    std::filesystem::remove(folder.file("p.xsd"));
    test::write_file(
        folder.file("p.gfs"),
        "<GMLFeatureClassList><GMLFeatureClass><Name>parcels</Name>"
        "<ElementPath>parcels</ElementPath><GeometryType>3</GeometryType>"
        "<DatasetSpecificInfo><FeatureCount>9</FeatureCount></DatasetSpecificInfo>"
        "</GMLFeatureClass></GMLFeatureClassList>");
    EXPECT_THAT(
        error_of(gml).en,
        testing::AllOf(HasSubstr("states 9 features and 5 can be read"), HasSubstr("p.gfs")));
}

TEST(ParcelReader, ReadsALayerWhoseCountOtherProgramsLeftBehind) {
    const TemporaryFolder folder;
    const std::string path = write_squares(folder, "GPKG", "p.gpkg", 3);
    test::change(path, {"UPDATE gpkg_ogr_contents SET feature_count = 7"});
    EXPECT_EQ(read_all(path).batch.size(), 3U);
    test::change(path, {"DELETE FROM parcels", "UPDATE gpkg_ogr_contents SET feature_count = 7"});
    EXPECT_THAT(error_of(path).en, HasSubstr("states 7 features and 0 can be read"));
}

/// A value as the source types it, and the text that comes out.
struct TypedValue {
    const char* type;
    const char* value;
    const char* text;
};

class EveryTypedValue : public testing::TestWithParam<TypedValue> {};

TEST_P(EveryTypedValue, ComesAsPlainText) {
    const TemporaryFolder folder;
    TestLayer layer;
    layer.fields = {{"V", GetParam().type}};
    layer.features = {{"POLYGON ((0 0,1 0,1 1,0 0))", {GetParam().value}}};
    test::write_layers("GPKG", folder.file("p.gpkg"), {layer});
    const Reading reading = read_all(folder.file("p.gpkg"), with(FieldRole::sheet, "V"));
    EXPECT_EQ(reading.batch.field(FieldRole::sheet)[0], GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryTypedValue,
    testing::Values(
        TypedValue{"string", "00042", "00042"},
        TypedValue{"string", "  LUC \t", "LUC"},
        TypedValue{"string", "\xC2\xA0LUC", "LUC"}, // no-break space
        TypedValue{"string", "Che\xCC\x80", "Chè"}, // decomposed: normal form C comes out
        TypedValue{"string", "<null>", ""},
        TypedValue{"integer", "5", "5"},
        TypedValue{"integer", "-7", "-7"},
        TypedValue{"integer64", "2203001000123", "2203001000123"},
        TypedValue{"integer64", "<null>", ""},
        TypedValue{"real", "5", "5"},
        TypedValue{"real", "1250.5", "1250.5"},
        TypedValue{"real", "0.1", "0.1"},
        TypedValue{"real", "-0.0", "0"},
        TypedValue{"real", "1e20", "100000000000000000000"},
        TypedValue{"real", "nan", ""},
        TypedValue{"date", "2026/06/30", "2026-06-30"}));

TEST(ParcelReader, PartsTheMembersOfAList) {
    const TemporaryFolder folder;
    const auto feature = [](const std::string& code, const std::string& number) {
        return R"({"type":"Feature","properties":{"MA":)" + code + R"(,"SO":)" + number +
               R"(},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}})";
    };
    test::write_file(
        folder.file("p.geojson"),
        R"({"type":"FeatureCollection","features":[)" + feature(R"("CLN")", "1") + "," +
            feature(R"(["CLN"," ONT"])", "[2,3]") + "," + feature("[]", "4.5") + "," +
            feature("null", "[]") + "]}");
    RoleFields fields = with(FieldRole::land_use, "MA");
    fields[static_cast<std::size_t>(FieldRole::sheet)] = "SO";
    const Reading reading = read_all(folder.file("p.geojson"), fields);
    ASSERT_EQ(reading.batch.size(), 4U);
    std::vector<std::string> rows;
    for (std::size_t row = 0; row < reading.batch.size(); ++row) {
        rows.push_back(
            std::string(reading.batch.field(FieldRole::sheet)[row]) + " " +
            std::string(reading.batch.field(FieldRole::land_use)[row]));
    }
    EXPECT_THAT(rows, testing::ElementsAre("1 CLN", "2;3 CLN; ONT", "4.5 ", " "));
}

TEST(ParcelReader, WritesAWholeNumberOfAShapefileWithoutDecimals) {
    const TemporaryFolder folder;
    TestLayer layer;
    layer.fields = {{"SOTO", "real"}};
    layer.features = {{"POLYGON ((0 0,1 0,1 1,0 0))", {"5"}}};
    test::write_shapefile(folder.file("p.shp"), layer); // a DBF holds 5.000000000000000
    const Reading reading = read_all(folder.file("p.shp"), with(FieldRole::sheet, "SOTO"));
    EXPECT_EQ(reading.batch.field(FieldRole::sheet)[0], "5");
}

TEST(ParcelReader, NamesFieldAndFeatureOfTextThatIsNotUtf8) {
    const TemporaryFolder folder;
    TestLayer layer = test::one_square("LUC", "Che");
    layer.features.push_back({"POLYGON ((0 0,1 0,1 1,0 0))", {"LUC", "\x58\xB7"}});
    test::write_shapefile(folder.file("p.shp"), layer);
    try {
        read_all(folder.file("p.shp"), with(FieldRole::village, "TEN"));
        FAIL() << "read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::format);
        EXPECT_THAT(error.what(), HasSubstr("field TEN, feature 1,"));
        EXPECT_THAT(error.what(), HasSubstr("--encoding"));
    }
}

TEST(ParcelReader, DoesNotReadFieldsWithoutARole) {
    const TemporaryFolder folder;
    test::write_shapefile(folder.file("p.shp"), test::one_square("LUC", "\x58\xB7"));
    const Reading reading = read_all(folder.file("p.shp"), with(FieldRole::land_use, "LOAIDAT"));
    EXPECT_EQ(reading.batch.field(FieldRole::land_use)[0], "LUC"); // TEN would be an error
    EXPECT_TRUE(reading.batch.field(FieldRole::village).empty());
}

TEST(ParcelReader, NotesBytesThatTheEncodingDoesNotHave) {
    const TemporaryFolder folder;
    test::write_shapefile(
        folder.file("q.shp"),
        test::one_square(
            "LUC",
            "a\x80"
            "z"));
    test::write_file(folder.file("q.cpg"), "TCVN3");
    const Reading reading = read_all(folder.file("q.shp"), with(FieldRole::village, "TEN"));
    EXPECT_EQ(reading.batch.field(FieldRole::village)[0], "a\xEF\xBF\xBDz");
    ASSERT_EQ(reading.problems.size(), 1U);
    EXPECT_EQ(reading.problems[0].kind, "undecodable_text");
    EXPECT_FALSE(reading.problems[0].is_set_aside);
}

TEST(ParcelReader, LeavesOutALetterThatTheFieldHasCutAndSaysSo) {
    const TemporaryFolder folder;
    std::string name(252, 'x');
    name += "\xE1\xBB"; // of the three bytes of ữ two fit into the 254 of a DBF field
    test::write_shapefile(folder.file("p.shp"), test::one_square("LUC", name));
    const Reading reading = read_all(folder.file("p.shp"), with(FieldRole::village, "TEN"));
    EXPECT_EQ(reading.batch.field(FieldRole::village)[0], std::string(252, 'x'));
    ASSERT_EQ(reading.problems.size(), 1U);
    EXPECT_EQ(reading.problems[0].kind, "cut_text");
    EXPECT_THAT(reading.problems[0].note, HasSubstr("254 bytes"));
}

TEST(ParcelReader, TakesBytesForACutLetterOnlyWhereTheFieldEndsWithThem) {
    const TemporaryFolder folder;
    const std::string cut = "B\xC3"; // of the two bytes of ã one fits into a field of two
    TestLayer layer;
    layer.fields = {{"HEP", "string", 2}, {"RONG", "string", 80}};
    layer.features = {{"POLYGON ((0 0,0 9,9 9,0 0))", {cut, cut}}};
    test::write_shapefile(folder.file("w.shp"), layer);
    const auto commune_read = [&](const RoleFields& fields) {
        Dataset dataset = Dataset::open(folder.file("w.shp"), {{}, "UTF-8"});
        ParcelReader reader(dataset, fields);
        ParcelBatch batch;
        Problems problems;
        (void)reader.next(batch, problems);
        return std::string(batch.field(FieldRole::commune)[0]);
    };
    RoleFields fields = with(FieldRole::commune, "HEP");
    EXPECT_EQ(commune_read(fields), "B");
    fields[static_cast<std::size_t>(FieldRole::village)] = "RONG";
    EXPECT_THROW((void)commune_read(fields), Error);
}

/// Crops as old layers have them, TCVN3 that was taken for Windows-1252: Lúa, Chè, Chuối, Bưởi,
/// Sắn, Ngô.
const std::vector<std::string>& crops_in_tcvn3() {
    static const std::vector<std::string> crops = {
        "Lóa", "ChÌ", "Chuèi", "B\u00ADëi", "S¾n", "Ng«"};
    return crops;
}

const std::vector<std::string>& crops_in_unicode() {
    static const std::vector<std::string> crops = {"Lúa", "Chè", "Chuối", "Bưởi", "Sắn", "Ngô"};
    return crops;
}

TestLayer crops_and_villages(
    const std::vector<std::string>& crops,
    std::size_t count,
    const std::string& village = "Thôn Đồng Cả") {
    TestLayer layer;
    layer.fields = {{"CAYTRONG"}, {"THON"}};
    for (std::size_t i = 0; i < count; ++i) {
        layer.features.push_back(
            {"POLYGON ((0 0,0 9,9 9,9 0,0 0))", {crops[i % crops.size()], village}});
    }
    return layer;
}

/// The layer in every format whose text is UTF-8 by itself or by its `.cpg`.
std::vector<std::string> written_in_utf8(const TemporaryFolder& folder, const TestLayer& layer) {
    test::write_layers("GPKG", folder.file("m.gpkg"), {layer});
    test::write_layers("GeoJSON", folder.file("m.geojson"), {layer});
    test::write_shapefile(folder.file("m.shp"), layer);
    test::write_file(folder.file("m.cpg"), "UTF-8");
    return {folder.file("m.gpkg"), folder.file("m.geojson"), folder.file("m.shp")};
}

RoleFields crop_and_village() {
    RoleFields fields = with(FieldRole::crop, "CAYTRONG");
    fields[static_cast<std::size_t>(FieldRole::village)] = "THON";
    return fields;
}

TEST(ParcelReader, ReadsAFieldInAnOldEncodingBesideOneInUnicode) {
    const TemporaryFolder folder;
    for (const std::string& path :
         written_in_utf8(folder, crops_and_villages(crops_in_tcvn3(), 6))) {
        SCOPED_TRACE(path);
        const Reading reading = read_all(path, crop_and_village());
        ASSERT_EQ(reading.batch.size(), 6U);
        for (std::size_t i = 0; i < 6; ++i) {
            EXPECT_EQ(reading.batch.field(FieldRole::crop)[i], crops_in_unicode()[i]);
            EXPECT_EQ(reading.batch.field(FieldRole::village)[i], "Thôn Đồng Cả");
        }
        EXPECT_TRUE(reading.problems.empty());
        const Dataset dataset = Dataset::open(path);
        const std::string warning =
            encoding_warning(dataset.info().encoding_decision, Language::en).value_or("");
        EXPECT_THAT(warning, HasSubstr("6 in TCVN3"));
        EXPECT_THAT(warning, HasSubstr("“Lóa” for “Lúa”"));
    }
}

TEST(ParcelReader, ReadsRowsInAnOldEncodingBehindManyInUnicode) {
    const TemporaryFolder folder;
    TestLayer layer = crops_and_villages(crops_in_unicode(), 3000);
    const TestLayer old_layer = crops_and_villages(crops_in_tcvn3(), 3000);
    layer.features.insert(
        layer.features.end(), old_layer.features.begin(), old_layer.features.end());
    test::write_layers("GPKG", folder.file("m.gpkg"), {layer});
    const Reading reading = read_all(folder.file("m.gpkg"), crop_and_village());
    ASSERT_EQ(reading.batch.size(), 6000U);
    for (std::size_t i = 0; i < 6000; ++i) {
        ASSERT_EQ(reading.batch.field(FieldRole::crop)[i], crops_in_unicode()[i % 6]) << i;
    }
}

TEST(ParcelReader, TellsTextInAnOldEncodingThatItDidNotExpect) {
    const TemporaryFolder folder;
    TestLayer layer = crops_and_villages(crops_in_unicode(), 1200); // more than are looked at first
    const TestLayer old_layer = crops_and_villages({"ChÌ", "Chuèi"}, 6);
    layer.features.insert(
        layer.features.end(), old_layer.features.begin(), old_layer.features.end());
    test::write_layers("GeoJSON", folder.file("m.geojson"), {layer});
    const Reading reading = read_all(folder.file("m.geojson"), crop_and_village());
    ASSERT_EQ(reading.problems.size(), 1U);
    EXPECT_EQ(reading.problems[0].kind, "legacy_text");
    EXPECT_EQ(reading.problems[0].feature, 1200U);
    EXPECT_THAT(reading.problems[0].note, HasSubstr("CAYTRONG: in 6 features"));
    EXPECT_THAT(reading.problems[0].note, HasSubstr("\"ChÌ\", which may be \"Chè\""));
    EXPECT_EQ(reading.batch.field(FieldRole::crop)[1200], "ChÌ");
}

TEST(ParcelReader, CountsTextsThatHaveLostLetters) {
    const TemporaryFolder folder;
    TestLayer layer = test::one_square("LUC?", "B??i");
    for (const char* const name : {"Chè", "B??i", "\xEF\xBF\xBD\xC3\xA0", "?", "12?"}) {
        layer.features.push_back({"POLYGON ((0 0,1 0,1 1,0 0))", {"LUC?", name}});
    }
    test::write_shapefile(folder.file("p.shp"), layer);
    RoleFields fields = with(FieldRole::village, "TEN");
    fields[static_cast<std::size_t>(FieldRole::land_use)] = "LOAIDAT"; // a doubt, not a loss
    const Reading reading = read_all(folder.file("p.shp"), fields);
    ASSERT_EQ(reading.problems.size(), 1U);
    EXPECT_EQ(reading.problems[0].kind, "lost_letters");
    EXPECT_EQ(reading.problems[0].feature, 0U);
    EXPECT_THAT(reading.problems[0].note, HasSubstr("Field TEN: in 3 features"));
    EXPECT_THAT(reading.problems[0].note, HasSubstr("\"B??i\""));
}

TEST(ParcelReader, CutsALayerIntoBatchesInOrder) {
    const TemporaryFolder folder;
    TestLayer layer;
    layer.fields = {{"SOTHUA", "integer"}};
    for (int i = 0; i < 7; ++i) {
        layer.features.push_back({"POLYGON ((0 0,1 0,1 1,0 0))", {std::to_string(i)}});
    }
    test::write_layers("GPKG", folder.file("p.gpkg"), {layer});
    Dataset dataset = Dataset::open(folder.file("p.gpkg"));
    ParcelReader reader(dataset, with(FieldRole::parcel, "SOTHUA"), 3, 100);
    ParcelBatch batch;
    Problems problems;
    std::vector<std::string> numbers;
    std::vector<std::size_t> sizes;
    std::vector<std::uint64_t> first_fids;
    while (reader.next(batch, problems)) {
        sizes.push_back(batch.size());
        first_fids.push_back(batch.first_fid);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            numbers.emplace_back(batch.field(FieldRole::parcel)[i]);
        }
    }
    EXPECT_THAT(sizes, testing::ElementsAre(3U, 3U, 1U));
    EXPECT_THAT(first_fids, testing::ElementsAre(100U, 103U, 106U));
    EXPECT_THAT(numbers, testing::ElementsAre("0", "1", "2", "3", "4", "5", "6"));
    EXPECT_EQ(reader.next_fid(), 107U);
    EXPECT_FALSE(reader.next(batch, problems));
    EXPECT_EQ(batch.size(), 0U);
}

TEST(ParcelReader, ReadsOneFieldInTwoRoles) {
    const TemporaryFolder folder;
    test::write_shapefile(folder.file("p.shp"), test::one_square("LUC", "x"));
    RoleFields fields = with(FieldRole::land_use, "LOAIDAT");
    fields[static_cast<std::size_t>(FieldRole::crop)] = "loaidat";
    const Reading reading = read_all(folder.file("p.shp"), fields);
    EXPECT_EQ(reading.batch.field(FieldRole::land_use)[0], "LUC");
    EXPECT_EQ(reading.batch.field(FieldRole::crop)[0], "LUC");
}

} // namespace
} // namespace huuco
