// SPDX-License-Identifier: MIT
/// \file
/// Tests of the output folder: complete or not at all.

#include "datasets.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/atomic_directory.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace huuco {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;
using test::write_file;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

void make_result(const fs::path& folder, const std::string& file) {
    fs::create_directory(folder);
    write_file(
        (folder / "summary.json").string(),
        R"({"tool": {"name": "huuco"}, "products": [{"file": ")" + file + R"("}]})");
    write_file((folder / file).string(), "x");
}

std::optional<ErrorCode> refusal(const fs::path& folder, bool overwrite) {
    try {
        const OutputDirectory output(folder, overwrite);
        return std::nullopt;
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr(folder.filename().string()));
        return error.code();
    }
}

TEST(OutputDirectory, IsThereCompleteAfterCommit) {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    {
        OutputDirectory output(out, false);
        write_file(output.path("summary.json").string(), "{}");
        EXPECT_FALSE(fs::exists(out));
        output.commit();
    }
    EXPECT_THAT(names_in(folder.path()), ElementsAre("out"));
    EXPECT_THAT(names_in(out), ElementsAre("summary.json"));
}

TEST(OutputDirectory, LeavesNothingWithoutCommit) {
    const TemporaryFolder folder;
    {
        const OutputDirectory output(folder.path() / "out", false);
        write_file(output.path("a").string(), "x");
        EXPECT_EQ(names_in(folder.path()).size(), 1U);
    }
    EXPECT_TRUE(names_in(folder.path()).empty());
}

TEST(OutputDirectory, ReplacesAnEarlierResultWhenTold) {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    make_result(out, "old.geojson");
    OutputDirectory output(out, true);
    write_file(output.path("summary.json").string(), "{}");
    EXPECT_THAT(names_in(out), ElementsAre("old.geojson", "summary.json"));
    output.commit();
    EXPECT_THAT(names_in(out), ElementsAre("summary.json"));
    EXPECT_THAT(names_in(folder.path()), ElementsAre("out"));
}

TEST(OutputDirectory, FillsAnEmptyFolder) {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    fs::create_directory(out);
    OutputDirectory output(out.string() + "/", false); // as people type folders
    write_file(output.path("a").string(), "x");
    output.commit();
    EXPECT_THAT(names_in(out), ElementsAre("a"));
    EXPECT_THAT(names_in(folder.path()), ElementsAre("out"));
}

TEST(OutputDirectory, RefusesAnEarlierResultUnlessTold) {
    const TemporaryFolder folder;
    make_result(folder.path() / "out", "a");
    EXPECT_EQ(refusal(folder.path() / "out", false), ErrorCode::argument);
}

TEST(OutputDirectory, NeverReplacesWhatIsNoResult) {
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "photos");
    write_file(folder.file("photos/a.jpg"), "x");
    write_file(folder.file("file"), "x");
    EXPECT_EQ(refusal(folder.path() / "photos", true), ErrorCode::argument);
    EXPECT_EQ(refusal(folder.path() / "file", true), ErrorCode::argument);
    EXPECT_THAT(names_in(folder.path()), ElementsAre("file", "photos"));
}

/// What a folder may hold beside a result, and its name in the refusal.
TEST(OutputDirectory, NeverReplacesWhatLiesBesideAResult) {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    make_result(out, "parcels.geojson");
    write_file((out / "parcels.geojson-wal").string(), "x");
    EXPECT_EQ(refusal(out, true), std::nullopt);
    for (const char* const name : {"notes.txt", "parcels.shp"}) {
        write_file((out / name).string(), "x");
        EXPECT_EQ(refusal(out, true), ErrorCode::argument) << name;
        fs::remove(out / name);
    }
    fs::create_directory(out / "input");
    EXPECT_EQ(refusal(out, true), ErrorCode::argument);
    EXPECT_THAT(
        names_in(out),
        ElementsAre("input", "parcels.geojson", "parcels.geojson-wal", "summary.json"));
}

TEST(OutputDirectory, NeverReplacesTheSummaryOfAnotherProgram) {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    fs::create_directory(out);
    for (const char* const text : {"", "x", "[]", "{}", R"({"tool": 1})", R"({"tool": {}})"}) {
        write_file((out / "summary.json").string(), text);
        EXPECT_EQ(refusal(out, true), ErrorCode::argument) << text;
    }
}

TEST(OutputDirectory, SaysThatItsPlaceIsMissing) {
    const TemporaryFolder folder;
    EXPECT_EQ(refusal(folder.path() / "none" / "out", false), ErrorCode::io);
}

TEST(OutputDirectory, SaysThatItsPlaceCannotBeWritten) {
    if (!fs::exists("/proc/self")) {
        GTEST_SKIP() << "needs /proc, where nobody can make a folder";
    }
    EXPECT_EQ(refusal("/proc/out", false), ErrorCode::io);
    try {
        const OutputDirectory output("/proc/out", false);
    } catch (const Error& error) {
        EXPECT_THAT(error.message().en, HasSubstr("No such file or directory"));
        EXPECT_THAT(error.message().vi, HasSubstr("không có tệp hoặc thư mục này"));
    }
}

TEST(OutputDirectory, KeepsAResultThatCameInBetween) {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    OutputDirectory output(out, false);
    make_result(out, "other");
    EXPECT_THROW(output.commit(), Error);
    EXPECT_THAT(names_in(out), ElementsAre("other", "summary.json"));
}

} // namespace
} // namespace huuco
