// SPDX-License-Identifier: MIT
/// \file
/// Runs the pyramid: tiles in parallel, archives in order.

#include "base/ordered_pipeline.hpp"
#include "tile/archive_files.hpp"
#include "tile/archive_metadata.hpp"
#include "tile/coverage_pyramid.hpp"
#include "tile/tile_builder.hpp"
#include "tile/tile_index.hpp"

#include <huuco/base/error.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace huuco {

namespace {

using tile::ArchiveWriter;
using tile::BuiltTile;
using tile::CoveragePyramid;
using tile::PointItem;
using tile::TileBuilder;
using tile::TileIndex;
using tile::TileRecipe;
using tile::ZoomCoverage;

constexpr std::int32_t kTileUnits = 4096;

[[noreturn]] void refuse(const std::string& message) {
    throw Error(ErrorCode::argument, message);
}

void check_column(const TileLayer& layer, const TileColumn& column) {
    const std::size_t values =
        column.integers.empty() ? column.codes.size() : column.integers.size();
    if (values != layer.size()) {
        refuse(fmt::format(
            "Tile layer {}: attribute {} has {} values for {} features.",
            layer.name,
            column.key,
            values,
            layer.size()));
    }
    for (const std::uint32_t code : column.codes) {
        if (code != TileColumn::kAbsent && code >= column.dictionary.size()) {
            refuse(fmt::format(
                "Tile layer {}: attribute {} has code {} outside its dictionary.",
                layer.name,
                column.key,
                code));
        }
    }
}

void check_layer(const TileLayer& layer) {
    if (layer.ids.size() != layer.size()) {
        refuse(fmt::format(
            "Tile layer {} has {} ids for {} features.",
            layer.name,
            layer.ids.size(),
            layer.size()));
    }
    for (const TileColumn& column : layer.columns) {
        check_column(layer, column);
    }
    const auto is_area = [&](const TileColumn& column) {
        return column.key == layer.area_key && column.integers.empty();
    };
    if (!layer.area_key.empty() &&
        std::none_of(layer.columns.begin(), layer.columns.end(), is_area)) {
        refuse(fmt::format(
            "Tile layer {}: there is no attribute {} to tell its ground by.",
            layer.name,
            layer.area_key));
    }
}

void check_arguments(std::span<const TileLayer> layers, const TileOptions& options) {
    std::set<std::string> names;
    for (const TileLayer& layer : layers) {
        if (!names.insert(layer.name).second ||
            (layer.dissolve && !names.insert(layer.dissolve->name).second)) {
            refuse(fmt::format("Two tile layers are named {}.", layer.name));
        }
        check_layer(layer);
    }
    if (options.buffer < 0 || options.buffer > kTileUnits) {
        refuse(fmt::format("Tile buffer {} is out of range: 0 to {}.", options.buffer, kTileUnits));
    }
    if (!(options.tolerance >= 0.0 && options.tolerance <= 64.0)) {
        refuse(fmt::format(
            "Tile tolerance {} is out of range: 0 to 64 units of 1/4096 tile.", options.tolerance));
    }
}

Box bounds_of(std::span<const TileLayer> layers) {
    Box bounds;
    for (const TileLayer& layer : layers) {
        bounds.expand(layer.shapes.box());
        for (const Point& point : layer.points) {
            bounds.expand(point);
        }
    }
    return bounds;
}

/// Takes the built tiles in order, writes them and counts.
class TileSink {
public:
    TileSink(std::vector<std::unique_ptr<ArchiveWriter>> archives, Progress& progress)
        : m_archives(std::move(archives)), m_progress(&progress) {}

    void begin_zoom(ZoomStatistics statistics) { m_zoom = std::move(statistics); }

    void take(const BuiltTile& built) {
        m_progress->advance(1);
        if (built.bytes.empty()) {
            return;
        }
        for (const auto& archive : m_archives) {
            archive->add_tile(built.id, built.bytes);
        }
        ++m_zoom.tiles;
        m_zoom.largest_tile_bytes = std::max(m_zoom.largest_tile_bytes, built.packed_bytes);
        m_statistics.invalid_rings += built.invalid_rings;
        if (built.packed_bytes > kLargeTileBytes) {
            m_statistics.large_tiles.push_back({built.id, built.packed_bytes});
        }
    }

    void end_zoom() { m_statistics.zooms.push_back(std::move(m_zoom)); }

    [[nodiscard]] TileStatistics finish() {
        for (const auto& archive : m_archives) {
            archive->finish();
        }
        return std::move(m_statistics);
    }

private:
    std::vector<std::unique_ptr<ArchiveWriter>> m_archives;
    Progress* m_progress;
    TileStatistics m_statistics;
    ZoomStatistics m_zoom;
};

/// Builds the tiles of one zoom on all threads; the sink gets them in the order of the index.
void build_zoom(
    const TileRecipe& recipe,
    tbb::enumerable_thread_specific<TileBuilder>& builders,
    std::size_t tiles_in_flight,
    TileSink& sink) {
    std::size_t next = 0;
    run_in_order<std::size_t, BuiltTile>(
        tiles_in_flight,
        [&] { return next == recipe.index->size() ? std::nullopt : std::optional(next++); },
        [&](std::size_t tile) { return builders.local().build(recipe, tile); },
        [&](const BuiltTile& built) { sink.take(built); });
}

/// What is known of a zoom before its tiles are built.
ZoomStatistics statistics_of(const CoveragePyramid& pyramid, std::size_t number) {
    const ZoomCoverage& coverage = pyramid.zooms[number];
    const tile::CoverageStage& stage = *coverage.stage;
    ZoomStatistics statistics;
    statistics.zoom = coverage.zoom;
    statistics.extent = pyramid.plan.extent(coverage.zoom);
    statistics.vertices = coverage.chains->points.size();
    statistics.ground_m2 = pyramid.ground_m2[number];
    const auto is_drawn = [&](std::uint32_t layer) {
        return pyramid.layer_zooms[layer].contains(coverage.zoom);
    };
    for (std::size_t i = 0; i < stage.size(); ++i) {
        const bool is_first = i == 0 || stage.polygons[i - 1].layer != stage.polygons[i].layer ||
                              stage.polygons[i - 1].feature != stage.polygons[i].feature;
        statistics.features_shown += is_first && is_drawn(stage.polygons[i].layer) ? 1 : 0;
    }
    const auto specks = static_cast<std::size_t>(
        std::count_if(stage.specks.begin(), stage.specks.end(), [&](const tile::Speck& speck) {
            return is_drawn(speck.layer);
        }));
    const bool is_last = coverage.zoom == pyramid.plan.max_zoom;
    statistics.features_enlarged = is_last ? specks : 0;
    statistics.features_left_out = is_last ? 0 : specks;
    statistics.features_shown += statistics.features_enlarged;
    for (const PointItem& point : pyramid.points) {
        statistics.features_shown += is_drawn(point.layer) ? 1 : 0;
    }
    return statistics;
}

/// The points of a zoom: those of the layers, and at the highest zoom the features without ground.
std::vector<PointItem> points_of(const CoveragePyramid& pyramid, const ZoomCoverage& coverage) {
    std::vector<PointItem> points;
    std::copy_if(
        pyramid.points.begin(),
        pyramid.points.end(),
        std::back_inserter(points),
        [&](const PointItem& point) {
            return pyramid.layer_zooms[point.layer].contains(coverage.zoom);
        });
    if (coverage.zoom == pyramid.plan.max_zoom) {
        for (const tile::Speck& speck : coverage.stage->specks) {
            points.push_back({speck.layer, speck.feature, speck.place, true});
        }
    }
    return points;
}

void build_pyramid(
    CoveragePyramid& pyramid,
    const TileOptions& options,
    bool is_packed,
    Progress& progress,
    TileSink& sink) {
    std::vector<tile::ValueTable> values;
    for (const TileLayer& layer : pyramid.layers) {
        values.push_back(tile::encode_values(layer));
    }
    tbb::enumerable_thread_specific<TileBuilder> builders;
    const auto in_flight = static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()) * 4;
    for (std::size_t i = 0; i < pyramid.zooms.size(); ++i) {
        ZoomCoverage& coverage = pyramid.zooms[i];
        const std::int32_t scale = pyramid.plan.extent(coverage.zoom) / kTileUnits;
        const TileIndex index(
            coverage,
            pyramid.layer_zooms,
            points_of(pyramid, coverage),
            pyramid.plan,
            options.buffer * scale);
        const TileRecipe recipe{&pyramid.layers, &values, &coverage, &index, is_packed};
        progress.begin(fmt::format("tiles at zoom {}", coverage.zoom), index.size());
        sink.begin_zoom(statistics_of(pyramid, i));
        build_zoom(recipe, builders, in_flight, sink);
        sink.end_zoom();
        progress.end();
        coverage = {}; // its arcs are not needed again
    }
}

TileStatistics
run(std::vector<TileLayer> layers,
    const TileOptions& options,
    const TileFiles& files,
    Progress& progress) {
    const Box bounds_deg = bounds_of(layers);
    progress.begin("tile borders", 0);
    CoveragePyramid pyramid = tile::make_pyramid(std::move(layers), options);
    progress.end();
    TileSink sink(
        tile::open_archives(files, tile::describe(pyramid, options, bounds_deg)), progress);
    build_pyramid(pyramid, options, files.folder.empty(), progress, sink);
    TileStatistics statistics = sink.finish();
    statistics.min_zoom = pyramid.plan.min_zoom;
    statistics.max_zoom = pyramid.plan.max_zoom;
    statistics.empty_shapes = pyramid.empty_shapes;
    statistics.source_m2 = std::move(pyramid.source_m2);
    return statistics;
}

} // namespace

TileStatistics write_tiles(
    std::vector<TileLayer> layers,
    const TileOptions& options,
    const TileFiles& files,
    Progress& progress) {
    check_arguments(layers, options);
    const int threads =
        options.threads == 0 ? tbb::task_arena::automatic : static_cast<int>(options.threads);
    tbb::task_arena arena(threads);
    TileStatistics statistics;
    arena.execute([&] { statistics = run(std::move(layers), options, files, progress); });
    return statistics;
}

} // namespace huuco
