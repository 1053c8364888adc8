// SPDX-License-Identifier: MIT
/// \file
/// Tests of drawn tiles: no seams, whole names, true shares, the same on every run.

#include "archive_reader.hpp"
#include "parcel_grid.hpp"
#include "support/png_pixels.hpp"
#include "support/temporary_folder.hpp"
#include "tile/metatile.hpp"

#include <huuco/base/error.hpp>
#include <huuco/tile/write_raster_tiles.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace huuco {
namespace {

using test::PngPixels;
using test::read_bytes;
using test::read_png;

/// A layer of parcels in three classes, with their numbers as names.
TileLayer named_parcels(std::size_t columns, std::size_t rows, double side_m) {
    TileLayer layer = test::parcel_grid(columns, rows, side_m);
    layer.columns.front().key = "class";
    TileColumn names{"name", {}, {}, {}};
    for (const std::uint64_t id : layer.ids) {
        names.codes.push_back(static_cast<std::uint32_t>(names.dictionary.size()));
        names.dictionary.emplace_back(std::to_string(id));
    }
    layer.columns.push_back(std::move(names));
    return layer;
}

/// A village over all of them.
RasterLayer village(const TileLayer& parcels, const std::string& name) {
    RasterLayer village;
    village.layer = test::rectangle_layer("villages", parcels.shapes.box());
    village.layer.columns.push_back({"name", {name}, {0}, {}});
    village.is_filled = false;
    return village;
}

std::vector<RasterLayer> map_of(std::size_t columns, std::size_t rows, double side_m) {
    std::vector<RasterLayer> layers(1);
    layers.front().layer = named_parcels(columns, rows, side_m);
    layers.push_back(village(layers.front().layer, "Thôn Đồng Rôm"));
    return layers;
}

const std::map<std::string, std::string> kColours = {
    {"Lúa", "#fee08b"},
    {"Ngô", "#d6bf97"},
    {"Chè", "#1b7837"}};

/// The tiles of a zoom, drawn in blocks of such a side.
std::map<std::uint64_t, std::string>
drawn(const std::vector<RasterLayer>& layers, const RasterOptions& raster, int zoom, int block_px) {
    const tile::RasterMap map = tile::make_raster_map(layers, raster);
    const std::array inks = {tile::kLineColour, tile::kInkColour, tile::kHaloColour};
    const draw::Palette palette(map.fills, inks);
    const tile::PixelWorld world = tile::pixel_world(zoom, raster);
    tile::LabelPlanner planner(map, raster.pixel_ratio);
    const std::vector<tile::PlacedLabel> labels = planner.place(world);
    const tile::BlockIndex index(map, world, labels, block_px);
    tile::BlockPainter painter(map, palette);
    std::map<std::uint64_t, std::string> tiles;
    for (std::size_t block = 0; block < index.size(); ++block) {
        for (tile::DrawnTile& tile : painter.paint(index, block, world, labels)) {
            EXPECT_TRUE(tiles.emplace(hilbert_id(tile.id), std::move(tile.png)).second);
        }
    }
    return tiles;
}

/// How two drawings of the same tiles differ.
struct Difference {
    std::size_t pixels = 0; ///< that are not equal
    int largest = 0;        ///< difference of a red, green, blue or alpha, of 255
};

Difference difference(
    const std::map<std::uint64_t, std::string>& left,
    const std::map<std::uint64_t, std::string>& right) {
    EXPECT_EQ(left.size(), right.size());
    Difference difference;
    for (const auto& [number, png] : left) {
        const PngPixels one = read_png(png);
        const PngPixels other = read_png(right.at(number));
        for (std::size_t y = 0; y < one.height; ++y) {
            for (std::size_t x = 0; x < one.width; ++x) {
                difference.pixels += one.at(x, y) != other.at(x, y) ? 1 : 0;
            }
        }
        for (std::size_t i = 0; i < one.rgba.size(); ++i) {
            difference.largest =
                std::max(difference.largest, std::abs(int{one.rgba[i]} - int{other.rgba[i]}));
        }
    }
    return difference;
}

/// How many names a border of tiles runs through.
std::size_t names_over_borders(const std::vector<RasterLayer>& layers, int zoom) {
    const RasterOptions raster;
    const tile::RasterMap map = tile::make_raster_map(layers, raster);
    tile::LabelPlanner planner(map, 1.0);
    std::size_t count = 0;
    for (const tile::PlacedLabel& label : planner.place(tile::pixel_world(zoom, raster))) {
        const std::int64_t right = label.x_px + label.size.width_px - 1;
        const std::int64_t bottom = label.y_px + label.size.height_px - 1;
        count += label.x_px / 256 != right / 256 || label.y_px / 256 != bottom / 256 ? 1 : 0;
    }
    return count;
}

TEST(RasterTiles, ATileDrawnAloneIsThatCutOutOfABlock) {
    // Lines, ground and names run over the borders of tiles: one drawn by itself meets its
    // neighbours, whatever was drawn with it.
    const std::vector<RasterLayer> layers = map_of(14, 14, 60.0);
    RasterOptions raster;
    raster.colours = kColours;
    for (const int zoom : {14, 17}) {
        EXPECT_GT(names_over_borders(layers, zoom), zoom == 14 ? 0U : 5U);
        const auto alone = drawn(layers, raster, zoom, 256);
        const auto together = drawn(layers, raster, zoom, 2048);
        EXPECT_GT(alone.size(), 1U);
        const Difference seen = difference(alone, together);
        // Ground and letters are the same to the pixel. Cairo measures how much of a pixel a line
        // covers row by row of the whole picture: a few differ by a step of a smooth edge.
        EXPECT_LE(seen.largest, 16);
        EXPECT_LT(seen.pixels * 1000, alone.size() * 256 * 256);
    }
}

TEST(RasterTiles, LargeTilesShowThePixelsOfFourSmallOnes) {
    // 512 pixels at zoom z are the same picture of the world as 256 at zoom z + 1.
    const std::vector<RasterLayer> layers = map_of(8, 8, 80.0);
    RasterOptions small;
    small.colours = kColours;
    RasterOptions large = small;
    large.tile_px = 512;
    const auto fine = drawn(layers, small, 16, 2048);
    std::size_t compared = 0;
    for (const auto& [number, png] : drawn(layers, large, 15, 2048)) {
        const TileId id = tile_of_hilbert_id(number);
        const PngPixels whole = read_png(png);
        ASSERT_EQ(whole.width, 512U);
        for (std::uint32_t quarter = 0; quarter < 4; ++quarter) {
            const std::uint32_t x = quarter % 2;
            const std::uint32_t y = quarter / 2;
            const auto found = fine.find(hilbert_id({16, 2 * id.x + x, 2 * id.y + y}));
            const PngPixels part =
                found == fine.end() ? PngPixels{256, 256, std::vector<std::uint8_t>(262144), true}
                                    : read_png(found->second);
            for (std::size_t row = 0; row < 256; ++row) {
                for (std::size_t column = 0; column < 256; ++column) {
                    ASSERT_EQ(whole.at(column + x * 256, row + y * 256), part.at(column, row));
                }
            }
            ++compared;
        }
    }
    EXPECT_GT(compared, 3U);
}

TEST(RasterTiles, TwiceThePixelsShowTheSameGround) {
    const std::vector<RasterLayer> layers = map_of(10, 10, 60.0);
    RasterOptions raster;
    raster.pixel_ratio = 2;
    for (const auto& [number, png] : drawn(layers, raster, 15, 2048)) {
        EXPECT_EQ(read_png(png).width, 512U) << number;
    }
    EXPECT_EQ(
        drawn(layers, raster, 15, 2048).size(), drawn(layers, RasterOptions(), 15, 2048).size());
}

/// A square layer that covers so many pixels of zoom 12 from the corner of a tile on.
TileLayer pixel_square(std::size_t x, std::size_t y, std::size_t side) {
    const double world_px = 256.0 * 4096.0;
    const auto degrees = [&](std::size_t column, std::size_t row) {
        return lon_lat_of_web_mercator(
            {(3244.0 * 256.0 + static_cast<double>(column)) / world_px,
             (1795.0 * 256.0 + static_cast<double>(row)) / world_px});
    };
    const Point north_west = degrees(x, y);
    const Point south_east = degrees(x + side, y + side);
    TileLayer layer =
        test::rectangle_layer("square", {north_west.x, south_east.y, south_east.x, north_west.y});
    layer.columns.push_back({"class", {std::string("organic")}, {0}, {}});
    return layer;
}

TEST(RasterTiles, APixelHasTheClassAtItsMiddle) {
    // Five pixels a side, too few for a border: 25 of them, over four tiles.
    std::vector<RasterLayer> layers(1);
    layers.front().layer = pixel_square(253, 254, 5);
    RasterOptions raster;
    raster.colours = {{"organic", "#1b7837"}};
    const auto tiles = drawn(layers, raster, 12, 2048);
    std::map<std::uint32_t, std::size_t> pixels;
    for (const auto& [number, png] : tiles) {
        const PngPixels tile = read_png(png);
        for (std::size_t y = 0; y < tile.height; ++y) {
            for (std::size_t x = 0; x < tile.width; ++x) {
                ++pixels[tile.at(x, y)];
            }
        }
    }
    EXPECT_EQ(tiles.size(), 4U);
    EXPECT_EQ(pixels[0x1B7837FFU], 25U);
    EXPECT_EQ(pixels.size(), 2U) << "that colour, and nothing";
}

TEST(RasterTiles, ANameStandsOnlyWhereItHasRoom) {
    const auto names = [](std::vector<RasterLayer> layers, int zoom) {
        const tile::RasterMap map = tile::make_raster_map(std::move(layers), {});
        tile::LabelPlanner planner(map, 1.0);
        return planner.place(tile::pixel_world(zoom, {})).size();
    };
    // A parcel of 60 m is 13 pixels long at zoom 15, 103 at zoom 18; its number takes 10 to 24.
    std::vector<RasterLayer> parcels(1);
    parcels.front().layer = named_parcels(20, 20, 60.0);
    EXPECT_EQ(names(parcels, 14), 0U);
    EXPECT_EQ(names(parcels, 18), 400U);
    // The village goes first and takes the room of some parcels.
    std::vector<RasterLayer> with_village = parcels;
    with_village.push_back(village(parcels.front().layer, "Thôn Đồng Rôm"));
    EXPECT_EQ(names(with_village, 14), 1U);
    EXPECT_LE(names(with_village, 18), 401U);
    EXPECT_GT(names(with_village, 18), 390U);
}

class WriteRasterTiles : public testing::Test {
protected:
    RasterStatistics write(const std::string& stem, unsigned threads, const RasterOptions& raster) {
        TileOptions options;
        options.threads = threads;
        options.min_zoom = 13;
        options.max_zoom = 16;
        return write_raster_tiles(
            map_of(12, 12, 60.0),
            raster,
            options,
            {m_folder.path() / (stem + ".mbtiles"), m_folder.path() / (stem + ".pmtiles"), {}},
            m_progress);
    }

    test::TemporaryFolder m_folder;
    NoProgress m_progress;
};

TEST_F(WriteRasterTiles, ThreadsDoNotChangeAByte) {
    RasterOptions raster;
    raster.colours = kColours;
    (void)write("one", 1, raster);
    (void)write("four", 4, raster);
    for (const char* const ending : {".mbtiles", ".pmtiles"}) {
        const std::string one = read_bytes(m_folder.path() / (std::string("one") + ending));
        EXPECT_GT(one.size(), 10000U);
        EXPECT_TRUE(one == read_bytes(m_folder.path() / (std::string("four") + ending))) << ending;
    }
}

TEST_F(WriteRasterTiles, ArchivesSayThatTheyHoldPictures) {
    const RasterStatistics statistics = write("map", 2, {});
    const test::MbtilesContent content = test::read_mbtiles(m_folder.path() / "map.mbtiles");
    EXPECT_EQ(content.metadata.at("format"), "png");
    EXPECT_FALSE(content.metadata.contains("json"));
    std::size_t tiles = 0;
    for (const RasterZoom& zoom : statistics.zooms) {
        tiles += zoom.tiles;
    }
    EXPECT_EQ(content.tiles.size(), tiles);
    for (const auto& [key, bytes] : content.tiles) {
        EXPECT_EQ(read_png(bytes).width, 256U);
    }
    // PMTiles 3, header: byte 98 is the compression of tiles (1: none), byte 99 their type (2:
    // PNG).
    const std::string header = read_bytes(m_folder.path() / "map.pmtiles").substr(0, 127);
    EXPECT_EQ(header[98], '\x01');
    EXPECT_EQ(header[99], '\x02');
}

TEST_F(WriteRasterTiles, EqualTilesAreStoredOnce) {
    // One square over the whole of 4 tiles at zoom 12, 16 at 13, 64 at 14: at zoom 14 those within
    // show no border, and are one picture.
    std::vector<RasterLayer> layers(1);
    layers.front().layer = pixel_square(0, 0, 512);
    TileOptions options;
    options.min_zoom = options.max_zoom = 14;
    const std::filesystem::path path = m_folder.path() / "square.mbtiles";
    (void)write_raster_tiles(std::move(layers), {}, options, {path, {}, {}}, m_progress);
    EXPECT_GE(test::read_mbtiles(path).tiles.size(), 64U); // through the view `tiles`
    EXPECT_EQ(test::count_rows(path, "map"), test::read_mbtiles(path).tiles.size());
    // Within, four sides and four corners, and the rims of lines in the tiles beside.
    EXPECT_LE(test::count_rows(path, "images"), 17U);
}

TEST_F(WriteRasterTiles, RefusesWhatCannotBeDrawn) {
    const auto code = [&](const RasterOptions& raster) {
        try {
            (void)write("bad", 1, raster);
        } catch (const Error& error) {
            return error.code();
        }
        return ErrorCode::io;
    };
    RasterOptions raster;
    raster.tile_px = 300;
    EXPECT_EQ(code(raster), ErrorCode::argument);
    raster.tile_px = 256;
    raster.pixel_ratio = 3;
    EXPECT_EQ(code(raster), ErrorCode::argument);
    raster.pixel_ratio = 1;
    raster.colours = {{"organic", "green"}};
    EXPECT_EQ(code(raster), ErrorCode::argument);
}

} // namespace
} // namespace huuco
