// SPDX-License-Identifier: MIT
/// \file
/// The plane by bands is that of the formula, and does not depend on what was asked before.

#include "tile/mercator_bands.hpp"

#include <huuco/tile/tile_id.hpp>

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace huuco::tile {
namespace {

TEST(MercatorBandsTest, IsTheFormulaButForRounding) {
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> lat_deg(-90.0, 90.0);
    MercatorBands mercator;
    for (int i = 0; i < 200'000; ++i) {
        const Point place{static_cast<double>(i) / 2000.0, lat_deg(random)};
        const Point exact = web_mercator(place);
        const Point found = mercator(place);
        ASSERT_EQ(found.x, exact.x);
        // The finest grid has 2^30 units a side, 9e-10 each.
        ASSERT_NEAR(found.y, exact.y, 4e-16) << place.y;
    }
}

TEST(MercatorBandsTest, TheBordersOfBandsAreNoJumps) {
    MercatorBands mercator;
    for (int band = -60 * 64; band <= 60 * 64; ++band) {
        const double lat_deg = band / 64.0;
        const double below = mercator({105.0, std::nextafter(lat_deg, -90.0)}).y;
        const double at = mercator({105.0, lat_deg}).y;
        ASSERT_NEAR(below, at, 4e-16) << lat_deg;
    }
}

TEST(MercatorBandsTest, APlaceIsTheSameWhateverCameBefore) {
    std::mt19937_64 random(6);
    std::uniform_real_distribution<double> lat_deg(8.0, 24.0);
    MercatorBands one;
    for (int i = 0; i < 1000; ++i) {
        const Point place{105.0, lat_deg(random)};
        ASSERT_EQ(one(place), MercatorBands{}(place));
    }
}

} // namespace
} // namespace huuco::tile
