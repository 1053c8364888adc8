// SPDX-License-Identifier: MIT
/// \file
/// Tests of what is said about datasets that cannot be opened.

#include "datasets.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/dataset.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
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
using testing::HasSubstr;

/// A way in which a dataset can be wrong, and the words that must be said about it.
struct BadDataset {
    const char* name;
    std::function<std::string(const TemporaryFolder&)> make; ///< \returns the path to open
    DatasetOptions options;
    ErrorCode code;
    std::vector<std::string> words;
};

test::TestLayer layer_of(const std::string& geometry, const std::string& wkt) {
    test::TestLayer layer = one_square("x", "y");
    layer.geometry = geometry;
    layer.features = {{wkt, {"a", "b"}}};
    return layer;
}

std::string make_shapefile(const TemporaryFolder& folder, const std::string& without = {}) {
    write_shapefile(folder.file("p.shp"), one_square("LUC", "x"));
    if (!without.empty()) {
        std::filesystem::remove(folder.file(without));
    }
    return folder.file("p.shp");
}

/// \param header, row  the sizes that the `.dbf` states, little-endian in bytes 8 to 11
std::string make_shapefile_with_sizes(const TemporaryFolder& folder, int header, int row) {
    std::string path = make_shapefile(folder);
    std::string table = test::contents(folder.file("p.dbf"));
    table[8] = static_cast<char>(header);
    table[9] = 0;
    table[10] = static_cast<char>(row);
    table[11] = 0;
    write_file(folder.file("p.dbf"), table);
    return path;
}

std::string make_two_layers(const TemporaryFolder& folder) {
    test::TestLayer other = one_square("x", "y");
    other.name = "sections";
    write_layers("GPKG", folder.file("x.gpkg"), {one_square("LUC", "x"), other});
    return folder.file("x.gpkg");
}

std::string make_geopackage(const TemporaryFolder& folder, const test::TestLayer& layer) {
    write_layers("GPKG", folder.file("x.gpkg"), {layer});
    return folder.file("x.gpkg");
}

std::vector<BadDataset> bad_datasets() {
    return {
        {"NoFile",
         [](const TemporaryFolder& folder) { return folder.file("none.shp"); },
         {},
         ErrorCode::io,
         {"none.shp", "no such file"}},
        {"NoShx",
         [](const TemporaryFolder& folder) { return make_shapefile(folder, "p.shx"); },
         {},
         ErrorCode::io,
         {"p.shp", ".shx is missing", "SHAPE_RESTORE_SHX=YES"}},
        {"NoDbf",
         [](const TemporaryFolder& folder) { return make_shapefile(folder, "p.dbf"); },
         {},
         ErrorCode::io,
         {"p.shp", ".dbf is missing", "copy the .dbf"}},
        {"NotAVectorFile",
         [](const TemporaryFolder& folder) {
             write_file(folder.file("letter.docx"), "Dear officer");
             return folder.file("letter.docx");
         },
         {},
         ErrorCode::format,
         {"letter.docx", "not a vector dataset"}},
        {"ShapefileOfNoise",
         [](const TemporaryFolder& folder) {
             write_file(folder.file("p.shp"), std::string(200, 'x'));
             write_file(folder.file("p.shx"), std::string(200, 'x'));
             write_file(folder.file("p.dbf"), std::string(200, 'x'));
             return folder.file("p.shp");
         },
         {},
         ErrorCode::format,
         {"p.shp", "not a vector dataset"}},
        {"CutShp",
         [](const TemporaryFolder& folder) {
             const std::string path = make_shapefile(folder);
             std::filesystem::resize_file(path, std::filesystem::file_size(path) - 16);
             return path;
         },
         {},
         ErrorCode::io,
         {"p.shp", "cut short", "copy it again"}},
        {"CutDbf",
         [](const TemporaryFolder& folder) {
             test::TestLayer layer = one_square("LUC", "x");
             layer.features.push_back(layer.features.front());
             write_shapefile(folder.file("p.shp"), layer);
             // The mark of the end and the second record, of two texts of 80 bytes.
             const std::string dbf = folder.file("p.dbf");
             std::filesystem::resize_file(dbf, std::filesystem::file_size(dbf) - 162);
             return folder.file("p.shp");
         },
         {},
         ErrorCode::io,
         {"p.dbf", "cut short: 258 of its 419 bytes", "copy it again"}},
        {"EmptyDbf",
         [](const TemporaryFolder& folder) {
             const std::string path = make_shapefile(folder);
             write_file(folder.file("p.dbf"), "");
             return path;
         },
         {},
         ErrorCode::io,
         {"p.dbf", "cut short: 0 of its 32 bytes", "copy it again"}},
        {"DbfThatEndsInItsHeader",
         [](const TemporaryFolder& folder) {
             const std::string path = make_shapefile(folder);
             std::filesystem::resize_file(folder.file("p.dbf"), 31);
             return path;
         },
         {},
         ErrorCode::io,
         {"p.dbf", "cut short: 31 of its 32 bytes"}},
        {"DbfWithoutSizes",
         [](const TemporaryFolder& folder) { return make_shapefile_with_sizes(folder, 0, 0); },
         {},
         ErrorCode::io,
         {"p.dbf", "damaged: its header", "copy it again"}},
        {"DbfOfNarrowRows", // two texts of 80 bytes, and the mark of a deleted row
         [](const TemporaryFolder& folder) { return make_shapefile_with_sizes(folder, 97, 160); },
         {},
         ErrorCode::io,
         {"p.dbf", "damaged: its header"}},
        {"GeopackageThatIsBeingChanged",
         [](const TemporaryFolder& folder) {
             std::string path = make_geopackage(folder, one_square("LUC", "x"));
             write_file(folder.file("x.gpkg-wal"), "changes");
             return path;
         },
         {},
         ErrorCode::io,
         {"x.gpkg: a program", "x.gpkg-wal", "close the file in that program and run again"}},
        {"GeopackageThatReadsOtherFiles", // as SpatiaLite's modules do
         [](const TemporaryFolder& folder) {
             std::string path = make_geopackage(folder, one_square("LUC", "x"));
             test::change(
                 path,
                 {"PRAGMA writable_schema = ON",
                  "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES "
                  "('table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING "
                  "VirtualText(''/etc/passwd'', ''UTF-8'', 0)')"});
             return path;
         },
         {},
         ErrorCode::format,
         {"x.gpkg: the virtual table \"v\" (virtualtext)", "other files"}},
        {"ShxOfOtherOffsets",
         [](const TemporaryFolder& folder) {
             test::TestLayer layer = one_square("LUC", "x");
             layer.features.assign(1000, layer.features.front());
             write_shapefile(folder.file("p.shp"), layer);
             // The last entry leads two words beyond its record (big-endian, bytes 100 + 8 * 999).
             std::string index = test::contents(folder.file("p.shx"));
             index[8095] = static_cast<char>(index[8095] + 2);
             write_file(folder.file("p.shx"), index);
             return folder.file("p.shp");
         },
         {},
         ErrorCode::io,
         {"p.shx: does not fit its .shp", "feature 999", "delete the .shx", "SHAPE_RESTORE_SHX"}},
        {"SeveralLayers",
         make_two_layers,
         {},
         ErrorCode::argument,
         {"2 polygon layers", "parcels (1 features)", "sections"}},
        {"UnknownLayer",
         make_two_layers,
         {"parcel", ""},
         ErrorCode::argument,
         {"no layer \"parcel\"", "did you mean \"parcels\"", "sections"}},
        {"EmptyLayer",
         [](const TemporaryFolder& folder) {
             test::TestLayer layer = one_square("x", "y");
             layer.features.clear();
             return make_geopackage(folder, layer);
         },
         {},
         ErrorCode::format,
         {"\"parcels\" has no features"}},
        {"Lines",
         [](const TemporaryFolder& folder) {
             return make_geopackage(folder, layer_of("LINESTRING", "LINESTRING (0 0,1 1)"));
         },
         {},
         ErrorCode::format,
         {"Line String", "not of polygons", "build polygons"}},
        {"Points",
         [](const TemporaryFolder& folder) {
             return make_geopackage(folder, layer_of("POINT", "POINT (0 0)"));
         },
         {},
         ErrorCode::format,
         {"Point", "layer of outlines"}},
        {"Table",
         [](const TemporaryFolder& folder) {
             write_file(folder.file("t.csv"), "a,b\n1,2\n");
             return folder.file("t.csv");
         },
         {},
         ErrorCode::format,
         {"table without shapes", "--register"}},
        {"UnknownEncoding",
         [](const TemporaryFolder& folder) { return make_shapefile(folder); },
         {"", "TCVN4"},
         ErrorCode::argument,
         {"no text encoding \"TCVN4\"", "TCVN3", "CP1258"}},
        {"UnknownCpg",
         [](const TemporaryFolder& folder) {
             write_shapefile(folder.file("p.shp"), one_square("LUC", "Nh\xF7 Kh\xAA")); // a tie
             write_file(folder.file("p.cpg"), "KLINGON");
             return folder.file("p.shp");
         },
         {},
         ErrorCode::format,
         {"p.cpg", "KLINGON", "--encoding", "TCVN3"}},
        {"FieldNameNotUtf8",
         [](const TemporaryFolder& folder) {
             test::TestLayer layer = one_square("x", "y");
             layer.fields[1].name = "T\xAAn";
             write_shapefile(folder.file("p.shp"), layer);
             return folder.file("p.shp");
         },
         {},
         ErrorCode::format,
         {"name of field 2", "not UTF-8", "--encoding"}},
        {"EmptyZip",
         [](const TemporaryFolder& folder) {
             write_file(folder.file("readme.txt"), "x");
             write_zip(folder.file("x.zip"), {{folder.file("readme.txt"), "readme.txt"}});
             return folder.file("x.zip");
         },
         {},
         ErrorCode::format,
         {"x.zip", "holds no dataset"}},
        {"NoZip",
         [](const TemporaryFolder& folder) {
             write_file(folder.file("x.zip"), "not a zip");
             return folder.file("x.zip");
         },
         {},
         ErrorCode::format,
         {"x.zip", "not a zip archive"}},
        {"SeveralInZip",
         [](const TemporaryFolder& folder) {
             write_layers("GeoJSON", folder.file("a.geojson"), {one_square("x", "y")});
             write_zip(
                 folder.file("x.zip"),
                 {{folder.file("a.geojson"), "thon.geojson"},
                  {folder.file("a.geojson"), "thua/parcels.geojson"}});
             return folder.file("x.zip");
         },
         {"parcel", ""},
         ErrorCode::argument,
         {"2 datasets", "thon, parcels", "did you mean \"parcels\""}},
        {"NoDriver",
         [](const TemporaryFolder& folder) {
             write_file(folder.file("x.parquet"), "PAR1");
             return folder.file("x.parquet");
         },
         {},
         ErrorCode::io,
         {"no driver Parquet", "GeoPackage"}},
        {"NoDatabase",
         [](const TemporaryFolder&) {
             return std::string("PG:host=127.0.0.1 port=1 password=secret dbname=x");
         },
         {},
         ErrorCode::io,
         {"PG:host=127.0.0.1", "password=...", "PostgreSQL"}},
    };
}

class EveryBadDataset : public testing::TestWithParam<BadDataset> {};

TEST_P(EveryBadDataset, IsRefusedWithASentenceThatHelps) {
    const TemporaryFolder folder;
    const std::string path = GetParam().make(folder);
    try {
        const Dataset dataset = Dataset::open(path, GetParam().options);
        FAIL() << "opened " << path;
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), GetParam().code) << error.what();
        for (const std::string& word : GetParam().words) {
            EXPECT_THAT(error.what(), HasSubstr(word));
        }
        EXPECT_NE(error.message().vi, error.message().en);
        for (const std::string& said : {error.message().vi, error.message().en}) {
            EXPECT_THAT(said, testing::Not(HasSubstr("secret")));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryBadDataset,
    testing::ValuesIn(bad_datasets()),
    [](const testing::TestParamInfo<BadDataset>& bad) { return std::string(bad.param.name); });

TEST(BadDataset, IsRefusedInVietnamesePartByPart) {
    const TemporaryFolder folder;
    const auto said_of = [](const std::string& path, const DatasetOptions& options) {
        try {
            const Dataset dataset = Dataset::open(path, options);
        } catch (const Error& error) {
            return error.message().vi;
        }
        return std::string("opened");
    };
    const std::string two = make_two_layers(folder);
    EXPECT_EQ(
        said_of(two, {}),
        two + ": có 2 lớp đa giác; hãy nêu một lớp (--layer cho thửa đất, --villages-layer cho "
              "thôn): parcels (1 đối tượng), sections (1 đối "
              "tượng)");
    EXPECT_EQ(
        said_of(two, {"parcel", ""}),
        two + ": không có lớp \"parcel\" (có phải \"parcels\"?); các lớp là parcels, sections");
    const std::string lines =
        make_geopackage(folder, layer_of("LINESTRING", "LINESTRING (0 0,1 1)"));
    EXPECT_THAT(said_of(lines, {}), HasSubstr("hãy dựng đa giác từ các đường trước"));
}

} // namespace
} // namespace huuco
