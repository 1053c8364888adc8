// SPDX-License-Identifier: MIT
/// \file
/// Counts what a zoom shows, and builds its tiles side by side.

#include "tile/zoom_tiles.hpp"

#include "base/ordered_pipeline.hpp"
#include "tile/pyramid.hpp"
#include "tile/tile_builder.hpp"
#include "tile/tile_index.hpp"

#include <tbb/task_arena.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace huuco::tile {

namespace {

/// What is known of a zoom before its tiles are built.
ZoomStatistics statistics_of(
    const CoveragePyramid& pyramid,
    const ZoomCoverage& coverage,
    GroundByClass ground_m2) {
    const CoverageStage& stage = *coverage.stage;
    ZoomStatistics statistics;
    statistics.zoom = coverage.zoom;
    statistics.extent = pyramid.plan.extent(coverage.zoom);
    statistics.ground_m2 = std::move(ground_m2);
    const auto is_drawn = [&](std::uint32_t layer) {
        return pyramid.layer_zooms[layer].contains(coverage.zoom);
    };
    for (std::size_t i = 0; i < stage.size(); ++i) {
        const bool is_first = i == 0 || stage.polygons[i - 1].layer != stage.polygons[i].layer ||
                              stage.polygons[i - 1].feature != stage.polygons[i].feature;
        statistics.features_shown += is_first && is_drawn(stage.polygons[i].layer) ? 1 : 0;
    }
    const auto specks = static_cast<std::size_t>(
        std::count_if(stage.specks.begin(), stage.specks.end(), [&](const Speck& speck) {
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
        for (const Speck& speck : coverage.stage->specks) {
            points.push_back({speck.layer, speck.feature, speck.place, true});
        }
    }
    return points;
}

/// Names of the layers that have a feature at a zoom.
///
/// \param points  of the zoom
std::set<std::string> layers_of(
    const CoveragePyramid& pyramid,
    const ZoomCoverage& coverage,
    const std::vector<PointItem>& points) {
    std::vector<bool> is_met(pyramid.layers.size());
    for (const auto& polygon : coverage.stage->polygons) {
        is_met[polygon.layer] = true;
    }
    for (const PointItem& point : points) {
        is_met[point.layer] = true;
    }
    std::set<std::string> names;
    for (std::size_t i = 0; i < is_met.size(); ++i) {
        if (is_met[i] && pyramid.layer_zooms[i].contains(coverage.zoom)) {
            names.insert(pyramid.layers[i].name);
        }
    }
    return names;
}

} // namespace

ZoomTilesMaker::ZoomTilesMaker(
    const CoveragePyramid& pyramid,
    std::int32_t buffer,
    bool is_packed,
    std::filesystem::path folder)
    : m_pyramid(&pyramid), m_buffer(buffer), m_is_packed(is_packed), m_folder(std::move(folder)) {
    for (const TileLayer& layer : pyramid.layers) {
        m_values.push_back(encode_values(layer));
    }
}

ZoomTiles ZoomTilesMaker::make(const ZoomCoverage& coverage, Progress& progress) {
    ZoomMeasures measures = measure_zoom(*m_pyramid, coverage);
    ZoomTiles tiles{
        statistics_of(*m_pyramid, coverage, std::move(measures.ground_m2)),
        std::make_unique<TileSpool>(m_folder)};
    std::vector<PointItem> points = points_of(*m_pyramid, coverage);
    tiles.statistics.layers = layers_of(*m_pyramid, coverage, points);
    const std::int32_t scale = m_pyramid->plan.extent(coverage.zoom) / kTileUnits;
    const TileIndex index(
        coverage,
        m_pyramid->layer_zooms,
        measures.boxes,
        std::move(points),
        m_pyramid->plan,
        m_buffer * scale,
        m_pyramid->memory);
    const TileRecipe recipe{&m_pyramid->layers, &m_values, &coverage, &index, m_is_packed};
    std::size_t next = 0;
    run_in_order<std::size_t, BuiltTile>(
        static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()) * 4,
        [&] { return next == index.size() ? std::nullopt : std::optional(next++); },
        [&](std::size_t tile) { return m_builders.local().build(recipe, tile); },
        [&](const BuiltTile& built) {
            progress.advance(1);
            tiles.spool->add(built);
        });
    return tiles;
}

} // namespace huuco::tile
