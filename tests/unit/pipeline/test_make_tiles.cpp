// SPDX-License-Identifier: MIT
/// \file
/// Tiles of a layer do not depend on how much memory they are made in.

#include "support/temporary_folder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/pipeline/make_tiles.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace huuco {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Squares of 20 m side by side, so many that the arrays of their points are no small ones.
class MakeTiles : public testing::Test {
protected:
    static constexpr int kRows = 100;
    static constexpr int kColumns = 160;

    void SetUp() override {
        setenv("HUUCO_DATA", HUUCO_SOURCE_DIR "/data", 1);
        m_options.input = (m_folder.path() / "parcels.geojson").string();
        m_options.class_field = "LOAIDAT";
        m_options.tiles.min_zoom = 14;
        m_options.tiles.max_zoom = 15;
        std::ofstream file(m_options.input);
        file << R"({"type":"FeatureCollection","crs":{"type":"name","properties":)"
             << R"({"name":"urn:ogc:def:crs:EPSG::9211"}},"features":[)";
        for (int i = 0; i < kRows * kColumns; ++i) {
            const int west = 414'000 + 20 * (i % kColumns);
            const int south = 2'400'000 + 20 * (i / kColumns);
            file << fmt::format(
                R"({}{{"type":"Feature","properties":{{"LOAIDAT":"{}"}},"geometry":{{"type":)"
                R"("Polygon","coordinates":[[[{},{}],[{},{}],[{},{}],[{},{}],[{},{}]]]}}}})",
                i == 0 ? "" : ",",
                i % 7 == 0 ? "CLN" : "LUC",
                west,
                south,
                west + 20,
                south,
                west + 20,
                south + 20,
                west,
                south + 20,
                west,
                south);
        }
        file << "]}";
    }

    MakeTilesResult run(const std::string& name, std::optional<std::uint64_t> memory) {
        m_options.output = m_folder.path() / name;
        m_options.memory = memory;
        NoProgress progress;
        return make_tiles(m_options, progress);
    }

    test::TemporaryFolder m_folder;
    MakeTilesOptions m_options;
};

TEST_F(MakeTiles, HaveTheSameBytesWhateverTheMemory) {
    EXPECT_EQ(run("all.mbtiles", std::nullopt).features, std::uint64_t{kRows * kColumns});
    EXPECT_EQ(run("none.mbtiles", 0).features, std::uint64_t{kRows * kColumns});
    // Of 2.6 MB of points the first batches stay in memory.
    EXPECT_EQ(run("some.mbtiles", 1'000'000).features, std::uint64_t{kRows * kColumns});
    const std::string expected = bytes_of(m_folder.path() / "all.mbtiles");
    EXPECT_GT(expected.size(), 100'000U);
    EXPECT_TRUE(bytes_of(m_folder.path() / "none.mbtiles") == expected);
    EXPECT_TRUE(bytes_of(m_folder.path() / "some.mbtiles") == expected);
}

TEST_F(MakeTiles, SayWhatIsWrongInTheLanguageAskedFor) {
    m_options.class_field.clear();
    std::ofstream(m_options.input)
        << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},)"
        << R"("geometry":{"type":"Polygon","coordinates":[[[105.1,21.8],[105.2,21.8],)"
        << R"([105.2,21.9],[105.1,21.8]]]}},)"
        << R"({"type":"Feature","properties":{"a":2},"geometry":null}]})";
    m_options.language = Language::en;
    const MakeTilesResult english = run("en.mbtiles", std::nullopt);
    m_options.language = Language::vi;
    const MakeTilesResult vietnamese = run("vi.mbtiles", std::nullopt);
    ASSERT_EQ(english.problems.size(), 1U);
    ASSERT_EQ(vietnamese.problems.size(), 1U);
    EXPECT_EQ(english.problems.front().note, "It has no geometry.");
    EXPECT_EQ(vietnamese.problems.front().note, "Không có hình.");
}

TEST_F(MakeTiles, ReplaceAnEarlierFolderAndLeaveWhatIsNoneOfTheirs) {
    m_options.tiles.min_zoom = m_options.tiles.max_zoom;
    std::filesystem::create_directory(m_folder.path() / "xyz.partial");
    std::ofstream(m_folder.path() / "xyz.partial" / "mine") << "mine";
    std::filesystem::create_directory(m_folder.path() / "xyz");
    std::ofstream(m_folder.path() / "xyz" / "tiles.json") << "old";
    m_options.overwrite = true;
    (void)run("xyz", std::nullopt);
    EXPECT_NE(bytes_of(m_folder.path() / "xyz" / "tiles.json"), "old");
    EXPECT_EQ(bytes_of(m_folder.path() / "xyz.partial" / "mine"), "mine");
}

TEST_F(MakeTiles, LieInFilesBesideTheOutputWhereMemoryIsShort) {
    m_options.tiles.min_zoom = m_options.tiles.max_zoom;
    EXPECT_THAT(
        [&] { (void)run("/proc/out.mbtiles", 1); }, // takes no files, whoever asks
        ThrowsMessage<Error>(AllOf(HasSubstr("/proc"), HasSubstr("--memory"))));
    EXPECT_THAT(
        [&] { (void)run("/proc/out.mbtiles", std::nullopt); },
        ThrowsMessage<Error>(Not(HasSubstr("--memory"))));
}

TEST_F(MakeTiles, OfPicturesKnowNoBudget) {
    m_options.format = TileFormat::png;
    m_options.tiles.min_zoom = m_options.tiles.max_zoom = 13;
    EXPECT_EQ(run("pictures.mbtiles", 1).features, std::uint64_t{kRows * kColumns});
}

} // namespace
} // namespace huuco
