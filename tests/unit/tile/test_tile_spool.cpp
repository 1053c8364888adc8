// SPDX-License-Identifier: MIT
/// \file
/// Tiles come back from a spool as they went in.

#include "support/temporary_folder.hpp"
#include "tile/tile_spool.hpp"

#include <huuco/base/error.hpp>

#include <gtest/gtest.h>
#include <malloc.h>

#include <cstddef>
#include <string>

namespace huuco::tile {
namespace {

TEST(TileSpoolTest, TilesComeBackInTheirOrderAndNoFileIsSeen) {
    const test::TemporaryFolder folder;
    {
        TileSpool spool(folder.path());
        spool.add({{7, 3, 4}, std::string("a\0b", 3), 3, 0});
        spool.add({{7, 4, 4}, "", 0, 2}); // nothing in it
        spool.add({{7, 4, 5}, std::string(100'000, 'x'), 99, 0});
        ASSERT_EQ(spool.size(), 3U);
        EXPECT_TRUE(std::filesystem::is_empty(folder.path())); // so nothing is left after a crash
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
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

/// Bytes of the heap in use.
std::size_t heap_bytes() {
    const struct mallinfo2 heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

TEST(TileSpoolTest, TilesThatWaitTakeNoMemory) {
    TileSpool spool(testing::TempDir());
    const std::size_t before = heap_bytes();
    constexpr std::uint32_t kTiles = 64;
    for (std::uint32_t x = 0; x < kTiles; ++x) {
        spool.add({{7, x, 0}, std::string(1'000'000, 'x'), 99, 0});
    }
    EXPECT_EQ(spool.size(), kTiles);
    EXPECT_LT(heap_bytes(), before + 8'000'000); // of 64 million
}

TEST(TileSpoolTest, AFolderThatCannotBeWrittenIsNamed) {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / "huuco_no_such_folder";
    try {
        const TileSpool spool(folder);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_NE(std::string(error.what()).find(folder.string()), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("for tiles"), std::string::npos);
    }
}

} // namespace
} // namespace huuco::tile
