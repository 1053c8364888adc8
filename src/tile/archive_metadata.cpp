// SPDX-License-Identifier: MIT
/// \file
/// Writes the JSON of an archive's layers and ground.

#include "tile/archive_metadata.hpp"

#include "tile/empty_layer_mark.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace huuco::tile {

namespace {

using Json = nlohmann::ordered_json;

/// TileJSON 3.0, 3.3.2: the type of an attribute for those who make styles.
const char* field_type(const TileColumn& column) {
    if (!column.integers.empty()) {
        return "Number";
    }
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

/// Every layer, also one that no tile has, as styles name it: villages of which a field alone tells
/// have no ground to be drawn.
std::string describe_layers(const CoveragePyramid& pyramid, std::span<const ZoomStatistics> zooms) {
    Json json = Json::array();
    for (std::size_t i = 0; i < pyramid.layers.size(); ++i) {
        const TileLayer& layer = pyramid.layers[i];
        Json fields = Json::object();
        for (const TileColumn& column : layer.columns) {
            if (!column.integers.empty() || !column.dictionary.empty()) { // else no tile has it
                fields[column.key] = field_type(column);
            }
        }
        json.push_back(
            {{"id", layer.name},
             {"description", layer.description},
             {"minzoom", pyramid.layer_zooms[i].first},
             {"maxzoom", pyramid.layer_zooms[i].last},
             {"fields", fields}});
        if (std::ranges::none_of(zooms, [&](const ZoomStatistics& zoom) {
                return zoom.layers.contains(layer.name);
            })) {
            json.back()[kEmptyLayerMark] = 0;
        }
    }
    return json.dump();
}

Json rounded(const GroundByClass& ground) {
    Json json = Json::object();
    for (const auto& [name, area_m2] : ground) {
        json[name] = std::round(area_m2 * 100.0) / 100.0;
    }
    return json;
}

/// Ground by class as it came, and at every zoom; empty where no layer has an area attribute.
std::string describe_ground(
    const CoveragePyramid& pyramid,
    std::span<const ZoomStatistics> statistics,
    const std::optional<double>& share_percent) {
    const auto layer =
        std::find_if(pyramid.layers.begin(), pyramid.layers.end(), [](const TileLayer& candidate) {
            return !candidate.area_key.empty();
        });
    if (layer == pyramid.layers.end()) {
        return {};
    }
    Json zooms = Json::array();
    for (const ZoomStatistics& zoom : statistics) {
        zooms.push_back({{"zoom", zoom.zoom}, {"area_m2", rounded(zoom.ground_m2)}});
    }
    Json json = {
        {"layer", layer->name},
        {"attribute", layer->area_key},
        {"method", "ellipsoidal, WGS 84"},
        {"source_m2", rounded(pyramid.source_m2)},
        {"zooms", std::move(zooms)}};
    if (share_percent) {
        json["share_percent"] = *share_percent;
    }
    return json.dump();
}

} // namespace

ArchiveInfo describe(
    const CoveragePyramid& pyramid,
    std::span<const ZoomStatistics> zooms,
    const TileOptions& options,
    const Box& bounds_deg) {
    ArchiveInfo info;
    info.name = options.name;
    info.description = options.description;
    info.attribution = options.attribution;
    info.generator = options.generator;
    info.vector_layers_json = describe_layers(pyramid, zooms);
    info.ground_json = describe_ground(pyramid, zooms, options.share_percent);
    info.min_zoom = pyramid.plan.min_zoom;
    info.max_zoom = pyramid.plan.max_zoom;
    info.bounds_deg = bounds_deg;
    return info;
}

} // namespace huuco::tile
