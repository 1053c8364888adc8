// SPDX-License-Identifier: MIT
/// \file
/// Chooses zooms, and finds the features of each tile.

#include "tile/pyramid.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace huuco::tile {

namespace {

constexpr double kMedianUnits = 512.0; ///< grid units along a median feature at the last zoom
constexpr int kMaxChosenZoom = 16;

double longest_side(const Box& box) noexcept {
    return std::max(box.width(), box.height());
}

WorldLayer project_layer(const TileLayer& layer, std::size_t first_ordinal) {
    WorldLayer world{&layer, layer.shapes, {}, first_ordinal, 0};
    for (Point& point : world.shapes.points()) {
        if (!(std::abs(point.x) <= 180.0 && std::abs(point.y) <= 90.0)) {
            throw Error(
                ErrorCode::argument,
                fmt::format(
                    "Tile layer {}: {}, {} is no longitude and latitude in degrees.",
                    layer.name,
                    point.x,
                    point.y));
        }
        point = web_mercator(point);
    }
    world.boxes.reserve(world.shapes.size());
    for (std::size_t i = 0; i < world.shapes.size(); ++i) {
        world.boxes.push_back(world.shapes.shape(i).box());
    }
    return world;
}

/// Median of the longest sides of a layer's boxes; 0 without a polygon.
double median_side(const WorldLayer& layer) {
    std::vector<double> sides;
    for (const Box& box : layer.boxes) {
        if (!box.is_empty()) {
            sides.push_back(longest_side(box));
        }
    }
    if (sides.empty()) {
        return 0.0;
    }
    const auto middle = sides.begin() + static_cast<std::ptrdiff_t>(sides.size() / 2);
    std::nth_element(sides.begin(), middle, sides.end());
    return *middle;
}

int finest_zoom(std::span<const WorldLayer> layers, const TileOptions& options) {
    int zoom = 0;
    for (const WorldLayer& layer : layers) {
        const double side = median_side(layer);
        if (side > 0.0) {
            const double wanted = std::ceil(std::log2(kMedianUnits / (side * options.extent)));
            zoom = std::max(zoom, static_cast<int>(std::clamp(wanted, 0.0, 30.0)));
        }
    }
    return std::min(zoom, kMaxChosenZoom);
}

int coarsest_zoom(const Box& box) {
    const double side = std::max(longest_side(box), 1e-9);
    return static_cast<int>(std::clamp(std::floor(-std::log2(side)), 0.0, 30.0));
}

/// Tiles along one axis that an interval meets, buffer included.
struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

Range tiles_along(double low, double high, const TileOptions& options, int zoom) {
    const double tiles = std::ldexp(1.0, zoom);
    // One unit more than the buffer: rounding may carry a vertex that far.
    const double margin = (options.buffer + 1.0) / options.extent;
    const auto tile_at = [&](double position) {
        return static_cast<std::uint32_t>(std::clamp(std::floor(position), 0.0, tiles - 1.0));
    };
    return {tile_at(low * tiles - margin), tile_at(high * tiles + margin)};
}

struct Entry {
    std::uint64_t tile = 0;
    FeatureRef feature;
};

void add_entries(
    const WorldLayer& layer,
    std::uint32_t layer_index,
    const TileOptions& options,
    int zoom,
    std::vector<Entry>& entries) {
    for (std::size_t i = 0; i < layer.boxes.size(); ++i) {
        const Box& box = layer.boxes[i];
        if (box.is_empty()) {
            continue;
        }
        const Range columns = tiles_along(box.min_x, box.max_x, options, zoom);
        const Range rows = tiles_along(box.min_y, box.max_y, options, zoom);
        for (std::uint32_t y = rows.first; y <= rows.last; ++y) {
            for (std::uint32_t x = columns.first; x <= columns.last; ++x) {
                entries.push_back(
                    {hilbert_id({zoom, x, y}), {layer_index, static_cast<std::uint32_t>(i)}});
            }
        }
    }
}

} // namespace

std::vector<WorldLayer> project_layers(std::span<const TileLayer> layers) {
    std::vector<WorldLayer> world;
    std::size_t first_ordinal = 0;
    for (const TileLayer& layer : layers) {
        world.push_back(project_layer(layer, first_ordinal));
        first_ordinal += layer.shapes.size();
    }
    return world;
}

ZoomRange choose_zooms(std::span<const WorldLayer> layers, const TileOptions& options) {
    Box box;
    for (const WorldLayer& layer : layers) {
        for (const Box& shape_box : layer.boxes) {
            box.expand(shape_box);
        }
    }
    if (box.is_empty()) {
        throw Error(ErrorCode::argument, "There is no polygon to make tiles of.");
    }
    ZoomRange zooms;
    zooms.max_zoom = options.max_zoom.value_or(
        std::max(finest_zoom(layers, options), options.min_zoom.value_or(0)));
    zooms.min_zoom = options.min_zoom.value_or(std::min(coarsest_zoom(box), zooms.max_zoom));
    if (zooms.min_zoom < 0 || zooms.min_zoom > zooms.max_zoom || zooms.max_zoom > kMaxTileZoom) {
        throw Error(
            ErrorCode::argument,
            fmt::format(
                "Zooms {} to {} are out of range: 0 to {}, the lower first.",
                zooms.min_zoom,
                zooms.max_zoom,
                kMaxTileZoom));
    }
    return zooms;
}

ZoomIndex::ZoomIndex(std::span<const WorldLayer> layers, const TileOptions& options, int zoom) {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (zoom >= layers[i].min_zoom) {
            add_entries(layers[i], static_cast<std::uint32_t>(i), options, zoom, entries);
        }
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& left, const Entry& right) {
        return std::tie(left.tile, left.feature.layer, left.feature.feature) <
               std::tie(right.tile, right.feature.layer, right.feature.feature);
    });
    m_features.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i == 0 || entries[i].tile != entries[i - 1].tile) {
            m_tiles.push_back(tile_of_hilbert_id(entries[i].tile));
            m_begin.push_back(i);
        }
        m_features.push_back(entries[i].feature);
    }
    m_begin.push_back(entries.size());
}

} // namespace huuco::tile
