// SPDX-License-Identifier: MIT
/// \file
/// Tests of what archives refuse to write over, and of what is said where they cannot be written.
#include "support/file_bytes.hpp"
#include "support/temporary_folder.hpp"
#include "tile/archive_files.hpp"

#include <huuco/base/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace huuco::tile {

namespace {

using testing::HasSubstr;

ArchiveInfo of_vectors() {
    return {"n", "d", "a", "g", "[]", "", 0, 14, {105.0, 21.0, 106.0, 22.0}};
}

/// What is said where archives cannot be written; empty where they can.
Message refusal_of(const TileFiles& files) {
    try {
        for (const auto& archive : open_archives(files, of_vectors())) {
            archive->add_tile({10, 0, 0}, "x");
            archive->finish();
        }
    } catch (const Error& error) {
        return error.message();
    }
    return {"", ""};
}

/// The member of TileFiles that names an archive of a kind.
class ArchiveFilesTest : public testing::TestWithParam<std::filesystem::path TileFiles::*> {
protected:
    [[nodiscard]] static TileFiles at(const std::filesystem::path& path) {
        TileFiles files;
        files.*GetParam() = path;
        return files;
    }

    test::TemporaryFolder m_folder;
};

TEST_P(ArchiveFilesTest, WhatExistsIsNotWrittenOver) {
    const std::filesystem::path path = m_folder.file("mine");
    test::write_file(path, "work of years");
    const Message refusal = refusal_of(at(path));
    EXPECT_THAT(refusal.vi, HasSubstr("đã có sẵn; hãy xóa đi hoặc chọn tên khác")) << refusal.vi;
    EXPECT_THAT(refusal.en, HasSubstr("it exists; remove it or choose another")) << refusal.en;
    EXPECT_THAT(refusal.en, HasSubstr(path.string()));
    EXPECT_EQ(test::contents(path), "work of years");
}

TEST_P(ArchiveFilesTest, AFolderThatIsMissingIsNamed) {
    const std::filesystem::path path = m_folder.file("no_such_folder/t");
    const Message refusal = refusal_of(at(path));
    EXPECT_THAT(refusal.vi, HasSubstr(path.parent_path().string()));
    EXPECT_THAT(refusal.en, HasSubstr(path.parent_path().string()));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds,
    ArchiveFilesTest,
    testing::Values(&TileFiles::mbtiles, &TileFiles::pmtiles, &TileFiles::folder),
    [](const auto& kind) {
        return kind.param == &TileFiles::mbtiles   ? "Mbtiles"
               : kind.param == &TileFiles::pmtiles ? "Pmtiles"
                                                   : "Folder";
    });

TEST(ArchivesTest, AFolderOfTilesIsWrittenAlone) {
    // MBTiles and PMTiles hold gzipped tiles, a folder holds them as they are.
    const test::TemporaryFolder folder;
    const TileFiles files{folder.file("t.mbtiles"), {}, folder.file("tiles")};
    EXPECT_EQ(
        refusal_of(files).en, "A folder of tiles is written alone: its tiles are not compressed.");
    EXPECT_FALSE(std::filesystem::exists(folder.file("tiles")));
}

} // namespace

} // namespace huuco::tile
