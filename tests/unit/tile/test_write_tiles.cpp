// SPDX-License-Identifier: MIT
/// \file
/// Tests of whole pyramids: complete, valid, true to area, the same on every run.
#include "archive_reader.hpp"
#include "parcel_grid.hpp"
#include "ring_rules.hpp"
#include "support/mvt_decoder.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/spill_heap.hpp>
#include <huuco/tile/tile_id.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <memory_resource>
#include <set>
#include <utility>

namespace huuco {

namespace {

using test::DecodedPoint;
using test::DecodedRing;
using test::TileKey;

class WriteTiles : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path in_folder(const char* name) const {
        return m_folder.path() / name;
    }

    TileStatistics
    write(const std::vector<TileLayer>& layers, const TileOptions& options, const char* stem) {
        return write_tiles(
            layers,
            options,
            {in_folder((std::string(stem) + ".mbtiles").c_str()),
             in_folder((std::string(stem) + ".pmtiles").c_str()),
             {}},
            m_progress);
    }

    test::TemporaryFolder m_folder;
    NoProgress m_progress;
};

/// Area and perimeter of each shape in grid units, of which the world has so many a side, before
/// any rounding.
struct TrueMeasure {
    double area = 0.0;
    double perimeter = 0.0;
};

TrueMeasure true_measure(const ShapeView& shape, double units) {
    TrueMeasure measure;
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        for (std::size_t r = 0; r < shape.polygon(p).ring_count(); ++r) {
            const RingView ring = shape.polygon(p).ring(r);
            const Point origin = web_mercator(ring[0]);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                Point a = web_mercator(ring[i]);
                Point b = web_mercator(ring[i + 1]);
                a = {(a.x - origin.x) * units, (a.y - origin.y) * units};
                b = {(b.x - origin.x) * units, (b.y - origin.y) * units};
                measure.area -= (a.x * b.y - b.x * a.y) / 2.0; // north is down
                measure.perimeter += std::hypot(a.x - b.x, a.y - b.y);
            }
        }
    }
    return measure;
}

TEST_F(WriteTiles, KeepEveryFeatureAndItsAreaAtTheHighestZoom) {
    std::vector<TileLayer> layers;
    layers.push_back(test::parcel_grid(40, 30, 25.0));
    const TileStatistics statistics = write(layers, {}, "a");
    EXPECT_EQ(statistics.max_zoom, 16);
    EXPECT_EQ(statistics.invalid_rings, 0U);
    EXPECT_EQ(statistics.zooms.back().features_shown, 1200U);
    EXPECT_EQ(statistics.zooms.back().features_left_out, 0U);
    EXPECT_EQ(statistics.zooms.back().features_enlarged, 0U);
    EXPECT_LE(statistics.zooms.front().tiles, 4U);

    std::map<std::uint64_t, double> area_of;
    for (const auto& [key, packed] : test::read_mbtiles(in_folder("a.mbtiles")).tiles) {
        for (const test::DecodedLayer& layer : test::decode_tile(test::gunzip(packed))) {
            for (const test::DecodedFeature& feature : layer.features) {
                for (const DecodedRing& ring : feature.rings) {
                    if (std::get<0>(key) == statistics.max_zoom) {
                        area_of[feature.id] += area_inside(ring, layer.extent);
                    }
                }
            }
        }
    }
    const double units = std::ldexp(statistics.zooms.back().extent, statistics.max_zoom);
    // A vertex moves by at most half a grid diagonal (0.7072), so a ring's area by its perimeter
    // times that; inside the coverage the errors of neighbours cancel, which leaves the rim.
    ASSERT_EQ(area_of.size(), 1200U);
    double sum = 0.0;
    double true_sum = 0.0;
    for (std::size_t i = 0; i < 1200; ++i) {
        const TrueMeasure truth = true_measure(layers[0].shapes.shape(i), units);
        EXPECT_NEAR(area_of.at(i + 1), truth.area, 0.7072 * truth.perimeter) << i;
        sum += area_of.at(i + 1);
        true_sum += truth.area;
    }
    const double unit_m = 40075016.7 / units * std::cos(0.3788);
    EXPECT_NEAR(sum, true_sum, 0.7072 * 2 * (40 + 30) * 25.0 / unit_m);
}

TEST_F(WriteTiles, EveryTileOfEveryZoomIsValid) {
    std::vector<TileLayer> layers;
    layers.push_back(test::rectangle_layer("villages", {105.178, 21.701, 105.1955, 21.713}));
    layers.push_back(test::parcel_grid(60, 50, 35.0));
    TileOptions options;
    options.min_zoom = 6;
    const TileStatistics statistics = write(layers, options, "a");
    EXPECT_EQ(statistics.invalid_rings, 0U);
    std::size_t features = 0;
    for (const auto& [key, packed] : test::read_mbtiles(in_folder("a.mbtiles")).tiles) {
        for (const test::DecodedLayer& layer : test::decode_tile(test::gunzip(packed))) {
            EXPECT_EQ(layer.version, 2U);
            // One grid of 4096 * 2^18 units a world for parcels of 35 m.
            EXPECT_EQ(layer.extent, 4096U << (18 - std::get<0>(key)));
            const std::set<TileValue> values(layer.values.begin(), layer.values.end());
            EXPECT_EQ(values.size(), layer.values.size()) << "MVT 2.1, 4.4: values are distinct";
            const std::set<std::string> keys(layer.keys.begin(), layer.keys.end());
            EXPECT_EQ(keys.size(), layer.keys.size());
            for (const test::DecodedFeature& feature : layer.features) {
                ++features;
                ASSERT_EQ(test::broken_ring_rule(feature.rings), std::nullopt)
                    << "zoom " << std::get<0>(key) << " feature " << feature.id;
            }
        }
    }
    EXPECT_GT(features, 6000U);
}

TEST_F(WriteTiles, TheAttributesComeBack) {
    std::vector<TileLayer> layers;
    layers.push_back(test::parcel_grid(3, 3, 30.0));
    const TileStatistics statistics = write(layers, {}, "a");
    std::size_t checked = 0;
    for (const auto& [key, packed] : test::read_mbtiles(in_folder("a.mbtiles")).tiles) {
        if (std::get<0>(key) != statistics.max_zoom) {
            continue;
        }
        const auto tile = test::decode_tile(test::gunzip(packed));
        for (const auto& feature : tile.at(0).features) {
            const std::uint64_t index = feature.id - 1;
            ++checked;
            for (const TileColumn& column : layers[0].columns) {
                const std::uint32_t code = column.codes[index];
                if (code == TileColumn::kAbsent) {
                    EXPECT_EQ(feature.attributes.count(column.key), 0U);
                } else {
                    EXPECT_EQ(feature.attributes.at(column.key), column.dictionary[code]);
                }
            }
        }
    }
    EXPECT_GE(checked, 9U);
}

TEST_F(WriteTiles, TheBytesDoNotDependOnThreads) {
    std::vector<TileLayer> layers;
    layers.push_back(test::parcel_grid(50, 40, 30.0));
    TileOptions options;
    options.threads = 1;
    write(layers, options, "one");
    options.threads = 2;
    write(layers, options, "two");
    EXPECT_EQ(
        test::read_bytes(in_folder("one.mbtiles")), test::read_bytes(in_folder("two.mbtiles")));
    EXPECT_EQ(
        test::read_bytes(in_folder("one.pmtiles")), test::read_bytes(in_folder("two.pmtiles")));
}

/// The same layer with all that can be in files there.
TileLayer moved_to_files(const TileLayer& layer, SpillFile& file, SpillHeap& heap) {
    TileLayer moved{
        layer.name,
        layer.description,
        {},
        {},
        std::pmr::vector<std::uint64_t>(layer.ids, &heap),
        {},
        {},
        layer.dissolve,
        layer.area_key};
    for (const TileColumn& column : layer.columns) {
        moved.columns.push_back(
            {column.key, column.dictionary, {column.codes, &heap}, {column.integers, &heap}});
    }
    constexpr std::size_t kPart = 777; // blocks are not as long
    for (std::size_t begin = 0; begin < layer.size(); begin += kPart) {
        MultiPolygonBuffer part;
        for (std::size_t i = begin; i < std::min(layer.size(), begin + kPart); ++i) {
            part.add_shape(layer.shapes.shape(i));
        }
        part.spill(file);
        moved.shapes.append(std::move(part));
    }
    return moved;
}

/// Looks how much lies in files while tiles are made.
class Watching final : public Progress {
public:
    explicit Watching(const SpillHeap& heap) : m_heap(&heap) {}

    void begin(std::string_view /*step*/, std::uint64_t /*total*/) override {}

    void advance(std::uint64_t /*items*/) override { most = std::max(most, m_heap->in_files()); }

    void end() override {}

    std::uint64_t most = 0;

private:
    const SpillHeap* m_heap;
};

TEST_F(WriteTiles, DoNotDependOnWhereThingsLie) {
    TileLayer layer = test::parcel_grid(120, 100, 30.0);
    layer.area_key = "crop";
    layer.dissolve = TileDissolve{"crops", "", {"crop"}, 14};
    TileOptions options;
    options.max_zoom = 15;
    write({layer}, options, "memory");
    SpillFile file(m_folder.path());
    SpillHeap heap(0, m_folder.path());
    std::vector<TileLayer> layers;
    layers.push_back(moved_to_files(layer, file, heap));
    options.memory = &heap;
    options.threads = 1; // `Watching` is for one
    Watching watching(heap);
    static_cast<void>(write_tiles(
        std::move(layers),
        options,
        {in_folder("files.mbtiles"), in_folder("files.pmtiles"), {}},
        watching));
    EXPECT_GT(watching.most, 3'000'000U) << "twice the vertices at the least";
    EXPECT_EQ(heap.in_files(), 0U) << "nothing is left over";
    for (const char* const ending : {".mbtiles", ".pmtiles"}) {
        const std::string in_memory =
            test::read_bytes(in_folder("memory").replace_extension(ending));
        const std::string in_files = test::read_bytes(in_folder("files").replace_extension(ending));
        EXPECT_TRUE(in_memory == in_files) << ending;
    }
}

TEST_F(WriteTiles, BothArchivesHoldTheSameTiles) {
    std::vector<TileLayer> layers;
    layers.push_back(test::parcel_grid(30, 30, 30.0));
    layers[0].columns.push_back({"name", {}, {}});
    layers[0].columns.back().codes.assign(900, TileColumn::kAbsent);
    TileOptions options;
    options.name = "Nhữ Khê";
    options.attribution = "xã";
    const TileStatistics statistics = write(layers, options, "a");
    const test::MbtilesContent mbtiles = test::read_mbtiles(in_folder("a.mbtiles"));
    const test::PmtilesReader pmtiles(test::read_bytes(in_folder("a.pmtiles")));
    ASSERT_EQ(pmtiles.tiles().size(), mbtiles.tiles.size());
    for (const auto& [key, bytes] : mbtiles.tiles) {
        const auto [zoom, x, y] = key;
        EXPECT_EQ(pmtiles.tiles().at(hilbert_id({zoom, x, y})), bytes);
    }
    EXPECT_EQ(pmtiles.number(72), mbtiles.tiles.size());
    EXPECT_EQ(pmtiles.number(80), pmtiles.entry_count());
    EXPECT_EQ(pmtiles.byte(96), 1) << "clustered";
    EXPECT_EQ(pmtiles.byte(97), 2) << "directories gzip";
    EXPECT_EQ(pmtiles.byte(98), 2) << "tiles gzip";
    EXPECT_EQ(pmtiles.byte(99), 1) << "vector tiles";
    EXPECT_EQ(pmtiles.byte(100), statistics.min_zoom);
    EXPECT_EQ(pmtiles.byte(101), statistics.max_zoom);
    EXPECT_NEAR(pmtiles.degrees(102), 105.177, 1e-7);
    EXPECT_NEAR(pmtiles.degrees(106), 21.70, 1e-7);
    const auto json = nlohmann::json::parse(pmtiles.metadata());
    EXPECT_EQ(json.at("name"), "Nhữ Khê");
    EXPECT_EQ(json.at("vector_layers").at(0).at("fields").at("organic"), "Boolean");
    EXPECT_FALSE(json.at("vector_layers").at(0).at("fields").contains("name")) << "of no feature";
    EXPECT_EQ(
        json.at("vector_layers"),
        nlohmann::json::parse(mbtiles.metadata.at("json")).at("vector_layers"));
    EXPECT_EQ(mbtiles.metadata.at("format"), "pbf");
    EXPECT_EQ(mbtiles.metadata.at("type"), "overlay");
    EXPECT_EQ(mbtiles.metadata.at("attribution"), "xã");
    EXPECT_EQ(mbtiles.metadata.at("bounds").substr(0, 22), "105.1770000,21.7000000");
}

TEST_F(WriteTiles, OpenGroundIsStoredOnce) {
    // 0.1 degrees at zoom 14 are 4.55 tiles, and 4.9 from south to north: some lie wholly inside.
    const std::vector<TileLayer> layers = [] {
        std::vector<TileLayer> list;
        list.push_back(test::rectangle_layer("communes", {105.1, 21.7, 105.2, 21.8}));
        return list;
    }();
    TileOptions options;
    options.min_zoom = 14;
    options.max_zoom = 14;
    write(layers, options, "a");
    const test::PmtilesReader pmtiles(test::read_bytes(in_folder("a.pmtiles")));
    EXPECT_LT(pmtiles.number(88), pmtiles.number(72)) << "fewer contents than tiles";
    EXPECT_LT(pmtiles.number(80), pmtiles.number(72)) << "runs of equal tiles";
}

TEST_F(WriteTiles, AFeatureSmallerThanTheGridIsOneCell) {
    std::vector<TileLayer> layers;
    layers.push_back(test::rectangle_layer("big", {105.17, 21.69, 105.19, 21.71}));
    layers.push_back(
        test::rectangle_layer("speck", {105.177, 21.70, 105.1770000001, 21.7000000001}));
    layers.push_back(test::rectangle_layer("needle", {105.171, 21.70, 105.189, 21.7000000001}));
    TileOptions options;
    options.max_zoom = 16;
    const TileStatistics statistics = write(layers, options, "a");
    EXPECT_EQ(statistics.zooms.back().features_shown, 3U);
    EXPECT_EQ(statistics.zooms.back().features_left_out, 0U);
    EXPECT_EQ(statistics.zooms.back().features_enlarged, 2U);
    EXPECT_EQ(statistics.zooms.front().features_left_out, 2U);
    std::multiset<std::string> cells;
    for (const auto& [key, packed] : test::read_mbtiles(in_folder("a.mbtiles")).tiles) {
        for (const auto& layer : test::decode_tile(test::gunzip(packed))) {
            if (std::get<0>(key) == 16 && layer.name != "big") {
                cells.insert(layer.name);
                EXPECT_EQ(test::doubled_area(layer.features.at(0).rings.at(0)), 2);
            }
        }
    }
    EXPECT_THAT(cells, testing::ElementsAre("needle", "speck"));
}

TEST_F(WriteTiles, ALayerBeginsAtItsOwnZoom) {
    std::vector<TileLayer> layers;
    layers.push_back(test::rectangle_layer("villages", {105.17, 21.69, 105.19, 21.71}));
    layers.push_back(test::parcel_grid(4, 4, 100.0));
    layers[1].min_zoom = 14;
    TileOptions options;
    options.min_zoom = 12;
    options.max_zoom = 15;
    write(layers, options, "a");
    std::map<std::string, int> first_zoom;
    for (const auto& [key, packed] : test::read_mbtiles(in_folder("a.mbtiles")).tiles) {
        for (const auto& layer : test::decode_tile(test::gunzip(packed))) {
            const auto [place, is_new] = first_zoom.emplace(layer.name, std::get<0>(key));
            place->second = std::min(place->second, std::get<0>(key));
        }
    }
    EXPECT_THAT(
        first_zoom,
        testing::ElementsAre(testing::Pair("parcels", 14), testing::Pair("villages", 12)));
}

/// Runs the call and returns the code of the Error it throws.
template <typename Call>
std::optional<ErrorCode> error_of(Call&& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

TEST_F(WriteTiles, RefusesWhatDoesNotFit) {
    std::vector<TileLayer> layers;
    layers.push_back(test::parcel_grid(2, 2, 30.0));
    TileOptions options;
    options.max_zoom = 30;
    EXPECT_EQ(error_of([&] { write(layers, options, "a"); }), ErrorCode::argument);
    layers[0].ids.pop_back();
    EXPECT_EQ(error_of([&] { write(layers, {}, "b"); }), ErrorCode::argument);
    layers[0] = test::parcel_grid(2, 2, 30.0);
    layers[0].columns[0].codes[2] = 77;
    EXPECT_EQ(error_of([&] { write(layers, {}, "c"); }), ErrorCode::argument);
    layers[0] = test::parcel_grid(2, 2, 30.0);
    layers[0].shapes.parts()[0].points()[0] = {455000.0, 2400000.0};
    EXPECT_EQ(error_of([&] { write(layers, {}, "d"); }), ErrorCode::argument);
    layers[0] = {};
    EXPECT_EQ(error_of([&] { write(layers, {}, "e"); }), ErrorCode::geometry);
}

TEST_F(WriteTiles, RefusesPointsThatAreNowhere) {
    const double nowhere = std::numeric_limits<double>::quiet_NaN();
    const double far = std::numeric_limits<double>::infinity();
    for (const Point& point :
         {Point{nowhere, 21.0}, Point{105.0, far}, Point{410200.0, 2400000.0}}) {
        std::vector<TileLayer> layers(1);
        layers[0].name = "springs";
        layers[0].points = {test::kGridOrigin, point};
        layers[0].ids = {1, 2};
        EXPECT_EQ(error_of([&] { write(layers, {}, "a"); }), ErrorCode::argument) << point.x;
    }
}

/// Each of them made an archive that verify_tiles refuses (MVT 2.1, 4.2 and 4.4), or ended in an
/// exception of a library.
TEST_F(WriteTiles, RefusesWhatWouldBreakTheSpecification) {
    const std::vector<std::function<void(TileLayer&)>> faults = {
        [](TileLayer& layer) { layer.ids[3] = layer.ids[0]; },
        [](TileLayer& layer) { layer.columns[1].key = layer.columns[0].key; },
        [](TileLayer& layer) { layer.columns[0].key = "v\xf9ng"; },
        [](TileLayer& layer) {
            layer.columns[0].dictionary[0] = "L\xfa"
                                             "a";
        },
        [](TileLayer& layer) { layer.name = "th\xf4n"; },
        [](TileLayer& layer) { layer.points.assign(4, test::kGridOrigin); },
        [](TileLayer& layer) {
            layer.dissolve = {"crops", "", {"crop", "crop"}, {}, {}};
        },
        [](TileLayer& layer) {
            layer.dissolve = {"crops", "", {"crop"}, {}, {{"area_m2", 0.0}}};
        }};
    for (std::size_t i = 0; i < faults.size(); ++i) {
        std::vector<TileLayer> layers;
        layers.push_back(test::parcel_grid(2, 2, 30.0));
        faults[i](layers[0]);
        EXPECT_EQ(error_of([&] { write(layers, {}, "a"); }), ErrorCode::argument) << i;
        std::filesystem::remove(in_folder("a.mbtiles"));
        std::filesystem::remove(in_folder("a.pmtiles"));
    }
    TileOptions options;
    options.name = "x\xe3";
    EXPECT_EQ(
        error_of([&] { write({test::parcel_grid(2, 2, 30.0)}, options, "b"); }),
        ErrorCode::argument);
}

/// Interrupts the run at the third tile.
class Interrupted final : public Progress {
public:
    void begin(std::string_view /*step*/, std::uint64_t /*total*/) override {}

    void advance(std::uint64_t items) override {
        m_tiles += items;
        if (m_tiles >= 3) {
            throw Error(ErrorCode::cancelled, Message{"đã dừng", "interrupted"});
        }
    }

    void end() override {}

private:
    std::uint64_t m_tiles = 0;
};

TEST_F(WriteTiles, StopsWhenTheUserInterrupts) {
    std::vector<TileLayer> layers;
    layers.push_back(test::parcel_grid(30, 30, 30.0));
    Interrupted progress;
    const auto code = error_of([&] {
        static_cast<void>(write_tiles(
            layers, {}, {in_folder("a.mbtiles"), in_folder("a.pmtiles"), {}}, progress));
    });
    EXPECT_EQ(code, ErrorCode::cancelled);
    for (const auto& entry : std::filesystem::directory_iterator(in_folder("a").parent_path())) {
        EXPECT_EQ(entry.path().stem(), "a") << "left behind: " << entry.path();
        EXPECT_NE(entry.path().extension(), ".tiledata");
    }
}

TEST_F(WriteTiles, TellsWhichPathItCannotWrite) {
    std::vector<TileLayer> layers;
    layers.push_back(test::parcel_grid(2, 2, 30.0));
    write(layers, {}, "a");
    EXPECT_EQ(error_of([&] { write(layers, {}, "a"); }), ErrorCode::io) << "it exists";
    for (const auto& [mbtiles, pmtiles] :
         {std::pair<std::string, std::string>{"/nowhere/at/all.mbtiles", ""},
          std::pair<std::string, std::string>{"", "/nowhere/at/all.pmtiles"}}) {
        try {
            static_cast<void>(write_tiles(layers, {}, {mbtiles, pmtiles, {}}, m_progress));
            FAIL() << "no error";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::io);
            EXPECT_THAT(error.what(), testing::HasSubstr("/nowhere/at: "));
        }
    }
}

} // namespace

} // namespace huuco
