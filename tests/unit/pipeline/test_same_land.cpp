// SPDX-License-Identifier: MIT
/// \file
/// A file gives way to a newer one only where its name and its ground both say so.

#include "pipeline/same_land.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace huuco {
namespace {

TEST(SameLand, ANameTellsAYearByFourOrEightDigits) {
    EXPECT_EQ(year_of_name("data/thua_2025.shp"), 2025);
    EXPECT_EQ(year_of_name("2024/thua 20260630.gpkg"), 2026);
    EXPECT_EQ(year_of_name("Xã Nhữ Khê 2026-06-30.shp"), 2026);
    EXPECT_EQ(year_of_name("2025.geojson"), 2025);
    EXPECT_EQ(year_of_name("thua_30062025.shp"), 2025);
    EXPECT_EQ(year_of_name("thua_20122025.shp"), 2025) << "20 December, not the year 2012";
    EXPECT_EQ(year_of_name("thua_20112012.shp"), 2012);
    EXPECT_EQ(year_of_name("thua_20101112.shp"), 2010);
}

TEST(SameLand, ANameOfNoYearOrOfTwoTellsNone) {
    EXPECT_FALSE(year_of_name("parcels.shp"));
    EXPECT_FALSE(year_of_name("02530_1.shp"));
    EXPECT_FALSE(year_of_name("to_1885.shp")) << "a number of a sheet";
    EXPECT_FALSE(year_of_name("quy_hoach_2021_2030.shp"));
    EXPECT_FALSE(year_of_name("thua_31022025.shp"));
    EXPECT_FALSE(year_of_name(""));
}

TEST(SameLand, TheOlderFileGivesWayWhereTheNewerHasItsGround) {
    const std::array<std::string, 2> newer_last = {"thua_2025.shp", "thua_2026.shp"};
    const std::array<std::string, 2> newer_first = {"thua_2026.shp", "thua_2025.shp"};
    EXPECT_EQ(older_of({0, 1, 0.97, 1.0}, newer_last), 0U);
    EXPECT_EQ(older_of({0, 1, 0.97, 0.95}, newer_first), 1U);
}

TEST(SameLand, NobodyKnowsTheOlderByNameOrGroundAlone) {
    const std::array<std::string, 2> without_years = {"thua.shp", "thua (1).shp"};
    const std::array<std::string, 2> of_one_year = {"thua_2026.shp", "thua_2026_ban_sao.shp"};
    // The older is of a province, the newer of one of its communes.
    const std::array<std::string, 2> of_years = {"tinh_2025.shp", "xa_2026.shp"};
    EXPECT_FALSE(older_of({0, 1, 1.0, 1.0}, without_years));
    EXPECT_FALSE(older_of({0, 1, 1.0, 1.0}, of_one_year));
    EXPECT_FALSE(older_of({0, 1, 0.02, 1.0}, of_years));
}

} // namespace
} // namespace huuco
