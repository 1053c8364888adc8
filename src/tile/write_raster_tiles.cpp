// SPDX-License-Identifier: MIT
/// \file
/// Runs the drawn pyramid: blocks in parallel, archives in order.

#include "base/message_format.hpp"
#include "base/ordered_pipeline.hpp"
#include "tile/archive_files.hpp"
#include "tile/layer_checks.hpp"
#include "tile/metatile.hpp"
#include "tile/pyramid.hpp"

#include <huuco/base/error.hpp>
#include <huuco/tile/write_raster_tiles.hpp>

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace huuco {

namespace {

using tile::ArchiveWriter;
using tile::BlockPainter;
using tile::DrawnTile;
using tile::RasterMap;
using Painters = tbb::enumerable_thread_specific<BlockPainter>;
using Archives = std::vector<std::unique_ptr<ArchiveWriter>>;

void check_arguments(const RasterOptions& raster) {
    if (raster.tile_px != 256 && raster.tile_px != 512) {
        throw Error(
            ErrorCode::argument,
            message(
                "Ô ảnh {} pixel: chỉ có 256 hoặc 512.",
                "A tile of {} pixels: 256 or 512.",
                Digits{raster.tile_px}));
    }
    if (raster.pixel_ratio != 1 && raster.pixel_ratio != 2) {
        throw Error(
            ErrorCode::argument,
            message(
                "Tỷ lệ điểm ảnh {}: chỉ có 1 hoặc 2.",
                "A pixel ratio of {}: 1 or 2.",
                Digits{raster.pixel_ratio}));
    }
}

/// Cairo counts 256 steps a pixel in 32 bits.
void check_size(const RasterMap& map, const tile::PixelWorld& world) {
    constexpr double kMostPx = 4e6;
    for (const tile::DrawnLayer& layer : map.layers) {
        for (const Box& on_square : layer.boxes) {
            const Box box = world.pixels(on_square);
            if (!box.is_empty() && std::max(box.width(), box.height()) > kMostPx) {
                throw Error(
                    ErrorCode::argument,
                    message(
                        "Có đối tượng dài {} pixel ở mức thu phóng {}, chỉ vẽ được đến {}. Hãy hạ "
                        "mức thu phóng cao nhất bằng -z.",
                        "A feature is {} pixels long at zoom {}, and {} can be drawn. Choose a "
                        "lower highest zoom with -z.",
                        number_message(std::max(box.width(), box.height()), 0),
                        Digits{world.zoom},
                        number_message(kMostPx, 0)));
            }
        }
    }
}

tile::ArchiveInfo describe(
    const std::vector<TileLayer>& layers,
    const tile::ZoomPlan& plan,
    const RasterOptions& raster,
    const TileOptions& options) {
    tile::ArchiveInfo info;
    info.name = options.name;
    info.description = options.description;
    info.attribution = options.attribution;
    info.generator = options.generator;
    info.min_zoom = plan.min_zoom;
    info.max_zoom = plan.max_zoom;
    info.content = tile::TileContent::png;
    info.tile_px = raster.tile_px;
    info.pixel_ratio = raster.pixel_ratio;
    for (const TileLayer& layer : layers) {
        info.bounds_deg.expand(layer.shapes.box());
    }
    return info;
}

/// Draws the blocks of one zoom on all threads; the archives get their tiles in order.
RasterZoom draw_zoom(
    const RasterMap& map,
    const tile::PixelWorld& world,
    tile::LabelPlanner& planner,
    Painters& painters,
    const Archives& archives,
    Progress& progress) {
    RasterZoom drawn;
    drawn.zoom = world.zoom;
    const std::vector<tile::PlacedLabel> labels = planner.place(world);
    drawn.labels = labels.size();
    const tile::BlockIndex index(map, world, labels);
    progress.begin(fmt::format("pictures at zoom {}", world.zoom), index.size());
    std::size_t next = 0;
    run_in_order<std::size_t, std::vector<DrawnTile>>(
        static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()) * 2,
        [&] { return next == index.size() ? std::nullopt : std::optional(next++); },
        [&](std::size_t block) { return painters.local().paint(index, block, world, labels); },
        [&](const std::vector<DrawnTile>& tiles) {
            for (const DrawnTile& tile : tiles) {
                for (const auto& archive : archives) {
                    archive->add_tile(tile.id, tile.png);
                }
                drawn.largest_tile_bytes = std::max(drawn.largest_tile_bytes, tile.png.size());
            }
            drawn.tiles += tiles.size();
            progress.advance(1);
        });
    progress.end();
    return drawn;
}

RasterStatistics
run(std::vector<RasterLayer> layers,
    const RasterOptions& raster,
    const TileOptions& options,
    const TileFiles& files,
    Progress& progress) {
    std::vector<TileLayer> given;
    for (RasterLayer& layer : layers) {
        given.push_back(std::move(layer.layer));
    }
    tile::ZoomPlan plan = tile::plan_zooms(given, options);
    if (!options.max_zoom) {
        plan.max_zoom = std::min(plan.max_zoom + 1, kMaxTileZoom);
    }
    const tile::ArchiveInfo info = describe(given, plan, raster, options);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        layers[i].layer = std::move(given[i]);
    }
    const RasterMap map = tile::make_raster_map(std::move(layers), raster);
    check_size(map, tile::pixel_world(plan.max_zoom, raster));
    const std::array inks = {tile::kLineColour, tile::kInkColour, tile::kHaloColour};
    const draw::Palette palette(map.fills, inks);
    tile::LabelPlanner planner(map, raster.pixel_ratio);
    Painters painters([&] { return BlockPainter(map, palette); });
    const Archives archives = tile::open_archives(files, info);
    RasterStatistics statistics{plan.min_zoom, plan.max_zoom, {}};
    for (int zoom = plan.min_zoom; zoom <= plan.max_zoom; ++zoom) {
        statistics.zooms.push_back(
            draw_zoom(map, tile::pixel_world(zoom, raster), planner, painters, archives, progress));
    }
    for (const auto& archive : archives) {
        archive->finish();
    }
    return statistics;
}

} // namespace

RasterStatistics write_raster_tiles(
    std::vector<RasterLayer> layers,
    const RasterOptions& raster,
    const TileOptions& options,
    const TileFiles& files,
    Progress& progress) {
    check_arguments(raster);
    tile::check_texts(options);
    const int threads =
        options.threads == 0 ? tbb::task_arena::automatic : static_cast<int>(options.threads);
    tbb::task_arena arena(threads);
    RasterStatistics statistics;
    arena.execute([&] { statistics = run(std::move(layers), raster, options, files, progress); });
    return statistics;
}

} // namespace huuco
