// SPDX-License-Identifier: MIT
/// \file
/// Fingerprints and layers of recorded inputs.

#include "pipeline/input_content.hpp"

#include "io/location.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace huuco {

namespace {

using OrderedJson = nlohmann::ordered_json;

/// Formats with one layer, whose name is that of the file.
constexpr std::array<std::string_view, 3> kOneLayer = {"ESRI Shapefile", "GeoJSON", "FlatGeobuf"};

/// True where the fingerprint is that of a file with several layers, or of an archive that may hold
/// several of those files.
bool may_have_layers(const OrderedJson& input, const std::string& path) {
    return io::extension_of(path) == "zip" ||
           std::ranges::find(kOneLayer, input.value("format", "")) == kOneLayer.end();
}

} // namespace

std::string content_of_input(const OrderedJson& input) {
    const auto path = input.at("path").get<std::string>();
    std::string text = input.value("sha256", "");
    if (text.empty()) {
        for (const OrderedJson& file : input.at("files")) {
            text += file.at("sha256").get<std::string>();
        }
    }
    if (text.empty()) {
        text = path;
    }
    return may_have_layers(input, path) ? text + " " + input.value("layer", "") : text;
}

} // namespace huuco
