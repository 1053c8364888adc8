// SPDX-License-Identifier: MIT
/// \file
/// Brings layers onto the web-mercator square and gives each feature its colour.

#include "tile/raster_map.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>
#include <huuco/geometry/area.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace huuco::tile {

namespace {

constexpr std::size_t kMaxFills = 200;

draw::Colour parse(const std::string& text) {
    const bool is_colour = text.size() == 7 && text[0] == '#' &&
                           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
    if (!is_colour) {
        throw Error(
            ErrorCode::argument,
            message(
                "\"{}\" không phải là màu dạng #rrggbb.",
                "\"{}\" is no colour of the form #rrggbb.",
                text));
    }
    return draw::colour_of(text);
}

/// The distinct colours, and the place of each class among them.
class FillTable {
public:
    explicit FillTable(const RasterOptions& raster) : m_other(place(parse(raster.other_colour))) {
        for (const auto& [name, colour] : raster.colours) {
            m_place_of[name] = place(parse(colour));
        }
        if (m_fills.size() > kMaxFills) {
            throw Error(
                ErrorCode::argument,
                message(
                    "Bản đồ có {} màu: nhiều nhất là {}.",
                    "A map of {} colours: at most {}.",
                    Count{m_fills.size()},
                    Count{kMaxFills}));
        }
    }

    [[nodiscard]] std::uint32_t other() const noexcept { return m_other; }

    [[nodiscard]] std::uint32_t place_of(const TileValue& value) const {
        const auto* const name = std::get_if<std::string>(&value);
        const auto found = name == nullptr ? m_place_of.end() : m_place_of.find(*name);
        return found == m_place_of.end() ? m_other : found->second;
    }

    [[nodiscard]] const std::vector<draw::Colour>& fills() const noexcept { return m_fills; }

private:
    std::uint32_t place(const draw::Colour& colour) {
        const auto found = std::find(m_fills.begin(), m_fills.end(), colour);
        const auto number = static_cast<std::uint32_t>(found - m_fills.begin());
        if (found == m_fills.end()) {
            m_fills.push_back(colour);
        }
        return number;
    }

    std::vector<draw::Colour> m_fills;
    std::uint32_t m_other;
    std::map<std::string, std::uint32_t> m_place_of;
};

const TileColumn* column_of(const TileLayer& layer, std::string_view key) {
    for (const TileColumn& column : layer.columns) {
        if (column.key != key) {
            continue;
        }
        for (const std::uint32_t code : column.codes) {
            if (code != TileColumn::kAbsent && code >= column.dictionary.size()) {
                throw Error(
                    ErrorCode::argument,
                    message(
                        "Lớp bản đồ {}: thuộc tính {} có mã {} không nằm trong danh mục của nó.",
                        "Map layer {}: attribute {} has code {} outside its dictionary.",
                        layer.name,
                        key,
                        Digits{code}));
            }
        }
        if (column.codes.size() == layer.shapes.size()) {
            return &column;
        }
        throw Error(
            ErrorCode::argument,
            message(
                "Lớp bản đồ {}: thuộc tính {} có {} giá trị cho {} đối tượng.",
                "Map layer {}: attribute {} has {} values for {} features.",
                layer.name,
                key,
                Count{column.codes.size()},
                Count{layer.shapes.size()}));
    }
    return nullptr;
}

std::vector<std::uint32_t> fills_of(const TileLayer& layer, const FillTable& legend) {
    std::vector<std::uint32_t> fills(layer.shapes.size(), legend.other());
    if (const TileColumn* const classes = column_of(layer, "class")) {
        std::vector<std::uint32_t> place_of;
        for (const TileValue& value : classes->dictionary) {
            place_of.push_back(legend.place_of(value));
        }
        for (std::size_t i = 0; i < fills.size(); ++i) {
            if (classes->codes[i] != TileColumn::kAbsent) {
                fills[i] = place_of[classes->codes[i]];
            }
        }
    }
    return fills;
}

double median_square_side(const MultiPolygonParts& parts) {
    std::vector<double> sides;
    for (const MultiPolygonBuffer& shapes : parts.parts()) {
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            if (!shapes.shape(i).is_empty()) {
                sides.push_back(std::sqrt(std::abs(planar_area(shapes.shape(i)))));
            }
        }
    }
    if (sides.empty()) {
        return 0.0;
    }
    const auto middle = sides.begin() + static_cast<std::ptrdiff_t>(sides.size() / 2);
    std::nth_element(sides.begin(), middle, sides.end());
    return *middle;
}

DrawnLayer drawn(RasterLayer source, const FillTable& legend) {
    DrawnLayer layer;
    TileLayer& given = source.layer;
    if (source.is_filled) {
        layer.fills = fills_of(given, legend);
    }
    if (const TileColumn* const names = column_of(given, "name")) {
        layer.name_of.assign(names->codes.begin(), names->codes.end());
        for (const TileValue& value : names->dictionary) {
            const auto* const text = std::get_if<std::string>(&value);
            layer.names.push_back(text == nullptr ? std::string() : *text);
        }
    }
    layer.shapes = std::move(given.shapes);
    layer.boxes.reserve(layer.shapes.size());
    for (MultiPolygonBuffer& shapes : layer.shapes.parts()) {
        for (Point& point : shapes.points()) {
            point = web_mercator(point);
        }
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            layer.boxes.push_back(shapes.shape(i).box());
        }
    }
    layer.median_square_side = median_square_side(layer.shapes);
    return layer;
}

} // namespace

RasterMap make_raster_map(std::vector<RasterLayer> layers, const RasterOptions& raster) {
    const FillTable legend(raster);
    RasterMap map;
    map.fills = legend.fills();
    for (RasterLayer& layer : layers) {
        map.layers.push_back(drawn(std::move(layer), legend));
    }
    return map;
}

PixelWorld pixel_world(int zoom, const RasterOptions& raster) noexcept {
    PixelWorld world;
    world.zoom = zoom;
    world.tile_px = raster.tile_px * raster.pixel_ratio;
    world.ratio = raster.pixel_ratio;
    world.side_px = std::ldexp(world.tile_px, zoom);
    return world;
}

} // namespace huuco::tile
