// SPDX-License-Identifier: MIT
/// \file
/// However many tiles are heavy, one sentence.

#include <huuco/pipeline/heavy_tiles.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace huuco {
namespace {

TEST(HeavyTiles, AreCountedWithTheirZoomsAndTheLargest) {
    EXPECT_FALSE(heavy_tiles_warning({}, Language::en));
    const std::vector<LargeTile> tiles = {
        {{10, 811, 448}, 500'001}, {{9, 405, 224}, 1'900'400}, {{13, 6489, 3590}, 700'000}};
    EXPECT_EQ(
        heavy_tiles_warning(tiles, Language::en),
        "Map tiles of more than 500 KB: 3, at zoom 9 to 13 (the largest: 9/405/224, 1,900 KB). "
        "They are slow to load over a slow connection; nothing was left out.");
    EXPECT_EQ(
        heavy_tiles_warning(tiles, Language::vi),
        "Số ô bản đồ nặng hơn 500 KB: 3, ở mức phóng 9 đến 13 (nặng nhất: ô 9/405/224, 1.900 KB); "
        "trên mạng chậm sẽ tải lâu; không bỏ bớt gì.");
    EXPECT_TRUE(heavy_tiles_warning(std::vector{tiles[0]}, Language::en)
                    ->starts_with("Map tiles of more than 500 KB: 1, at zoom 10 (the largest"));
}

} // namespace
} // namespace huuco
