// SPDX-License-Identifier: MIT
/// \file
/// Verifying finds what is wrong with tiles, and measures known ground.
#include "archive_reader.hpp"
#include "parcel_grid.hpp"
#include "support/temporary_folder.hpp"
#include "tile/archive_reader.hpp"
#include "tile/gzip.hpp"
#include "tile/mbtiles_writer.hpp"
#include "tile/mvt_encoder.hpp"
#include "tile/pmtiles_writer.hpp"
#include "tile/polygon_rules.hpp"

#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>
#include <huuco/tile/verify_tiles.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace huuco {

namespace {

using Ring = std::vector<GridPoint>;

class VerifyTiles : public testing::Test {
protected:
    /// Verifies one tile 10/800/450 of extent 4096 with these features, one ring each.
    TileVerification verified(const std::vector<Ring>& features, const std::string& ground = "") {
        TileLayer layer;
        layer.name = "land";
        for (std::size_t i = 0; i < features.size(); ++i) {
            layer.ids.push_back(i);
        }
        const tile::ValueTable values = tile::encode_values(layer);
        tile::MvtLayerEncoder encoder(layer, values);
        for (std::size_t i = 0; i < features.size(); ++i) {
            GridRings rings;
            rings.add_ring(features[i]);
            encoder.add_feature(i, rings);
        }
        std::string bytes;
        encoder.finish(4096, bytes);
        const auto path = m_folder.path() / "one.mbtiles";
        std::filesystem::remove(path);
        const auto writer = tile::open_mbtiles(path, {"n", "", "", "", "[]", ground, 10, 10, {}});
        writer->add_tile({10, 800, 450}, tile::gzip(bytes));
        writer->finish();
        return verify_tiles(path, m_progress);
    }

    test::TemporaryFolder m_folder;
    NoProgress m_progress;
};

TEST_F(VerifyTiles, WhatWasWrittenIsSoundInAllThreeFormats) {
    TileLayer land = test::parcel_grid(30, 30, 30.0);
    land.area_key = "crop";
    TileOptions options;
    options.min_zoom = 12;
    options.max_zoom = 15;
    const auto written = write_tiles(
        {land},
        options,
        {m_folder.path() / "a.mbtiles", m_folder.path() / "a.pmtiles", {}},
        m_progress);
    static_cast<void>(write_tiles({land}, options, {{}, {}, m_folder.path() / "xyz"}, m_progress));
    for (const char* const name : {"a.mbtiles", "a.pmtiles", "xyz"}) {
        const TileVerification found = verify_tiles(m_folder.path() / name, m_progress);
        EXPECT_EQ(found.flaw_count, 0U) << name << found.flaws.front().sentence.en;
        ASSERT_EQ(found.zooms.size(), 4U);
        EXPECT_EQ(found.zooms.front().zoom, 12);
        double source_m2 = 0.0;
        for (const auto& [crop, area_m2] : found.source_m2) {
            source_m2 += area_m2;
            EXPECT_NEAR(area_m2, written.source_m2.at(crop), 0.01);
        }
        for (const VerifiedZoom& zoom : found.zooms) {
            EXPECT_NEAR(zoom.covered_m2 / source_m2, 1.0, 0.001) << name << zoom.zoom;
            EXPECT_LT(zoom.overlap_part + zoom.gap_part, 1e-5) << name << zoom.zoom;
            EXPECT_EQ(zoom.features.at("parcels"), 900U);
        }
    }
}

TEST_F(VerifyTiles, OrganicGroundCountsByItsCertifiedShare) {
    // Widths 2 : 1 : 4 : 1. Principal 2 + 1 * 0.5 + 4 = 6.5; organic 2 * 0.75 + 1 * 0.5 = 2.
    TileLayer land = test::rectangles_in_a_row({0.002, 0.001, 0.004, 0.001});
    constexpr auto kNone = TileColumn::kAbsent;
    land.columns = {
        {"class",
         {std::string("organic"), std::string("in_conversion"), std::string("other")},
         {0, 0, 1, 2}},
        {"principal_share", {0.5}, {kNone, 0, kNone, kNone}},
        {"certified_share", {0.75, 0.25}, {0, kNone, 1, kNone}}};
    land.area_key = "class";
    TileOptions options;
    options.min_zoom = 13;
    options.max_zoom = 15;
    options.share_percent = 200.0 / 6.5;
    const auto path = m_folder.path() / "a.mbtiles";
    static_cast<void>(write_tiles({land}, options, {path, {}, {}}, m_progress));
    const TileVerification found = verify_tiles(path, m_progress);
    ASSERT_EQ(found.zooms.size(), 3U);
    EXPECT_EQ(found.share_percent, 200.0 / 6.5);
    for (const VerifiedZoom& zoom : found.zooms) {
        EXPECT_NEAR(zoom.principal_m2 / zoom.covered_m2, 6.5 / 8.0, 1e-4) << zoom.zoom;
        EXPECT_NEAR(zoom.organic_m2 / zoom.principal_m2, 2.0 / 6.5, 1e-4) << zoom.zoom;
    }
}

TEST_F(VerifyTiles, OverlapsAreMeasured) {
    // Two squares of 2000 by 2000 with 1000 by 2000 in common: 6 of ground, 2 of them twice.
    const TileVerification found = verified(
        {{{0, 0}, {2000, 0}, {2000, 2000}, {0, 2000}},
         {{1000, 0}, {3000, 0}, {3000, 2000}, {1000, 2000}}});
    EXPECT_EQ(found.flaw_count, 0U);
    EXPECT_NEAR(found.zooms.at(0).overlap_part, 1.0 / 3.0, 1e-9);
}

TEST_F(VerifyTiles, SlitsAreMeasured) {
    // A unit between two squares 2000 wide.
    const TileVerification found = verified(
        {{{0, 0}, {2000, 0}, {2000, 2000}, {0, 2000}},
         {{2001, 0}, {4001, 0}, {4001, 2000}, {2001, 2000}}});
    EXPECT_NEAR(found.zooms.at(0).gap_part, 1.0 / 4000.0, 1e-9);
}

TEST_F(VerifyTiles, AGapThatOpensAtALowerZoomIsMeasured) {
    TileLayer land = test::parcel_grid(20, 20, 40.0);
    TileOptions options;
    options.min_zoom = 13;
    options.max_zoom = 14;
    const auto good = m_folder.path() / "good.mbtiles";
    static_cast<void>(write_tiles({land}, options, {good, {}, {}}, m_progress));
    // The lower zoom again, without one parcel from the middle.
    TileLayer holed = land;
    MultiPolygonBuffer shapes;
    for (std::size_t i = 0; i < land.shapes.size(); ++i) {
        if (i == 20 * 10 + 10) {
            shapes.end_shape();
        } else {
            shapes.add_shape(land.shapes.shape(i));
        }
    }
    holed.shapes = {};
    holed.shapes.append(std::move(shapes));
    const auto bad = m_folder.path() / "bad.mbtiles";
    static_cast<void>(write_tiles({holed}, options, {bad, {}, {}}, m_progress));
    const auto mixed = m_folder.path() / "mixed.mbtiles";
    {
        const auto writer = tile::open_mbtiles(mixed, {"n", "", "", "", "[]", "", 13, 14, {}});
        for (const auto& [path, zoom] : {std::pair{bad, 13}, std::pair{good, 14}}) {
            const auto reader = tile::open_archive(path);
            for (const TileId& tile : reader->tiles()) {
                if (tile.zoom == zoom) {
                    writer->add_tile(tile, reader->read(tile));
                }
            }
        }
        writer->finish();
    }
    const TileVerification found = verify_tiles(mixed, m_progress);
    // One parcel of 400; lines pass it as often as it is high.
    EXPECT_NEAR(found.zooms.at(0).gap_part, 1.0 / 399.0, 0.0003);
    EXPECT_LT(found.zooms.at(1).gap_part, 1e-6);
}

TEST_F(VerifyTiles, AZoomThatIsStatedAndHasNoTileIsTold) {
    const auto good = m_folder.path() / "good.mbtiles";
    TileOptions options;
    options.min_zoom = 12;
    options.max_zoom = 15;
    static_cast<void>(
        write_tiles({test::parcel_grid(5, 5, 50.0)}, options, {good, {}, {}}, m_progress));
    const auto part = m_folder.path() / "part.mbtiles";
    {
        // Says 12 to 14 and holds 12, 14 and 15.
        const auto writer = tile::open_mbtiles(part, {"n", "", "", "", "[]", "", 12, 14, {}});
        const auto reader = tile::open_archive(good);
        for (const TileId& tile : reader->tiles()) {
            if (tile.zoom != 13) {
                writer->add_tile(tile, reader->read(tile));
            }
        }
        writer->finish();
    }
    EXPECT_EQ(verify_tiles(good, m_progress).flaw_count, 0U);
    std::vector<std::string> told;
    for (const TileFlaw& flaw : verify_tiles(part, m_progress).flaws) {
        told.push_back(flaw.sentence.en);
    }
    EXPECT_THAT(
        told,
        testing::ElementsAre(
            "zoom 15 has tiles, but the archive states zooms 12 to 14",
            "zoom 13 has no tile, but the archive states zooms 12 to 14"));
}

TEST_F(VerifyTiles, AListedLayerThatNoTileHasIsTold) {
    const auto path = m_folder.path() / "a.mbtiles";
    const auto xyz = m_folder.path() / "xyz";
    TileLayer land = test::parcel_grid(5, 5, 50.0);
    TileLayer villages; // such as a field alone names
    villages.name = "villages";
    for (std::uint64_t i = 0; i < 3; ++i) {
        MultiPolygonBuffer empty;
        empty.end_shape();
        villages.shapes.append(std::move(empty));
        villages.ids.push_back(i);
    }
    static_cast<void>(write_tiles({land, villages}, {}, {path, {}, {}}, m_progress));
    static_cast<void>(write_tiles({land}, {}, {{}, {}, xyz}, m_progress));
    EXPECT_EQ(verify_tiles(path, m_progress).flaw_count, 0U) << "it says that villages are in none";
    const auto both = m_folder.path() / "both";
    static_cast<void>(write_tiles({land, villages}, {}, {{}, {}, both}, m_progress));
    EXPECT_THAT(
        test::read_bytes(both / "tiles.json"),
        testing::AllOf(
            testing::HasSubstr(R"("id": "villages")"),
            testing::HasSubstr(R"("huuco:features": 0)")));
    std::string json = test::read_bytes(xyz / "tiles.json");
    const std::string list = "\"vector_layers\": [";
    ASSERT_NE(json.find(list), std::string::npos);
    std::string emptied = json;
    emptied.insert(emptied.find("\"id\"", json.find(list)), R"("huuco:features": 0, )");
    std::ofstream(xyz / "tiles.json") << emptied;
    const TileVerification denied = verify_tiles(xyz, m_progress);
    ASSERT_EQ(denied.flaw_count, 1U);
    EXPECT_THAT(denied.flaws[0].sentence.en, testing::HasSubstr("has no feature, but a tile has"));
    json.insert(json.find(list) + list.size(), R"({"id":"villages","fields":{}},)");
    std::ofstream(xyz / "tiles.json") << json;
    const TileVerification found = verify_tiles(xyz, m_progress);
    ASSERT_EQ(found.flaw_count, 1U);
    EXPECT_EQ(
        found.flaws[0].sentence.en, "vector_layers lists the layer villages, but no tile has it");
}

TEST_F(VerifyTiles, APmtilesHeaderThatStatesOtherZoomsIsTold) {
    const auto path = m_folder.path() / "a.pmtiles";
    TileOptions options;
    options.min_zoom = 13;
    options.max_zoom = 14;
    static_cast<void>(
        write_tiles({test::parcel_grid(5, 5, 50.0)}, options, {{}, path, {}}, m_progress));
    std::string bytes = test::read_bytes(path);
    bytes[101] = '\x0d'; // PMTiles 3, "Header": the highest zoom
    std::ofstream(path, std::ios::binary) << bytes;
    const TileVerification found = verify_tiles(path, m_progress);
    ASSERT_EQ(found.flaw_count, 1U);
    EXPECT_EQ(
        found.flaws[0].sentence.en, "zoom 14 has tiles, but the archive states zooms 13 to 13");
}

TEST_F(VerifyTiles, ABowTieIsAFlawOfItsTile) {
    const TileVerification found = verified({{{0, 0}, {100, 0}, {0, 100}, {60, 110}}});
    ASSERT_EQ(found.flaw_count, 1U);
    EXPECT_EQ(found.flaws[0].tile, (TileId{10, 800, 450}));
    EXPECT_THAT(found.flaws[0].sentence.en, testing::HasSubstr("4.3.4.4"));
    EXPECT_THAT(
        found.flaws[0].sentence.vi,
        testing::HasSubstr(
            ": các vành của một đa giác cắt nhau hoặc chạy trùng nhau (MVT 2.1, 4.3.4.4)"));
}

TEST_F(VerifyTiles, ADamagedArchiveIsTold) {
    std::vector<TileLayer> layers;
    layers.push_back(test::parcel_grid(5, 5, 50.0));
    const auto path = m_folder.path() / "a.pmtiles";
    static_cast<void>(write_tiles(layers, {}, {{}, path, {}}, m_progress));
    std::string bytes = test::read_bytes(path);
    const auto with = [&](std::size_t at, char value) {
        std::string changed = bytes;
        changed[at] = value;
        std::ofstream(path, std::ios::binary) << changed;
        return verify_tiles(path, m_progress);
    };
    EXPECT_EQ(with(96, '\x01').flaw_count, 0U) << "as it was";
    EXPECT_EQ(with(72, '\x7f').flaw_count, 1U) << "another number of addressed tiles";
    EXPECT_EQ(with(99, '\x02').flaw_count, 1U) << "said to be PNG";
    EXPECT_EQ(with(88, '\x7f').flaw_count, 1U) << "another number of contents";
    for (const char other : {'\0', '\x01', '\x03', '\x04', '\x63'}) {
        EXPECT_EQ(with(97, other).flaw_count, 1U) << "directories are gzip, not " << int{other};
        EXPECT_GE(with(98, other).flaw_count, 1U) << "tiles are gzip, not " << int{other};
    }
    const auto code_of = [&](auto&& call) {
        try {
            call();
        } catch (const Error& error) {
            return error.code();
        }
        return ErrorCode::accounts;
    };
    EXPECT_EQ(code_of([&] { with(7, '\x02'); }), ErrorCode::format) << "version 2";
    bytes.resize(bytes.size() / 2);
    EXPECT_GT(with(96, '\x01').flaw_count, 0U) << "cut short in the tiles";
    bytes.resize(140);
    EXPECT_EQ(code_of([&] { with(96, '\x01'); }), ErrorCode::format) << "cut short in the root";
    EXPECT_EQ(
        code_of(
            [&] { static_cast<void>(verify_tiles(m_folder.path() / "none.mbtiles", m_progress)); }),
        ErrorCode::io);
}

TEST_F(VerifyTiles, DirectoriesWithDamagedNumbersAreTold) {
    const auto path = m_folder.path() / "a.pmtiles";
    static_cast<void>(write_tiles({test::parcel_grid(5, 5, 50.0)}, {}, {{}, path, {}}, m_progress));
    const std::string bytes = test::read_bytes(path);
    const auto with_root = [&](const tile::PmtilesEntry& entry) {
        const std::string root = tile::gzip(tile::serialize_directory({&entry, 1}));
        std::string changed = bytes;
        for (std::size_t i = 0; i < 8; ++i) { // PMTiles 3, "Header": offset and length of the root
            changed[8 + i] = static_cast<char>(bytes.size() >> (8 * i));
            changed[16 + i] = static_cast<char>(root.size() >> (8 * i));
        }
        std::ofstream(path, std::ios::binary) << changed << root;
        return verify_tiles(path, m_progress);
    };
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
    constexpr std::uint64_t kId = 1'000'000;
    for (const tile::PmtilesEntry& entry :
         {tile::PmtilesEntry{kId, 0, 10, std::uint64_t{1} << 40},
          {kId, 0, 10, kMost},
          {kId, 0, 10, kMost - kId},
          {kMost - 3, 0, 10, 1},
          {kId, kMost - 5, 10, 0}, // a directory
          {kId, 0, kMost, 0}}) {
        try {
            with_root(entry);
            ADD_FAILURE() << "tile " << entry.id << ", run " << entry.run_length;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::format);
            EXPECT_THAT(error.message().en, testing::HasSubstr("a.pmtiles"));
        }
    }
    const TileVerification found = with_root({kId, kMost - 5, 10, 1});
    EXPECT_TRUE(std::ranges::any_of(found.flaws, [](const TileFlaw& flaw) {
        return flaw.sentence.en == "tile number 1000000 lies outside the data";
    }));
}

/// Twenty directories that are all the same one, which names itself twenty times, and so on.
TEST_F(VerifyTiles, DirectoriesInDirectoriesAreReadOnce) {
    const auto path = m_folder.path() / "a.pmtiles";
    static_cast<void>(write_tiles({test::parcel_grid(5, 5, 50.0)}, {}, {{}, path, {}}, m_progress));
    std::string bytes = test::read_bytes(path);
    std::vector<tile::PmtilesEntry> leaves;
    for (std::uint64_t i = 0; i < 20; ++i) {
        leaves.push_back({i, 0, 0, 0});
    }
    // The length of the directory stands in it: that of its length does not change it.
    for (int round = 0; round < 3; ++round) {
        const std::uint64_t length = tile::serialize_directory(leaves).size();
        std::ranges::for_each(leaves, [&](tile::PmtilesEntry& leaf) { leaf.length = length; });
    }
    const std::string directory = tile::serialize_directory(leaves);
    for (std::size_t i = 0; i < 8; ++i) { // PMTiles 3, "Header": root, then leaf directories
        for (const std::size_t offset : {8U, 40U}) {
            bytes[offset + i] = static_cast<char>(bytes.size() >> (8 * i));
            bytes[offset + 8 + i] = static_cast<char>(directory.size() >> (8 * i));
        }
    }
    std::ofstream(path, std::ios::binary) << bytes << directory;
    try {
        static_cast<void>(verify_tiles(path, m_progress));
        ADD_FAILURE() << "it is read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::format);
        EXPECT_THAT(error.message().en, testing::HasSubstr("its directories overlap"));
    }
}

/// A database whose later pages are zeros: SQLite notices on its way through the rows.
TEST_F(VerifyTiles, ADatabaseThatEndsEarlyIsRefused) {
    const auto path = m_folder.path() / "a.mbtiles";
    static_cast<void>(
        write_tiles({test::parcel_grid(40, 40, 50.0)}, {}, {path, {}, {}}, m_progress));
    std::string bytes = test::read_bytes(path);
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2), bytes.end(), '\0');
    std::ofstream(path, std::ios::binary) << bytes;
    try {
        static_cast<void>(tile::open_archive(path));
        ADD_FAILURE() << "it is read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::format);
        EXPECT_THAT(error.message().en, testing::HasSubstr("malformed"));
    }
}

/// SQLite quotes the name of a table whose definition it cannot read.
TEST_F(VerifyTiles, ANameThatIsNoTextIsSaidAsText) {
    const auto path = m_folder.path() / "a.mbtiles";
    static_cast<void>(write_tiles({test::parcel_grid(5, 5, 50.0)}, {}, {path, {}, {}}, m_progress));
    std::string bytes = test::read_bytes(path);
    const std::size_t name = bytes.find("tablemetadatametadata");
    ASSERT_NE(name, std::string::npos);
    bytes[name + 5] = '\xFF';
    bytes[bytes.find("CREATE TABLE metadata")] = '?';
    std::ofstream(path, std::ios::binary) << bytes;
    try {
        static_cast<void>(tile::open_archive(path));
        ADD_FAILURE() << "it is read";
    } catch (const Error& error) {
        EXPECT_THAT(error.message().en, testing::HasSubstr("\uFFFDetadata"));
        EXPECT_TRUE(is_valid_utf8(error.message().vi));
    }
}

TEST_F(VerifyTiles, MetadataOfOtherTilesThanThereAreAreAFlaw) {
    const auto path = m_folder.path() / "a.mbtiles";
    const auto flaws_after = [&](const char* sql) {
        std::filesystem::remove(path);
        static_cast<void>(
            write_tiles({test::parcel_grid(5, 5, 50.0)}, {}, {path, {}, {}}, m_progress));
        sqlite3* database = nullptr;
        EXPECT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
        return verify_tiles(path, m_progress).flaw_count;
    };
    EXPECT_EQ(flaws_after("SELECT 1"), 0U);
    EXPECT_EQ(flaws_after("UPDATE metadata SET value = 'png' WHERE name = 'format'"), 1U);
    EXPECT_EQ(flaws_after("UPDATE metadata SET value = '{oops' WHERE name = 'json'"), 1U);
    EXPECT_EQ(flaws_after("UPDATE metadata SET value = '{\"a\":1}' WHERE name = 'json'"), 1U);
}

TEST_F(VerifyTiles, ATileThatIsNotGzippedIsAFlawOfMbtiles) {
    const auto packed = m_folder.path() / "packed.mbtiles";
    const auto path = m_folder.path() / "a.mbtiles";
    TileOptions options;
    options.min_zoom = 13;
    options.max_zoom = 13;
    static_cast<void>(
        write_tiles({test::parcel_grid(5, 5, 50.0)}, options, {packed, {}, {}}, m_progress));
    const auto writer = tile::open_mbtiles(path, {"n", "", "", "", "[]", "", 13, 13, {}});
    const auto reader = tile::open_archive(packed);
    const std::vector<TileId> tiles = reader->tiles();
    for (const TileId& tile : tiles) {
        writer->add_tile(tile, tile::unpacked(reader->read(tile)));
    }
    writer->finish();
    const TileVerification found = verify_tiles(path, m_progress);
    ASSERT_EQ(found.flaw_count, tiles.size()); // MBTiles 1.3: pbf is gzipped
    EXPECT_EQ(found.flaws[0].sentence.en, "the tile is not gzipped");
}

TEST_F(VerifyTiles, AMapInAnotherPlaceThanItsBoundsIsTold) {
    TileOptions options;
    options.min_zoom = 11;
    options.max_zoom = 13;
    const auto flaws_of = [&](const std::filesystem::path& path) {
        std::vector<std::string> told;
        for (const TileFlaw& flaw : verify_tiles(path, m_progress).flaws) {
            told.push_back(flaw.sentence.en);
        }
        return told;
    };
    const auto outside = testing::ElementsAre(
        testing::HasSubstr("zoom 13 shows ground outside the bounds"),
        testing::HasSubstr("zoom 12 shows ground outside the bounds"),
        testing::HasSubstr("zoom 11 shows ground outside the bounds"));
    const auto mbtiles = m_folder.path() / "a.mbtiles";
    const auto pmtiles = m_folder.path() / "a.pmtiles";
    const auto xyz = m_folder.path() / "xyz";
    const TileLayer land = test::parcel_grid(20, 20, 50.0);
    static_cast<void>(write_tiles({land}, options, {mbtiles, pmtiles, {}}, m_progress));
    static_cast<void>(write_tiles({land}, options, {{}, {}, xyz}, m_progress));
    EXPECT_THAT(flaws_of(mbtiles), testing::IsEmpty());
    // Columns a sixteenth of the world, 22.5 degrees, further east.
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(mbtiles.c_str(), &database), SQLITE_OK);
    const char* const shift = "UPDATE map SET tile_column = tile_column + (1 << (zoom_level - 4))";
    ASSERT_EQ(sqlite3_exec(database, shift, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
    EXPECT_THAT(flaws_of(mbtiles), outside);
    // PMTiles 3, "Header": the western bound, moved by 2^24 ten-millionths, 1.7 degrees east.
    std::string bytes = test::read_bytes(pmtiles);
    ++bytes[105];
    std::ofstream(pmtiles, std::ios::binary) << bytes;
    EXPECT_THAT(flaws_of(pmtiles), outside);
    std::string json = test::read_bytes(xyz / "tiles.json");
    json.insert(json.rfind('}'), R"(,"bounds":[0,0,1,1])"); // the last of two counts
    std::ofstream(xyz / "tiles.json") << json;
    EXPECT_THAT(flaws_of(xyz), outside);
}

TEST_F(VerifyTiles, ATileThatIsMissingIsTold) {
    TileOptions options;
    options.min_zoom = 13;
    options.max_zoom = 15;
    const auto whole = m_folder.path() / "whole.mbtiles";
    static_cast<void>(
        write_tiles({test::parcel_grid(60, 60, 50.0)}, options, {whole, {}, {}}, m_progress));
    const auto reader = tile::open_archive(whole);
    std::size_t told = 0;
    for (const TileId& missing : reader->tiles()) {
        const auto path = m_folder.path() / "part.mbtiles";
        std::filesystem::remove(path);
        const auto writer =
            tile::open_mbtiles(path, {"n", "", "", "", R"([{"id":"parcels"}])", "", 13, 15, {}});
        for (const TileId& tile : reader->tiles()) {
            if (tile != missing) {
                writer->add_tile(tile, reader->read(tile));
            }
        }
        writer->finish();
        const TileVerification found = verify_tiles(path, m_progress);
        told += std::ranges::count_if(found.flaws, [&](const TileFlaw& flaw) {
            return flaw.tile == missing && flaw.sentence.en.starts_with("the tile is missing");
        });
    }
    // 3 km of ground in tiles of 1.1 km; those that have but the buffer of a neighbour may go.
    EXPECT_GE(told, 9U + 4U);
}

TEST_F(VerifyTiles, GroundThatIsNoneIsAFlaw) {
    const std::vector<Ring> square = {{{0, 0}, {2000, 0}, {2000, 2000}, {0, 2000}}};
    EXPECT_EQ(verified(square, R"({"source_m2":{"a":2.5}})").flaw_count, 0U);
    for (const char* const ground :
         {R"({"source_m2":{"a":"much"}})", R"({"source_m2":3})", R"({"source_m2":["a"]})"}) {
        const TileVerification found = verified(square, ground);
        EXPECT_EQ(found.flaw_count, 1U) << ground;
        EXPECT_TRUE(found.source_m2.empty()) << ground;
    }
}

TEST(PolygonRules, AreThoseOfTheSpecification) {
    const Ring outer = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    const Ring hole = {{2, 2}, {2, 6}, {6, 6}, {6, 2}};
    const Ring far_hole = {{22, 2}, {22, 6}, {26, 6}, {26, 2}};
    const auto rule = [](std::vector<Ring> rings) { return tile::broken_polygon_rule(rings); };
    EXPECT_FALSE(rule({outer}));
    EXPECT_FALSE(rule({outer, hole}));
    // A hole that touches its outer ring at a vertex of both.
    EXPECT_FALSE(rule({outer, {{0, 0}, {2, 6}, {6, 6}, {6, 2}}}));
    EXPECT_TRUE(rule({hole}));
    EXPECT_TRUE(rule({outer, far_hole}));
    EXPECT_TRUE(rule({outer, {{2, 2}, {2, 16}, {6, 16}, {6, 2}}}));
    EXPECT_TRUE(rule({{{0, 0}, {10, 0}, {20, 0}}}));
    EXPECT_TRUE(rule({{{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}}}));
    EXPECT_TRUE(rule({{{0, 0}, {9, 0}, {5, 5}, {9, 9}, {0, 9}, {5, 5}}}));
    // The largest positions a tile can state, of which products do not fit 64 bits.
    constexpr std::int32_t kFar = std::numeric_limits<std::int32_t>::max();
    const auto broken = rule({{{-kFar, -kFar}, {kFar, -kFar}, {kFar, kFar}, {-kFar, kFar}}});
    ASSERT_TRUE(broken);
    EXPECT_THAT(broken->en, testing::HasSubstr("too far from the tile"));
}

} // namespace

} // namespace huuco
