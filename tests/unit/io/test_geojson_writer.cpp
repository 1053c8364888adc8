// SPDX-License-Identifier: MIT
/// \file
/// Tests of the GeoJSON writer.

#include "datasets.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/error.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/io/file_hash.hpp>
#include <huuco/io/geojson_writer.hpp>
#include <huuco/io/parcel_reader.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <ogr_geometry.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using test::TemporaryFolder;
using Ring = std::vector<Point>;

/// One shape: polygons of rings.
MultiPolygonBuffer shape_of(const std::vector<std::vector<Ring>>& polygons) {
    MultiPolygonBuffer buffer;
    for (const std::vector<Ring>& polygon : polygons) {
        for (const Ring& ring : polygon) {
            for (const Point& point : ring) {
                buffer.add_point(point);
            }
            buffer.end_ring();
        }
        buffer.end_polygon();
    }
    buffer.end_shape();
    return buffer;
}

std::string geometry(const std::vector<std::vector<Ring>>& polygons) {
    std::string text;
    append_geojson_geometry(text, shape_of(polygons).shape(0));
    return text;
}

const Ring kSquare = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
const Ring kClockwise = {{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}};
const Ring kHole = {{0.25, 0.25}, {0.5, 0.25}, {0.5, 0.5}, {0.25, 0.25}};

TEST(GeoJsonGeometry, IsAPolygonForOnePart) {
    EXPECT_EQ(
        geometry({{kSquare}}),
        R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]})");
}

TEST(GeoJsonGeometry, FollowsTheRightHandRule) {
    // RFC 7946, 3.1.6: exterior rings counter-clockwise, holes clockwise
    EXPECT_EQ(
        geometry({{kClockwise, kHole}}),
        R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]],)"
        R"([[0.25,0.25],[0.5,0.5],[0.5,0.25],[0.25,0.25]]]})");
}

/// A triangle that touches the middle of an edge is a hole by ISO 19125-1; GEOS, behind GDAL, tells
/// whether what is written still is.
TEST(GeoJsonGeometry, KeepsAHoleThatTouchesAnEdgeInside) {
    std::mt19937 random(3); // NOLINT(cert-msc51-cpp): the same rings in every run
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    int with_a_corner_more = 0;
    for (int round = 0; round < 200; ++round) {
        const Point a{105.0 + 1e-3 * unit(random), 21.0};
        const Point b{105.01, 21.0 + 1e-3 * unit(random)};
        const Point c{105.005, 21.01};
        const double at = 0.2 + 0.6 * unit(random);
        const Point touch{a.x + at * (b.x - a.x), a.y + at * (b.y - a.y)};
        const Ring hole = {touch, {105.0051, 21.006}, {touch.x + 1e-4, touch.y + 2e-3}, touch};
        const std::string text = geometry({{{a, b, c, a}, hole}});
        const std::unique_ptr<OGRGeometry> written(
            OGRGeometryFactory::createFromGeoJson(text.c_str()));
        ASSERT_NE(written, nullptr);
        EXPECT_TRUE(written->IsValid()) << text;
        with_a_corner_more += written->toPolygon()->getExteriorRing()->getNumPoints() > 4 ? 1 : 0;
    }
    EXPECT_GT(with_a_corner_more, 50); // about half are rounded to the wrong side
}

TEST(GeoJsonGeometry, IsAMultiPolygonForSeveralParts) {
    EXPECT_EQ(
        geometry({{kSquare}, {{{5, 5}, {6, 5}, {6, 6}, {5, 5}}}}),
        R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]],)"
        R"([[[5,5],[6,5],[6,6],[5,5]]]]})");
}

TEST(GeoJsonGeometry, IsNullForNothing) {
    EXPECT_EQ(geometry({}), "null");
    EXPECT_EQ(geometry({{}}), "null");
}

TEST(GeoJsonGeometry, DropsPointsThatRoundingMakesEqual) {
    EXPECT_EQ(
        geometry({{{{0, 0}, {1, 0}, {1.000000001, 0}, {1, 1}, {0, 1}, {0, 0}}}}),
        R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]})");
}

TEST(GeoJsonGeometry, DropsRingsWithoutGround) {
    const Ring speck = {{0.5, 0.5}, {0.500000001, 0.5}, {0.5, 0.500000001}, {0.5, 0.5}};
    const Ring spike = {{0, 0}, {1, 1}, {2, 2}, {1, 1}, {0, 0}};
    EXPECT_EQ(geometry({{kSquare, speck}}), geometry({{kSquare}}));
    EXPECT_EQ(geometry({{kSquare}, {speck}}), geometry({{kSquare}}));
    EXPECT_EQ(geometry({{speck, kHole}}), "null");
    EXPECT_EQ(geometry({{spike}}), "null");
}

TEST(GeoJsonGeometry, ClosesARingThatRoundingOpens) {
    EXPECT_EQ(geometry({{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0.00000001}}}}).back(), '}');
    const nlohmann::json json =
        nlohmann::json::parse(geometry({{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0.00000001}}}}));
    EXPECT_EQ(json["coordinates"][0].front(), json["coordinates"][0].back());
}

TEST(GeoJsonGeometry, NeverWritesWhatIsNotFinite) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(geometry({{{{0, 0}, {nan, 0}, {1, 1}, {0, 0}}}}), "null");
    EXPECT_EQ(geometry({{{{0, 0}, {1, -infinity}, {1, 1}, {0, 0}}}}), "null");
    EXPECT_EQ(geometry({{{{0, 0}, {1e300, 0}, {1, 1}, {0, 0}}}}), "null");
}

/// A coordinate and its text. The third column is the value rounded half away from zero by hand.
struct Coordinate {
    double value;
    const char* text;
};

class EveryCoordinate : public testing::TestWithParam<Coordinate> {};

TEST_P(EveryCoordinate, HasEightDecimalsAndNoNeedlessZeros) {
    const double x = GetParam().value;
    const std::string text = geometry({{{{x, -80}, {170, -80}, {170, 80}, {x, -80}}}});
    EXPECT_THAT(text, testing::HasSubstr(std::string("[[[") + GetParam().text + ",-80]"));
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryCoordinate,
    testing::Values(
        Coordinate{105.176954, "105.176954"},
        Coordinate{105.0, "105"},
        Coordinate{100.5, "100.5"},
        Coordinate{-0.0, "0"},
        Coordinate{-0.000000001, "0"},
        Coordinate{4.999999999999999e-9, "0"},
        Coordinate{-0.00000001, "-0.00000001"},
        Coordinate{0.00000001, "0.00000001"},
        Coordinate{0.1, "0.1"},
        Coordinate{105.123456784, "105.12345678"},
        Coordinate{105.123456786, "105.12345679"},
        Coordinate{-105.99999999999, "-106"},
        Coordinate{0.001953125, "0.00195313"},     // 2^-9 lies exactly half-way
        Coordinate{-0.001953125, "-0.00195313"})); // and goes away from zero on both sides

TEST(GeoJsonGeometry, KeepsCoordinatesWithinHalfAUnitOfTheLastDecimal) {
    std::mt19937_64 random(7); // NOLINT(cert-msc51-cpp): the same numbers in every run
    std::uniform_real_distribution<double> degrees(-90.0, 90.0);
    for (int i = 0; i < 2000; ++i) {
        const Point p{degrees(random), degrees(random)};
        const nlohmann::json json =
            nlohmann::json::parse(geometry({{{p, {170, -91}, {170, 91}, p}}}));
        EXPECT_NEAR(json["coordinates"][0][0][0].get<double>(), p.x, 5.001e-9);
        EXPECT_NEAR(json["coordinates"][0][0][1].get<double>(), p.y, 5.001e-9);
    }
}

TEST(GeoJsonGeometry, HasAllPointsOfALongRing) {
    for (const std::size_t corners : {31U, 32U, 33U, 500U}) {
        Ring ring;
        for (std::size_t i = 0; i < corners; ++i) {
            const double angle =
                6.283185307179586 * static_cast<double>(i) / static_cast<double>(corners);
            ring.push_back({105.0 + std::cos(angle), -std::sin(angle)}); // clockwise
        }
        ring.push_back(ring.front());
        const nlohmann::json json = nlohmann::json::parse(geometry({{ring}}))["coordinates"][0];
        ASSERT_EQ(json.size(), ring.size());
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point& point = ring[ring.size() - 1 - i];
            ASSERT_NEAR(json[i][0].get<double>(), point.x, 5.001e-9);
            ASSERT_NEAR(json[i][1].get<double>(), point.y, 5.001e-9);
        }
    }
}

TEST(JsonString, EscapesWhatJsonForbids) {
    std::string text;
    append_json_string(text, std::string_view("a\"b\\c\n\t\r\x01\0z", 11));
    EXPECT_EQ(text, R"("a\"b\\c\n\t\r\u0001\u0000z")");
    text.clear();
    append_json_string(text, "Xã Nhữ Khê");
    EXPECT_EQ(text, "\"Xã Nhữ Khê\"");
}

TEST(JsonNumber, IsTheShortestThatReadsBack) {
    const std::vector<std::pair<double, const char*>> cases = {
        {0.1, "0.1"},
        {5.0, "5"},
        {-0.0, "0"},
        {1.0 / 3.0, "0.3333333333333333"},
        {1e21, "1e+21"},
        {std::numeric_limits<double>::quiet_NaN(), "null"},
        {std::numeric_limits<double>::infinity(), "null"}};
    for (const auto& [value, expected] : cases) {
        std::string text;
        append_json_number(text, value);
        EXPECT_EQ(text, expected);
    }
}

TEST(GeoJsonWriter, MakesOneCollectionOfManyChunks) {
    const TemporaryFolder folder;
    const MultiPolygonBuffer square = shape_of({{kSquare}});
    const MultiPolygonBuffer nothing = shape_of({});
    std::string first;
    FeatureText a(first, 7);
    a.text("crop", "Chè");
    a.number("area_m2", 12.5);
    a.integer("fid", 7);
    a.boolean("met", false);
    a.null("share");
    a.raw("code", "\"LUC\"");
    a.finish(square.shape(0));
    FeatureText b(first);
    b.finish(nothing.shape(0));
    std::string second;
    FeatureText c(second);
    c.integer("fid", 9);
    c.finish(square.shape(0));

    Box box;
    box.expand(Point{0, 0});
    box.expand(Point{1, 1});
    GeoJsonWriter writer = GeoJsonWriter::open(folder.file("a.geojson"), "Thôn \"1\"", box);
    writer.fingerprint(first);
    writer.write(first);
    writer.fingerprint("");
    writer.write("");
    writer.fingerprint(second);
    writer.write(second);
    const std::string sha256 = writer.finish();
    EXPECT_EQ(sha256, sha256_of_file(folder.file("a.geojson")));
    const std::string text = read_file(folder.file("a.geojson"));
    const std::string square_text =
        R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]})";
    EXPECT_EQ(
        text,
        "{\"type\":\"FeatureCollection\",\"name\":\"Thôn \\\"1\\\"\",\"bbox\":[0,0,1,1],"
        "\"features\":[\n"
        "{\"type\":\"Feature\",\"id\":7,\"properties\":{\"crop\":\"Chè\",\"area_m2\":12.5,\"fid\":"
        "7,"
        "\"met\":false,\"share\":null,\"code\":\"LUC\"},\"geometry\":" +
            square_text +
            "},\n"
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null},\n"
            "{\"type\":\"Feature\",\"properties\":{\"fid\":9},\"geometry\":" +
            square_text + "}\n]}\n");
    EXPECT_TRUE(nlohmann::json::accept(text));
}

TEST(GeoJsonWriter, WritesACollectionWithoutFeatures) {
    const TemporaryFolder folder;
    GeoJsonWriter writer = GeoJsonWriter::open(folder.file("a.geojson"));
    writer.finish();
    const nlohmann::json json = nlohmann::json::parse(read_file(folder.file("a.geojson")));
    EXPECT_TRUE(json["features"].empty());
}

TEST(GeoJsonWriter, IsReadBackByGdal) {
    const TemporaryFolder folder;
    std::string chunk;
    FeatureText feature(chunk);
    feature.text("LOAIDAT", "LUC");
    feature.finish(shape_of({{kClockwise, kHole}}).shape(0));
    GeoJsonWriter writer = GeoJsonWriter::open(folder.file("a.geojson"), "parcels");
    writer.fingerprint(chunk);
    writer.write(chunk);
    writer.finish();
    Dataset dataset = Dataset::open(folder.file("a.geojson"));
    EXPECT_EQ(dataset.info().layer, "parcels");
    EXPECT_EQ(Crs::from_wkt(dataset.info().crs_wkt).code(), "EPSG:4326");
    ParcelReader reader(dataset, {});
    ParcelBatch batch;
    Problems problems;
    ASSERT_TRUE(reader.next(batch, problems));
    const PolygonView polygon = batch.shapes.shape(0).polygon(0);
    EXPECT_EQ(polygon.ring_count(), 2U);
    EXPECT_EQ(polygon.ring(0)[1], (Point{1, 0}));
}

TEST(GeoJsonWriter, SaysThatAFileCannotBeWritten) {
    const TemporaryFolder folder;
    try {
        const GeoJsonWriter writer = GeoJsonWriter::open(folder.file("none/a.geojson"));
        FAIL() << "opened";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_THAT(error.what(), testing::HasSubstr("none/a.geojson"));
    }
}

TEST(GeoJsonWriter, SaysThatTheDiskIsFull) {
    if (!std::filesystem::exists("/dev/full")) {
        GTEST_SKIP() << "needs /dev/full";
    }
    try {
        GeoJsonWriter writer = GeoJsonWriter::open("/dev/full");
        writer.fingerprint(std::string(1 << 20, ' '));
        writer.write(std::string(1 << 20, ' '));
        writer.finish();
        FAIL() << "written";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_THAT(error.what(), testing::HasSubstr("/dev/full"));
    }
    try {
        GeoJsonWriter writer = GeoJsonWriter::open("/dev/full");
        writer.finish(); // the few bytes wait in a buffer until here
        FAIL() << "written";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
    }
}

} // namespace
} // namespace huuco
