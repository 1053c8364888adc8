// SPDX-License-Identifier: MIT
/// \file
/// Tiles come back from a spool as they went in.

#include "tile/tile_spool.hpp"

#include <huuco/base/error.hpp>

#include <gtest/gtest.h>

#include <string>

namespace huuco::tile {
namespace {

std::filesystem::path in_temp(const char* name) {
    return std::filesystem::path(testing::TempDir()) / name;
}

TEST(TileSpoolTest, TilesComeBackInTheirOrderAndTheFileIsRemoved) {
    const std::filesystem::path path = in_temp("huuco_spool.zoom7");
    {
        TileSpool spool(path);
        spool.add({{7, 3, 4}, std::string("a\0b", 3), 3, 0});
        spool.add({{7, 4, 4}, "", 0, 2}); // nothing in it
        spool.add({{7, 4, 5}, std::string(100'000, 'x'), 99, 0});
        ASSERT_EQ(spool.size(), 3U);
        std::vector<BuiltTile> tiles;
        spool.replay([&](const BuiltTile& tile) { tiles.push_back(tile); });
        ASSERT_EQ(tiles.size(), 3U);
        EXPECT_EQ(tiles[0].bytes, std::string("a\0b", 3));
        EXPECT_EQ(tiles[1].bytes, "");
        EXPECT_EQ(tiles[1].invalid_rings, 2U);
        EXPECT_EQ(tiles[2].bytes, std::string(100'000, 'x'));
        EXPECT_EQ(tiles[2].packed_bytes, 99U);
        EXPECT_EQ(tiles[2].id.y, 5U);
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(TileSpoolTest, AFileThatCannotBeWrittenIsNamed) {
    const std::filesystem::path path = in_temp("huuco_no_such_folder") / "spool";
    try {
        const TileSpool spool(path);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos);
    }
}

} // namespace
} // namespace huuco::tile
