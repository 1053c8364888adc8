// SPDX-License-Identifier: MIT
/// \file
/// Tests of opening datasets: formats, archives, layers, CRS, encoding.

#include "datasets.hpp"

#include <huuco/base/error.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/io/parcel_reader.hpp>
#include <huuco/io/point_sample.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace huuco {
namespace {

using test::one_square;
using test::TemporaryFolder;
using test::write_file;
using test::write_layers;
using test::write_shapefile;
using test::write_zip;
using testing::ElementsAre;
using testing::HasSubstr;

/// The first value of a field, as the parcel reader gives it.
std::string first_value(Dataset& dataset, const std::string& field) {
    RoleFields fields;
    fields[static_cast<std::size_t>(FieldRole::land_use)] = field;
    ParcelReader reader(dataset, fields);
    ParcelBatch batch;
    Problems problems;
    EXPECT_TRUE(reader.next(batch, problems));
    return std::string(batch.field(FieldRole::land_use)[0]);
}

/// A format: GDAL's driver, the extension of its files.
struct Format {
    const char* driver;
    const char* extension;
};

class EveryFormat : public testing::TestWithParam<Format> {};

TEST_P(EveryFormat, IsReadWithItsNamesAndLetters) {
    const TemporaryFolder folder;
    const std::string path = folder.file(std::string("parcels.") + GetParam().extension);
    test::TestLayer layer = one_square("LUC", "Xã Nhữ Khê");
    layer.epsg = 4326; // GeoJSON knows no other
    write_layers(GetParam().driver, path, {layer});
    Dataset dataset = Dataset::open(path);
    EXPECT_EQ(dataset.info().format, GetParam().driver);
    EXPECT_EQ(dataset.info().layer, "parcels");
    EXPECT_EQ(dataset.info().feature_count, 1U);
    EXPECT_EQ(dataset.info().encoding, "UTF-8");
    EXPECT_EQ(dataset.info().encoding_decided_by, "format");
    EXPECT_EQ(Crs::from_wkt(dataset.info().crs_wkt).code(), "EPSG:4326");
    EXPECT_EQ(first_value(dataset, "TEN"), "Xã Nhữ Khê");
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryFormat,
    testing::Values(
        Format{"GPKG", "gpkg"},
        Format{"GeoJSON", "geojson"},
        Format{"FlatGeobuf", "fgb"},
        Format{"OpenFileGDB", "gdb"}),
    [](const testing::TestParamInfo<Format>& format) { return std::string(format.param.driver); });

TEST(DatasetOpen, LeavesNothingBesideAGmlFile) {
    const TemporaryFolder folder;
    const std::string path = folder.file("parcels.gml");
    write_layers("GML", path, {one_square("LUC", "x")});
    std::filesystem::remove(folder.file("parcels.xsd")); // with it GDAL needs no other file
    EXPECT_EQ(Dataset::open(path).info().feature_count, 1U);
    const std::filesystem::directory_iterator files(folder.path());
    EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST(DatasetOpen, DescribesAShapefile) {
    const TemporaryFolder folder;
    const std::string path = folder.file("p.shp");
    test::TestLayer layer = one_square("LUC", "x");
    layer.fields.push_back({"SOTO", "integer"});
    layer.features[0].values.emplace_back("5");
    write_shapefile(path, layer);
    write_file(folder.file("p.cpg"), "UTF-8\n");
    const Dataset dataset = Dataset::open(path);
    const DatasetInfo& info = dataset.info();
    EXPECT_EQ(info.format, "ESRI Shapefile");
    EXPECT_EQ(info.geometry_type, "Polygon");
    EXPECT_EQ(info.encoding_decided_by, "cpg");
    EXPECT_THAT(info.sidecar_files, ElementsAre("p.cpg", "p.dbf", "p.prj", "p.shp", "p.shx"));
    ASSERT_EQ(info.fields.size(), 3U);
    EXPECT_EQ(info.fields[0].name, "LOAIDAT");
    EXPECT_EQ(info.fields[2].type, "Integer");
}

TEST(DatasetOpen, GivesThePrjAsItStands) {
    const TemporaryFolder folder;
    const std::string path = folder.file("p.shp");
    write_shapefile(path, one_square("LUC", "x"));
    const std::string prj =
        "PROJCS[\"x\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID["
        "\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT["
        "\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
        "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0]"
        ",PARAMETER[\"Central_Meridian\",106.0],PARAMETER[\"Scale_Factor\",0.9999]"
        ",PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";
    write_file(folder.file("p.prj"), prj + "\r\n");
    const Dataset dataset = Dataset::open(path);
    EXPECT_EQ(dataset.info().crs_wkt, prj);
}

TEST(DatasetOpen, SaysNothingAboutACrsThatIsNotThere) {
    const TemporaryFolder folder;
    test::TestLayer layer = one_square("LUC", "x");
    layer.epsg = 0;
    write_shapefile(folder.file("p.shp"), layer);
    EXPECT_EQ(Dataset::open(folder.file("p.shp")).info().crs_wkt, "");
}

TEST(DatasetOpen, TakesALocalCrsForNone) {
    const TemporaryFolder folder;
    test::TestLayer layer = one_square("LUC", "x");
    layer.epsg = 0; // the driver of MapInfo writes Non-Earth
    test::write_layers("MapInfo File", folder.file("m.tab"), {layer});
    EXPECT_EQ(Dataset::open(folder.file("m.tab")).info().crs_wkt, "");
    write_shapefile(folder.file("p.shp"), layer);
    for (const char* const prj :
         {"LOCAL_CS[\"Nonearth\",UNIT[\"Meter\",1.0]]",
          "LOCAL_CS[\"Toa do gia dinh\",LOCAL_DATUM[\"x\",0],UNIT[\"Meter\",1.0],"
          "AXIS[\"X\",EAST],AXIS[\"Y\",NORTH]]"}) {
        write_file(folder.file("p.prj"), prj);
        EXPECT_EQ(Dataset::open(folder.file("p.shp")).info().crs_wkt, "");
    }
}

TEST(DatasetOpen, FindsSidecarsWhateverTheirCase) {
    const TemporaryFolder folder;
    write_shapefile(folder.file("p.shp"), one_square("LUC", "\x58\xB7"));
    std::filesystem::rename(folder.file("p.dbf"), folder.file("p.DBF"));
    write_file(folder.file("p.CPG"), "TCVN-3");
    Dataset dataset = Dataset::open(folder.file("p.shp"));
    EXPECT_EQ(dataset.info().encoding, "TCVN3");
    EXPECT_EQ(first_value(dataset, "TEN"), "Xã");
}

/// One value in the bytes of an encoding, and the letters it stands for.
struct EncodedValue {
    const char* encoding;
    std::string bytes;
    std::string text;
};

class EveryEncoding : public testing::TestWithParam<EncodedValue> {};

TEST_P(EveryEncoding, KeepsEveryLetterByOption) {
    const TemporaryFolder folder;
    write_shapefile(folder.file("p.shp"), one_square("LUC", GetParam().bytes));
    write_file(folder.file("p.cpg"), "ISO-8859-1"); // the option wins over it
    Dataset dataset = Dataset::open(folder.file("p.shp"), {"", GetParam().encoding});
    EXPECT_EQ(dataset.info().encoding_decided_by, "option");
    EXPECT_EQ(first_value(dataset, "LOAIDAT"), "LUC");
    EXPECT_EQ(first_value(dataset, "TEN"), GetParam().text);
}

TEST_P(EveryEncoding, KeepsEveryLetterByCpg) {
    const TemporaryFolder folder;
    write_shapefile(folder.file("p.shp"), one_square("CLN", GetParam().bytes));
    write_file(folder.file("p.cpg"), GetParam().encoding);
    Dataset dataset = Dataset::open(folder.file("p.shp"));
    EXPECT_EQ(dataset.info().encoding_decided_by, "cpg");
    EXPECT_EQ(first_value(dataset, "LOAIDAT"), "CLN");
    EXPECT_EQ(first_value(dataset, "TEN"), GetParam().text);
}

// The bytes are those of iconv (UTF-8, CP1258, ISO-8859-1) and of TCVN 5712:1993 (TCVN3).
INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryEncoding,
    testing::Values(
        EncodedValue{"UTF-8", "Xã Nhữ Khê", "Xã Nhữ Khê"},
        EncodedValue{"TCVN3", "\x58\xB7\x20\x4E\x68\xF7\x20\x4B\x68\xAA", "Xã Nhữ Khê"},
        EncodedValue{"CP1258", "Xa\xDE Nh\xFD\xDE Kh\xEA", "Xã Nhữ Khê"},
        EncodedValue{"ISO-8859-1", "Kh\xEA", "Khê"}));

TEST(DatasetOpen, TakesTextWithoutStatementAsUtf8) {
    const TemporaryFolder folder;
    write_shapefile(folder.file("p.shp"), one_square("LUC", "Chè"));
    Dataset dataset = Dataset::open(folder.file("p.shp"));
    EXPECT_EQ(dataset.info().encoding_decided_by, "valid_utf8");
    EXPECT_EQ(first_value(dataset, "TEN"), "Chè");
}

TEST(DatasetOpen, FindsTextBeyondAsciiWhereverItIsInTheTable) {
    const TemporaryFolder folder;
    test::TestLayer layer = one_square("LUC", "x");
    const test::TestFeature plain = layer.features.front();
    layer.features.resize(3000, plain); // more than the sample looks at
    // TCVN3: Nguyễn Văn Hùng, Đỗ Đức Thắng
    layer.features[1501].values[1] = "Nguy\xD4n V\xA8n H\xEFng";
    layer.features[1502].values[1] = "\xA7\xE7 \xA7\xF8"
                                     "c Th\xBEng";
    write_shapefile(folder.file("p.shp"), layer);
    const Dataset dataset = Dataset::open(folder.file("p.shp"));
    EXPECT_EQ(dataset.info().encoding, "TCVN3");
    EXPECT_EQ(dataset.info().encoding_decided_by, "detection");
    EXPECT_FALSE(dataset.sample().is_whole);
    EXPECT_EQ(dataset.sample().rows, 1024U);
}

TEST(DatasetOpen, UndoesASecondEncodingInAGeoPackage) {
    const TemporaryFolder folder;
    test::TestLayer layer = one_square("LUC", "XÃ£ Nhá»¯ KhÃª");
    test::write_layers("GPKG", folder.file("p.gpkg"), {layer});
    Dataset dataset = Dataset::open(folder.file("p.gpkg"));
    EXPECT_EQ(dataset.info().encoding, "UTF-8 in UTF-8");
    EXPECT_EQ(first_value(dataset, "TEN"), "Xã Nhữ Khê");
}

TEST(DatasetOpen, KeepsASampleInUtf8) {
    const TemporaryFolder folder;
    write_shapefile(folder.file("p.shp"), one_square("LUC", "\x58\xB7"));
    const Dataset dataset = Dataset::open(folder.file("p.shp"), {"", "TCVN3"});
    EXPECT_TRUE(dataset.sample().is_whole);
    EXPECT_EQ(dataset.sample().columns[1][0], "Xã");
    EXPECT_EQ(dataset.sample().filled(1), 1U);
}

TEST(DatasetOpen, DecodesFieldNames) {
    const TemporaryFolder folder;
    test::TestLayer layer = one_square("LUC", "x");
    layer.fields[1].name = "T\xAAn"; // Tên in TCVN3
    write_shapefile(folder.file("p.shp"), layer);
    Dataset dataset = Dataset::open(folder.file("p.shp"), {"", "TCVN3"});
    EXPECT_EQ(dataset.info().fields[1].name, "Tên");
    EXPECT_EQ(first_value(dataset, "Tên"), "x");
}

TEST(DatasetOpen, TakesTheOnlyPolygonLayer) {
    const TemporaryFolder folder;
    test::TestLayer points = one_square("x", "y");
    points.name = "points";
    points.geometry = "POINT";
    points.features = {{"POINT (0 0)", {"a", "b"}}};
    write_layers("GPKG", folder.file("x.gpkg"), {points, one_square("LUC", "x")});
    EXPECT_EQ(Dataset::open(folder.file("x.gpkg")).info().layer, "parcels");
}

TEST(DatasetOpen, TakesTheLayerThatIsNamed) {
    const TemporaryFolder folder;
    test::TestLayer other = one_square("CLN", "x");
    other.name = "other";
    write_layers("GPKG", folder.file("x.gpkg"), {one_square("LUC", "x"), other});
    Dataset dataset = Dataset::open(folder.file("x.gpkg"), {"other", ""});
    EXPECT_EQ(first_value(dataset, "LOAIDAT"), "CLN");
}

TEST(DatasetOpen, ReadsAGeopackageThatIsOpenElsewhereWithoutChanges) {
    const TemporaryFolder folder;
    write_layers("GPKG", folder.file("x.gpkg"), {one_square("LUC", "x")});
    test::write_file(folder.file("x.gpkg-wal"), "");
    Dataset dataset = Dataset::open(folder.file("x.gpkg"));
    EXPECT_EQ(first_value(dataset, "LOAIDAT"), "LUC");
}

TEST(DatasetOpen, TakesAnyFileOfAShapefileForTheWhole) {
    const TemporaryFolder folder;
    write_shapefile(folder.file("p.shp"), one_square("LUC", "x"));
    for (const char* const name : {"p.dbf", "p.shx"}) {
        Dataset dataset = Dataset::open(folder.file(name));
        EXPECT_EQ(dataset.info().layer, "p");
        EXPECT_THAT(dataset.info().sidecar_files, ElementsAre("p.dbf", "p.prj", "p.shp", "p.shx"));
        EXPECT_EQ(first_value(dataset, "LOAIDAT"), "LUC");
    }
}

TEST(DatasetOpen, ReadsAZipWithAShapefileInASubfolder) {
    const TemporaryFolder folder;
    write_shapefile(folder.file("p.shp"), one_square("LUC", "\x58\xB7"));
    write_zip(
        folder.file("x.zip"),
        {{folder.file("p.shp"), "data/p.shp"},
         {folder.file("p.shx"), "data/p.shx"},
         {folder.file("p.dbf"), "data/p.dbf"},
         {folder.file("p.prj"), "data/p.prj"}});
    Dataset dataset = Dataset::open(folder.file("x.zip"), {"", "TCVN3"});
    EXPECT_EQ(dataset.info().layer, "p");
    EXPECT_THAT(dataset.info().crs_wkt, HasSubstr("VN"));
    EXPECT_EQ(first_value(dataset, "TEN"), "Xã");
}

TEST(DatasetOpen, ChoosesInAZipByLayerName) {
    const TemporaryFolder folder;
    write_layers("GeoJSON", folder.file("a.geojson"), {one_square("LUC", "x")});
    write_layers("GeoJSON", folder.file("parcels.geojson"), {one_square("CLN", "x")});
    write_zip(
        folder.file("x.zip"),
        {{folder.file("a.geojson"), "a.geojson"},
         {folder.file("parcels.geojson"), "parcels.geojson"}});
    Dataset dataset = Dataset::open(folder.file("x.zip"), {"parcels", ""});
    EXPECT_EQ(first_value(dataset, "LOAIDAT"), "CLN");
}

TEST(ListLayers, GivesEveryLayerInOrder) {
    const TemporaryFolder folder;
    test::TestLayer lines = one_square("x", "y");
    lines.name = "roads";
    lines.geometry = "LINESTRING";
    lines.features.clear();
    write_layers("GPKG", folder.file("x.gpkg"), {one_square("LUC", "x"), lines});
    const std::vector<LayerInfo> layers = list_layers(folder.file("x.gpkg"));
    ASSERT_EQ(layers.size(), 2U);
    EXPECT_EQ(layers[0].name, "parcels");
    EXPECT_EQ(layers[0].feature_count, 1U);
    EXPECT_TRUE(layers[0].is_polygonal);
    EXPECT_EQ(layers[1].geometry_type, "Line String");
    EXPECT_FALSE(layers[1].is_polygonal);
}

// As a folder is packed: a shapefile beside a GeoPackage, whose layers have names of their own.
TEST(ListLayers, GivesTheLayersOfEveryDatasetInAZip) {
    const TemporaryFolder folder;
    test::TestLayer lines = one_square("x", "y");
    lines.name = "roads";
    write_layers("GPKG", folder.file("a.gpkg"), {one_square("LUC", "x"), lines});
    write_shapefile(folder.file("p.shp"), one_square("CLN", "x"));
    write_zip(
        folder.file("x.zip"),
        {{folder.file("a.gpkg"), "a.gpkg"},
         {folder.file("p.shp"), "data/p.shp"},
         {folder.file("p.shx"), "data/p.shx"},
         {folder.file("p.dbf"), "data/p.dbf"}});
    std::vector<std::string> names;
    for (const LayerInfo& layer : list_layers(folder.file("x.zip"))) {
        names.push_back(layer.name);
    }
    EXPECT_THAT(names, ElementsAre("parcels", "roads", "p"));
    for (const auto& [layer, code] : {std::pair{"parcels", "LUC"}, {"p", "CLN"}}) {
        Dataset dataset = Dataset::open(folder.file("x.zip"), {layer, "UTF-8"});
        EXPECT_EQ(first_value(dataset, "LOAIDAT"), code);
        EXPECT_THAT(dataset.info().source(), HasSubstr(layer));
    }
}

/// A layer of squares side by side, the n-th at n degrees / 100 east of 100.
std::string lines_of_squares(int count) {
    std::string lines;
    for (int i = 0; i < count; ++i) {
        const double x = 100.0 + 0.01 * i;
        lines += fmt::format(
            R"({{"type":"Feature","properties":{{}},"geometry":{{"type":"Polygon","coordinates":[[)"
            R"([{0},20],[{1},20],[{1},20.001],[{0},20.001],[{0},20]]]}}}})"
            "\n",
            x,
            x + 0.001);
    }
    return lines;
}

// GDAL finds no feature of lines of GeoJSON by its number. The middles are those of every tenth.
TEST(PointSample, ComesFromAllOverALayerThatIsReadFromItsBeginning) {
    const TemporaryFolder folder;
    const std::string path = folder.file("parcels.geojsonl");
    write_file(path, lines_of_squares(300));
    Dataset dataset = Dataset::open(path);
    const std::vector<Point> points = sample_points(dataset, 30);
    ASSERT_EQ(points.size(), 30U);
    for (std::size_t i = 0; i < points.size(); ++i) {
        EXPECT_NEAR(points[i].x, 100.0005 + 0.1 * static_cast<double>(i), 1e-9);
    }
}

} // namespace
} // namespace huuco
