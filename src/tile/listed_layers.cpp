// SPDX-License-Identifier: MIT
/// \file
/// Reads the list of layers in an archive's JSON.

#include "tile/listed_layers.hpp"

#include "tile/empty_layer_mark.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>

namespace huuco::tile {

namespace {

/// A zoom that is told; the other value where none is.
int zoom_in(const nlohmann::json& layer, const char* key, int otherwise) {
    const auto zoom = layer.find(key);
    const bool is_zoom =
        zoom != layer.end() && zoom->is_number_unsigned() && zoom->get<std::uint64_t>() <= 30;
    return is_zoom ? zoom->get<int>() : otherwise;
}

} // namespace

std::optional<std::vector<ListedLayer>> listed_layers(const nlohmann::json& json) {
    const auto list = json.find("vector_layers");
    if (!json.is_object() || list == json.end() || !list->is_array()) {
        return std::nullopt;
    }
    std::vector<ListedLayer> layers;
    for (const nlohmann::json& layer : *list) {
        const auto id = layer.find("id");
        if (!layer.is_object() || id == layer.end() || !id->is_string()) {
            return std::nullopt;
        }
        const auto mark = layer.find(kEmptyLayerMark);
        layers.push_back(
            {id->get<std::string>(),
             zoom_in(layer, "minzoom", 0),
             zoom_in(layer, "maxzoom", 30),
             mark != layer.end() && *mark == 0});
    }
    return layers;
}

} // namespace huuco::tile
