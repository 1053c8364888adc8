// SPDX-License-Identifier: MIT
/// \file
/// Folders of tiles as people copy them together, and archives with many flaws.

#include "base/sqlite_handles.hpp"
#include "support/file_bytes.hpp"
#include "support/temporary_folder.hpp"
#include "tile/archive_reader.hpp"
#include "tile/pmtiles_writer.hpp"

#include <huuco/base/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace huuco::tile {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A folder with files of such names, each with its name in it.
void fill(const test::TemporaryFolder& folder, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const std::filesystem::path path = folder.file(name);
        std::filesystem::create_directories(path.parent_path());
        test::write_file(path, name);
    }
    test::write_file(
        folder.file("tiles.json"),
        R"({"tilejson":"3.0.0","tiles":["{z}/{x}/{y}.pbf"],"vector_layers":[]})");
}

TEST(FolderReader, ReadsTilesOfBothEndings) {
    const test::TemporaryFolder folder;
    fill(folder, {"1/0/0.pbf", "1/1/0.mvt", "0/0/0.mvt"});
    const auto reader = read_folder(folder.path());
    EXPECT_TRUE(reader->flaws().empty());
    EXPECT_THAT(reader->tiles(), ElementsAre(TileId{0, 0, 0}, TileId{1, 0, 0}, TileId{1, 1, 0}));
    EXPECT_EQ(reader->read({0, 0, 0}), "0/0/0.mvt");
    EXPECT_EQ(reader->read({1, 0, 0}), "1/0/0.pbf");
    EXPECT_EQ(reader->read({1, 1, 0}), "1/1/0.mvt");
}

TEST(FolderReader, TellsATileThatIsThereTwice) {
    const test::TemporaryFolder folder;
    fill(folder, {"0/0/0.mvt", "0/0/0.pbf"});
    const auto reader = read_folder(folder.path());
    EXPECT_THAT(reader->tiles(), ElementsAre(TileId{0, 0, 0}));
    ASSERT_EQ(reader->flaws().count(), 1U);
    EXPECT_EQ(reader->flaws().first().front().en, "tile 0/0/0 is there twice");
}

TEST(FolderReader, TellsANameThatNoMapAsksFor) {
    const test::TemporaryFolder folder;
    fill(folder, {"0/0/00.pbf"});
    const auto reader = read_folder(folder.path());
    EXPECT_TRUE(reader->tiles().empty());
    ASSERT_EQ(reader->flaws().count(), 1U);
    EXPECT_THAT(reader->flaws().first().front().en, HasSubstr("00.pbf is no z/x/y of a tile"));
}

TEST(FolderReader, TellsWhatTileJsonDoesNotAllow) {
    const test::TemporaryFolder folder;
    fill(folder, {"0/0/0.pbf"});
    const auto flaw_of = [&](const std::string& members) {
        test::write_file(folder.file("tiles.json"), "{\"vector_layers\":[]," + members + "}");
        const auto reader = read_folder(folder.path());
        EXPECT_LE(reader->flaws().count(), 1U) << members;
        return reader->flaws().empty() ? std::string() : reader->flaws().first().front().en;
    };
    const std::string version = R"("tilejson":"3.0.0")";
    const std::string tiles = R"("tiles":["https://a.vn/{z}/{x}/{y}.pbf?k=1"])";
    const std::string whole = version + "," + tiles;
    EXPECT_EQ(flaw_of(whole + R"(,"scheme":"xyz","minzoom":0,"maxzoom":9)"), "");
    EXPECT_THAT(flaw_of(tiles), HasSubstr("no tilejson"));
    EXPECT_THAT(flaw_of(version), HasSubstr("{z}/{x}/{y}"));
    EXPECT_THAT(flaw_of(version + R"(,"tiles":[])"), HasSubstr("{z}/{x}/{y}"));
    EXPECT_THAT(flaw_of(version + R"(,"tiles":["{z}/{y}/{x}.png"])"), HasSubstr("{z}/{x}/{y}"));
    EXPECT_THAT(flaw_of(whole + R"(,"scheme":"tms")"), HasSubstr("another scheme than xyz"));
    EXPECT_THAT(flaw_of(whole + R"(,"minzoom":"12")"), HasSubstr("a minzoom that is no whole"));
}

// Printing what the archive says of its ground takes a call for each level.
TEST(FolderReader, TakesNoWordsThatGoTooDeep) {
    constexpr std::size_t kDeep = 200'000;
    const test::TemporaryFolder folder;
    fill(folder, {"0/0/0.pbf"});
    test::write_file(
        folder.file("tiles.json"),
        R"({"tilejson":"3.0.0","tiles":["{z}/{x}/{y}.pbf"],"vector_layers":[],"huuco:ground":)" +
            std::string(kDeep, '[') + std::string(kDeep, ']') + "}");
    const auto reader = read_folder(folder.path());
    EXPECT_EQ(reader->ground_json(), "");
    EXPECT_THAT(reader->flaws().first().front().en, HasSubstr("vector_layers"));
}

TEST(FolderReader, TakesNoTileFromFurtherDown) {
    const test::TemporaryFolder folder;
    fill(folder, {"copy/0/0/0.pbf"});
    const auto reader = read_folder(folder.path());
    EXPECT_TRUE(reader->tiles().empty());
    ASSERT_EQ(reader->flaws().count(), 1U);
    EXPECT_THAT(reader->flaws().first().front().en, HasSubstr("is no z/x/y of a tile"));
}

TEST(FolderReader, TellsATileThatIsNoFile) {
    const test::TemporaryFolder folder;
    fill(folder, {"1/0/0.pbf"});
    std::filesystem::create_directory(folder.file("1/0/1.pbf"));
    std::filesystem::create_symlink("nowhere.pbf", folder.file("1/0/2.pbf"));
    const auto reader = read_folder(folder.path());
    EXPECT_THAT(reader->tiles(), ElementsAre(TileId{1, 0, 0}));
    ASSERT_EQ(reader->flaws().count(), 2U);
    for (const Message& flaw : reader->flaws().first()) {
        EXPECT_THAT(flaw.en, HasSubstr(".pbf is no file"));
    }
}

// A damaged archive may have a flaw for each of its tiles.
// A table of an MBTiles file may be a view, and a view may make rows without end.
TEST(MbtilesReader, ListsNoTilesWithoutEnd) {
    const test::TemporaryFolder folder;
    sqlite3* handle = nullptr;
    sqlite3_open(folder.file("t.mbtiles").c_str(), &handle);
    const sqlite::Database database(handle);
    ASSERT_EQ(
        sqlite3_exec(
            handle,
            "CREATE TABLE metadata (name TEXT, value TEXT);"
            "CREATE VIEW tiles AS WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k) "
            "SELECT 14 zoom_level, n % 16384 tile_column, 0 tile_row, x'' tile_data FROM k",
            nullptr,
            nullptr,
            nullptr),
        SQLITE_OK);
    EXPECT_THAT(
        [&] { (void)read_mbtiles(folder.file("t.mbtiles")); },
        testing::ThrowsMessage<Error>(HasSubstr("cannot be listed")));
}

/// A number of a header of PMTiles 3: little-endian, of eight bytes.
void put_number(std::string& header, std::size_t at, std::uint64_t value) {
    for (std::size_t i = 0; i < 8; ++i, value >>= 8U) {
        header[at + i] = static_cast<char>(value);
    }
}

// A directory of a hundred entries that all lead to it, three deep: a million directories. The
// header states that leaves have more room than the file has bytes.
TEST(PmtilesReader, ReadsNoDirectoryAgainAndAgain) {
    const test::TemporaryFolder folder;
    std::vector<PmtilesEntry> entries(100);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i] = {.id = i, .offset = 0, .length = 500, .run_length = 0};
    }
    const std::string directory = serialize_directory(entries);
    for (PmtilesEntry& entry : entries) {
        entry.length = static_cast<std::uint32_t>(directory.size());
    }
    ASSERT_EQ(serialize_directory(entries).size(), directory.size());
    std::string header(127, '\0');
    header.replace(0, 8, "PMTiles\x03");
    put_number(header, 8, header.size()); // the root directory
    put_number(header, 16, directory.size());
    put_number(header, 40, header.size()); // the leaves
    put_number(header, 48, std::uint64_t{1} << 60U);
    test::write_file(folder.file("t.pmtiles"), header + serialize_directory(entries));
    EXPECT_THAT(
        [&] { (void)read_pmtiles(folder.file("t.pmtiles")); },
        testing::ThrowsMessage<Error>(HasSubstr("directories overlap")));
}

TEST(ArchiveFlaws, KeepsTheFirstAndCountsAll) {
    ArchiveFlaws flaws;
    EXPECT_TRUE(flaws.empty());
    for (int i = 0; i < 5000; ++i) {
        flaws.push_back({"sai", "wrong"});
    }
    EXPECT_EQ(flaws.count(), 5000U);
    EXPECT_EQ(flaws.first().size(), 100U);
}

} // namespace

} // namespace huuco::tile
