// SPDX-License-Identifier: MIT
/// \file
/// Chooses zooms from the size of the features and of the whole.

#include "tile/pyramid.hpp"

#include "base/message_format.hpp"
#include "tile/mercator_bands.hpp"

#include <huuco/base/error.hpp>
#include <huuco/tile/tile_id.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace huuco::tile {

namespace {

constexpr double kMedianUnits = 512.0; ///< along a median feature at the last zoom
constexpr double kGridUnits = 2048.0;  ///< along a median feature on the grid: rounding then moves
                                       ///< a border by 1/4096 of it at most
constexpr double kSeenUnits = 32.0;    ///< 4 pixels of a tile of 512: an outline and ground in it
constexpr double kSmallestWhole = 0.125; ///< of a tile's side: what all layers span at the lowest
constexpr int kMaxChosenZoom = 16;

double longest_side(const Box& box) noexcept {
    return std::max(box.width(), box.height());
}

Box box_on_square(const Box& degrees, MercatorBands& mercator) {
    Box box;
    if (!degrees.is_empty()) {
        box.expand(mercator({degrees.min_x, degrees.min_y}));
        box.expand(mercator({degrees.max_x, degrees.max_y}));
    }
    return box;
}

/// Median of the longest sides of a layer's shapes on the unit square; 0 without a polygon.
double median_longest_side(const TileLayer& layer) {
    std::pmr::vector<double> sides(layer.ids.get_allocator());
    sides.reserve(layer.shapes.size());
    MercatorBands mercator;
    for (const MultiPolygonBuffer& shapes : layer.shapes.parts()) {
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            const Box box = box_on_square(shapes.shape(i).box(), mercator);
            if (!box.is_empty()) {
                sides.push_back(longest_side(box));
            }
        }
        shapes.let_go();
    }
    if (sides.empty()) {
        return 0.0;
    }
    const auto middle = sides.begin() + static_cast<std::ptrdiff_t>(sides.size() / 2);
    std::nth_element(sides.begin(), middle, sides.end());
    return *middle;
}

/// The lowest zoom at which a length has at least so many units.
int zoom_for(double side, double units) {
    return static_cast<int>(
        std::clamp(std::ceil(std::log2(units / (side * kTileUnits))), 0.0, 30.0));
}

/// The lowest zoom that gives a median feature of the finest layer so many units.
int finest_zoom(std::span<const double> median_longest_sides, double units) {
    int zoom = 0;
    for (const double side : median_longest_sides) {
        if (side > 0.0) {
            zoom = std::max(zoom, zoom_for(side, units));
        }
    }
    return zoom;
}

int coarsest_zoom(const Box& box) {
    const double side = std::max(longest_side(box), 1e-9);
    return static_cast<int>(std::clamp(std::ceil(std::log2(kSmallestWhole / side)), 0.0, 30.0));
}

Box box_of_all(std::span<const TileLayer> layers) {
    Box degrees;
    for (const TileLayer& layer : layers) {
        degrees.expand(layer.shapes.box());
        for (const Point& point : layer.points) {
            degrees.expand(point);
        }
    }
    MercatorBands mercator;
    return box_on_square(degrees, mercator);
}

} // namespace

ZoomPlan plan_zooms(std::span<const TileLayer> layers, const TileOptions& options) {
    const Box box = box_of_all(layers);
    if (box.is_empty()) {
        throw Error(
            ErrorCode::geometry,
            Message{
                "Không có đa giác nào để tạo ô bản đồ.", "There is no polygon to make tiles of."});
    }
    ZoomPlan plan;
    for (const TileLayer& layer : layers) {
        plan.median_longest_sides.push_back(median_longest_side(layer));
    }
    const int finest =
        std::min(finest_zoom(plan.median_longest_sides, kMedianUnits), kMaxChosenZoom);
    plan.max_zoom = options.max_zoom.value_or(std::max(finest, options.min_zoom.value_or(0)));
    plan.min_zoom = options.min_zoom.value_or(std::min(coarsest_zoom(box), plan.max_zoom));
    if (plan.min_zoom < 0 || plan.min_zoom > plan.max_zoom || plan.max_zoom > kMaxTileZoom) {
        throw Error(
            ErrorCode::argument,
            message(
                "Mức thu phóng từ {} đến {} ngoài khoảng cho phép: từ 0 đến {}, mức thấp trước.",
                "Zooms {} to {} are out of range: 0 to {}, the lower first.",
                Digits{plan.min_zoom},
                Digits{plan.max_zoom},
                Digits{kMaxTileZoom}));
    }
    plan.grid_zoom = std::max(
        plan.max_zoom, std::min(finest_zoom(plan.median_longest_sides, kGridUnits), kMaxTileZoom));
    return plan;
}

int first_zoom_of_features(const TileLayer& layer, std::size_t number, const ZoomPlan& plan) {
    if (!layer.dissolve) {
        return std::clamp(layer.min_zoom.value_or(plan.min_zoom), plan.min_zoom, plan.max_zoom);
    }
    const double side = plan.median_longest_sides[number];
    const int seen = side > 0.0 ? zoom_for(side, kSeenUnits) : plan.min_zoom;
    return std::clamp(layer.dissolve->below_zoom.value_or(seen), plan.min_zoom, plan.max_zoom);
}

} // namespace huuco::tile
