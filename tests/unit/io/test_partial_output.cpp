// SPDX-License-Identifier: MIT
/// \file
/// An output takes its place whole, or leaves everything as it was.

#include "datasets.hpp"
#include "io/partial_output.hpp"

#include <huuco/base/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

namespace fs = std::filesystem;
using io::PartialOutput;
using test::contents;
using test::TemporaryFolder;
using test::write_file;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> listed(const fs::path& folder) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

/// A folder with one file of that text.
void make_folder(const fs::path& path, const std::string& text) {
    fs::create_directory(path);
    write_file((path / text).string(), text);
}

TEST(PartialOutput, AFileIsThereWholeAfterCommit) {
    const TemporaryFolder folder;
    {
        PartialOutput output(folder.path() / "plan.toml");
        write_file(output.path().string(), "new");
        EXPECT_EQ(output.path().extension(), ".toml");
        EXPECT_FALSE(fs::exists(folder.path() / "plan.toml"));
        output.commit();
    }
    EXPECT_THAT(listed(folder.path()), ElementsAre("plan.toml"));
    EXPECT_EQ(contents(folder.file("plan.toml")), "new");
}

TEST(PartialOutput, NothingIsLeftWithoutCommit) {
    const TemporaryFolder folder;
    {
        const PartialOutput file(folder.path() / "plan.toml");
        write_file(file.path().string(), "new");
        const PartialOutput tiles(folder.path() / "tiles/");
        make_folder(tiles.path(), "new");
    }
    EXPECT_THAT(listed(folder.path()), IsEmpty());
}

TEST(PartialOutput, WhatOthersLeftBesideItStays) {
    const TemporaryFolder folder;
    write_file(folder.file("plan.toml.partial"), "mine");
    write_file(folder.file("plan.partial.toml"), "mine");
    make_folder(folder.path() / "tiles.partial", "mine");
    for (const char* const name : {"plan.toml", "tiles"}) {
        PartialOutput output(folder.path() / name);
        write_file(output.path().string(), "new");
        output.commit();
    }
    EXPECT_THAT(
        listed(folder.path()),
        ElementsAre(
            "plan.partial.toml", "plan.toml", "plan.toml.partial", "tiles", "tiles.partial"));
    EXPECT_EQ(contents(folder.file("plan.toml.partial")), "mine");
    EXPECT_EQ(contents(folder.file("plan.partial.toml")), "mine");
    EXPECT_THAT(listed(folder.path() / "tiles.partial"), ElementsAre("mine"));
}

TEST(PartialOutput, AnEarlierOneIsReplaced) {
    const TemporaryFolder folder;
    write_file(folder.file("plan.toml"), "old");
    make_folder(folder.path() / "tiles", "old");
    PartialOutput file(folder.path() / "plan.toml");
    PartialOutput tiles(folder.path() / "tiles");
    write_file(file.path().string(), "new");
    make_folder(tiles.path(), "new");
    EXPECT_EQ(contents(folder.file("plan.toml")), "old");
    EXPECT_THAT(listed(folder.path() / "tiles"), ElementsAre("old"));
    file.commit();
    tiles.commit();
    EXPECT_EQ(contents(folder.file("plan.toml")), "new");
    EXPECT_THAT(listed(folder.path() / "tiles"), ElementsAre("new"));
    EXPECT_THAT(listed(folder.path()), ElementsAre("plan.toml", "tiles"));
}

TEST(PartialOutput, AnEarlierOneStaysWhereTheNewOneIsMissing) {
    const TemporaryFolder folder;
    write_file(folder.file("plan.toml"), "old");
    make_folder(folder.path() / "tiles", "old");
    for (const char* const name : {"plan.toml", "tiles"}) {
        PartialOutput output(folder.path() / name);
        EXPECT_THROW(output.commit(), Error);
    }
    EXPECT_EQ(contents(folder.file("plan.toml")), "old");
    EXPECT_THAT(listed(folder.path() / "tiles"), ElementsAre("old"));
    EXPECT_THAT(listed(folder.path()), ElementsAre("plan.toml", "tiles"));
}

TEST(PartialOutput, AFileNeverReplacesAFolder) {
    const TemporaryFolder folder;
    make_folder(folder.path() / "plan.toml", "old");
    PartialOutput output(folder.path() / "plan.toml");
    write_file(output.path().string(), "new");
    try {
        output.commit();
        ADD_FAILURE() << "the folder is gone";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_THAT(error.message().en, HasSubstr("plan.toml: the output cannot be put there"));
        EXPECT_THAT(error.message().vi, HasSubstr("đó là một thư mục"));
    }
    EXPECT_THAT(listed(folder.path() / "plan.toml"), ElementsAre("old"));
}

// The first bytes of logs: SQLite, "Database File Format", sections 3 and 4.1.
TEST(PartialOutput, IsNotPutBesideChangesOfAnotherDatabase) {
    for (const auto& [log, bytes] :
         {std::pair{"p.gpkg-wal", "\x37\x7f\x06\x82"},
          std::pair{"p.gpkg-journal", "\xd9\xd5\x05\xf9"}}) {
        for (const bool is_old_there : {false, true}) {
            const TemporaryFolder folder;
            if (is_old_there) {
                write_file(folder.file("p.gpkg"), "old");
            }
            PartialOutput begun_before(folder.path() / "p.gpkg");
            write_file(begun_before.path().string(), "new");
            write_file(folder.file(log), bytes);
            try {
                begun_before.commit();
                ADD_FAILURE() << log;
            } catch (const Error& error) {
                EXPECT_EQ(error.code(), ErrorCode::io);
                EXPECT_THAT(error.message().en, HasSubstr(log + std::string(" holds changes")));
                EXPECT_THAT(error.message().vi, HasSubstr(log + std::string(" còn giữ phần sửa")));
            }
            EXPECT_THROW(PartialOutput(folder.path() / "p.gpkg"), Error);
            EXPECT_EQ(fs::exists(folder.path() / "p.gpkg"), is_old_there);
        }
    }
}

TEST(PartialOutput, IsPutBesideLogsWithoutChanges) {
    const TemporaryFolder folder;
    write_file(folder.file("p.gpkg"), "old");
    write_file(folder.file("p.gpkg-wal"), "");
    write_file(folder.file("p.gpkg-journal"), std::string(28, '\0')); // kept, its header blanked
    PartialOutput output(folder.path() / "p.gpkg");
    write_file(output.path().string(), "new");
    output.commit();
    EXPECT_EQ(contents(folder.file("p.gpkg")), "new");
}

TEST(PartialOutput, TakesNoPlaceThatStaysWhereItIs) {
    const TemporaryFolder folder;
    std::filesystem::create_symlink(folder.file("nowhere"), folder.file("link"));
    EXPECT_THAT(
        [&] { const PartialOutput output(folder.file("link")); },
        ThrowsMessage<Error>(HasSubstr("leads nowhere")));
    EXPECT_THAT( // a file system of its own on every Linux
        [] { const PartialOutput output("/proc"); },
        ThrowsMessage<Error>(HasSubstr("is the root of a disk")));
}

TEST(PartialOutput, SaysThatItsPlaceIsMissing) {
    const TemporaryFolder folder;
    write_file(folder.file("note"), "x");
    for (const char* const name : {"none/plan.toml", "note/plan.toml"}) {
        try {
            const PartialOutput output(folder.path() / name);
            ADD_FAILURE() << name;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::io);
            EXPECT_THAT(error.message().en, HasSubstr("does not exist"));
        }
    }
}

} // namespace
} // namespace huuco
