// SPDX-License-Identifier: MIT
/// \file
/// Whole analyses of squares of 100 m in EPSG:9211, whose areas are known without measuring.

#include "support/failing_geos.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/geometry/area.hpp>
#include <huuco/io/atomic_directory.hpp>
#include <huuco/io/geopackage_writer.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/check.hpp>
#include <huuco/pipeline/explain.hpp>
#include <huuco/pipeline/inspect.hpp>
#include <huuco/pipeline/problem_parcel.hpp>
#include <huuco/pipeline/publish.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

/// A box in metres east and north of the corner of the land, as a GeoJSON feature.
std::string box(double x0, double y0, double x1, double y1, const std::string& properties) {
    const auto east = [](double x) { return 414'000.0 + x; };
    const auto north = [](double y) { return 2'400'000.0 + y; };
    return fmt::format(
        R"({{"type":"Feature","properties":{{{0}}},"geometry":{{"type":"Polygon","coordinates":[[)"
        R"([{1},{2}],[{3},{2}],[{3},{4}],[{1},{4}],[{1},{2}]]]}}}})",
        properties,
        east(x0),
        north(y0),
        east(x1),
        north(y1));
}

std::string parcel(int number, double x, const std::string& code, const std::string& crop) {
    return box(
        x,
        0.0,
        x + 100.0,
        100.0,
        fmt::format(
            R"("MAXA":"02530","SOTO":"1","SOTHUA":"{}","LOAIDAT":"{}","CAYTRONG":"{}")",
            number,
            code,
            crop));
}

/// A square at so many metres east.
std::string square(double x, const std::string& properties) {
    return box(x, 0.0, x + 100.0, 100.0, properties);
}

/// Rice land with rice, and more of it.
std::string rice(double x, const std::string& more) {
    return square(x, R"("LOAIDAT":"LUC","CAYTRONG":"Lúa",)" + more);
}

class SquareLand : public testing::Test {
protected:
    void SetUp() override {
        setenv("HUUCO_DATA", HUUCO_SOURCE_DIR "/data", 1);
        m_options.reference_date =
            Date(std::chrono::year(2026), std::chrono::June, std::chrono::day(30));
        m_options.language = Language::en;
        m_options.output = m_folder.path() / "out";
    }

    std::string layer(const std::string& name, const std::vector<std::string>& features) {
        const std::filesystem::path path = m_folder.path() / (name + ".geojson");
        std::ofstream(path) << fmt::format(
            R"({{"type":"FeatureCollection","crs":{{"type":"name","properties":)"
            R"({{"name":"urn:ogc:def:crs:EPSG::9211"}}}},"features":[{}]}})",
            fmt::join(features, ","));
        return path.string();
    }

    /// In WGS 84, as GeoJSON that names no system is.
    std::string layer_in_degrees(const std::string& name, const std::string& features) {
        const std::filesystem::path path = m_folder.path() / (name + ".geojson");
        std::ofstream(path) << R"({"type":"FeatureCollection","features":[)" << features << "]}";
        return path.string();
    }

    void set_parcels(const std::vector<std::string>& features) {
        m_options.parcels = {layer("parcels", features)};
    }

    /// Two villages, 0 to 250 m and 250 to 500 m to the east.
    void set_two_villages() {
        m_options.villages = layer(
            "villages",
            {box(0.0, 0.0, 250.0, 100.0, R"("MATHON":"01","TENTHON":"Thôn Một")"),
             box(250.0, 0.0, 500.0, 100.0, R"("MATHON":"02","TENTHON":"Thôn Hai")")});
    }

    void set_register(const std::string& rows) {
        const std::filesystem::path path = m_folder.path() / "register.csv";
        std::ofstream(path) << "MAXA,SOTO,SOTHUA,SCHEME,STATUS,CERT_NO,ISSUED,EXPIRES\n" << rows;
        m_options.registers = {path.string()};
    }

    /// One surveyed area from the west edge of the land to so many metres east.
    void set_area(double east, const std::string& status) {
        m_options.organic_areas = {layer(
            "areas",
            {box(
                0.0,
                0.0,
                east,
                100.0,
                fmt::format(R"("SCHEME":"EU","STATUS":"{}","CERT_NO":"HC-2")", status))})};
    }

    void set_source(const std::string& source) {
        const std::filesystem::path path = m_folder.path() / "plan.toml";
        std::ofstream(path) << fmt::format(
            "[plan]\nname = \"t\"\n[organic]\nsource = \"{}\"\n", source);
        m_options.plan = path.string();
    }

    Analysis run() { return analyze(m_options, m_progress); }

    test::TemporaryFolder m_folder;
    AnalyzeOptions m_options;
    NoProgress m_progress;
};

constexpr double kExact = 1e-6; ///< square metres: coordinates are rounded to 1e-10 m

TEST_F(SquareLand, WhatGrowsWithTheParcelsLiesInAFileWhereMemoryIsShort) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa"), parcel(2, 200.0, "CLN", "Chè")});
    set_two_villages();
    m_options.products = {Product::geojson};
    const Analysis in_memory = run();
    EXPECT_FALSE(in_memory.pieces.front().pieces.is_spilled());
    EXPECT_GT(in_memory.verdicts.bytes_in_memory(), 0U);

    m_options.memory = 1;
    const Analysis in_file = run();
    const PieceBatch& cut = in_file.pieces.front();
    EXPECT_TRUE(cut.pieces.is_spilled());
    ASSERT_EQ(cut.pieces.size(), 3U); // the second parcel lies over the border
    EXPECT_NEAR(cut.pieces[1].area_m2, 5'000.0, kExact);
    EXPECT_NEAR(cut.pieces[2].area_m2, 5'000.0, kExact);
    EXPECT_EQ(in_file.verdicts.bytes_in_memory(), 0U);
    ASSERT_EQ(in_file.verdicts.size(), 2U);
    EXPECT_EQ(in_file.verdicts[1], in_memory.verdicts[1]);
}

TEST_F(SquareLand, ADayThatIsNoneIsRefusedBeforeAnythingIsOpened) {
    m_options.parcels = {"absent.shp"};
    m_options.reference_date =
        Date(std::chrono::year(2026), std::chrono::February, std::chrono::day(31));
    try {
        NoProgress progress;
        static_cast<void>(analyze(m_options, progress));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::argument);
        EXPECT_THAT(error.what(), HasSubstr("2026-2-31"));
    }
}

TEST_F(SquareLand, ACertifiedRiceFieldIsOrganicAndAParcelOnABorderIsShared) {
    set_parcels(
        {parcel(1, 0.0, "LUC", "Lúa"),
         parcel(2, 100.0, "RSX", "Keo"),
         parcel(3, 200.0, "CLN", "Chè")});
    set_two_villages();
    set_register("02530,1,1,EU,certified,HC-1,2025-01-01,2027-01-01\n");
    const Analysis analysis = run();

    ASSERT_EQ(analysis.village_totals.size(), 2U);
    EXPECT_NEAR(analysis.village_totals[0].parcel_m2, 25'000.0, kExact);
    EXPECT_NEAR(analysis.village_totals[0].principal_m2, 15'000.0, kExact);
    EXPECT_NEAR(analysis.village_totals[0].organic_m2, 10'000.0, kExact);
    EXPECT_NEAR(analysis.village_totals[1].principal_m2, 5'000.0, kExact);
    EXPECT_EQ(analysis.village_totals[1].organic_m2, 0.0);
    EXPECT_NEAR(analysis.whole.share_percent().value(), 50.0, 1e-9);
    EXPECT_EQ(analysis.accounting.split, 1U);
    EXPECT_EQ(analysis.whole.parcels, 3U);
    EXPECT_EQ(analysis.register_account.matched, 1U);
}

// Ten micrometres of a hundred metres lie beyond the border: a thousand square millimetres are no
// rounding.
TEST_F(SquareLand, ANarrowStripBeyondTheBorderIsAPieceOfItsOwn) {
    set_parcels({box(200.0, 0.0, 250.00001, 100.0, R"("LOAIDAT":"LUC","CAYTRONG":"Lúa")")});
    set_two_villages();
    EXPECT_NEAR(run().village_totals[1].parcel_m2, 0.001, 1e-5);
}

/// A box of 0.001 degrees in latitude, in thousandths of a degree of longitude east of 105.2.
std::string box_in_degrees(double west, double east, const std::string& properties) {
    return fmt::format(
        R"({{"type":"Feature","properties":{{{0}}},"geometry":{{"type":"Polygon","coordinates":[[)"
        R"([{1},21.7],[{2},21.7],[{2},21.701],[{1},21.701],[{1},21.7]]]}}}})",
        properties,
        105.2 + west / 1'000.0,
        105.2 + east / 1'000.0);
}

// Between two circles of latitude areas on the ellipsoid are as their widths: of 1.5 thousandths
// that both parcels have together the second village has a third, and a third is claimed twice.
TEST_F(SquareLand, GroundInDegreesCountsOnceAndIsCutAsThatInMetres) {
    const std::string rice_land = R"("LOAIDAT":"LUC","CAYTRONG":"Lúa")";
    m_options.parcels = {layer_in_degrees(
        "rice", box_in_degrees(0.0, 1.0, rice_land) + "," + box_in_degrees(0.5, 1.5, rice_land))};
    m_options.villages = layer_in_degrees(
        "thon",
        box_in_degrees(0.0, 1.0, R"("MATHON":"01")") + "," +
            box_in_degrees(1.0, 2.0, R"("MATHON":"02")"));
    m_options.area = AreaMethod::ellipsoidal;
    const Analysis analysis = run();
    const double third_m2 = analysis.whole.parcel_m2 / 3.0;
    EXPECT_GT(third_m2, 5'000.0); // 52 m by 111 m
    EXPECT_NEAR(analysis.overlap_m2, third_m2, 0.01);
    EXPECT_NEAR(analysis.village_totals[0].parcel_m2, 2.0 * third_m2, 0.01);
    EXPECT_NEAR(analysis.village_totals[1].parcel_m2, third_m2, 0.01);
}

TEST_F(SquareLand, GroundBeyondTheVillagesIsARowOfItsOwn) {
    set_parcels({parcel(1, 450.0, "LUC", "Lúa")});
    set_two_villages();
    const Analysis analysis = run();
    EXPECT_NEAR(analysis.outside.principal_m2, 5'000.0, kExact);
    EXPECT_NEAR(analysis.village_totals[1].principal_m2, 5'000.0, kExact);
}

TEST_F(SquareLand, PartsOfAVillageThatTouchAreOnePolygonWithoutAProblem) {
    set_parcels({parcel(1, 200.0, "LUC", "Lúa")});
    m_options.villages = layer(
        "villages",
        {box(0.0, 0.0, 250.0, 100.0, R"("MATHON":"01")"),
         box(400.0, 0.0, 450.0, 100.0, R"("MATHON":"02")"),
         box(250.0, 0.0, 400.0, 100.0, R"("MATHON":"01")")});
    m_options.products = {Product::geojson};
    const Analysis analysis = run();
    ASSERT_EQ(analysis.villages.size(), 2U);
    const ShapeView village = analysis.villages.shapes.shape(0);
    ASSERT_EQ(village.polygon_count(), 1U); // the border between the parts is gone
    EXPECT_EQ(village.polygon(0).ring_count(), 1U);
    EXPECT_NEAR(planar_area(village), 40'000.0, kExact); // 400 m by 100 m
    EXPECT_EQ(analysis.village_totals[0].parcel_m2, 10'000.0);
    EXPECT_THAT(analysis.problems, ElementsAre(Field(&Problem::kind, "repeated_village")));
    EXPECT_THAT(
        analysis.warnings,
        Contains(HasSubstr("features that repeat the village id of another (field MATHON): 1;")));
}

TEST_F(SquareLand, AProblemOfAPartOfAVillageNamesItsFeature) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa")});
    const std::string spiked =
        R"({"type":"Feature","properties":{"MATHON":"01"},"geometry":{"type":"Polygon",)"
        R"("coordinates":[[[414300,2400000],[414400,2400000],[414400,2400300],[414400,2400100],)"
        R"([414300,2400100],[414300,2400000]]]}})";
    m_options.villages = layer(
        "villages",
        {box(0.0, 0.0, 100.0, 100.0, R"("MATHON":"01")"),
         box(100.0, 0.0, 300.0, 100.0, R"("MATHON":"02")"),
         spiked});
    m_options.products = {Product::geojson};
    const Analysis analysis = run();
    const auto spike = std::ranges::find(analysis.problems, "spike", &Problem::kind);
    ASSERT_NE(spike, analysis.problems.end());
    EXPECT_EQ(spike->feature, 2U);
    ASSERT_TRUE(spike->repair);
    EXPECT_NEAR(spike->repair->area_after_m2, 10'000.0, kExact); // of this part alone
}

TEST_F(SquareLand, AnOverlapOfVillagesNamesTheirFirstFeatures) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa")});
    m_options.villages = layer(
        "villages",
        {box(0.0, 0.0, 100.0, 100.0, R"("MATHON":"01")"),
         box(100.0, 0.0, 200.0, 100.0, R"("MATHON":"01")"),
         box(190.0, 0.0, 300.0, 100.0, R"("MATHON":"02")")});
    const Analysis analysis = run();
    const auto overlap = std::ranges::find(analysis.problems, "village_overlap", &Problem::kind);
    ASSERT_NE(overlap, analysis.problems.end());
    ASSERT_EQ(overlap->others.size(), 1U);
    EXPECT_THAT(
        (std::array{overlap->feature, overlap->others.front().feature}),
        testing::UnorderedElementsAre(0U, 2U));
}

TEST_F(SquareLand, AnOrganicAreaCountsWhereItCoversAParcel) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa"), parcel(2, 100.0, "LUC", "Lúa")});
    set_two_villages();
    const std::string certificate =
        R"("SCHEME":"EU","STATUS":"certified","CERT_NO":"HC-2","ISSUED":"2025-01-01","EXPIRES":"2027-01-01")";
    // Two surveys overlap by 20 m: 70 m of the first parcel and 30 m of the second are covered
    // once.
    m_options.organic_areas = {layer(
        "areas",
        {box(30.0, 0.0, 90.0, 100.0, certificate), box(70.0, 0.0, 130.0, 100.0, certificate)})};
    const Analysis analysis = run();
    EXPECT_NEAR(analysis.whole.organic_m2, 10'000.0, kExact);
    EXPECT_NEAR(analysis.whole.principal_m2, 20'000.0, kExact);
    EXPECT_EQ(analysis.accounting.split, 0U); // cut by evidence, not by a village
}

TEST_F(SquareLand, ARegisterRowGoesBeforeAnArea) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa")});
    set_two_villages();
    set_register("02530,1,1,EU,certified,HC-1,2020-01-01,2021-01-01\n"); // expired
    m_options.organic_areas = {layer(
        "areas",
        {box(0.0, 0.0, 100.0, 100.0, R"("SCHEME":"EU","STATUS":"certified","CERT_NO":"HC-2")")})};
    EXPECT_EQ(run().whole.organic_m2, 0.0);
}

// The two parcels are 10,000 m² each; an area of 150 m holds the first and half of the second.

TEST_F(SquareLand, AnAreaIsHeardBeforeARegisterRowWhereThePlanPrefersAreas) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa"), parcel(2, 100.0, "LUC", "Lúa")});
    set_two_villages();
    set_source("areas");
    set_register("02530,1,1,EU,expired,HC-1,,\n02530,1,2,EU,expired,HC-1,,\n");
    set_area(150.0, "certified");
    EXPECT_NEAR(run().whole.organic_m2, 15'000.0, kExact);

    set_register("02530,1,1,EU,certified,HC-1,,\n02530,1,2,EU,certified,HC-1,,\n");
    set_area(150.0, "suspended");
    EXPECT_NEAR(run().whole.organic_m2, 5'000.0, kExact); // the row speaks beside the area
}

TEST_F(SquareLand, AnAreaIsHeardWhereARegisterRowTellsNothing) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa"), parcel(2, 100.0, "LUC", "Lúa")});
    set_two_villages();
    set_register("02530,1,1,EU,,HC-1,,\n02530,1,2,EU,,HC-1,,\n");
    set_area(150.0, "certified");
    EXPECT_NEAR(run().whole.organic_m2, 15'000.0, kExact);
}

TEST_F(SquareLand, AnAreaIsHeardBeforeAFieldUnlessThePlanPrefersTheField) {
    const auto set_field = [this](int value) {
        const auto square = [value](double x) {
            return box(
                x,
                0.0,
                x + 100.0,
                100.0,
                fmt::format(R"("LOAIDAT":"LUC","CAYTRONG":"Lúa","HUUCO":"{}")", value));
        };
        set_parcels({square(0.0), square(100.0)});
    };
    set_two_villages();
    set_field(0);
    set_area(150.0, "certified");
    EXPECT_NEAR(run().whole.organic_m2, 15'000.0, kExact);
    set_source("field");
    EXPECT_EQ(run().whole.organic_m2, 0.0);

    set_source("register");
    set_field(1);
    set_area(150.0, "suspended");
    EXPECT_NEAR(run().whole.organic_m2, 5'000.0, kExact);
}

// A parcel of 10,000 m² under an area of certificate HC-2; 40 m of it are reported as suspended.
TEST_F(SquareLand, ASuspendedAreaActsOnTheAreasOfItsOwnCertificate) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa")});
    set_two_villages();
    const auto organic_m2 = [this](const std::string& number, const std::string& since) {
        const auto area = [](double east, const std::string& status, const std::string& more) {
            return box(
                0.0,
                0.0,
                east,
                100.0,
                fmt::format(R"("SCHEME":"EU","STATUS":"{}","CERT_NO":"{}")", status, more));
        };
        m_options.organic_areas = {layer(
            "areas",
            {area(100.0, "certified", R"(HC-2","SUSPENDED_ON":")"),
             area(40.0, "suspended", number + R"(","SUSPENDED_ON":")" + since)})};
        return run().whole.organic_m2;
    };
    EXPECT_NEAR(organic_m2("hc-2", ""), 6'000.0, kExact);
    EXPECT_NEAR(organic_m2("HC \u2013 2", ""), 6'000.0, kExact); // the dash of a word processor
    EXPECT_NEAR(organic_m2("HC-2", "2026-06-30"), 6'000.0, kExact);
    EXPECT_NEAR(organic_m2("HC-2", "2026-07-01"), 10'000.0, kExact); // not yet
    EXPECT_NEAR(organic_m2("HC-3", ""), 10'000.0, kExact);
    EXPECT_NEAR(organic_m2("", ""), 10'000.0, kExact);
}

TEST_F(SquareLand, AnAreaThatIsSuspendedAsAWholeIsNoneWithoutParcels) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa")});
    set_two_villages();
    const auto area = [](const std::string& status) {
        return box(
            0.0,
            0.0,
            100.0,
            100.0,
            fmt::format(R"("SCHEME":"EU","STATUS":"{}","CERT_NO":"HC-2")", status));
    };
    m_options.organic_areas = {layer("areas", {area("certified"), area("suspended")})};
    const Analysis analysis = run();
    EXPECT_EQ(analysis.whole.organic_m2, 0.0);
    EXPECT_THAT(analysis.problems, IsEmpty());
}

TEST_F(SquareLand, GroundThatTwoParcelsClaimCountsOnce) {
    set_parcels(
        {parcel(1, 0.0, "LUC", "Lúa"),
         parcel(1, 0.0, "LUC", "Lúa"),
         parcel(3, 150.0, "RSX", ""),
         parcel(4, 200.0, "LUC", "")});
    set_two_villages();
    const Analysis analysis = run();
    EXPECT_NEAR(analysis.whole.parcel_m2, 25'000.0, kExact);
    EXPECT_NEAR(analysis.overlap_m2, 15'000.0, kExact);
    EXPECT_NEAR(
        analysis.whole.principal_m2,
        20'000.0,
        kExact); // rice land keeps ground that forest claims too
    EXPECT_EQ(analysis.accounting.used, 4U);
}

// A duplicate has the key of the other: what a blank says is not the same.
TEST_F(SquareLand, TheSameGroundTwiceIsADuplicateByItsWholeKey) {
    set_two_villages();
    const auto kind = [this](const char* key, const char* key_of_other) {
        set_parcels({rice(0.0, key), rice(0.0, key_of_other)});
        const Analysis analysis = run();
        const auto shared = std::ranges::find_if(
            analysis.problems, [](const Problem& problem) { return !problem.others.empty(); });
        return shared == analysis.problems.end() ? std::string() : shared->kind;
    };
    constexpr const char* kWhole = R"("MAXA":"02530","SOTO":"1","SOTHUA":"1")";
    constexpr const char* kNoNumber = R"("MAXA":"02530","SOTO":"1","SOTHUA":"")";
    constexpr const char* kNoSheet = R"("MAXA":"02530","SOTO":"","SOTHUA":"1")";
    EXPECT_EQ(kind(kWhole, kWhole), "duplicate");
    EXPECT_EQ(kind(kWhole, R"("MAXA":"02530","SOTO":"1","SOTHUA":"2")"), "duplicate_geometry");
    EXPECT_EQ(kind(kNoNumber, kNoNumber), "duplicate_geometry");
    EXPECT_EQ(kind(kNoSheet, kNoSheet), "duplicate_geometry");
}

// Rice and forest share 5,000 m²; another rice field is certified. The rice field keeps the ground:
// 10,000 of 20,000 m² are organic, 50 %. Forest would leave 10,000 of 15,000, 67 %.
TEST_F(SquareLand, AnAreaThatHoldsNoneOfTheContestedGroundIsNoClaimOnIt) {
    set_parcels(
        {parcel(1, 0.0, "LUC", "Lúa"), parcel(2, 50.0, "RSX", ""), parcel(3, 300.0, "LUC", "Lúa")});
    set_two_villages();
    set_register("02530,1,3,EU,certified,HC-1,,\n");
    const auto with_area = [this](const std::string& outline) {
        m_options.organic_areas = {layer(
            "areas",
            {R"({"type":"Feature","properties":{"SCHEME":"EU","STATUS":"certified"},)"
             R"("geometry":{"type":"Polygon","coordinates":[[)" +
             outline + "]]}}"})};
        return run();
    };
    // An L round the parcels, whose box holds them and which touches none.
    const Analysis round =
        with_area("[413950,2399900],[414200,2399900],[414200,2399910],[413960,2399910],"
                  "[413960,2400200],[413950,2400200],[413950,2399900]");
    EXPECT_NEAR(round.whole.share_percent().value(), 50.0, 1e-9);
    // A quarter of the rice field, on the side that no other claims: 2,500 m² more are organic.
    const Analysis beside = with_area(
        "[414000,2400000],[414025,2400000],[414025,2400100],[414000,2400100],[414000,2400000]");
    EXPECT_NEAR(beside.whole.organic_m2, 12'500.0, kExact);
    EXPECT_NEAR(beside.whole.principal_m2, 20'000.0, kExact);
    // The contested half: now the rice field would raise the share with it.
    const Analysis upon = with_area(
        "[414050,2400000],[414100,2400000],[414100,2400100],[414050,2400100],[414050,2400000]");
    EXPECT_NEAR(upon.whole.organic_m2, 10'000.0, kExact);
    EXPECT_NEAR(upon.whole.principal_m2, 15'000.0, kExact);
}

// Two organic rice fields share 5,000 m², one of them is certified for 100 m². It keeps them: 100
// and 5,000 of 15,000 m² are organic. The other would leave 50 and 10,000.
TEST_F(SquareLand, AClaimIsWeighedByItsCertifiedAreaWhateverTheOrderOfTheFile) {
    const std::filesystem::path path = m_folder.path() / "register.csv";
    std::ofstream(path) << "MAXA,SOTO,SOTHUA,SCHEME,STATUS,AREA_M2\n"
                           "02530,1,1,EU,certified,100\n02530,1,2,EU,certified,\n";
    m_options.registers = {path.string()};
    set_two_villages();
    std::vector<std::string> parcels = {
        parcel(1, 0.0, "LUC", "Lúa"), parcel(2, 50.0, "LUC", "Lúa")};
    for (int order = 0; order < 2; ++order) {
        set_parcels(parcels);
        const Analysis analysis = run();
        EXPECT_NEAR(analysis.whole.organic_m2, 5'100.0, kExact);
        EXPECT_NEAR(analysis.whole.principal_m2, 15'000.0, kExact);
        std::swap(parcels.front(), parcels.back());
    }
}

// Parcel 1 stands in two features of 10,000 m², as one that a road cuts; 8,000 m² are certified.
TEST_F(SquareLand, ACertifiedAreaIsSharedAmongTheFeaturesOfItsParcel) {
    const std::filesystem::path path = m_folder.path() / "register.csv";
    std::ofstream(path) << "MAXA,SOTO,SOTHUA,SCHEME,STATUS,AREA_M2\n02530,1,1,EU,certified,8000\n";
    m_options.registers = {path.string()};
    set_two_villages();
    set_parcels({parcel(1, 0.0, "LUC", "Lúa"), parcel(1, 300.0, "LUC", "Lúa")});
    const Analysis apart = run();
    EXPECT_NEAR(apart.whole.organic_m2, 8'000.0, kExact);
    EXPECT_NEAR(apart.village_totals[0].organic_m2, 4'000.0, kExact);
    // The same ground twice is one parcel of 10,000 m², and half of it twice one of 15,000.
    set_parcels({parcel(1, 0.0, "LUC", "Lúa"), parcel(1, 0.0, "LUC", "Lúa")});
    EXPECT_NEAR(run().whole.organic_m2, 8'000.0, kExact);
    set_parcels({parcel(1, 0.0, "LUC", "Lúa"), parcel(1, 50.0, "LUC", "Lúa")});
    const Analysis upon = run();
    EXPECT_NEAR(upon.whole.organic_m2, 8'000.0, kExact);
    EXPECT_NEAR(upon.whole.principal_m2, 15'000.0, kExact);
    // Three times the same and once more elsewhere are two hectares.
    set_parcels(
        {parcel(1, 0.0, "LUC", "Lúa"),
         parcel(1, 0.0, "LUC", "Lúa"),
         parcel(1, 0.0, "LUC", "Lúa"),
         parcel(1, 300.0, "LUC", "Lúa")});
    EXPECT_NEAR(run().village_totals[0].organic_m2, 4'000.0, kExact);
}

// 8,000 of the 20,000 m² of parcel 2 are certified. 5,000 m² go to parcel 1, which lowers the share
// by them; of the other 15,000 two fifths are organic, as of the whole parcel.
TEST_F(SquareLand, GroundThatAnotherParcelKeepsIsGroundOfItsOwnAllTheSame) {
    const std::filesystem::path path = m_folder.path() / "register.csv";
    std::ofstream(path) << "MAXA,SOTO,SOTHUA,SCHEME,STATUS,AREA_M2\n02530,1,2,EU,certified,8000\n";
    m_options.registers = {path.string()};
    set_two_villages();
    set_parcels(
        {parcel(1, 0.0, "LUC", "Lúa"),
         parcel(1, 200.0, "LUC", "Lúa"),
         parcel(2, 50.0, "LUC", "Lúa"),
         parcel(2, 400.0, "LUC", "Lúa")});
    EXPECT_NEAR(run().whole.organic_m2, 6'000.0, kExact);
}

// Of 20,000 m² in two features 8,000 are certified: 0.4 m² a square metre beside 0.6 of the other
// parcel, which loses 5,000 of its 10,000 m². 8,000 and 3,000 m² are organic.
TEST_F(SquareLand, AClaimIsWeighedByTheWholeParcelNotByOneOfItsFeatures) {
    const std::filesystem::path path = m_folder.path() / "register.csv";
    std::ofstream(path) << "MAXA,SOTO,SOTHUA,SCHEME,STATUS,AREA_M2\n"
                           "02530,1,1,EU,certified,8000\n02530,1,2,EU,certified,6000\n";
    m_options.registers = {path.string()};
    set_two_villages();
    set_parcels(
        {parcel(1, 0.0, "LUC", "Lúa"),
         parcel(1, 300.0, "LUC", "Lúa"),
         parcel(2, 50.0, "LUC", "Lúa")});
    EXPECT_NEAR(run().whole.organic_m2, 11'000.0, kExact);
}

TEST_F(SquareLand, AParcelInTwoVillagesAndPartlyInAnAreaIsOneOfEach) {
    set_two_villages();
    set_parcels({parcel(1, 200.0, "LUC", "Lúa")});
    set_area(275.0, "certified"); // all of it in the first village, half in the second
    const Analysis analysis = run();
    EXPECT_EQ(analysis.village_totals[0].parcels, 1U);
    EXPECT_EQ(analysis.village_totals[1].parcels, 1U);
    EXPECT_EQ(analysis.whole.parcels, 1U);
    EXPECT_NEAR(analysis.village_totals[0].organic_m2, 5'000.0, kExact);
    EXPECT_NEAR(analysis.village_totals[1].organic_m2, 2'500.0, kExact);
}

TEST_F(SquareLand, BothAreasAreThoseOfTheSameLand) {
    set_two_villages();
    set_parcels({rice(0.0, R"("HUUCO":"1")"), rice(100.0, R"("HUUCO":"0")")});
    m_options.has_both_areas = true;
    const Analysis analysis = run();
    ASSERT_TRUE(analysis.compared);
    const AreaTotals& other = analysis.compared->whole;
    EXPECT_NE(other.parcel_m2, analysis.whole.parcel_m2);
    EXPECT_NEAR(other.principal_m2, other.parcel_m2, kExact);
    // The scale of the zone is the same for neighbours but for some 1e-8 of it.
    EXPECT_NEAR(other.organic_m2, other.parcel_m2 / 2.0, 0.01);
    EXPECT_GT(std::abs(other.organic_m2 - analysis.whole.organic_m2), 0.1);
}

// A bow-tie of two triangles of 2,500 m²: of an organic area it says nothing about parcels.
TEST_F(SquareLand, OnlyParcelsThatAreSetAsideAreMissingFromTheGround) {
    const std::string bow_tie = "[[[414000,2400000],[414100,2400100],[414100,2400000],"
                                "[414000,2400100],[414000,2400000]]]";
    const auto feature = [&](const std::string& properties) {
        return R"({"type":"Feature","properties":{)" + properties +
               R"(},"geometry":{"type":"Polygon","coordinates":)" + bow_tie + "}}";
    };
    set_two_villages();
    set_parcels({parcel(1, 0.0, "LUC", "Lúa")});
    m_options.organic_areas = {layer("areas", {feature(R"("SCHEME":"EU","STATUS":"certified")")})};
    const Analysis area = run();
    EXPECT_EQ(area.problems.size(), 1U);
    EXPECT_EQ(area.set_aside_m2, 0.0);
    m_options.organic_areas.clear();
    set_parcels({parcel(1, 100.0, "LUC", "Lúa"), feature(R"("LOAIDAT":"LUC","CAYTRONG":"Lúa")")});
    EXPECT_NEAR(run().set_aside_m2, 5'000.0, kExact);
}

// Land over the border of two villages has a tooth, a millionth of a degree wide, that goes 5e-11
// degrees beyond the north of both: 0.1 m by 5 µm are no piece, but the checks have to know of
// them. The land is so large that areas alone do not tell that next to nothing is left.
TEST_F(SquareLand, SliversOfGroundInDegreesAreToldInSquareMetres) {
    const auto feature = [](const char* properties, const char* ring) {
        return fmt::format(
            R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"Polygon",)"
            R"("coordinates":[[{}]]}}}})",
            properties,
            ring);
    };
    m_options.parcels = {layer_in_degrees(
        "rice",
        feature(
            R"("LOAIDAT":"LUC","CAYTRONG":"Lúa")",
            "[105.1,21.1],[105.9,21.1],[105.9,21.9],[105.600001,21.9],[105.600001,22.00000000005],"
            "[105.6,22.00000000005],[105.6,21.9],[105.1,21.9],[105.1,21.1]"))};
    m_options.villages = layer_in_degrees(
        "thon",
        feature(R"("MATHON":"01")", "[105,21],[105.5,21],[105.5,22],[105,22],[105,21]") + "," +
            feature(R"("MATHON":"02")", "[105.5,21],[106,21],[106,22],[105.5,22],[105.5,21]"));
    m_options.area = AreaMethod::ellipsoidal;
    const double sliver_m2 = run().sums.ground.sliver_m2;
    EXPECT_GT(sliver_m2, 4e-7);
    EXPECT_LT(sliver_m2, 8e-7);
}

// A square centimetre of each row is rounding when ground is united; on the ellipsoid cut edges are
// in doubt beside it.
TEST_F(SquareLand, TheDoubtOfUnitedGroundIsThatOfItsRowsAndEdges) {
    set_two_villages();
    set_parcels({parcel(1, 0.0, "LUC", "Lúa"), parcel(2, 50.0, "LUC", "Lúa")});
    constexpr double kOfTwoRows_m2 = 2e-4;
    EXPECT_DOUBLE_EQ(run().sums.ground.union_doubt_m2, kOfTwoRows_m2);
    m_options.area = AreaMethod::ellipsoidal;
    EXPECT_GT(run().sums.ground.union_doubt_m2, kOfTwoRows_m2);
}

// Two equal fields apart, one of them organic: the share is A / (A + B), and near A = B it moves by
// (dA - dB) / 4A. The area of a rectangle moves with a corner as half of the diagonal across: its
// deviation is the diagonal's length times that of a corner. Together σ d √2 / 4A.
TEST_F(SquareLand, TheDoubtOfBoundariesInDegreesIsThatInMetres) {
    const std::filesystem::path path = m_folder.path() / "plan.toml";
    std::ofstream(path) << "[plan]\nname = \"t\"\n[uncertainty]\nvertex_m = 0.5\n";
    m_options.plan = path.string();
    m_options.area = AreaMethod::ellipsoidal;
    const auto field = [](double west, const char* is_organic) {
        return box_in_degrees(
            west,
            west + 2.0,
            fmt::format(R"("LOAIDAT":"LUC","CAYTRONG":"Lúa","HUUCO":"{}")", is_organic));
    };
    m_options.parcels = {layer_in_degrees("rice", field(0.0, "1") + "," + field(3.0, "0"))};
    m_options.villages = layer_in_degrees("thon", box_in_degrees(-1.0, 6.0, R"("MATHON":"01")"));
    const Analysis analysis = run();
    const double area_m2 = analysis.whole.principal_m2 / 2.0;
    const double height_m = 110.7; // a thousandth of a degree of the meridian at 21.7° north
    const double diagonal_m = std::hypot(height_m, area_m2 / height_m);
    const double percent = 100.0 * 0.5 * diagonal_m * std::sqrt(2.0) / (4.0 * area_m2);
    EXPECT_NEAR(analysis.whole_reading.boundary_sd_percent.value_or(0.0), percent, 0.01 * percent);
}

TEST_F(SquareLand, TheDoubtOfBoundariesOfAVillageIsThatOfItsOwnLand) {
    const std::filesystem::path path = m_folder.path() / "plan.toml";
    std::ofstream(path) << "[plan]\nname = \"t\"\n[uncertainty]\nvertex_m = 0.5\n";
    m_options.plan = path.string();
    m_options.products = {Product::geojson};
    set_two_villages();
    std::vector<std::string> parcels = {rice(0.0, R"("HUUCO":"1")"), rice(100.0, R"("HUUCO":"0")")};
    set_parcels(parcels);
    const std::optional<double> alone = run().village_readings[0].boundary_sd_percent;
    parcels.push_back(rice(300.0, R"("HUUCO":"1")"));
    set_parcels(parcels);
    const Analysis analysis = run();
    ASSERT_TRUE(alone);
    EXPECT_EQ(analysis.village_readings[0].boundary_sd_percent, alone);
    EXPECT_NE(analysis.whole_reading.boundary_sd_percent, alone);
}

// A tenth of one parcel is recorded as perennial crops, half of the other is assumed to be. The
// other keeps the 5,000 m² that they share: 5,000 and 500 m² are principal-crop land.
TEST_F(SquareLand, AClaimIsWeighedByItsRecordedAreasWhateverTheOrderOfTheFile) {
    set_two_villages();
    std::vector<std::string> parcels = {
        parcel(1, 0.0, "ONT 9000; CLN 1000", "Chè"), parcel(2, 50.0, "ONT+CLN", "Chè")};
    for (int order = 0; order < 2; ++order) {
        set_parcels(parcels);
        EXPECT_NEAR(run().whole.principal_m2, 5'500.0, kExact);
        std::swap(parcels.front(), parcels.back());
    }
}

TEST_F(SquareLand, PerCentOfACodeAreThoseOfTheParcel) {
    set_two_villages();
    set_parcels({parcel(1, 0.0, "ONT 30%+CLN", "Chè")});
    EXPECT_NEAR(run().whole.principal_m2, 7'000.0, kExact);
}

// Two hectares each, of one label: what is recorded of one parcel is not recorded of the other.
TEST_F(SquareLand, ParcelsOfOneLabelHaveTheirOwnRecords) {
    set_two_villages();
    set_parcels({parcel(1, 0.0, "ONT 3000+CLN", "Chè"), parcel(2, 100.0, "ONT+CLN 6000", "Chè")});
    EXPECT_NEAR(run().whole.principal_m2, 7'000.0 + 6'000.0, kExact);
    const auto garden = [](double x, const std::string& house_m2) {
        return square(
            x, fmt::format(R"("LOAIDAT":"ONT+CLN","CAYTRONG":"Chè","DT_THOCU":"{}")", house_m2));
    };
    set_parcels({garden(0.0, ""), garden(100.0, "3000")});
    EXPECT_NEAR(run().whole.principal_m2, 5'000.0 + 7'000.0, kExact);
}

TEST_F(SquareLand, ParcelsThatDifferInOneFieldOfEvidenceAreJudgedApart) {
    set_two_villages();
    const auto evidence = [](const char* status, const char* scheme, const char* number) {
        return fmt::format(
            R"("HUUCO":"{}","TIEUCHUAN":"{}","CERT_NO":"{}")", status, scheme, number);
    };
    set_parcels(
        {rice(0.0, evidence("1", "EU", "A")),
         rice(100.0, evidence("1", "VietGAP", "A")),
         rice(200.0, evidence("0", "EU", "A")),
         rice(300.0, evidence("1", "EU", "B"))});
    m_options.products = {Product::geojson}; // else verdicts are not kept
    const Analysis analysis = run();
    EXPECT_NEAR(analysis.village_totals[0].organic_m2, 10'000.0, kExact);
    EXPECT_NEAR(analysis.whole.organic_m2, 20'000.0, kExact);
    std::vector<std::string> certificates;
    for (const Piece& piece : analysis.pieces.front().pieces.view()) {
        const Verdict verdict = analysis.verdicts[piece.verdict];
        if (verdict.is_organic) {
            certificates.emplace_back(verdict.certificate);
        }
    }
    EXPECT_THAT(certificates, ElementsAre("A", "B"));
}

TEST_F(SquareLand, AnAreaIsJudgedForEachParcelInIt) {
    set_two_villages();
    set_parcels({parcel(1, 0.0, "RSX", "Keo"), parcel(2, 100.0, "LUC", "Lúa")});
    set_area(200.0, "certified");
    EXPECT_NEAR(run().whole.organic_m2, 10'000.0, kExact); // forest is no principal-crop land
}

// A surveyed area is its own area, whatever a field of the parcel says; a register row that states
// one goes before the field.
TEST_F(SquareLand, TheCertifiedAreaIsThatOfTheEvidenceThatDecides) {
    set_two_villages();
    set_parcels({square(
        0.0,
        R"("MAXA":"02530","SOTO":"1","SOTHUA":"1","LOAIDAT":"LUC","CAYTRONG":"Lúa",)"
        R"("DT_HUUCO":"1000")")});
    set_area(100.0, "certified");
    EXPECT_NEAR(run().whole.organic_m2, 10'000.0, kExact);
    m_options.organic_areas.clear();
    const std::filesystem::path path = m_folder.path() / "register.csv";
    m_options.registers = {path.string()};
    for (const auto& [stated, organic_m2] : {std::pair("2000", 2'000.0), std::pair("", 1'000.0)}) {
        std::ofstream(path) << "MAXA,SOTO,SOTHUA,SCHEME,STATUS,AREA_M2\n02530,1,1,EU,certified,"
                            << stated << '\n';
        EXPECT_NEAR(run().whole.organic_m2, organic_m2, kExact);
    }
}

TEST_F(SquareLand, AHouseThatFillsItsParcelLeavesNoPrincipalLand) {
    set_two_villages();
    const std::string key = R"("MAXA":"02530","SOTO":"1","SOTHUA":"1",)";
    set_parcels({square(0.0, key + R"("LOAIDAT":"CLN+ONT","CAYTRONG":"Chè","DT_THOCU":"20000")")});
    set_register("02530,1,1,EU,certified,HC-1,,\n");
    m_options.products = {Product::geojson};
    const Analysis analysis = run();
    EXPECT_EQ(analysis.whole.principal_m2, 0.0);
    EXPECT_EQ(analysis.whole.organic_m2, 0.0);
    const Piece& piece = analysis.pieces.front().pieces.view().front();
    const Verdict verdict = analysis.verdicts[piece.verdict];
    EXPECT_EQ(verdict.map_class, MapClass::residential);
    EXPECT_FALSE(verdict.is_organic);
    EXPECT_EQ(verdict.register_rows.size(), 1U); // it was considered all the same
}

/// Two squares that share half of their ground: which of them keeps it.
class ContestedHalf : public SquareLand {
protected:
    void SetUp() override {
        SquareLand::SetUp();
        m_options.needs_villages = false;
        m_options.villages = layer("far", {box(0.0, 0.0, 400.0, 100.0, R"("MATHON":"1")")});
    }

    void set_owner(const std::string& owner, double target_percent) {
        const std::filesystem::path path = m_folder.path() / "plan.toml";
        std::ofstream(path) << fmt::format(
            "[plan]\nname = \"t\"\ntarget_percent = {}\n[ground]\nowner = \"{}\"\n",
            target_percent,
            owner);
        m_options.plan = path.string();
    }

    /// The number of the feature that keeps the ground.
    std::uint64_t keeper(const std::string& west, const std::string& east) {
        set_parcels({square(0.0, west), square(50.0, east)});
        const Analysis analysis = run();
        const auto shared = std::ranges::find(analysis.problems, "overlap", &Problem::kind);
        EXPECT_NE(shared, analysis.problems.end());
        return shared->others.front().feature;
    }
};

constexpr const char* kForest = R"("LOAIDAT":"RSX","CAYTRONG":"Keo","HUUCO":"0")";
constexpr const char* kRice = R"("LOAIDAT":"LUC","CAYTRONG":"Lúa","HUUCO":"0")";
constexpr const char* kOrganicRice = R"("LOAIDAT":"LUC","CAYTRONG":"Lúa","HUUCO":"1")";
constexpr const char* kRiceInConversion =
    R"("LOAIDAT":"LUC","CAYTRONG":"Lúa","HUUCO":"đang chuyển đổi")";
constexpr const char* kGarden = R"("LOAIDAT":"ONT+CLN","CAYTRONG":"Chè","HUUCO":"0")";

// As docs/formats.md orders them: the least organic land beyond the target's part of the
// principal-crop land, then the larger principal part, then less in conversion.
TEST_F(ContestedHalf, IsKeptByTheClaimThatLowersTheShare) {
    set_owner("lowers_share", 2.0);
    EXPECT_EQ(keeper(kOrganicRice, kForest), 1U);
    EXPECT_EQ(keeper(kForest, kRice), 1U); // -2 % beside 0
    EXPECT_EQ(keeper(kGarden, kRice), 1U); // -2 % beside -1 %
    EXPECT_EQ(keeper(kRiceInConversion, kRice), 1U);
    EXPECT_EQ(keeper(kRice, kRiceInConversion), 0U);
    // 150 of 10,000 m² are 1.5 %, below the target: with them the share falls.
    const std::string little = std::string(kOrganicRice) + R"(,"DT_HUUCO":"150")";
    EXPECT_EQ(keeper(kForest, little), 1U);
    set_owner("lowers_share", 0.0);
    EXPECT_EQ(keeper(kForest, kRice), 1U); // both add none: the larger principal part
    set_owner("lowers_share", 100.0);
    EXPECT_EQ(keeper(kForest, kOrganicRice), 0U); // organic land never lowers a share
}

TEST_F(ContestedHalf, IsKeptByTheFirstWhereClaimsDifferByRoundingOnly) {
    set_owner("lowers_share", 2.0);
    const std::string nearly = std::string(kOrganicRice) + R"(,"DT_HUUCO":"9999.99")";
    EXPECT_EQ(keeper(std::string(kOrganicRice) + R"(,"DT_HUUCO":"")", nearly), 0U);
}

TEST_F(ContestedHalf, IsKeptByTheHighestClaimWhereThePlanSaysSo) {
    set_owner("highest_claim", 2.0);
    EXPECT_EQ(keeper(kForest, kOrganicRice), 1U);
    EXPECT_EQ(keeper(kRice, kRiceInConversion), 1U);
    EXPECT_EQ(keeper(kRiceInConversion, kOrganicRice), 1U);
    EXPECT_EQ(keeper(kGarden, kRice), 1U);
    EXPECT_EQ(keeper(kRice, kRice), 0U); // equal claims: the first of the file
    // Half of the garden is crop land: of 8,000 certified m² no more than 5,000 are organic.
    const std::string garden = R"("LOAIDAT":"ONT+CLN","CAYTRONG":"Chè","HUUCO":"1",)";
    EXPECT_EQ(
        keeper(
            garden + R"("DT_HUUCO":"8000")", std::string(kOrganicRice) + R"(,"DT_HUUCO":"6000")"),
        1U);
}

TEST_F(ContestedHalf, IsKeptByTheLowerNumberWhereThePlanSaysSo) {
    set_owner("by_key", 2.0);
    const auto key = [](const char* number) {
        return fmt::format(R"("MAXA":"1","SOTO":"1","SOTHUA":"{}","LOAIDAT":"LUC")", number);
    };
    EXPECT_EQ(keeper(key("10"), key("9")), 1U);  // as numbers, not as texts
    EXPECT_EQ(keeper(key("9a"), key("10")), 1U); // texts come behind
    EXPECT_EQ(keeper(key("9a"), key("100")), 1U);
}

// Registered areas are the basis of those parcels that state one, and of all their parts.
TEST_F(SquareLand, ARegisteredAreaIsThatOfItsOwnParcelAndOfItsParts) {
    set_two_villages();
    m_options.area = AreaMethod::legal;
    set_parcels({rice(200.0, R"("DTPL":"8000")"), rice(0.0, R"("DTPL":"")")});
    const Analysis analysis = run();
    EXPECT_NEAR(analysis.village_totals[0].parcel_m2, 10'000.0 + 4'000.0, kExact);
    EXPECT_NEAR(analysis.village_totals[1].parcel_m2, 4'000.0, kExact);
    EXPECT_EQ(analysis.legal.with_area, 1U);
    EXPECT_EQ(analysis.legal.without_area, 1U);
}

// Two parcels of 8,000 m² by the register share half of their ground: 4,000 m² count once.
TEST_F(SquareLand, OfARegisteredAreaThePartThatIsLostIsTakenOff) {
    set_two_villages();
    m_options.area = AreaMethod::legal;
    set_parcels({rice(0.0, R"("DTPL":"8000")"), rice(50.0, R"("DTPL":"8000")")});
    const Analysis analysis = run();
    EXPECT_NEAR(analysis.whole.parcel_m2, 12'000.0, kExact);
    EXPECT_NEAR(analysis.overlap_m2, 4'000.0, kExact);
}

// By the register one parcel has 16,000 m², of which 8,000 are certified, and the other 10,000,
// of which 6,000 are: half of the first is organic, more of the second. So the first keeps what
// they share, and half of the second remains: 8,000 and 3,000 m².
TEST_F(SquareLand, AClaimIsWeighedByTheRegisteredAreaOfItsOwnParcel) {
    set_two_villages();
    m_options.area = AreaMethod::legal;
    const std::string first = rice(0.0, R"("HUUCO":"1","DT_HUUCO":"8000","DTPL":"16000")");
    const std::string second = rice(50.0, R"("HUUCO":"1","DT_HUUCO":"6000","DTPL":"10000")");
    set_parcels({first, second});
    EXPECT_NEAR(run().whole.organic_m2, 11'000.0, kExact);
    m_options.parcels = {layer("first", {first}), layer("second", {second})};
    EXPECT_NEAR(run().whole.organic_m2, 11'000.0, kExact);
}

// Of a hectare 2 · 0.3 m · 100 m + 0.1 m² = 60.1 m² are no mistake, to either side.
TEST_F(SquareLand, ARegisteredAreaDiffersToEitherSide) {
    set_two_villages();
    const auto differing = [this](const char* legal_m2) {
        set_parcels({rice(0.0, fmt::format(R"("DTPL":"{}")", legal_m2))});
        return run().legal.differing;
    };
    EXPECT_EQ(differing("10060"), 0U);
    EXPECT_EQ(differing("10060.2"), 1U);
    EXPECT_EQ(differing("9940"), 0U);
    EXPECT_EQ(differing("9939.8"), 1U);
}

// A parcel with a hole over the border of two villages, which takes an overlay: its areas are known
// without one, and when both methods are asked for its shapes are needed after all.
TEST_F(SquareLand, AParcelThatCannotBeCutIsToldOnce) {
    set_two_villages();
    set_parcels(
        {parcel(1, 0.0, "LUC", "Lúa"),
         R"({"type":"Feature","properties":{"SOTO":"1","SOTHUA":"2","LOAIDAT":"LUC"},"geometry":)"
         R"({"type":"Polygon","coordinates":[[[414200,2400000],[414300,2400000],[414300,2400100],)"
         R"([414200,2400100],[414200,2400000]],[[414240,2400040],[414240,2400060],)"
         R"([414260,2400060],[414260,2400040],[414240,2400040]]]}})"});
    m_options.has_both_areas = true;
    m_options.products = {Product::geojson};
    const test::FailingGeos failing;
    const Analysis analysis = run();
    std::map<std::string, int> told;
    for (const Problem& problem : analysis.problems) {
        ++told[problem.kind];
    }
    told.erase("village_gaps_unknown"); // the village borders take GEOS as well
    EXPECT_THAT(told, testing::ElementsAre(testing::Pair("overlay_failed", 1)));
    EXPECT_EQ(analysis.whole.parcels, 1U);
    EXPECT_NEAR(analysis.set_aside_m2, 9'600.0, kExact);
    EXPECT_NEAR(analysis.sums.ground.measured_m2.value(), 10'000.0, kExact);
}

TEST_F(SquareLand, TellsWhichCertifiedAreasWereNotRead) {
    const std::filesystem::path path = m_folder.path() / "register.csv";
    std::ofstream(path) << "SOTO,SOTHUA,SCHEME,STATUS,AREA_M2,DT thửa (m2)\n"
                           "1,1,EU,certified,1.250,10000\n1,2,EU,certified,300,10000\n";
    m_options.registers = {path.string()};
    set_parcels({parcel(1, 0.0, "LUC", "Lúa"), parcel(2, 100.0, "LUC", "Lúa")});
    set_two_villages();
    const Analysis analysis = run();
    EXPECT_NEAR(analysis.whole.organic_m2, 10'300.0, kExact); // 1.25 or 1250: the parcel is whole
    EXPECT_THAT(
        analysis.warnings,
        testing::IsSupersetOf(
            {testing::Matcher<std::string>(HasSubstr("count whole: row 2 (1 in all)")),
             testing::Matcher<std::string>(HasSubstr("\"DT thửa (m2)\" is not used"))}));
}

TEST_F(SquareLand, TellsThatARegisterHasNoStatus) {
    const std::filesystem::path path = m_folder.path() / "register.csv";
    std::ofstream(path) << "SOTO,SOTHUA,SCHEME,CERT_NO,ISSUED\n1,1,EU,HC-1,2025-01-01\n";
    m_options.registers = {path.string()};
    set_parcels({parcel(1, 0.0, "LUC", "Lúa")});
    set_two_villages();
    const Analysis analysis = run();
    EXPECT_EQ(analysis.whole.organic_m2, 0.0);
    EXPECT_THAT(
        analysis.warnings, testing::Contains(HasSubstr("no column of the status (STATUS)")));
    set_register("02530,1,1,EU,certified,HC-1,,\n");
    EXPECT_THAT(run().warnings, testing::Each(testing::Not(HasSubstr("STATUS"))));
}

TEST_F(SquareLand, AMixedCodeCountsWithItsPart) {
    set_parcels({parcel(1, 0.0, "ONT+CLN", "Chè")});
    set_two_villages();
    EXPECT_NEAR(run().whole.principal_m2, 5'000.0, kExact);
}

TEST_F(SquareLand, ReadingsKeepWithinRecordsAndTheCertificate) {
    set_two_villages();
    const std::filesystem::path path = m_folder.path() / "areas.csv";
    m_options.registers = {path.string()};
    const auto upper_percent = [&](const char* code, const char* crop, const char* area_m2) {
        set_parcels({parcel(1, 0.0, code, crop), parcel(2, 100.0, "LUC", "Lúa")});
        std::ofstream(path) << "MAXA,SOTO,SOTHUA,SCHEME,STATUS,CERT_NO,AREA_M2\n"
                            << "02530,1,1,EU,certified,A," << area_m2 << '\n';
        return run().whole_reading.upper_percent.value_or(-1.0);
    };
    // Of the first hectare 1,000 m² are crop land at most, or 6,000 m² are certified.
    EXPECT_NEAR(upper_percent("ONT 9000; CLN 1000", "", ""), 100.0 * 1'000.0 / 11'000.0, kExact);
    EXPECT_NEAR(upper_percent("ONT 90%; CLN 10%", "", ""), 100.0 * 1'000.0 / 11'000.0, kExact);
    EXPECT_NEAR(upper_percent("ONT+CLN", "10% chè, 90% keo", ""), 100.0 * 1 / 11, kExact);
    EXPECT_NEAR(upper_percent("ONT+CLN", "Chè", "6000"), 100.0 * 6'000.0 / 16'000.0, kExact);
    // In two villages likewise: 3,000 m² of either half are certified.
    set_parcels({parcel(1, 200.0, "ONT+CLN", "Chè"), parcel(2, 100.0, "LUC", "Lúa")});
    EXPECT_NEAR(
        run().whole_reading.upper_percent.value_or(-1.0), 100.0 * 6'000.0 / 16'000.0, kExact);
}

TEST_F(SquareLand, CropAreasThatAreNotTheParcelsAreTold) {
    set_two_villages();
    set_parcels({parcel(1, 0.0, "CLN", "Chè 3000 m2"), parcel(2, 100.0, "CLN", "Chè 0,95 ha")});
    const Analysis analysis = run();
    EXPECT_NEAR(analysis.whole.principal_m2, 20'000.0, kExact);
    ASSERT_EQ(analysis.problems.size(), 1U);
    EXPECT_EQ(analysis.problems[0].kind, "crop_area_differs");
    EXPECT_EQ(analysis.problems[0].feature, 0U);
    EXPECT_THAT(
        analysis.problems[0].note,
        HasSubstr("3,000.0 m², the crop land of the parcel is "
                  "10,000.0 m²"));
}

TEST_F(SquareLand, AFieldOfTheParcelsCanTellTheVillage) {
    set_parcels(
        {box(0.0, 0.0, 100.0, 100.0, R"("LOAIDAT":"LUC","THON":"Thôn Đồng")"),
         box(100.0, 0.0, 200.0, 100.0, R"("LOAIDAT":"LUC","THON":"")")});
    m_options.fields[FieldRole::village] = "THON";
    const Analysis analysis = run();
    EXPECT_THAT(analysis.villages.names, ElementsAre("Thôn Đồng"));
    EXPECT_NEAR(analysis.village_totals[0].principal_m2, 10'000.0, kExact);
    EXPECT_NEAR(analysis.outside.principal_m2, 10'000.0, kExact);
}

TEST_F(SquareLand, TheSummaryIsTheSameForAnyNumberOfThreads) {
    std::vector<std::string> features;
    for (int i = 0; i < 4; ++i) {
        features.push_back(parcel(i, 90.0 * i, i % 2 == 0 ? "LUC" : "CLN", ""));
    }
    set_parcels(features);
    set_two_villages();
    m_options.threads = 1;
    const std::string one = summary_json(run());
    m_options.threads = 4;
    EXPECT_EQ(one, summary_json(run()));
}

TEST_F(SquareLand, ParcelsFarFromTheVillagesAreRefusedWithBothExtents) {
    set_parcels({parcel(1, 90'000.0, "LUC", "")});
    set_two_villages();
    EXPECT_THAT([this] { run(); }, ThrowsMessage<Error>(HasSubstr("504,000.000 2,400,000.000")));
}

TEST_F(SquareLand, WithoutVillagesTheOptionsAreNamed) {
    set_parcels({parcel(1, 0.0, "LUC", "")});
    EXPECT_THAT([this] { run(); }, ThrowsMessage<Error>(HasSubstr("--village-field FIELD")));
}

TEST_F(SquareLand, TheResultAppearsWholeWithItsFiles) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa")});
    set_two_villages();
    OutputDirectory folder(m_options.output, false);
    Analysis analysis = run();
    EXPECT_FALSE(std::filesystem::exists(m_options.output));
    EXPECT_THAT(
        publish(analysis, m_options, folder, m_progress),
        ElementsAre(
            "summary.json",
            "result.gpkg",
            "villages.geojson",
            "parcels.geojson",
            "tiles.mbtiles",
            "tiles.pmtiles"));
    EXPECT_TRUE(std::filesystem::exists(m_options.output / "tiles.pmtiles"));
}

TEST_F(SquareLand, InspectTellsWhatPartALayerWouldPlay) {
    set_two_villages();
    EXPECT_EQ(inspect(std::array{m_options.villages}).front().layers[0].part, "villages");
    const std::string areas =
        layer("areas", {box(0.0, 0.0, 9.0, 9.0, R"("SCHEME":"EU","STATUS":"certified")")});
    EXPECT_EQ(inspect(std::array{areas}).front().layers[0].part, "organic_areas");
    const std::string roads = layer("roads", {box(0.0, 0.0, 9.0, 9.0, R"("WIDTH":"5")")});
    EXPECT_EQ(inspect(std::array{roads}).front().layers[0].part, "");
    set_register("02530,1,1,EU,certified,HC-1,2025-01-01,2027-01-01\n");
    EXPECT_EQ(inspect(m_options.registers).front().layers[0].part, "register");
}

TEST_F(SquareLand, InspectTellsTheRolesOfTheFields) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa")});
    const FileReport report = inspect(m_options.parcels).front();
    ASSERT_EQ(report.layers.size(), 1U);
    EXPECT_EQ(report.layers[0].crs, "EPSG:9211");
    EXPECT_EQ(report.layers[0].features, 1U);
    ASSERT_EQ(report.layers[0].fields.size(), 5U);
    EXPECT_EQ(report.layers[0].fields[3].name, "LOAIDAT");
    EXPECT_EQ(report.layers[0].fields[3].role, "land_use");
    EXPECT_EQ(report.layers[0].part, "parcels");
}

TEST_F(SquareLand, CheckNamesTheFileAParcelStandsInAndWritesNumbersAsTheLanguageDoes) {
    const std::string east = layer("east", {parcel(1, 0.0, "LUC", "Lúa")});
    const std::string west =
        layer("west", {parcel(2, 87.5, "QQQ", "Lúa"), parcel(3, 300.0, "LUC", "Lúa")});
    CheckOptions options;
    options.inputs = m_options;
    options.inputs.parcels = {east, west};
    options.inputs.language = Language::vi;
    NoProgress progress;
    const Analysis found = check(options, progress);
    const auto of_kind = [&](const std::string& kind) {
        return std::find_if(
            found.problems.begin(), found.problems.end(), [&](const Problem& problem) {
                return problem.kind == kind;
            });
    };
    const auto unknown = of_kind("unknown_land_code");
    ASSERT_NE(unknown, found.problems.end());
    EXPECT_EQ(unknown->source, west);
    EXPECT_EQ(unknown->feature, 1U);
    const auto overlap = of_kind("overlap"); // 12.5 m by 100 m
    ASSERT_NE(overlap, found.problems.end());
    EXPECT_THAT(overlap->note, HasSubstr("1.250,00 m²"));
}

/// Squares of 100 m side by side, from a distance to the east; no ground where there is none.
MultiPolygonBuffer squares(const std::vector<std::optional<double>>& east) {
    MultiPolygonBuffer shapes;
    for (const std::optional<double>& x : east) {
        if (x) {
            const double x0 = 414'000.0 + *x;
            const double y0 = 2'400'000.0;
            for (const auto& [dx, dy] :
                 {std::pair{0.0, 0.0}, {100.0, 0.0}, {100.0, 100.0}, {0.0, 100.0}, {0.0, 0.0}}) {
                shapes.add_point({x0 + dx, y0 + dy});
            }
            shapes.end_ring();
            shapes.end_polygon();
        }
        shapes.end_shape();
    }
    return shapes;
}

/// A parcel, and a village in two parts of which the first has no geometry, in one file.
void write_both_layers(const std::filesystem::path& path) {
    GeoPackageWriter writer =
        GeoPackageWriter::create(path, "EPSG:9211", std::chrono::sys_seconds{});
    writer.begin_layer(
        {"parcels",
         "",
         ShapeKind::polygons,
         {{"MAXA", FieldKind::text},
          {"SOTO", FieldKind::text},
          {"SOTHUA", FieldKind::text},
          {"LOAIDAT", FieldKind::text},
          {"CAYTRONG", FieldKind::text}}});
    const MultiPolygonBuffer parcels = squares({0.0, 100.0});
    using namespace std::string_view_literals;
    writer.add(
        parcels.shape(0), std::array<FieldValue, 5>{"02530"sv, "1"sv, "1"sv, "LUC"sv, "Lúa"sv});
    writer.add(
        parcels.shape(1), std::array<FieldValue, 5>{"02530"sv, "1"sv, "2"sv, "LUC"sv, "Lúa"sv});
    writer.begin_layer(
        {"villages",
         "",
         ShapeKind::polygons,
         {{"MATHON", FieldKind::text}, {"TENTHON", FieldKind::text}}});
    const MultiPolygonBuffer villages = squares({std::nullopt, 0.0, 100.0});
    for (std::size_t i = 0; i < villages.size(); ++i) {
        writer.add(villages.shape(i), std::array<FieldValue, 2>{"01"sv, "Thôn Một"sv});
    }
    writer.finish();
}

TEST_F(SquareLand, LayersOfOneGeoPackageAreToldApart) {
    const std::string path = (m_folder.path() / "commune.gpkg").string();
    write_both_layers(path);
    CheckOptions options;
    options.inputs = m_options;
    options.inputs.parcels = {path};
    options.inputs.parcels_layer = "parcels";
    options.inputs.villages = path;
    options.inputs.villages_layer = "villages";
    options.inputs.products = {Product::geojson};
    const Analysis found = check(options, m_progress);
    EXPECT_THAT(found.accounting.set_aside_reasons, IsEmpty());
    const auto nowhere = std::ranges::find(found.problems, "null_geometry", &Problem::kind);
    ASSERT_NE(nowhere, found.problems.end());
    EXPECT_EQ(nowhere->source, path + ":villages");
    EXPECT_EQ(nowhere->feature, 0U);
    EXPECT_FALSE(nowhere->place); // that of the parcel with the same number is not its own

    OutputDirectory folder(m_options.output, false);
    Analysis analysis = analyze(options.inputs, m_progress);
    publish(analysis, options.inputs, folder, m_progress);
    const Explanation parcel = explain(m_options.output, "fid=0");
    ASSERT_EQ(parcel.parcels.size(), 1U);
    EXPECT_THAT(parcel.parcels.front().problems, IsEmpty());
}

TEST_F(SquareLand, CheckWritesTheKeyOfTheParcelBesideItsProblem) {
    set_parcels({parcel(1, 0.0, "LUC", "Lúa"), parcel(28, 600.0, "LUC", "Lúa")});
    set_two_villages();
    CheckOptions options;
    options.inputs = m_options;
    const Analysis found = check(options, m_progress);
    ASSERT_THAT(found.problems, ElementsAre(Field(&Problem::kind, "outside_villages")));
    const std::optional<WrittenKey> key = parcel_of_problem(found, found.problems.front());
    ASSERT_TRUE(key);
    EXPECT_EQ(key->commune, "02530");
    EXPECT_EQ(key->sheet, "1");
    EXPECT_EQ(key->parcel, "28");
    Problem of_a_village = found.problems.front();
    of_a_village.source = m_options.villages;
    EXPECT_FALSE(parcel_of_problem(found, of_a_village));

    const std::filesystem::path path = m_folder.path() / "problems.geojson";
    write_problems(found, Language::en, path);
    std::stringstream written;
    written << std::ifstream(path).rdbuf();
    EXPECT_THAT(
        written.str(), HasSubstr(R"("feature":1,"commune":"02530","sheet":"1","parcel":"28",)"));
}

TEST_F(SquareLand, CheckFindsWhatLiesAcrossAndOutsideTheVillagesWhateverTheProducts) {
    set_parcels(
        {parcel(1, 0.0, "LUC", "Lúa"),
         parcel(2, 150.05, "LUC", "Lúa"), // 0.05 m of it lie in the other village
         parcel(3, 600.0, "LUC", "Lúa")});
    set_two_villages();
    CheckOptions options;
    options.inputs = m_options;
    options.inputs.products = {};
    const Analysis found = check(options, m_progress);
    const auto feature_of = [&](const std::string& kind) -> std::optional<std::uint64_t> {
        const auto at = std::ranges::find(found.problems, kind, &Problem::kind);
        return at == found.problems.end() ? std::nullopt : std::optional(at->feature);
    };
    EXPECT_EQ(feature_of("sliver"), 1U);
    EXPECT_EQ(feature_of("outside_villages"), 2U);
}

} // namespace
} // namespace huuco
