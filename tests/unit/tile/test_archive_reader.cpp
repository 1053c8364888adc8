// SPDX-License-Identifier: MIT
/// \file
/// Folders of tiles as people copy them together, and archives with many flaws.

#include "support/file_bytes.hpp"
#include "support/temporary_folder.hpp"
#include "tile/archive_reader.hpp"

#include <huuco/base/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

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
