// SPDX-License-Identifier: MIT
/// \file
/// Tests of the GeoPackage writer and of the fingerprint of what a GeoPackage holds.

#include "datasets.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/progress.hpp>
#include <huuco/io/file_hash.hpp>
#include <huuco/io/geopackage_content.hpp>
#include <huuco/io/geopackage_writer.hpp>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <string_view>

namespace huuco {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;
using namespace std::chrono_literals;

constexpr std::chrono::sys_seconds kTime = std::chrono::sys_days(std::chrono::year(2026) / 6 / 30);

/// A square of 2 m with a hole of 1 m.
MultiPolygonBuffer square_with_hole() {
    MultiPolygonBuffer shapes;
    for (const Point point : {Point{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}}) {
        shapes.add_point(point);
    }
    shapes.end_ring();
    for (const Point point : {Point{0.5, 0.5}, {0.5, 1.5}, {1.5, 1.5}, {1.5, 0.5}, {0.5, 0.5}}) {
        shapes.add_point(point);
    }
    shapes.end_ring();
    shapes.end_polygon();
    shapes.end_shape();
    shapes.end_shape(); // and one without ground
    return shapes;
}

void write(const std::string& path, double area_m2, std::chrono::sys_seconds time = kTime) {
    const MultiPolygonBuffer shapes = square_with_hole();
    GeoPackageWriter writer = GeoPackageWriter::create(path, "EPSG:9211", time);
    writer.begin_layer(
        {"ground",
         "Đất",
         ShapeKind::polygons,
         {{"fid", FieldKind::integer},
          {"name", FieldKind::text},
          {"area_m2", FieldKind::real},
          {"met", FieldKind::boolean}}});
    const std::array<FieldValue, 4> row = {std::int64_t{7}, "Thôn Đồng Cả", area_m2, true};
    writer.add(shapes.shape(0), row);
    const std::array<FieldValue, 4> blank;
    writer.add(shapes.shape(1), blank);
    writer.begin_layer({"places", "Places", ShapeKind::points, {{"note", FieldKind::text}}});
    const std::array<FieldValue, 1> note = {"here"};
    writer.add(Point{1.0, 2.0}, note);
    writer.add(std::optional<Point>{}, note);
    writer.add_style("ground", "ground", "<qgis/>");
    writer.finish();
}

GDALDatasetUniquePtr open(const std::string& path, unsigned flags = GDAL_OF_VECTOR) {
    GDALAllRegister();
    return GDALDatasetUniquePtr(GDALDataset::Open(path.c_str(), flags));
}

std::string scalar(GDALDataset& dataset, const char* sql) {
    OGRLayer* const answer = dataset.ExecuteSQL(sql, nullptr, nullptr);
    const OGRFeatureUniquePtr row(answer->GetNextFeature());
    std::string text = row->GetFieldAsString(0);
    dataset.ReleaseResultSet(answer);
    return text;
}

TEST(GeoPackageWriter, WhatIsWrittenReadsBack) {
    const TemporaryFolder folder;
    write(folder.file("a.gpkg"), 3.0);
    const GDALDatasetUniquePtr dataset = open(folder.file("a.gpkg"));
    ASSERT_TRUE(dataset);
    OGRLayer* const ground = dataset->GetLayerByName("ground");
    ASSERT_NE(ground, nullptr);
    EXPECT_STREQ(ground->GetFIDColumn(), "ogc_fid");
    EXPECT_STREQ(ground->GetSpatialRef()->GetAuthorityCode(nullptr), "9211");
    const OGRFeatureUniquePtr first(ground->GetNextFeature());
    EXPECT_EQ(first->GetFieldAsInteger64("fid"), 7);
    EXPECT_STREQ(first->GetFieldAsString("name"), "Thôn Đồng Cả");
    EXPECT_EQ(first->GetFieldAsDouble("area_m2"), 3.0);
    EXPECT_EQ(first->GetFieldAsInteger("met"), 1);
    EXPECT_EQ(
        first->GetGeometryRef()->exportToWkt(),
        "MULTIPOLYGON (((0 0,2 0,2 2,0 2,0 0),(0.5 0.5,0.5 1.5,1.5 1.5,1.5 0.5,0.5 0.5)))");
    const OGRFeatureUniquePtr second(ground->GetNextFeature());
    EXPECT_EQ(second->GetGeometryRef(), nullptr);
    EXPECT_TRUE(second->IsFieldNull(1));
    OGRLayer* const places = dataset->GetLayerByName("places");
    const OGRFeatureUniquePtr place(places->GetNextFeature());
    EXPECT_EQ(place->GetGeometryRef()->exportToWkt(), "POINT (1 2)");
    EXPECT_EQ(places->GetFeatureCount(), 2);
}

TEST(GeoPackageWriter, StylesAreTheDefaultAndTheJournalLeavesNoTrace) {
    const TemporaryFolder folder;
    write(folder.file("a.gpkg"), 3.0);
    const GDALDatasetUniquePtr dataset = open(folder.file("a.gpkg"));
    EXPECT_EQ(scalar(*dataset, "SELECT useAsDefault FROM layer_styles"), "1");
    EXPECT_EQ(scalar(*dataset, "SELECT styleQML FROM layer_styles"), "<qgis/>");
    EXPECT_EQ(scalar(*dataset, "PRAGMA journal_mode"), "delete");
    EXPECT_EQ(
        scalar(
            *dataset,
            "SELECT count(*) FROM gpkg_contents WHERE last_change <> "
            "'2026-06-30T00:00:00.000Z'"),
        "0");
}

TEST(GeoPackageWriter, TheSameCallsWriteTheSameBytes) {
    const TemporaryFolder folder;
    write(folder.file("a.gpkg"), 3.0);
    write(folder.file("b.gpkg"), 3.0);
    write(folder.file("c.gpkg"), 3.0, kTime + 1s);
    EXPECT_EQ(sha256_of_file(folder.file("a.gpkg")), sha256_of_file(folder.file("b.gpkg")));
    EXPECT_NE(sha256_of_file(folder.file("a.gpkg")), sha256_of_file(folder.file("c.gpkg")));
}

/// GeoPackage 1.3, requirement 15: `last_change` is in UTC.
TEST(GeoPackageWriter, ItsTimeIsThatOfNoZone) {
    const TemporaryFolder folder;
    write(folder.file("a.gpkg"), 3.0);
    setenv("TZ", "AAA-7", 1);
    tzset();
    write(folder.file("b.gpkg"), 3.0);
    unsetenv("TZ");
    tzset();
    EXPECT_EQ(
        scalar(
            *open(folder.file("b.gpkg")),
            "SELECT count(*) FROM gpkg_contents WHERE last_change <> '2026-06-30T00:00:00.000Z'"),
        "0");
    EXPECT_EQ(sha256_of_file(folder.file("a.gpkg")), sha256_of_file(folder.file("b.gpkg")));
}

TEST(GeoPackageWriter, SaysThatAFileCannotBeMade) {
    const TemporaryFolder folder;
    EXPECT_THROW(
        static_cast<void>(
            GeoPackageWriter::create(folder.path() / "none" / "a.gpkg", "EPSG:9211", kTime)),
        Error);
    EXPECT_THROW(
        static_cast<void>(GeoPackageWriter::create(folder.file("a.gpkg"), "EPSG:nonsense", kTime)),
        Error);
}

TEST(GeoPackageWriter, SaysInBothLanguagesThatAFileCannotBeReplaced) {
    const TemporaryFolder folder;
    test::write_file(folder.file("note"), "x");
    try {
        static_cast<void>(
            GeoPackageWriter::create(folder.path() / "note" / "a.gpkg", "EPSG:9211", kTime));
        ADD_FAILURE() << "it was made below a file";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_THAT(error.message().en, HasSubstr("note/a.gpkg"));
        EXPECT_THAT(error.message().en, HasSubstr("Not a directory"));
        EXPECT_THAT(error.message().vi, HasSubstr("không phải là thư mục"));
    }
}

/// Interrupts when it is asked for the last of some times.
class InterruptingProgress final : public Progress {
public:
    explicit InterruptingProgress(int times) : m_left(times) {}

    void begin(std::string_view /*step*/, std::uint64_t /*total*/) override {}

    void advance(std::uint64_t /*items*/) override {
        if (--m_left == 0) {
            throw Error(ErrorCode::cancelled, Message{"Đã dừng.", "Interrupted."});
        }
    }

    void end() override {}

    [[nodiscard]] int left() const noexcept { return m_left; }

private:
    int m_left;
};

/// A layer whose index takes SQLite a while.
GeoPackageWriter writer_of_many(const std::string& path) {
    GeoPackageWriter writer = GeoPackageWriter::create(path, "EPSG:9211", kTime);
    writer.begin_layer({"ground", "Đất", ShapeKind::polygons, {{"fid", FieldKind::integer}}});
    const MultiPolygonBuffer shapes = square_with_hole();
    for (std::int64_t i = 0; i < 20'000; ++i) {
        const std::array<FieldValue, 1> row = {i};
        writer.add(shapes.shape(0), row);
    }
    return writer;
}

TEST(GeoPackageWriter, IsInterruptedWhileItsIndexIsMadeAndThenLeavesNoFile) {
    const TemporaryFolder folder;
    const std::string path = (folder.path() / "o.gpkg").string();
    InterruptingProgress never(-1);
    writer_of_many(path).finish(never);
    const int asked = -1 - never.left();
    EXPECT_GT(asked, 3); // not only before and after
    ASSERT_TRUE(std::filesystem::exists(path));
    for (const int times : {1, 3, asked}) {
        SCOPED_TRACE(times);
        InterruptingProgress progress(times);
        try {
            writer_of_many(path).finish(progress);
            ADD_FAILURE() << "not interrupted";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::cancelled);
        }
        EXPECT_FALSE(std::filesystem::exists(path));
    }
}

TEST(GeoPackageWriter, LeavesNeitherFileNorWordsWhenItIsNotFinished) {
    const TemporaryFolder folder;
    const std::string path = (folder.path() / "o.gpkg").string();
    testing::internal::CaptureStderr();
    { const GeoPackageWriter writer = writer_of_many(path); }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(GeoPackageContent, FollowsTheValuesAndNotTheFile) {
    const TemporaryFolder folder;
    write(folder.file("a.gpkg"), 3.0);
    write(folder.file("b.gpkg"), 3.0);
    write(folder.file("c.gpkg"), 3.0000000001);
    {
        // What QGIS does when it opens a file.
        const GDALDatasetUniquePtr dataset =
            open(folder.file("b.gpkg"), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
        EXPECT_EQ(scalar(*dataset, "PRAGMA journal_mode = WAL"), "wal");
    }
    EXPECT_NE(sha256_of_file(folder.file("a.gpkg")), sha256_of_file(folder.file("b.gpkg")));
    const std::string content = sha256_of_geopackage_content(folder.file("a.gpkg"));
    EXPECT_EQ(sha256_of_geopackage_content(folder.file("b.gpkg")), content);
    EXPECT_NE(sha256_of_geopackage_content(folder.file("c.gpkg")), content);
    EXPECT_THROW(static_cast<void>(sha256_of_geopackage_content(folder.file("none.gpkg"))), Error);
}

} // namespace
} // namespace huuco
