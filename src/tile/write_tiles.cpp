// SPDX-License-Identifier: MIT
/// \file
/// Runs the pyramid: zooms drawn from the highest down, archives written from the lowest up.

#include "base/heap.hpp"
#include "base/message_format.hpp"
#include "tile/archive_files.hpp"
#include "tile/archive_metadata.hpp"
#include "tile/coverage_pyramid.hpp"
#include "tile/layer_checks.hpp"
#include "tile/pyramid.hpp"
#include "tile/zoom_tiles.hpp"

#include <huuco/base/error.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <fmt/format.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace huuco {

namespace {

using tile::ArchiveWriter;
using tile::BuiltTile;
using tile::CoveragePyramid;
using tile::kTileUnits;
using tile::ZoomCoverage;
using tile::ZoomTiles;
using tile::ZoomTilesMaker;

[[noreturn]] void refuse(const Message& sentence) {
    throw Error(ErrorCode::argument, sentence);
}

void check_arguments(std::span<const TileLayer> layers, const TileOptions& options) {
    tile::check_layers(layers);
    tile::check_texts(options);
    if (options.buffer < 0 || options.buffer > kTileUnits) {
        refuse(message(
            "Lề ô {} ngoài khoảng cho phép: từ 0 đến {}.",
            "Tile buffer {} is out of range: 0 to {}.",
            Digits{options.buffer},
            Digits{kTileUnits}));
    }
    if (!(options.tolerance >= 0.0 && options.tolerance <= 64.0)) {
        refuse(message(
            "Dung sai ô {} ngoài khoảng cho phép: từ 0 đến 64 đơn vị, mỗi đơn vị 1/4096 ô.",
            "Tile tolerance {} is out of range: 0 to 64 units of 1/4096 tile.",
            fmt::format("{}", options.tolerance))); // as the option writes it
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

/// The zooms of a pyramid, built while the next ones are being drawn.
class ZoomTasks {
public:
    ZoomTasks(ZoomTilesMaker& maker, std::size_t zooms, Progress& progress)
        : m_maker(&maker), m_progress(&progress), m_results(zooms) {}

    ZoomTasks(const ZoomTasks&) = delete;
    ZoomTasks& operator=(const ZoomTasks&) = delete;

    ~ZoomTasks() { m_group.wait(); }

    /// Builds a zoom: on the other threads, or at once where there are none.
    void add(ZoomCoverage coverage) {
        Result& result = m_results[m_count++];
        const auto held = std::make_shared<ZoomCoverage>(std::move(coverage));
        const auto build = [this, &result, held] {
            try {
                result.tiles.emplace(m_maker->make(*held, *m_progress));
            } catch (...) {
                result.error = std::current_exception();
            }
            *held = {}; // its arcs are not needed again
        };
        if (tbb::this_task_arena::max_concurrency() == 1) {
            build();
        } else {
            m_group.run(build);
        }
    }

    /// The zooms from the lowest up. \throws what the highest that failed has met
    [[nodiscard]] std::vector<ZoomTiles> finish() {
        m_group.wait();
        std::vector<ZoomTiles> tiles;
        for (Result& result : m_results) {
            if (result.error) {
                std::rethrow_exception(result.error);
            }
            tiles.push_back(std::move(*result.tiles));
        }
        std::reverse(tiles.begin(), tiles.end());
        return tiles;
    }

private:
    struct Result {
        std::optional<ZoomTiles> tiles;
        std::exception_ptr error;
    };

    ZoomTilesMaker* m_maker;
    Progress* m_progress;
    std::vector<Result> m_results; ///< from the highest zoom down
    std::size_t m_count = 0;
    tbb::task_group m_group;
};

std::vector<ZoomTiles> build_zooms(
    CoveragePyramid& pyramid,
    const TileOptions& options,
    const TileFiles& files,
    Progress& progress) {
    const std::filesystem::path& beside = !files.mbtiles.empty()   ? files.mbtiles
                                          : !files.pmtiles.empty() ? files.pmtiles
                                                                   : files.folder;
    ZoomTilesMaker maker(pyramid, options.buffer, files.folder.empty(), beside.parent_path());
    const auto zooms = static_cast<std::size_t>(pyramid.plan.max_zoom - pyramid.plan.min_zoom) + 1;
    ZoomTasks tasks(maker, zooms, progress);
    const std::vector<std::size_t> vertices =
        tile::draw_zooms(pyramid, options.tolerance, [&](ZoomCoverage coverage) {
            progress.advance(0); // where the user has interrupted, no lower zoom is drawn
            tasks.add(std::move(coverage));
        });
    std::vector<ZoomTiles> tiles = tasks.finish();
    for (std::size_t i = 0; i < zooms; ++i) {
        tiles[i].statistics.vertices = vertices[zooms - 1 - i];
    }
    return tiles;
}

/// Puts the tiles of the zooms into the archives, from the lowest zoom up.
void write_zooms(std::vector<ZoomTiles> zooms, Progress& progress, TileSink& sink) {
    for (ZoomTiles& zoom : zooms) {
        progress.begin(fmt::format("tiles at zoom {}", zoom.statistics.zoom), zoom.spool->size());
        sink.begin_zoom(std::move(zoom.statistics));
        zoom.spool->replay([&](const BuiltTile& built) { sink.take(built); });
        sink.end_zoom();
        progress.end();
        zoom.spool.reset(); // its file is not needed again
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
    give_back_freed_memory(); // of reading and rounding; arcs come in pieces of their own
    progress.end();
    progress.begin("tiles", 0);
    std::vector<ZoomTiles> zooms = build_zooms(pyramid, options, files, progress);
    progress.end();
    std::vector<ZoomStatistics> shown;
    for (const ZoomTiles& zoom : zooms) {
        shown.push_back(zoom.statistics);
    }
    TileSink sink(
        tile::open_archives(files, tile::describe(pyramid, shown, options, bounds_deg)), progress);
    write_zooms(std::move(zooms), progress, sink);
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
