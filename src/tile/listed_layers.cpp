// SPDX-License-Identifier: MIT
/// \file
/// Reads the list of layers in an archive's JSON.

#include "tile/listed_layers.hpp"

#include <nlohmann/json.hpp>

namespace huuco::tile {

std::optional<std::vector<std::string>> listed_layers(const nlohmann::json& json) {
    const auto list = json.find("vector_layers");
    if (!json.is_object() || list == json.end() || !list->is_array()) {
        return std::nullopt;
    }
    std::vector<std::string> names;
    for (const nlohmann::json& layer : *list) {
        const auto id = layer.find("id");
        if (!layer.is_object() || id == layer.end() || !id->is_string()) {
            return std::nullopt;
        }
        names.push_back(id->get<std::string>());
    }
    return names;
}

} // namespace huuco::tile
