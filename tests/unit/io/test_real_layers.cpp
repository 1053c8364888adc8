// SPDX-License-Identifier: MIT
/// \file
/// Tests of reading real layers, against the facts their publishers and other tools state.

#include <huuco/crs/crs.hpp>
#include <huuco/io/parcel_reader.hpp>
#include <huuco/io/zone_reader.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace huuco {
namespace {

/// What a layer adds up to.
struct Facts {
    std::size_t features = 0;
    std::size_t holes = 0;
    std::size_t points = 0;
    std::size_t problems = 0;
};

Facts facts_of(Dataset& dataset) {
    ParcelReader reader(dataset, {}, 512);
    ParcelBatch batch;
    Problems problems;
    Facts facts;
    while (reader.next(batch, problems)) {
        facts.features += batch.size();
        facts.points += batch.shapes.point_count();
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const ShapeView shape = batch.shapes.shape(i);
            for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
                facts.holes += shape.polygon(p).ring_count() - 1;
            }
        }
    }
    facts.problems = problems.size();
    return facts;
}

/// A real layer; the figures are those of its README, counted with other tools.
struct RealLayer {
    const char* name;
    const char* path;
    const char* crs;
    std::size_t features;
    std::size_t holes;
};

class EveryRealLayer : public testing::TestWithParam<RealLayer> {};

TEST_P(EveryRealLayer, HasTheFactsOfItsReadme) {
    const std::string path = std::string(HUUCO_REAL_DATA) + "/" + GetParam().path;
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << path << " is not there";
    }
    Dataset dataset = Dataset::open(path);
    const Facts facts = facts_of(dataset);
    EXPECT_EQ(facts.features, GetParam().features);
    EXPECT_EQ(facts.holes, GetParam().holes);
    EXPECT_EQ(facts.problems, 0U);
    EXPECT_EQ(Crs::from_wkt(dataset.info().crs_wkt).code(), GetParam().crs);
}

INSTANTIATE_TEST_SUITE_P(
    Io,
    EveryRealLayer,
    testing::Values(
        RealLayer{
            "TerresDeBord",
            "fr-terres-de-bord-cadastre/parcelles.geojson",
            "EPSG:4326",
            1990,
            27},
        RealLayer{"Jecam", "bf-jecam-crop-fields/BD_JECAM_CIRAD_2023_feb.shp", "EPSG:4326", 100, 0},
        RealLayer{
            "Finland",
            "fi-organic-fields/LandUse.ExistingLandUse.GSAAAgriculturalParcel.gpkg",
            "EPSG:3067",
            100,
            9}),
    [](const testing::TestParamInfo<RealLayer>& layer) { return std::string(layer.param.name); });

TEST(RealLayer, NhuKheHasItsBorderAndItsName) {
    const std::string path =
        std::string(HUUCO_REAL_DATA) + "/vn-nhu-khe-communes-2025/02530_nhu_khe.geojson";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << path << " is not there";
    }
    Dataset dataset = Dataset::open(path);
    Problems problems;
    const VillageParts set = read_villages(dataset, {"code", "fullName"}, problems);
    ASSERT_EQ(set.shapes.size(), 1U);
    ASSERT_EQ(set.ids.size(), 1U);
    EXPECT_EQ(set.ids[0], "02530");
    EXPECT_EQ(set.names[0], "Xã Nhữ Khê");
    EXPECT_EQ(set.shapes.point_count(), 3145U);
    EXPECT_TRUE(problems.empty());
}

} // namespace
} // namespace huuco
