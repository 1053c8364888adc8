// SPDX-License-Identifier: MIT
/// \file
/// Tests of tile addresses and of the web-mercator square.
#include <huuco/tile/tile_id.hpp>

#include <gtest/gtest.h>

namespace huuco {

namespace {

struct NumberedTile {
    TileId tile;
    std::uint64_t id;
};

class HilbertId : public testing::TestWithParam<NumberedTile> {};

TEST_P(HilbertId, IsThePublishedNumber) {
    EXPECT_EQ(hilbert_id(GetParam().tile), GetParam().id);
    EXPECT_EQ(tile_of_hilbert_id(GetParam().id), GetParam().tile);
}

// Zooms 0 to 2 as the PMTiles specification draws them; the last two from the tests that its
// authors publish with their reader.
INSTANTIATE_TEST_SUITE_P(
    PublishedTiles,
    HilbertId,
    testing::Values(
        NumberedTile{{0, 0, 0}, 0},
        NumberedTile{{1, 0, 0}, 1},
        NumberedTile{{1, 0, 1}, 2},
        NumberedTile{{1, 1, 1}, 3},
        NumberedTile{{1, 1, 0}, 4},
        NumberedTile{{2, 0, 0}, 5},
        NumberedTile{{2, 1, 0}, 6},
        NumberedTile{{2, 1, 1}, 7},
        NumberedTile{{2, 3, 0}, 20},
        NumberedTile{{3, 0, 0}, 21},
        NumberedTile{{12, 3423, 1763}, 19078479}));

TEST(HilbertIdTest, NeighboursOnTheCurveShareASide) {
    for (std::uint64_t id = 0; id < 21844; ++id) {
        const TileId tile = tile_of_hilbert_id(id);
        const TileId next = tile_of_hilbert_id(id + 1);
        ASSERT_EQ(hilbert_id(tile), id);
        if (tile.zoom == next.zoom) {
            const auto step_x = static_cast<int>(tile.x) - static_cast<int>(next.x);
            const auto step_y = static_cast<int>(tile.y) - static_cast<int>(next.y);
            ASSERT_EQ(std::abs(step_x) + std::abs(step_y), 1) << id;
        }
    }
}

TEST(TileIdTest, TmsRowsCountFromTheSouth) {
    EXPECT_EQ(y_tms({0, 0, 0}), 0U);
    EXPECT_EQ(y_tms({3, 0, 0}), 7U);
    EXPECT_EQ(y_tms({3, 0, 7}), 0U);
}

TEST(WebMercatorTest, MatchesProj) {
    // echo 21.70 105.177 | cs2cs -f %.6f EPSG:4326 +to EPSG:3857, scaled to the square.
    const double world_m = 40075016.685578488;
    const Point position = web_mercator({105.177, 21.70});
    EXPECT_NEAR(position.x * world_m - world_m / 2, 11708250.083164, 1e-5);
    EXPECT_NEAR(world_m / 2 - position.y * world_m, 2475544.533777, 1e-5);
}

TEST(WebMercatorTest, ComesBack) {
    const Point there = lon_lat_of_web_mercator(web_mercator({105.177, 21.70}));
    EXPECT_NEAR(there.x, 105.177, 1e-12);
    EXPECT_NEAR(there.y, 21.70, 1e-12);
    EXPECT_EQ(web_mercator({0.0, 90.0}).y, 0.0);
    EXPECT_EQ(web_mercator({0.0, -90.0}).y, 1.0);
}

} // namespace

} // namespace huuco
