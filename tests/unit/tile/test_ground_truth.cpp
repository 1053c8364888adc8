// SPDX-License-Identifier: MIT
/// \file
/// Tiles tell the truth at every zoom: ground by class, no gap, no overlap, nothing missing.
#include "archive_reader.hpp"
#include "parcel_grid.hpp"
#include "ring_rules.hpp"
#include "support/mvt_decoder.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/tile/write_tiles.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

namespace huuco {

namespace {

using test::DecodedFeature;
using test::DecodedLayer;
using test::DecodedPoint;
using test::DecodedRing;
using test::TileKey;

constexpr std::size_t kColumns = 60;
constexpr std::size_t kRows = 50;

/// Parcels with a class, `organic` every fiftieth, and a village every ten columns; dissolved by
/// both below zoom 14.
TileLayer classed_land() {
    TileLayer layer = test::parcel_grid(kColumns, kRows, 35.0);
    TileColumn map_class{
        "class", {std::string("organic"), std::string("principal"), std::string("other")}, {}};
    TileColumn village{"village_id", {}, {}};
    for (std::uint32_t i = 0; i < kColumns / 10; ++i) {
        village.dictionary.emplace_back("v" + std::to_string(i));
    }
    for (std::size_t i = 0; i < layer.ids.size(); ++i) {
        map_class.codes.push_back(i * 7 % 50 == 3 ? 0 : (i / 3 % 4 == 0 ? 2 : 1));
        village.codes.push_back(static_cast<std::uint32_t>(i % kColumns / 10));
    }
    layer.columns = {map_class, village};
    layer.area_key = "class";
    layer.dissolve = TileDissolve{"classes", "", {"class", "village_id"}, 14};
    return layer;
}

bool covers(const DecodedFeature& feature, double x, double y) {
    bool is_inside = false;
    for (const DecodedRing& ring : feature.rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const auto ax = static_cast<double>(ring[i].x);
            const auto ay = static_cast<double>(ring[i].y);
            const auto bx = static_cast<double>(ring[(i + 1) % ring.size()].x);
            const auto by = static_cast<double>(ring[(i + 1) % ring.size()].y);
            if ((ay > y) != (by > y) && x < ax + (y - ay) * (bx - ax) / (by - ay)) {
                is_inside = !is_inside;
            }
        }
    }
    return is_inside;
}

class GroundTruth : public testing::Test {
protected:
    /// The decoded tiles of layers written with these options.
    std::map<TileKey, std::vector<DecodedLayer>>
    tiles_of(std::vector<TileLayer> layers, const TileOptions& options) {
        const auto path = m_folder.path() / ("t" + std::to_string(m_files++) + ".mbtiles");
        m_statistics = write_tiles(std::move(layers), options, {path, {}, {}}, m_progress);
        std::map<TileKey, std::vector<DecodedLayer>> tiles;
        for (const auto& [key, packed] : test::read_mbtiles(path).tiles) {
            tiles[key] = test::decode_tile(test::gunzip(packed));
        }
        return tiles;
    }

    test::TemporaryFolder m_folder;
    int m_files = 0;
    NoProgress m_progress;
    TileStatistics m_statistics;
};

TileOptions zooms(int from, int to) {
    TileOptions options;
    options.min_zoom = from;
    options.max_zoom = to;
    return options;
}

TEST_F(GroundTruth, EveryZoomHasTheGroundOfEveryClass) {
    const TileLayer land = classed_land();
    std::map<int, std::map<std::string, double>> ground;
    for (const auto& [key, tile] : tiles_of({land}, zooms(9, 16))) {
        const int zoom = std::get<0>(key);
        for (const DecodedLayer& layer : tile) {
            EXPECT_EQ(layer.name, zoom < 14 ? "classes" : "parcels") << "one of the two";
            for (const DecodedFeature& feature : layer.features) {
                EXPECT_EQ(test::broken_ring_rule(feature.rings), std::nullopt) << zoom;
                const auto name = std::get<std::string>(feature.attributes.at("class"));
                for (const DecodedRing& ring : feature.rings) {
                    ground[zoom][name] += area_inside(ring, layer.extent) /
                                          std::pow(std::ldexp(layer.extent, zoom), 2);
                }
            }
        }
    }
    // The truth by the shoelace formula on the mercator square, without any rounding.
    std::map<std::string, double> truth;
    for (std::size_t i = 0; i < land.shapes.size(); ++i) {
        const RingView ring = land.shapes.shape(i).polygon(0).ring(0);
        const Point origin = web_mercator(ring[0]);
        for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
            const Point a = web_mercator(ring[k]);
            const Point b = web_mercator(ring[k + 1]);
            truth[std::get<std::string>(land.columns[0].dictionary[land.columns[0].codes[i]])] -=
                ((a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)) / 2.0;
        }
    }
    const double covered = truth["organic"] + truth["principal"] + truth["other"];
    const double share = 100.0 * truth["organic"] / (truth["organic"] + truth["principal"]);
    ASSERT_EQ(ground.size(), 8U) << "zooms 9 to 16";
    for (auto& [zoom, by_class] : ground) {
        const double principal = by_class["organic"] + by_class["principal"];
        EXPECT_NEAR((principal + by_class["other"]) / covered, 1.0, 0.0005) << zoom;
        EXPECT_NEAR(100.0 * by_class["organic"] / principal, share, 0.01) << zoom;
    }
}

TEST_F(GroundTruth, TheStatisticsAreThoseOfTheTiles) {
    static_cast<void>(tiles_of({classed_land()}, zooms(10, 16)));
    ASSERT_EQ(m_statistics.zooms.size(), 7U);
    const auto& source = m_statistics.source_m2;
    ASSERT_EQ(source.size(), 3U);
    // 3000 parcels of 35 m a side with a straight rim; metres of the landscape are spherical ones
    // of 111 320 m a degree, on the ellipsoid at 21.7 degrees a degree is 110 715 m by 103 492 m
    // where the landscape has 103 431 m.
    const double sum = source.at("organic") + source.at("principal") + source.at("other");
    EXPECT_NEAR(sum / (3000 * 35.0 * 35.0), 110715.0 / 111320.0 * 103492.0 / 103431.0, 2e-4);
    for (const ZoomStatistics& zoom : m_statistics.zooms) {
        for (const auto& [name, area_m2] : source) {
            // Fifty organic fields of 35 m carry the most rounding: 0.013 %.
            EXPECT_NEAR(zoom.ground_m2.at(name) / area_m2, 1.0, 0.0002) << zoom.zoom << name;
        }
        EXPECT_EQ(zoom.features_left_out, 0U);
    }
    EXPECT_EQ(m_statistics.zooms.back().features_shown, kColumns * kRows);
    EXPECT_LT(m_statistics.zooms.front().vertices, m_statistics.zooms.back().vertices / 3);
}

TEST_F(GroundTruth, EveryPlaceIsCoveredOnceAtEveryZoom) {
    std::mt19937 random(7);
    std::size_t asked = 0;
    for (const auto& [key, tile] : tiles_of({classed_land()}, zooms(11, 16))) {
        const auto [zoom, x, y] = key;
        for (const DecodedLayer& layer : tile) {
            for (int i = 0; i < 60; ++i) {
                // Off the grid, so that no border passes through.
                const double px = static_cast<double>(random() % layer.extent) + 0.37;
                const double py = static_cast<double>(random() % layer.extent) + 0.61;
                const double tiles = std::ldexp(1.0, zoom);
                const Point place = lon_lat_of_web_mercator(
                    {(x + px / layer.extent) / tiles, (y + py / layer.extent) / tiles});
                // A parcel's side within the straight rim of the land, past any simplification.
                const double side = 35.0 / 111320.0;
                const bool is_land = place.x > test::kGridOrigin.x + side * 1.1 &&
                                     place.x < test::kGridOrigin.x + side * (kColumns + 2) &&
                                     place.y > test::kGridOrigin.y + side &&
                                     place.y < test::kGridOrigin.y + side * (kRows - 1);
                if (is_land) {
                    ++asked;
                    EXPECT_EQ(
                        std::count_if(
                            layer.features.begin(),
                            layer.features.end(),
                            [&](const DecodedFeature& feature) { return covers(feature, px, py); }),
                        1)
                        << "zoom " << zoom << " at " << place.x << ", " << place.y;
                }
            }
        }
    }
    EXPECT_GT(asked, 500U);
}

TEST_F(GroundTruth, EveryFeatureIsAtTheHighestZoomAndIdsOfClassesStay) {
    TileLayer land = classed_land();
    std::set<std::uint64_t> ids;
    std::map<std::uint64_t, std::string> group_of;
    for (const auto& [key, tile] : tiles_of({land}, zooms(12, 15))) {
        for (const DecodedLayer& layer : tile) {
            for (const DecodedFeature& feature : layer.features) {
                if (std::get<0>(key) == 15) {
                    ids.insert(feature.id);
                } else if (layer.name == "classes") {
                    group_of[feature.id] =
                        std::get<std::string>(feature.attributes.at("class")) +
                        std::get<std::string>(feature.attributes.at("village_id"));
                }
            }
        }
    }
    EXPECT_EQ(ids, std::set<std::uint64_t>(land.ids.begin(), land.ids.end()));
    std::set<std::string> groups;
    for (const auto& [id, group] : group_of) {
        groups.insert(group);
    }
    EXPECT_EQ(groups.size(), group_of.size()) << "one id, one group";
    EXPECT_EQ(groups.size(), 3U * 6U);

    // The same land in another order.
    TileLayer shuffled = land;
    MultiPolygonBuffer shapes;
    for (std::size_t i = 0; i < land.ids.size(); ++i) {
        const std::size_t from = i * 1009 % land.ids.size();
        shapes.add_shape(land.shapes.shape(from));
        shuffled.ids[i] = land.ids[from];
        for (std::size_t c = 0; c < land.columns.size(); ++c) {
            shuffled.columns[c].codes[i] = land.columns[c].codes[from];
        }
    }
    shuffled.shapes = {};
    shuffled.shapes.append(std::move(shapes));
    for (const auto& [key, tile] : tiles_of({shuffled}, zooms(12, 13))) {
        if (std::get<0>(key) == 13) {
            continue; // the highest zoom shows the features themselves
        }
        for (const DecodedFeature& feature : tile.at(0).features) {
            EXPECT_EQ(
                group_of.at(feature.id),
                std::get<std::string>(feature.attributes.at("class")) +
                    std::get<std::string>(feature.attributes.at("village_id")));
        }
    }
}

/// Numbers of a column, one a feature; NAN stands for none.
TileColumn column_of_numbers(const std::string& key, const std::vector<double>& numbers) {
    TileColumn column{key, {}, {}};
    for (const double number : numbers) {
        column.codes.push_back(
            std::isnan(number) ? TileColumn::kAbsent
                               : static_cast<std::uint32_t>(column.dictionary.size()));
        if (!std::isnan(number)) {
            column.dictionary.emplace_back(number);
        }
    }
    return column;
}

TEST_F(GroundTruth, JoinedGroundHasTheMeanOfItsNumbers) {
    TileLayer land = test::rectangles_in_a_row({0.001, 0.003, 0.002, 0.001, 0.001, 0.001});
    const auto shares = [&](const std::vector<double>& numbers) {
        land.columns = {column_of_numbers("share", numbers)};
        land.dissolve = TileDissolve{"classes", "", {}, 15, {{"share", 0.1}}};
        std::map<std::uint64_t, double> by_id;
        for (const auto& [key, tile] : tiles_of({land}, zooms(10, 15))) {
            for (const DecodedFeature& feature : tile.at(0).features) {
                if (std::get<0>(key) == 10) {
                    const auto share = feature.attributes.find("share");
                    by_id[feature.id] = share == feature.attributes.end()
                                            ? std::nan("")
                                            : std::get<double>(share->second);
                }
            }
        }
        return by_id;
    };
    const auto told = shares({0.52, 0.48, 1.0 / 3.0, 1.0 / 3.0, 0.58, NAN});
    std::vector<double> values;
    for (const auto& [id, share] : told) {
        values.push_back(share);
    }
    // 0.52 and 0.48 round to one step, 0.58 to the next: (0.52 * 1 + 0.48 * 3) / 4 = 0.49.
    EXPECT_THAT(
        values,
        testing::UnorderedElementsAre(
            testing::DoubleNear(0.49, 1e-9), 1.0 / 3.0, 0.58, testing::IsNan()));
    // Other numbers of the same steps are in features of the same ids.
    std::set<std::uint64_t> ids;
    for (const auto& [id, share] : shares({0.51, 0.47, 0.3, 0.31, 0.61, NAN})) {
        ids.insert(id);
        EXPECT_EQ(told.count(id), 1U);
    }
    EXPECT_EQ(ids.size(), told.size());
}

TEST_F(GroundTruth, ADissolvedHoleStaysAHole) {
    // Of 3 by 3 parcels the middle one is another class: the others become a ring round it.
    TileLayer land = test::parcel_grid(3, 3, 100.0);
    TileColumn map_class{"class", {std::string("round"), std::string("middle")}, {}};
    for (std::uint32_t i = 0; i < 9; ++i) {
        map_class.codes.push_back(i == 4 ? 1 : 0);
    }
    land.columns = {map_class};
    land.dissolve = TileDissolve{"classes", "", {"class"}, 15};
    std::map<std::string, std::size_t> rings;
    for (const auto& [key, tile] : tiles_of({land}, zooms(10, 15))) {
        for (const DecodedFeature& feature : tile.at(0).features) {
            if (std::get<0>(key) == 10) {
                rings[std::get<std::string>(feature.attributes.at("class"))] +=
                    feature.rings.size();
            }
        }
    }
    EXPECT_THAT(
        rings, testing::ElementsAre(testing::Pair("middle", 1U), testing::Pair("round", 2U)));
}

TEST_F(GroundTruth, JoinedGroundOfOverlappingFeaturesIsValidAndCountsOnce) {
    // Boxes in thousandths of a degree; the area of their union by hand.
    struct Case {
        const char* name;
        std::vector<Box> boxes;
        double area;
    };

    const std::vector<Case> cases = {
        {"half of the other", {{0, 0, 2, 1}, {0, 0, 1, 1}}, 2.0},
        {"cross", {{0, 2, 5, 3}, {2, 1, 3, 4}}, 7.0},
        {"nested", {{0, 0, 5, 5}, {2, 2, 3, 3}}, 25.0},
        {"nested twice, with a contact", {{0, 0, 5, 5}, {0, 2, 3, 3}, {1, 2, 2, 3}}, 25.0},
        {"corners in each other", {{0, 0, 2, 2}, {1, 1, 3, 3}}, 7.0},
        {"frame", {{0, 0, 3, 1}, {0, 2, 3, 3}, {0, 0, 1, 3}, {2, 0, 3, 3}}, 8.0}};
    for (const Case& overlap : cases) {
        TileLayer land;
        land.name = "parcels";
        MultiPolygonBuffer shapes;
        for (const Box& box : overlap.boxes) {
            const Point origin = test::kGridOrigin;
            test::add_rectangle(
                shapes,
                {origin.x + box.min_x / 1000.0,
                 origin.y + box.min_y / 1000.0,
                 origin.x + box.max_x / 1000.0,
                 origin.y + box.max_y / 1000.0});
            land.ids.push_back(land.ids.size() + 1);
        }
        land.shapes.append(std::move(shapes));
        land.columns = {{"class", {std::string("A")}, {}}};
        land.columns.front().codes.assign(overlap.boxes.size(), 0);
        land.area_key = "class";
        land.dissolve = TileDissolve{"classes", "", {"class"}, 15};
        double given = 0.0;
        for (const Box& box : overlap.boxes) {
            given += (box.max_x - box.min_x) * (box.max_y - box.min_y);
        }
        for (const auto& [key, tile] : tiles_of({land}, zooms(11, 14))) {
            for (const DecodedFeature& feature : tile.at(0).features) {
                EXPECT_EQ(test::broken_ring_rule(feature.rings), std::nullopt) << overlap.name;
            }
        }
        for (const ZoomStatistics& zoom : m_statistics.zooms) {
            // At the highest zoom the features are drawn one by one.
            const double expected = zoom.zoom == 14 ? 1.0 : overlap.area / given;
            EXPECT_NEAR(zoom.ground_m2.at("A") / m_statistics.source_m2.at("A"), expected, 2e-3)
                << overlap.name << " at zoom " << zoom.zoom;
        }
    }
}

TEST_F(GroundTruth, PointsStandInTheTilesThatShowTheirPlace) {
    TileLayer labels;
    labels.name = "labels";
    labels.points = {test::kGridOrigin};
    labels.ids = {9};
    labels.columns = {{"name", {std::string("Thôn Đồng Cả")}, {0}}};
    std::vector<TileLayer> layers;
    layers.push_back(test::parcel_grid(2, 2, 100.0));
    layers.push_back(labels);
    std::set<int> seen;
    for (const auto& [key, tile] : tiles_of(layers, zooms(11, 16))) {
        const auto [zoom, x, y] = key;
        for (const DecodedLayer& layer : tile) {
            for (const DecodedFeature& feature : layer.features) {
                if (layer.name == "labels") {
                    seen.insert(zoom);
                    const double tiles = std::ldexp(1.0, zoom);
                    const Point place = lon_lat_of_web_mercator(
                        {(x + static_cast<double>(feature.point->x) / layer.extent) / tiles,
                         (y + static_cast<double>(feature.point->y) / layer.extent) / tiles});
                    EXPECT_NEAR(place.x, test::kGridOrigin.x, 2e-6);
                    EXPECT_NEAR(place.y, test::kGridOrigin.y, 2e-6);
                }
            }
        }
    }
    EXPECT_EQ(seen.size(), 6U);
}

TEST_F(GroundTruth, AFolderHoldsTheSameTilesUncompressed) {
    const auto folder = m_folder.path() / "xyz";
    std::vector<TileLayer> layers;
    layers.push_back(classed_land());
    const auto tiles = tiles_of(layers, zooms(12, 14));
    static_cast<void>(write_tiles(layers, zooms(12, 14), {{}, {}, folder}, m_progress));
    std::size_t files = 0;
    for (const auto& [key, tile] : tiles) {
        const auto [zoom, x, y] = key;
        const auto path = folder / std::to_string(zoom) / std::to_string(x) /
                          (std::to_string(y) + ".pbf"); // rows from the north
        ASSERT_TRUE(std::filesystem::exists(path)) << path;
        const auto decoded = test::decode_tile(test::read_bytes(path));
        ASSERT_EQ(decoded.size(), tile.size());
        EXPECT_EQ(decoded[0].features.size(), tile[0].features.size());
        ++files;
    }
    EXPECT_EQ(files, tiles.size());
    EXPECT_TRUE(std::filesystem::exists(folder / "tiles.json"));
    EXPECT_TRUE(std::filesystem::exists(folder / "metadata.json"));
}

} // namespace

} // namespace huuco
