// SPDX-License-Identifier: MIT
/// \file
/// Notes that say the same of several files are one.

#include "pipeline/file_notes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace huuco {
namespace {

using testing::ElementsAre;

TEST(FileNotes, ThatSayTheSameAreOneWhereTheFirstStood) {
    const std::vector<std::string> paths = {"a.shp", "b.shp", "c.shp"};
    const std::vector<std::string> notes = {
        "a.shp: no codes.",
        "a.shp: odd text.",
        "villages.shp: no codes.",
        "b.shp: no codes.",
        "c.shp: no codes.",
        "A plan: no codes."};
    EXPECT_THAT(
        join_file_notes(notes, paths, Language::en),
        ElementsAre(
            "3 files (a.shp, b.shp, c.shp): no codes.",
            "a.shp: odd text.",
            "villages.shp: no codes.",
            "A plan: no codes."));
    EXPECT_EQ(
        join_file_notes(notes, paths, Language::vi).front(),
        "3 tệp (a.shp, b.shp, c.shp): no codes.");
}

TEST(FileNotes, NameTheFirstOfManyFiles) {
    const std::vector<std::string> paths = {"1", "2", "3", "4", "5"};
    std::vector<std::string> notes;
    for (const std::string& path : paths) {
        notes.push_back(path + ": the same.");
    }
    EXPECT_THAT(
        join_file_notes(notes, paths, Language::en),
        ElementsAre("5 files (1, 2, 3, …): the same."));
}

TEST(FileNotes, OfOneFileStayAsTheyAre) {
    const std::vector<std::string> paths = {"a.shp"};
    const std::vector<std::string> notes = {"a.shp: one.", "a.shp: two."};
    EXPECT_EQ(join_file_notes(notes, paths, Language::en), notes);
}

} // namespace
} // namespace huuco
