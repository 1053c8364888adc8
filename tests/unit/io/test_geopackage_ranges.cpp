// SPDX-License-Identifier: MIT
/// \file
/// Tests of reading tables of a GeoPackage in ranges, with GDAL's own order as the oracle: the same
/// batches, the same problems, the same errors.

#include "datasets.hpp"
#include "io/dataset_impl.hpp"
#include "io/geopackage_ranges.hpp"
#include "io/geopackage_rows.hpp"
#include "support/transcript.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/parcel_reader.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace huuco {
namespace {

using test::change;
using test::Reader;
using test::TemporaryFolder;
using test::TestLayer;
using test::Transcript;

/// Shapes and values of all kinds in 60 features.
TestLayer varied_layer() {
    TestLayer layer;
    layer.geometry = "UNKNOWN";
    layer.fields = {
        {"TEN"}, {"SO", "integer"}, {"LON", "integer64"}, {"DT", "real"}, {"NGAY", "date"}};
    const std::vector<std::string> shapes = {
        "POLYGON ((0 0,0 9,9 9,9 0,0 0))",
        "POLYGON ((0 0,0 9,9 9,9 0,0 0),(1 1,2 1,2 3,1 1))",
        "POLYGON Z ((0 0 5,0 9 5,9 9 6,9 0 5,0 0 5))",
        "POLYGON ZM ((0 0 5 1,0 9 5 2,9 9 6 3,9 0 5 4,0 0 5 1))",
        "MULTIPOLYGON (((0 0,0 9,9 9,9 0,0 0)),((20 0,20 9,29 9,20 0)))",
        "GEOMETRYCOLLECTION (POLYGON ((0 0,0 9,9 9,0 0)),POINT (1 1))",
        "CURVEPOLYGON (CIRCULARSTRING (0 0,4 4,8 0,4 -4,0 0))",
        "",
        "POLYGON EMPTY",
        "POINT (3 3)",
        "LINESTRING (0 0,0 9,9 9,0 0)",
    };
    const std::vector<std::vector<std::string>> values = {
        {"LUC", "12", "123456789012", "1.5", "2024/02/29"},
        {"  Thửa đất lúa ", "-7", "-1", "-0.25", "1969/12/31"},
        {"", "0", "0", "0", "<null>"},
        {"<null>", "<null>", "<null>", "<null>", "<null>"},
        {"ch? m?t ch?", "2147483647", "5", "1234567.125", "2030/12/31"},
    };
    for (std::size_t i = 0; i < 60; ++i) {
        layer.features.push_back({shapes[i % shapes.size()], values[i % values.size()]});
    }
    return layer;
}

std::string write_varied(const TemporaryFolder& folder) {
    test::write_layers("GPKG", folder.file("p.gpkg"), {varied_layer()});
    return folder.file("p.gpkg");
}

/// True when the layer is read in ranges.
bool has_ranges(const std::string& path, const std::string& layer = {}) {
    Dataset dataset = Dataset::open(path, {layer, {}});
    return io::GeopackageRanges::open(dataset.impl(), {}) != nullptr;
}

void expect_as_in_order(const std::string& path, const std::string& layer = {}) {
    const DatasetOptions options{layer, {}};
    const RoleFields fields = test::all_fields(path, options);
    for (const std::size_t size : {1U, 3U, 7U, 59U, 60U, 8192U}) {
        SCOPED_TRACE(size);
        EXPECT_EQ(
            test::transcript_of(path, fields, size, Reader::in_ranges, options),
            test::transcript_of(path, fields, size, Reader::in_order, options));
    }
    EXPECT_EQ(
        test::transcript_of(path, {}, 8, Reader::in_ranges, options),
        test::transcript_of(path, {}, 8, Reader::in_order, options));
}

TEST(GeopackageRanges, GiveWhatTheOrderGivesWhateverTheBatchSize) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    ASSERT_TRUE(has_ranges(path));
    expect_as_in_order(path);
    const Transcript read = test::transcript_of(path, {}, 7, Reader::in_ranges);
    EXPECT_EQ(read.back(), "next " + std::to_string(7 + 60));
}

TEST(GeopackageRanges, GiveTextOfTwoEncodingsAsTheOrderDoes) {
    const TemporaryFolder folder;
    TestLayer layer = varied_layer();
    const std::vector<std::string> crops = {"ChÌ", "Chuèi", "S¾n", "Lóa", "Đậu", "Bưởi"};
    for (std::size_t i = 0; i < layer.features.size(); ++i) {
        layer.features[i].values[0] = crops[i % crops.size()];
    }
    test::write_layers("GPKG", folder.file("u.gpkg"), {layer});
    ASSERT_TRUE(has_ranges(folder.file("u.gpkg")));
    expect_as_in_order(folder.file("u.gpkg"));
    const RoleFields fields = test::all_fields(folder.file("u.gpkg"), {});
    EXPECT_THAT(
        test::transcript_of(folder.file("u.gpkg"), fields, 60, Reader::in_ranges),
        testing::Contains(testing::HasSubstr("Chè")));
}

TEST(GeopackageRanges, TakeFeatureNumbersAsTheyAre) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    change(
        path,
        {"DELETE FROM parcels WHERE fid IN (1, 2, 3, 20, 21, 40, 60)",
         "UPDATE parcels SET fid = -5 WHERE fid = 30",
         "UPDATE parcels SET fid = 9223372036854775807 WHERE fid = 31",
         "UPDATE parcels SET fid = -9223372036854775808 WHERE fid = 32",
         "UPDATE parcels SET fid = 0 WHERE fid = 33"});
    ASSERT_TRUE(has_ranges(path));
    expect_as_in_order(path);
    EXPECT_EQ(
        test::transcript_of(path, {}, 7, Reader::in_ranges).back(),
        "next " + std::to_string(7 + 53));
}

TEST(GeopackageRanges, DoNotTrustTheNumberOfFeaturesThatIsStated) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    for (const char* const count : {"10", "1000"}) {
        change(path, {std::string("UPDATE gpkg_ogr_contents SET feature_count = ") + count});
        expect_as_in_order(path);
    }
}

TEST(GeopackageRanges, GiveTheErrorOfTheFirstTextThatIsNotUtf8) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    change(path, {"UPDATE parcels SET TEN = CAST(X'6CFA61' AS TEXT) WHERE fid IN (29, 44)"});
    const RoleFields fields = test::all_fields(path);
    for (const std::size_t size : {1U, 7U, 8192U}) {
        const Transcript in_ranges = test::transcript_of(path, fields, size, Reader::in_ranges);
        EXPECT_THAT(in_ranges, testing::ElementsAre(testing::HasSubstr("feature 35")));
        EXPECT_EQ(in_ranges, test::transcript_of(path, fields, size, Reader::in_order));
    }
}

TEST(GeopackageRanges, NoteGeometryThatCannotBeRead) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    change(
        path,
        {"DROP TRIGGER IF EXISTS rtree_parcels_geom_update1",
         "UPDATE parcels SET geom = X'4750000100000000' WHERE fid = 12",
         "UPDATE parcels SET geom = X'00' WHERE fid = 13",
         "UPDATE parcels SET geom = substr(geom, 1, 60) WHERE fid = 14",
         "UPDATE parcels SET geom = 'text' WHERE fid = 15"});
    expect_as_in_order(path);
}

/// SQLite lets any value stand in any column.
TEST(GeopackageRanges, GiveForeignValuesAsTheOrderDoes) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    change(
        path,
        {"UPDATE parcels SET TEN = 12 WHERE fid = 1",
         "UPDATE parcels SET TEN = 1.5 WHERE fid = 2",
         "UPDATE parcels SET TEN = X'414243' WHERE fid = 3",
         "UPDATE parcels SET TEN = CAST(X'410042' AS TEXT) WHERE fid = 5",
         "UPDATE parcels SET SO = 'twelve' WHERE fid = 6",
         "UPDATE parcels SET SO = '12' WHERE fid = 7",
         "UPDATE parcels SET SO = 1.5 WHERE fid = 8",
         "UPDATE parcels SET SO = 3000000000 WHERE fid = 9",
         "UPDATE parcels SET SO = -2147483648 WHERE fid = 10",
         "UPDATE parcels SET LON = -9223372036854775808 WHERE fid = 11",
         "UPDATE parcels SET LON = 1e300 WHERE fid = 12",
         "UPDATE parcels SET DT = 7 WHERE fid = 13",
         "UPDATE parcels SET DT = 9007199254740993 WHERE fid = 14",
         "UPDATE parcels SET DT = 'much' WHERE fid = 15",
         "UPDATE parcels SET DT = 9e999 WHERE fid = 16",
         "UPDATE parcels SET DT = 0.1 + 0.2 WHERE fid = 17",
         "UPDATE parcels SET NGAY = '2024-02-30' WHERE fid = 18",
         "UPDATE parcels SET NGAY = '2024-2-3' WHERE fid = 19",
         "UPDATE parcels SET NGAY = '1066-10-14' WHERE fid = 20",
         "UPDATE parcels SET NGAY = '2024-02-03T10:00:00Z' WHERE fid = 21",
         "UPDATE parcels SET NGAY = 20240203 WHERE fid = 22",
         "UPDATE parcels SET NGAY = '' WHERE fid = 23"});
    expect_as_in_order(path);
}

/// The geometries that GDAL is asked for, of those in `varied_layer`.
TEST(GeopackageRanges, ReadUsualRowsThemselves) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    Dataset dataset = Dataset::open(path);
    const std::vector<io::RoleField> fields = {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}};
    const std::optional<io::GeopackageRows> rows = io::GeopackageRows::of(dataset.impl(), fields);
    ASSERT_TRUE(rows);
    std::vector<std::int64_t> asked;
    ParcelBatch batch;
    Problems problems;
    io::TextLosses losses;
    ASSERT_TRUE(rows->read(
        dataset.impl(),
        {1, 11, 11},
        batch,
        problems,
        losses,
        [&](std::int64_t key, std::uint64_t, ParcelBatch&, Problems&) { asked.push_back(key); }));
    // Measures, a collection, curves, no geometry, an empty one, a point, a line.
    EXPECT_THAT(asked, testing::ElementsAre(4, 6, 7, 8, 9, 10, 11));
    EXPECT_EQ(batch.size(), 4U);
}

TEST(GeopackageRanges, LeaveFieldsOfOtherTypesToGdal) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    change(
        path,
        {"ALTER TABLE parcels ADD COLUMN GIO DATETIME",
         "ALTER TABLE parcels ADD COLUMN CO BOOLEAN",
         "UPDATE parcels SET GIO = '2024-02-29T10:20:30.500Z', CO = fid % 3"});
    Dataset dataset = Dataset::open(path);
    const auto is_read_here = [&](const char* name) {
        const std::vector<io::RoleField> fields = {{0, find_field(dataset.info(), name)}};
        return io::GeopackageRanges::open(dataset.impl(), fields) != nullptr;
    };
    EXPECT_TRUE(is_read_here("NGAY"));
    EXPECT_FALSE(is_read_here("GIO"));
    EXPECT_FALSE(is_read_here("CO"));
    expect_as_in_order(path);
}

/// Every byte of the geometries is struck: counts, types, byte orders, coordinates.
TEST(GeopackageRanges, DamagedGeometriesGiveWhatTheOrderGives) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    change(path, {"DROP TRIGGER IF EXISTS rtree_parcels_geom_update1"});
    std::mt19937 random(23); // NOLINT(cert-msc51-cpp): the same damages in every run
    for (int round = 0; round < 20; ++round) {
        SCOPED_TRACE(round);
        std::vector<std::string> strikes;
        for (int fid = 1; fid <= 5; ++fid) {
            const std::string at = std::to_string(random() % 120 + 1);
            const std::string end = std::to_string(std::stoul(at) + 1);
            const char* const byte = std::array{"00", "01", "FF", "03", "06"}[random() % 5];
            std::string sql =
                "UPDATE parcels SET geom = CAST(substr(geom, 1, " + at + " - 1) || X'";
            sql += std::string(byte) + "' || substr(geom, " + end + ") AS BLOB) WHERE fid = ";
            strikes.push_back(sql + std::to_string(fid) + " AND length(geom) >= " + at);
        }
        change(path, strikes);
        expect_as_in_order(path);
    }
}

TEST(GeopackageRanges, AreReadBySeveralThreadsAtOnce) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    const RoleFields fields = test::all_fields(path);
    EXPECT_EQ(
        test::transcript_by_threads(path, fields, 4),
        test::transcript_of(path, fields, 4, Reader::in_order));
}

TEST(GeopackageRanges, LeaveOtherOrdersToGdal) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    // Both are registered as feature tables; `DESC` keeps the key from being the row number.
    const std::string contents =
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
        "SELECT '{}', 'features', '{}', srs_id FROM gpkg_contents WHERE table_name = 'parcels'";
    const std::string geometry =
        "INSERT INTO gpkg_geometry_columns SELECT '{}', column_name, geometry_type_name, srs_id, "
        "z, m FROM gpkg_geometry_columns WHERE table_name = 'parcels'";
    const auto named = [](std::string sql, const std::string& name) {
        for (std::size_t at = sql.find("{}"); at != std::string::npos; at = sql.find("{}")) {
            sql.replace(at, 2, name);
        }
        return sql;
    };
    change(
        path,
        {"CREATE VIEW seen AS SELECT fid AS OGC_FID, geom, TEN FROM parcels ORDER BY TEN",
         "CREATE TABLE turned (id INTEGER PRIMARY KEY DESC, geom BLOB, TEN TEXT)",
         "INSERT INTO turned SELECT 100 - fid, geom, TEN FROM parcels",
         named(contents, "seen"),
         named(geometry, "seen"),
         named(contents, "turned"),
         named(geometry, "turned")});
    for (const char* const layer : {"seen", "turned"}) {
        SCOPED_TRACE(layer);
        EXPECT_FALSE(has_ranges(path, layer));
        expect_as_in_order(path, layer);
    }
    EXPECT_TRUE(has_ranges(path, "parcels"));
}

TEST(GeopackageRanges, LeaveArchivesToGdal) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    test::write_zip(folder.file("p.zip"), {{path, "p.gpkg"}});
    EXPECT_FALSE(has_ranges(folder.file("p.zip")));
    expect_as_in_order(folder.file("p.zip"));
}

TEST(GeopackageRanges, StopWhereTheFileIsChangedMeanwhile) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    Dataset dataset = Dataset::open(path);
    ParcelReader reader(dataset, {}, 10);
    ClaimedParcels claimed;
    ASSERT_TRUE(reader.claim(claimed));
    change(path, {"DELETE FROM parcels WHERE fid = 4"});
    try {
        reader.read(claimed);
        FAIL() << "read on";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_THAT(error.what(), testing::HasSubstr("changed by another program"));
    }
}

/// Compares both ways of reading a file that may be broken.
///
/// \returns whether it could be read to its end
bool is_read_to_its_end(const std::string& path, const RoleFields& fields) {
    const Transcript in_ranges = test::transcript_of(path, fields, 16, Reader::in_ranges);
    EXPECT_EQ(in_ranges, test::transcript_of(path, fields, 16, Reader::in_order));
    return in_ranges.size() > 1;
}

TEST(GeopackageRanges, DamagedGiveWhatTheOrderGives) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    const std::string whole = test::contents(path);
    const RoleFields fields = test::all_fields(path);
    std::mt19937 random(17); // NOLINT(cert-msc51-cpp): the same damages in every run
    int read = 0;
    for (int round = 0; round < 60; ++round) {
        std::string damaged = whole;
        for (unsigned hit = 0; hit <= random() % 4; ++hit) {
            damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        }
        test::write_file(path, damaged);
        SCOPED_TRACE(round);
        read += is_read_to_its_end(path, fields) ? 1 : 0;
    }
    EXPECT_GT(read, 30); // most bytes of so small a file are none of the table's
}

/// Where a page of the table cannot be read SQLite does not tell the range.
TEST(GeopackageRanges, BrokenPagesGiveWhatTheOrderGives) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    const std::string whole = test::contents(path);
    const RoleFields fields = test::all_fields(path);
    constexpr std::size_t kPage = 4096;
    int unread = 0;
    for (std::size_t at = kPage; at < whole.size(); at += kPage) {
        SCOPED_TRACE(at);
        std::string broken = whole;
        std::fill_n(broken.begin() + static_cast<std::ptrdiff_t>(at), kPage, '\xFF');
        test::write_file(path, broken);
        unread += is_read_to_its_end(path, fields) ? 0 : 1;
    }
    EXPECT_GT(unread, 5);
}

TEST(GeopackageRanges, CutOffGiveWhatTheOrderGives) {
    const TemporaryFolder folder;
    const std::string path = write_varied(folder);
    const std::string whole = test::contents(path);
    const RoleFields fields = test::all_fields(path);
    for (std::size_t size = 2048; size < whole.size(); size += 4096) {
        SCOPED_TRACE(size);
        test::write_file(path, whole.substr(0, size));
        (void)is_read_to_its_end(path, fields);
    }
}

} // namespace
} // namespace huuco
