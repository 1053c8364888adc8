// SPDX-License-Identifier: MIT
/// \file
/// The commune of Nhữ Khê read in every system: its boundary finds the one it was computed in.

#include "support/wkt.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/crs/crs_ranking.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace huuco {
namespace {

const ReferenceSystems& systems() {
    static const ReferenceSystems table =
        ReferenceSystems::load(HUUCO_SOURCE_DIR "/data/tables/reference_systems.csv");
    return table;
}

/// A row of the table of extents, computed with pyproj from the commune's boundary.
struct Extent {
    std::string code;
    Box box;
};

void PrintTo(const Extent& extent, std::ostream* out) {
    *out << extent.code;
}

std::vector<Extent> extents() {
    const CsvTable table = read_csv(HUUCO_SOURCE_DIR "/tests/data/nhu_khe_extents/extents.csv");
    std::vector<Extent> extents;
    for (const CsvRow& row : table.rows) {
        const auto number = [&](const char* column) {
            return std::stod(row.cells.at(*table.column(column)));
        };
        extents.push_back(
            {"EPSG:" + row.cells.at(*table.column("epsg")),
             {number("min_x"), number("min_y"), number("max_x"), number("max_y")}});
    }
    return extents;
}

std::vector<Extent> grids() {
    std::vector<Extent> found;
    for (const Extent& extent : extents()) {
        const ReferenceSystem* const system = systems().find(extent.code);
        const bool is_vn2000 =
            system != nullptr && system->grid && system->kind != SystemKind::hanoi_1972;
        if (is_vn2000 || extent.code == "EPSG:32648") {
            found.push_back(extent);
        }
    }
    return found;
}

std::vector<Crs> candidates() {
    std::vector<Crs> all;
    for (const Extent& extent : grids()) {
        all.push_back(Crs::from_code(extent.code));
    }
    return all;
}

class EveryGrid : public testing::TestWithParam<Extent> {};

INSTANTIATE_TEST_SUITE_P(NhuKhe, EveryGrid, testing::ValuesIn(grids()));

// The box in a grid and the box in degrees differ by the convergence of the meridians, 0.02 to 0.04
// of the height; within that the system of the row must be the best, and clear of all others but
// 5897, 3405 and 32648 among themselves (0.1 to 0.8 km apart).
TEST_P(EveryGrid, TheBoundaryFindsTheSystemOfTheRow) {
    const MultiPolygonBuffer boundary =
        test::rectangle({105.101856, 21.658734, 105.252517, 21.744210});
    const std::vector<Point> points = points_inside(test::rectangle(GetParam().box), 2000);
    const CrsRanking ranking = rank_by_place(points, candidates(), boundary, wgs84());
    EXPECT_EQ(ranking.front().crs.code(), GetParam().code);
    EXPECT_GT(ranking.front().share, 0.85);
    const auto is_on_105 = [](const std::string& code) {
        return code == "EPSG:5897" || code == "EPSG:3405" || code == "EPSG:32648";
    };
    for (std::size_t i = 1; i < ranking.size(); ++i) {
        if (!is_on_105(GetParam().code) || !is_on_105(ranking[i].crs.code())) {
            EXPECT_LT(ranking[i].share, 0.05) << ranking[i].crs.code();
        }
    }
}

TEST_P(EveryGrid, APlaceInAnUnknownSystemIsFoundByItsPoints) {
    const std::vector<Point> points =
        points_inside(test::rectangle({105.13, 21.68, 105.22, 21.73}), 500);
    const MultiPolygonBuffer place = test::rectangle(GetParam().box);
    const CrsRanking ranking = rank_place(place, candidates(), points, wgs84());
    EXPECT_EQ(ranking.front().share, 1.0);
    const auto own = std::find_if(ranking.begin(), ranking.end(), [&](const CrsReading& reading) {
        return reading.crs.code() == GetParam().code;
    });
    EXPECT_EQ(own->share, 1.0);
}

TEST(CrsRanking, AProvinceAllowsTheZonesOfItsCadastre) {
    const ProvinceTable provinces =
        ProvinceTable::load(HUUCO_SOURCE_DIR "/data/tables/provinces.csv");
    const std::vector<Point> in_nhu_khe =
        points_inside(test::rectangle({406884, 2396083, 422454, 2405602}), 100);
    // As 105°30' of Hà Giang the same numbers lie at 21.7° N, south of that province.
    const CrsRanking ranking =
        rank_by_province(in_nhu_khe, candidates(), provinces.find("Tuyên Quang"), systems());
    EXPECT_EQ(ranking[0].crs.code(), "EPSG:9211");
    EXPECT_EQ(ranking[0].share, 1.0);
    EXPECT_EQ(ranking[1].share, 0.0);
}

TEST(CrsRanking, AProvinceDoesNotTellSystemsOnOneMeridianApart) {
    const ProvinceTable provinces =
        ProvinceTable::load(HUUCO_SOURCE_DIR "/data/tables/provinces.csv");
    const std::vector<Point> in_ha_noi =
        points_inside(test::rectangle({580000, 2320000, 590000, 2330000}), 100);
    const CrsRanking ranking =
        rank_by_province(in_ha_noi, candidates(), provinces.find("Hà Nội"), systems());
    EXPECT_EQ(ranking[0].share, 1.0);
    EXPECT_EQ(ranking[1].share, 1.0);
    EXPECT_EQ(ranking[2].share, 1.0);
    EXPECT_EQ(ranking[3].share, 0.0);
}

TEST(CrsRanking, PointsOnABorderAreInside) {
    const std::vector<Point> points = {{0.0, 0.0}, {1.0, 0.5}, {2.0, 0.5}};
    EXPECT_DOUBLE_EQ(share_inside(points, test::rectangle({0.0, 0.0, 1.0, 1.0})), 2.0 / 3.0);
    EXPECT_EQ(share_inside({}, test::rectangle({0.0, 0.0, 1.0, 1.0})), 0.0);
}

} // namespace
} // namespace huuco
