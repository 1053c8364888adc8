// SPDX-License-Identifier: MIT
/// \file
/// Runs the pyramid: tiles in parallel, archives in order.

#include "base/ordered_pipeline.hpp"
#include "tile/archive.hpp"
#include "tile/mbtiles_writer.hpp"
#include "tile/pmtiles_writer.hpp"
#include "tile/pyramid.hpp"
#include "tile/tile_builder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/tile/tile_id.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

namespace huuco {

namespace {

using tile::ArchiveInfo;
using tile::ArchiveWriter;
using tile::BuiltTile;
using tile::FeatureRef;
using tile::TileBuilder;
using tile::TileRecipe;
using tile::WorldLayer;
using tile::ZoomIndex;
using tile::ZoomRange;

[[noreturn]] void refuse(const std::string& message) {
    throw Error(ErrorCode::argument, message);
}

void check_column(const TileLayer& layer, const TileColumn& column) {
    if (column.codes.size() != layer.shapes.size()) {
        refuse(fmt::format(
            "Tile layer {}: attribute {} has {} values for {} features.",
            layer.name,
            column.key,
            column.codes.size(),
            layer.shapes.size()));
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

void check_arguments(std::span<const TileLayer> layers, const TileOptions& options) {
    std::set<std::string> names;
    for (const TileLayer& layer : layers) {
        if (!names.insert(layer.name).second) {
            refuse(fmt::format("Two tile layers are named {}.", layer.name));
        }
        if (layer.ids.size() != layer.shapes.size()) {
            refuse(fmt::format(
                "Tile layer {} has {} ids for {} features.",
                layer.name,
                layer.ids.size(),
                layer.shapes.size()));
        }
        for (const TileColumn& column : layer.columns) {
            check_column(layer, column);
        }
    }
    if (options.extent < 256 || options.extent > 4096 || options.buffer < 0 ||
        options.buffer > options.extent) {
        refuse(fmt::format(
            "Tile extent {} or buffer {} is out of range: 256 to 4096, 0 to the extent.",
            options.extent,
            options.buffer));
    }
}

/// TileJSON 3.0, 3.3.2: the type of an attribute for those who make styles.
const char* field_type(const TileColumn& column) {
    const auto is_all = [&](auto&& test) {
        return std::all_of(column.dictionary.begin(), column.dictionary.end(), test);
    };
    if (is_all([](const TileValue& value) { return std::holds_alternative<bool>(value); })) {
        return "Boolean";
    }
    const auto is_number = [](const TileValue& value) {
        return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
    };
    return is_all(is_number) ? "Number" : "String";
}

std::string describe_layers(const std::vector<WorldLayer>& layers, const ZoomRange& zooms) {
    auto json = nlohmann::ordered_json::array();
    for (const WorldLayer& layer : layers) {
        auto fields = nlohmann::ordered_json::object();
        for (const TileColumn& column : layer.source->columns) {
            fields[column.key] = field_type(column);
        }
        json.push_back(
            {{"id", layer.source->name},
             {"description", ""},
             {"minzoom", layer.min_zoom},
             {"maxzoom", zooms.max_zoom},
             {"fields", fields}});
    }
    return json.dump();
}

ArchiveInfo make_info(
    const TileOptions& options,
    const std::vector<WorldLayer>& layers,
    const ZoomRange& zooms) {
    ArchiveInfo info{
        options.name,
        options.description,
        options.attribution,
        options.generator,
        describe_layers(layers, zooms),
        zooms.min_zoom,
        zooms.max_zoom,
        {}};
    for (const WorldLayer& layer : layers) {
        for (const Point& point : layer.source->shapes.points()) {
            info.bounds_deg.expand(point);
        }
    }
    return info;
}

/// Takes the built tiles in order, writes them and counts.
class TileSink {
public:
    TileSink(
        const TileRecipe& recipe,
        std::vector<std::unique_ptr<ArchiveWriter>> archives,
        Progress& progress)
        : m_recipe(&recipe), m_archives(std::move(archives)), m_progress(&progress) {}

    void begin_zoom(int zoom) {
        m_zoom = {};
        m_zoom.zoom = zoom;
        const WorldLayer& last = m_recipe->layers.back();
        m_is_shown.assign(last.first_ordinal + last.boxes.size(), false);
    }

    void take(const BuiltTile& built) {
        m_progress->advance(1);
        if (built.bytes.empty()) {
            return;
        }
        for (const auto& archive : m_archives) {
            archive->add_tile(built.id, built.bytes);
        }
        ++m_zoom.tiles;
        m_zoom.features_enlarged += built.enlarged;
        m_zoom.repaired_pieces += built.repaired;
        m_zoom.largest_tile_bytes = std::max(m_zoom.largest_tile_bytes, built.bytes.size());
        m_statistics.invalid_rings += built.invalid_rings;
        for (const FeatureRef& ref : built.shown) {
            m_is_shown[m_recipe->layers[ref.layer].first_ordinal + ref.feature] = true;
        }
    }

    void end_zoom() {
        for (const WorldLayer& layer : m_recipe->layers) {
            count_features(layer);
        }
        m_statistics.zooms.push_back(m_zoom);
    }

    [[nodiscard]] TileStatistics finish() {
        for (const auto& archive : m_archives) {
            archive->finish();
        }
        m_statistics.min_zoom = m_statistics.zooms.front().zoom;
        m_statistics.max_zoom = m_zoom.zoom;
        for (const WorldLayer& layer : m_recipe->layers) {
            m_statistics.empty_shapes += static_cast<std::size_t>(
                std::count_if(layer.boxes.begin(), layer.boxes.end(), [](const Box& box) {
                    return box.is_empty();
                }));
        }
        return std::move(m_statistics);
    }

private:
    void count_features(const WorldLayer& layer) {
        for (std::size_t i = 0; i < layer.boxes.size(); ++i) {
            if (m_is_shown[layer.first_ordinal + i]) {
                ++m_zoom.features_shown;
            } else if (m_zoom.zoom >= layer.min_zoom && !layer.boxes[i].is_empty()) {
                ++m_zoom.features_left_out;
            }
        }
    }

    const TileRecipe* m_recipe;
    std::vector<std::unique_ptr<ArchiveWriter>> m_archives;
    Progress* m_progress;
    TileStatistics m_statistics;
    ZoomStatistics m_zoom;
    std::vector<bool> m_is_shown; ///< by feature over all layers, at this zoom
};

/// Builds the tiles of one zoom on all threads; the sink gets them in the order of the index.
void build_zoom(
    const ZoomIndex& index,
    tbb::enumerable_thread_specific<TileBuilder>& builders,
    std::size_t tiles_in_flight,
    TileSink& sink) {
    std::size_t next = 0;
    run_in_order<std::size_t, BuiltTile>(
        tiles_in_flight,
        [&] { return next == index.size() ? std::nullopt : std::optional(next++); },
        [&](std::size_t tile) {
            return builders.local().build(index.tile(tile), index.features(tile));
        },
        [&](const BuiltTile& built) { sink.take(built); });
}

void build_pyramid(
    const TileRecipe& recipe,
    const ZoomRange& zooms,
    const TileOptions& options,
    Progress& progress,
    TileSink& sink) {
    tbb::enumerable_thread_specific<TileBuilder> builders(std::cref(recipe));
    const int threads =
        options.threads == 0 ? tbb::task_arena::automatic : static_cast<int>(options.threads);
    tbb::task_arena arena(threads);
    const auto in_flight = static_cast<std::size_t>(arena.max_concurrency()) * 4;
    for (int zoom = zooms.min_zoom; zoom <= zooms.max_zoom; ++zoom) {
        const ZoomIndex index(recipe.layers, options, zoom);
        progress.begin(fmt::format("tiles at zoom {}", zoom), index.size());
        sink.begin_zoom(zoom);
        arena.execute([&] { build_zoom(index, builders, in_flight, sink); });
        sink.end_zoom();
        progress.end();
    }
}

} // namespace

TileStatistics write_tiles(
    std::span<const TileLayer> layers,
    const TileOptions& options,
    const std::filesystem::path& mbtiles,
    const std::filesystem::path& pmtiles,
    Progress& progress) {
    check_arguments(layers, options);
    TileRecipe recipe{
        tile::project_layers(layers), {}, options.extent, options.buffer, kMaxTileZoom};
    const ZoomRange zooms = tile::choose_zooms(recipe.layers, options);
    recipe.max_zoom = zooms.max_zoom;
    for (WorldLayer& layer : recipe.layers) {
        const int wanted = layer.source->min_zoom.value_or(zooms.min_zoom);
        layer.min_zoom = std::clamp(wanted, zooms.min_zoom, zooms.max_zoom);
        recipe.values.push_back(tile::encode_values(*layer.source));
    }
    const ArchiveInfo info = make_info(options, recipe.layers, zooms);
    std::vector<std::unique_ptr<ArchiveWriter>> archives;
    if (!mbtiles.empty()) {
        archives.push_back(tile::open_mbtiles(mbtiles, info));
    }
    if (!pmtiles.empty()) {
        archives.push_back(tile::open_pmtiles(pmtiles, info));
    }
    TileSink sink(recipe, std::move(archives), progress);
    build_pyramid(recipe, zooms, options, progress, sink);
    return sink.finish();
}

} // namespace huuco
