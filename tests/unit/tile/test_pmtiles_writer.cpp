// SPDX-License-Identifier: MIT
/// \file
/// Tests of PMTiles directories, with leaves and runs, read back by a reader of their own.
#include "archive_reader.hpp"
#include "support/temporary_folder.hpp"
#include "tile/gzip.hpp"
#include "tile/pmtiles_writer.hpp"

#include <gtest/gtest.h>

#include <random>

namespace huuco::tile {

namespace {

ArchiveInfo some_info() {
    return {"n", "d", "a", "g", "[]", "", 0, 14, {105.0, 21.0, 106.0, 22.0}};
}

TEST(PmtilesDirectoryTest, IsSerializedByColumn) {
    // By hand from PMTiles 3, "Directory Serialization": count; id steps; runs; lengths; offsets,
    // 0 where the tile follows the one before and offset + 1 elsewhere.
    const PmtilesEntry entries[] = {{5, 0, 300, 1}, {7, 300, 10, 2}, {42, 0, 300, 1}};
    const std::string expected = {3, 5, 2, 35, 1, 2, 1, '\xAC', 2, 10, '\xAC', 2, 1, 0, 1};
    EXPECT_EQ(serialize_directory(entries), expected);
}

TEST(PmtilesWriterTest, ALargeArchiveHasLeavesAndASmallRoot) {
    const test::TemporaryFolder folder;
    const std::filesystem::path path = folder.file("many.pmtiles");
    const std::size_t count = 60000;
    const std::uint64_t first = hilbert_id({10, 0, 0});
    // Lengths without a pattern, so that the directory does not compress into the root.
    std::mt19937 random(5);
    std::vector<std::string> contents;
    for (std::size_t i = 0; i < count; ++i) {
        contents.push_back(std::string(1 + random() % 200, 'a') + std::to_string(i / 3));
    }
    {
        const auto writer = open_pmtiles(path, some_info());
        for (std::size_t i = 0; i < count; ++i) {
            writer->add_tile(tile_of_hilbert_id(first + 2 * i), contents[i]);
        }
        writer->finish();
    }
    const test::PmtilesReader reader(test::read_bytes(path));
    EXPECT_GT(reader.leaf_count(), 1U);
    EXPECT_LE(127 + reader.number(16), 16384U);
    ASSERT_EQ(reader.tiles().size(), count);
    for (std::size_t i = 0; i < count; ++i) {
        ASSERT_EQ(reader.tiles().at(first + 2 * i), contents[i]);
    }
}

TEST(PmtilesWriterTest, EqualNeighboursAreOneEntry) {
    const test::TemporaryFolder folder;
    const std::filesystem::path path = folder.file("runs.pmtiles");
    {
        const auto writer = open_pmtiles(path, some_info());
        for (std::uint64_t id = 100; id < 110; ++id) {
            writer->add_tile(tile_of_hilbert_id(id), id == 105 ? "other" : "same");
        }
        writer->finish();
    }
    const test::PmtilesReader reader(test::read_bytes(path));
    EXPECT_EQ(reader.number(72), 10U);
    EXPECT_EQ(reader.number(80), 3U);
    EXPECT_EQ(reader.number(88), 2U);
    EXPECT_EQ(reader.tiles().at(105), "other");
    EXPECT_EQ(reader.tiles().at(109), "same");
}

TEST(GzipTest, ComesBackAndHoldsNoTime) {
    const std::string text(1000, 'x');
    const std::string packed = gzip(text);
    EXPECT_EQ(test::gunzip(packed), text);
    EXPECT_EQ(packed.substr(4, 4), std::string(4, '\0')) << "RFC 1952, 2.3.1: MTIME";
}

} // namespace

} // namespace huuco::tile
