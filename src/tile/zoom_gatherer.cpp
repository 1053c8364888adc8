// SPDX-License-Identifier: MIT
/// \file
/// Only layers that cover the land are measured, so that no ground is counted twice.

#include "tile/zoom_gatherer.hpp"

#include "tile/ground_area.hpp"
#include "tile/shown_ground.hpp"

#include <huuco/model/verdict.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <variant>

namespace huuco::tile {

namespace {

double number_of(const TileValue* value, double otherwise) {
    return value == nullptr ? otherwise : number_of_value(*value).value_or(otherwise);
}

std::string text_of(const TileValue* value) {
    const auto* const text = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return text == nullptr ? std::string() : *text;
}

bool is_principal(std::string_view map_class) {
    return map_class == map_class_name(MapClass::organic) ||
           map_class == map_class_name(MapClass::in_conversion) ||
           map_class == map_class_name(MapClass::principal);
}

} // namespace

bool is_land_layer(std::string_view name) noexcept {
    return name == kParcelLayer || name == "classes";
}

ZoomGatherer::ZoomGatherer(VerifiedZoom& zoom, LineSamples lines, bool has_land_layers)
    : m_zoom(&zoom), m_lines(std::move(lines)), m_has_land_layers(has_land_layers) {}

void ZoomGatherer::add_layer(const TileId& tile, const ReadLayer& layer) {
    const Box square = square_of(tile);
    m_finest = std::max(m_finest, std::ldexp(layer.extent, tile.zoom));
    std::vector<std::vector<Point>> rings;
    for (const ReadFeature& feature : layer.features) {
        if (feature.has_id) {
            m_ids[layer.name].insert(feature.id);
        }
        m_zoom->polygons += feature.is_polygon ? 1 : 0;
        if (const TileValue* const fid = layer.value(feature, "fid")) {
            add_fid(*fid);
        }
        if (!m_has_land_layers || is_land_layer(layer.name)) {
            add_feature(layer, feature, square, rings);
        }
    }
    m_lines.add(rings, square);
}

LineSamples ZoomGatherer::finish() {
    m_lines.finish();
    for (const auto& [layer, ids] : m_ids) {
        m_zoom->features[layer] = ids.size();
    }
    m_zoom->distinct_fids = m_fids.size();
    const double covered = m_lines.covered_length();
    if (covered > 0.0) {
        m_zoom->overlap_part = m_lines.overlap_length() / covered;
        m_zoom->gap_part = m_lines.slit_length(2.0 / m_finest) / covered;
    }
    return std::move(m_lines);
}

/// What is no whole number is the number of no feature.
void ZoomGatherer::add_fid(const TileValue& fid) {
    constexpr double kExact = 9'007'199'254'740'992.0; // 2^53
    if (const auto* const integer = std::get_if<std::int64_t>(&fid)) {
        m_fids.insert(*integer);
    } else if (const auto* const number = std::get_if<double>(&fid);
               number != nullptr && std::abs(*number) <= kExact) {
        m_fids.insert(static_cast<std::int64_t>(*number));
    }
}

void ZoomGatherer::add_feature(
    const ReadLayer& layer,
    const ReadFeature& feature,
    const Box& square,
    std::vector<std::vector<Point>>& rings) {
    double area_m2 = 0.0;
    for (const std::vector<GridPoint>& ring : feature.rings) {
        std::vector<Point> points = ring_on_square(ring, square, layer.extent);
        const std::vector<Point> cut_ring = inside(points, square);
        std::ranges::for_each(cut_ring, [&](const Point& point) { m_ground.expand(point); });
        area_m2 += ground_area_m2(cut_ring, 1.0);
        rings.push_back(std::move(points));
    }
    const std::string map_class = text_of(layer.value(feature, "class"));
    const double principal = number_of(layer.value(feature, "principal_share"), 1.0);
    const double certified = number_of(layer.value(feature, "certified_share"), principal);
    m_zoom->covered_m2 += area_m2;
    m_zoom->ground_m2[map_class] += area_m2;
    if (is_principal(map_class)) {
        const bool is_organic = map_class == map_class_name(MapClass::organic);
        m_zoom->principal_m2 += area_m2 * principal;
        m_zoom->organic_m2 += is_organic ? area_m2 * certified : 0.0;
    }
}

} // namespace huuco::tile
