// SPDX-License-Identifier: MIT
/// \file
/// Checks layers before any of them is written.

#include "tile/layer_checks.hpp"

#include "base/message_format.hpp"
#include "base/utf8_name.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace huuco::tile {

namespace {

[[noreturn]] void refuse_layer(const Message& sentence) {
    throw Error(ErrorCode::argument, sentence);
}

void require_text(std::string_view text) {
    require_utf8_name(text, ErrorCode::argument);
}

void check_points(const TileLayer& layer) {
    if (!layer.points.empty() && layer.shapes.size() > 0) {
        refuse_layer(message(
            "Lớp ô bản đồ {} vừa có điểm vừa có vùng; hãy tách thành hai lớp.",
            "Tile layer {} has points and shapes; make two layers of them.",
            layer.name));
    }
    for (const Point& point : layer.points) {
        if (!is_in_degrees(point)) {
            refuse_position(layer, point);
        }
    }
}

/// MVT 2.1, section 4.2: ids should be unique within a layer.
void check_ids(const TileLayer& layer) {
    if (std::ranges::adjacent_find(layer.ids, std::greater_equal{}) == layer.ids.end()) {
        return; // ascending, as most are: nothing to sort
    }
    std::vector<std::uint64_t> sorted(layer.ids.begin(), layer.ids.end());
    std::ranges::sort(sorted);
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end()) {
        refuse_layer(message(
            "Lớp ô bản đồ {}: hai đối tượng cùng mang id {}.",
            "Tile layer {}: two features have id {}.",
            layer.name,
            Digits{*twice}));
    }
}

void check_column(const TileLayer& layer, const TileColumn& column) {
    require_text(column.key);
    const std::size_t values =
        column.integers.empty() ? column.codes.size() : column.integers.size();
    if (values != layer.size()) {
        refuse_layer(message(
            "Lớp ô bản đồ {}: thuộc tính {} có {} giá trị cho {} đối tượng.",
            "Tile layer {}: attribute {} has {} values for {} features.",
            layer.name,
            column.key,
            Count{values},
            Count{layer.size()}));
    }
    for (const TileValue& value : column.dictionary) {
        if (const auto* const text = std::get_if<std::string>(&value)) {
            require_text(*text);
        }
    }
    for (const std::uint32_t code : column.codes) {
        if (code != TileColumn::kAbsent && code >= column.dictionary.size()) {
            refuse_layer(message(
                "Lớp ô bản đồ {}: thuộc tính {} có mã {} không nằm trong danh mục của nó.",
                "Tile layer {}: attribute {} has code {} outside its dictionary.",
                layer.name,
                column.key,
                Digits{code}));
        }
    }
}

/// MVT 2.1, section 4.4: no key twice in a feature.
void require_distinct(
    std::set<std::string>& seen,
    const std::string& layer,
    const std::string& key) {
    if (!seen.insert(key).second) {
        refuse_layer(message(
            "Lớp ô bản đồ {}: hai thuộc tính cùng tên {}.",
            "Tile layer {}: two attributes are named {}.",
            layer,
            key));
    }
}

void check_keys(const TileLayer& layer) {
    std::set<std::string> seen;
    for (const TileColumn& column : layer.columns) {
        require_distinct(seen, layer.name, column.key);
    }
}

void check_area_key(const TileLayer& layer) {
    const auto is_area = [&](const TileColumn& column) {
        return column.key == layer.area_key && column.integers.empty();
    };
    if (!layer.area_key.empty() &&
        std::none_of(layer.columns.begin(), layer.columns.end(), is_area)) {
        refuse_layer(message(
            "Lớp ô bản đồ {}: không có thuộc tính {} để tính diện tích theo.",
            "Tile layer {}: there is no attribute {} to tell its ground by.",
            layer.name,
            layer.area_key));
    }
}

void check_dissolve(const TileLayer& layer, const TileDissolve& dissolve) {
    require_text(dissolve.name);
    require_text(dissolve.description);
    std::set<std::string> seen;
    for (const std::string& key : dissolve.keys) {
        require_distinct(seen, dissolve.name, key);
    }
    for (const TileMean& mean : dissolve.means) {
        require_distinct(seen, dissolve.name, mean.key);
        if (!(mean.step > 0.0 && std::isfinite(mean.step))) {
            refuse_layer(message(
                "Lớp ô bản đồ {}: bước {} của thuộc tính {} phải lớn hơn 0.",
                "Tile layer {}: step {} of attribute {} has to be above 0.",
                layer.name,
                fmt::format("{}", mean.step),
                mean.key));
        }
    }
}

void check_layer(const TileLayer& layer) {
    require_text(layer.name);
    require_text(layer.description);
    check_points(layer);
    if (layer.ids.size() != layer.size()) {
        refuse_layer(message(
            "Lớp ô bản đồ {} có {} id cho {} đối tượng.",
            "Tile layer {} has {} ids for {} features.",
            layer.name,
            Count{layer.ids.size()},
            Count{layer.size()}));
    }
    check_ids(layer);
    for (const TileColumn& column : layer.columns) {
        check_column(layer, column);
    }
    check_keys(layer);
    check_area_key(layer);
    if (layer.dissolve) {
        check_dissolve(layer, *layer.dissolve);
    }
}

} // namespace

void check_layers(std::span<const TileLayer> layers) {
    std::set<std::string> names;
    for (const TileLayer& layer : layers) {
        if (!names.insert(layer.name).second ||
            (layer.dissolve && !names.insert(layer.dissolve->name).second)) {
            refuse_layer(message(
                "Hai lớp ô bản đồ cùng tên {}.", "Two tile layers are named {}.", layer.name));
        }
        check_layer(layer);
    }
}

void check_texts(const TileOptions& options) {
    for (const std::string* text :
         {&options.name, &options.description, &options.attribution, &options.generator}) {
        require_text(*text);
    }
}

void refuse_position(const TileLayer& layer, const Point& position) {
    throw Error(
        ErrorCode::argument,
        message(
            "Lớp ô bản đồ {}: {}; {} không phải là kinh độ, vĩ độ tính bằng độ; hãy nêu hệ tọa độ "
            "của dữ liệu bằng --src-crs EPSG:n.",
            "Tile layer {}: {}, {} is no longitude and latitude in degrees; name the reference "
            "system of the data with --src-crs EPSG:n.",
            layer.name,
            number_message(position.x, 6),
            number_message(position.y, 6)));
}

} // namespace huuco::tile
