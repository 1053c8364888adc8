// SPDX-License-Identifier: MIT
/// \file
/// Tests of reading shapefiles directly, with GDAL as the oracle: the same batches, the same
/// problems, the same errors, whatever the file is like.

#include "datasets.hpp"
#include "io/dataset_impl.hpp"
#include "io/shapefile_ranges.hpp"
#include "support/transcript.hpp"

#include <huuco/io/parcel_reader.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace huuco {
namespace {

using test::Reader;
using test::TemporaryFolder;
using test::TestLayer;
using test::Transcript;

/// Bytes beyond ASCII of the test layers are no UTF-8.
const DatasetOptions kAsCp1258{{}, "CP1258"};

RoleFields all_fields(const std::string& path) {
    return test::all_fields(path, kAsCp1258);
}

void expect_equal(const std::string& path, const RoleFields& fields, std::size_t batch_size) {
    EXPECT_EQ(
        test::transcript_of(path, fields, batch_size, Reader::in_ranges, kAsCp1258),
        test::transcript_of(path, fields, batch_size, Reader::in_order, kAsCp1258));
}

/// Records that are left to GDAL; nothing when the whole file is.
std::optional<std::size_t> left_to_gdal(const std::string& path) {
    Dataset dataset = Dataset::open(path, kAsCp1258);
    std::vector<io::RoleField> fields;
    for (std::size_t i = 0; i < std::min(kFieldRoleCount, dataset.info().fields.size()); ++i) {
        fields.push_back({i, i});
    }
    const auto ranges = io::ShapefileRanges::open(dataset.impl(), fields);
    if (!ranges) {
        return std::nullopt;
    }
    std::size_t count = 0;
    ParcelBatch batch;
    Problems problems;
    (void)ranges->read(
        ranges->next(0, 1U << 20U),
        batch,
        problems,
        [&](std::uint64_t, std::uint64_t, ParcelBatch&, Problems&) { ++count; });
    return count;
}

/// Shapes and values of all kinds, the usual and the unusual.
TestLayer mixed_layer() {
    TestLayer layer;
    layer.fields = {{"TEN"}, {"SO", "integer"}, {"LON", "integer64"}, {"DT", "real"}};
    const std::vector<std::string> shapes = {
        "POLYGON ((0 0,0 9,9 9,9 0,0 0))",
        "POLYGON ((0 0,0 9,9 9,9 0,0 0),(1 1,2 1,2 3,1 1))",
        "POLYGON ((0 0,0 9,9 9,9 0,0.5 -1,0 0),(1 1,2 1.5,2 3,1 1),(5 5,6 5.5,6 7,5 5))",
        "MULTIPOLYGON (((0 0,0 9,9 9,9 0,0 0)),((20 0,20 9,29 9,20 0)))",
        "MULTIPOLYGON (((0 0,0 9,9 9,9 0,0 0),(1 1,2 1.5,2 3,1 1)),((20 0,20 9,29 9,20 0)))",
        "POLYGON ((0 0,9 9,9 0,0 9,0 0))",
        "",
        "POLYGON EMPTY",
        "POLYGON ((0 0,0 9,9 9,9 0,0 0),(1 1,1 1,1 1,1 1))",
        "POLYGON ((0 0,0 9,9 9,9 0,0 0),(10 10,12 10.5,12 13,10 10))",
    };
    const std::vector<std::vector<std::string>> values = {
        {"LUC", "12", "123456789012", "1.5"},
        {"  lúa ", "-7", "-1", "-0.25"},
        {"", "0", "0", "0"},
        {"<null>", "<null>", "<null>", "<null>"},
        {"caf\xE9", "999999999", "5", "1234567.125"},
    };
    for (std::size_t i = 0; i < 60; ++i) {
        layer.features.push_back({shapes[i % shapes.size()], values[i % values.size()]});
    }
    return layer;
}

std::string write_mixed(const TemporaryFolder& folder) {
    test::write_shapefile(folder.file("p.shp"), mixed_layer());
    return folder.file("p.shp");
}

TEST(ShapefileRanges, GiveWhatGdalGivesWhateverTheBatchSize) {
    const TemporaryFolder folder;
    const std::string path = write_mixed(folder);
    for (const std::size_t size : {1U, 3U, 7U, 60U, 8192U}) {
        expect_equal(path, all_fields(path), size);
    }
    expect_equal(path, {}, 8);
}

TEST(ShapefileRanges, GiveTextOfTwoEncodingsAsGdalDoes) {
    const TemporaryFolder folder;
    TestLayer layer = mixed_layer();
    const std::vector<std::string> crops = {"ChÌ", "Chuèi", "S¾n", "Lóa", "Đậu", "Bưởi"};
    for (std::size_t i = 0; i < layer.features.size(); ++i) {
        layer.features[i].values[0] = crops[i % crops.size()];
    }
    test::write_shapefile(folder.file("u.shp"), layer);
    test::write_file(folder.file("u.cpg"), "UTF-8");
    const RoleFields fields = test::all_fields(folder.file("u.shp"));
    const Transcript in_ranges =
        test::transcript_of(folder.file("u.shp"), fields, 7, Reader::in_ranges);
    EXPECT_EQ(in_ranges, test::transcript_of(folder.file("u.shp"), fields, 7, Reader::in_order));
    EXPECT_TRUE(std::ranges::any_of(
        in_ranges, [](const std::string& line) { return line.find("Chè") != std::string::npos; }));
}

TEST(ShapefileRanges, ReadUsualRecordsThemselves) {
    const TemporaryFolder folder;
    TestLayer layer = mixed_layer();
    // One ring; holes; two parts, the second time with a hole.
    layer.features.resize(5);
    test::write_shapefile(folder.file("u.shp"), layer);
    EXPECT_EQ(left_to_gdal(folder.file("u.shp")), 0U);
}

TEST(ShapefileRanges, LeaveSmallShareOfTheSampleToGdal) {
    const std::string path = std::string(HUUCO_SOURCE_DIR) + "/data/sample/parcels.shp";
    const std::optional<std::size_t> left = left_to_gdal(path);
    ASSERT_TRUE(left);
    Dataset dataset = Dataset::open(path);
    EXPECT_LT(*left, dataset.info().feature_count / 20);
}

/// True when GDAL has the file open after all of it was read.
bool is_open_after_reading(const std::string& path) {
    Dataset dataset = Dataset::open(path, kAsCp1258);
    ParcelReader reader(dataset, all_fields(path));
    EXPECT_EQ(dataset.impl().layer, nullptr);
    ParcelBatch batch;
    for (Problems problems; reader.next(batch, problems);) {
    }
    return dataset.impl().layer != nullptr;
}

TEST(ShapefileRanges, KeepTheFileOpenOnlyWhereARecordNeedsGdal) {
    const TemporaryFolder folder;
    EXPECT_TRUE(is_open_after_reading(write_mixed(folder)));
    TestLayer layer = mixed_layer();
    layer.features.resize(5);
    test::write_shapefile(folder.file("u.shp"), layer);
    EXPECT_FALSE(is_open_after_reading(folder.file("u.shp")));
}

TEST(ShapefileRanges, SkipDeletedRecords) {
    const TemporaryFolder folder;
    const std::string path = write_mixed(folder);
    std::string table = test::contents(folder.file("p.dbf"));
    const auto header =
        static_cast<unsigned char>(table[8]) + 256U * static_cast<unsigned char>(table[9]);
    const auto record =
        static_cast<unsigned char>(table[10]) + 256U * static_cast<unsigned char>(table[11]);
    for (const std::size_t deleted : {0U, 5U, 6U, 7U, 58U, 59U}) {
        table[header + deleted * record] = '*';
    }
    test::write_file(folder.file("p.dbf"), table);
    const Transcript direct = test::transcript_of(path, {}, 9, Reader::in_ranges, kAsCp1258);
    EXPECT_EQ(direct.back(), "next " + std::to_string(7 + 60 - 6));
    for (const std::size_t size : {1U, 9U, 54U, 8192U}) {
        expect_equal(path, all_fields(path), size);
    }
}

TEST(ShapefileRanges, AreReadBySeveralThreadsAtOnce) {
    const std::string path = std::string(HUUCO_SOURCE_DIR) + "/data/sample/parcels.shp";
    const RoleFields fields = test::all_fields(path);
    EXPECT_EQ(
        test::transcript_by_threads(path, fields, 256),
        test::transcript_of(path, fields, 256, Reader::in_order));
}

/// A value of a number's column as other programs write it, and how it reads.
TEST(ShapefileRanges, ReadNumbersAsGdalDoes) {
    const TemporaryFolder folder;
    const std::string path = write_mixed(folder);
    const std::string table = test::contents(folder.file("p.dbf"));
    const std::size_t column = table.find("123456789012");
    ASSERT_NE(column, std::string::npos);
    for (const std::string value :
         {"000000000007",
          "-00000000000",
          "+00000000005",
          "     12     ",
          "***",
          "******************",
          "  1e3",
          "1.50",
          "--5",
          " 12 34",
          ".5",
          "5.",
          "nan",
          "999999999999999999"}) {
        std::string changed = table;
        const std::string padded =
            value + std::string(18 - std::min<std::size_t>(18, value.size()), ' ');
        changed.replace(column - 6, 18, padded.substr(0, 18));
        test::write_file(folder.file("p.dbf"), changed);
        SCOPED_TRACE(value);
        expect_equal(path, all_fields(path), 8192);
    }
}

/// Decimals that a double keeps and such that it does not, with zeros wherever they may stand.
TEST(ShapefileRanges, ReadDecimalsAsGdalDoes) {
    const TemporaryFolder folder;
    const std::string path = write_mixed(folder);
    const std::string table = test::contents(folder.file("p.dbf"));
    const std::string written = "1234567.125000000000000"; // as GDAL writes a real number
    ASSERT_NE(table.find(written), std::string::npos);
    std::vector<std::string> values = {
        "0",
        "0.0",
        "-0.00",
        "00.5",
        "0.50",
        "0.05",
        "100",
        "100.",
        "010.10",
        "-7.50",
        ".5",
        "5.00000000",
        "12345678901234.5",
        "123456789012345",
        "999999999999999.9",
        "1e5",
        "0.0000000000001"};
    std::mt19937 random(17); // NOLINT(cert-msc51-cpp): the same numbers in every run
    for (std::size_t i = 0; i < 40; ++i) {
        std::string value = std::to_string(random() % 100000) + "." + std::to_string(random()) +
                            std::to_string(random());
        value.resize(std::min(value.size(), 3 + i % 20));
        values.push_back(value);
    }
    for (std::string value : values) {
        SCOPED_TRACE(value);
        value.resize(written.size(), ' ');
        std::string changed = table;
        for (std::size_t at = 0; (at = changed.find(written, at)) != std::string::npos;) {
            changed.replace(at, written.size(), value);
        }
        test::write_file(folder.file("p.dbf"), changed);
        expect_equal(path, all_fields(path), 8192);
    }
}

/// Texts of records that follow one another, the same and others, among them such that have lost
/// letters and records that GDAL reads.
TEST(ShapefileRanges, ReadRepeatedTextsAsGdalDoes) {
    const TemporaryFolder folder;
    TestLayer layer;
    layer.fields = {{"TEN"}, {"CHU"}, {"SO", "integer"}};
    const std::string usual = "POLYGON ((0 0,0 9,9 9,9 0,0 0))";
    const std::string unusual = "POLYGON ((0 0,9 9,9 0,0 9,0 0))";
    const std::vector<std::string> texts = {
        "LUC", "LUC", "caf\xE9", "caf\xE9", "l?a", "l?a", "", ""};
    for (std::size_t i = 0; i < 96; ++i) {
        layer.features.push_back(
            {i % 7 == 3 ? unusual : usual, {texts[i % 8], texts[(i / 8) % 8], "1"}});
    }
    test::write_shapefile(folder.file("r.shp"), layer);
    const std::string path = folder.file("r.shp");
    for (const std::size_t size : {1U, 5U, 96U}) {
        expect_equal(path, all_fields(path), size);
    }
}

/// One of the files of a shapefile to damage.
class EveryPart : public testing::TestWithParam<const char*> {};

TEST_P(EveryPart, DamagedGivesWhatGdalGives) {
    const TemporaryFolder folder;
    const std::string path = write_mixed(folder);
    const std::string part = folder.file(std::string("p.") + GetParam());
    const std::string whole = test::contents(part);
    const RoleFields fields = all_fields(path);
    std::mt19937 random(17); // NOLINT(cert-msc51-cpp): the same damages in every run
    for (int round = 0; round < 400; ++round) {
        std::string damaged = whole;
        for (unsigned hit = 0; hit <= random() % 4; ++hit) {
            damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        }
        test::write_file(part, damaged);
        SCOPED_TRACE(round);
        expect_equal(path, fields, 16);
        ASSERT_FALSE(HasFailure());
    }
}

TEST_P(EveryPart, CutOffGivesWhatGdalGives) {
    const TemporaryFolder folder;
    const std::string path = write_mixed(folder);
    const std::string part = folder.file(std::string("p.") + GetParam());
    const std::string whole = test::contents(part);
    const RoleFields fields = all_fields(path);
    for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 97) {
        test::write_file(part, whole.substr(0, size));
        SCOPED_TRACE(size);
        expect_equal(path, fields, 16);
        ASSERT_FALSE(HasFailure());
    }
}

INSTANTIATE_TEST_SUITE_P(Io, EveryPart, testing::Values("shp", "shx", "dbf"));

TEST(ShapefileRanges, GiveWhatGdalGivesOfRealAndGeneratedLayers) {
    for (const char* name :
         {"/data/sample/parcels.shp",
          "/data/sample/organic_areas.shp",
          "/data/sample/villages.shp"}) {
        const std::string path = std::string(HUUCO_SOURCE_DIR) + name;
        expect_equal(path, all_fields(path), 500);
    }
    const std::string real =
        std::string(HUUCO_REAL_DATA) + "/bf-jecam-crop-fields/BD_JECAM_CIRAD_2023_feb.shp";
    if (!std::filesystem::exists(real)) {
        GTEST_SKIP() << real << " is not there";
    }
    expect_equal(real, all_fields(real), 33);
}

} // namespace
} // namespace huuco
