// SPDX-License-Identifier: MIT
/// \file
/// Rings are scaled to the square and cut at its sides before they are measured.

#include "tile/shown_ground.hpp"

#include "tile/ground_area.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

namespace huuco::tile {

namespace {

/// Cuts a ring at one side of a box: keeps the points whose `depth` is not negative.
template <typename Depth>
std::vector<Point> cut(const std::vector<Point>& ring, Depth&& depth) {
    std::vector<Point> kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[i + 1 == ring.size() ? 0 : i + 1];
        const double from = depth(a);
        const double to = depth(b);
        if (from >= 0.0) {
            kept.push_back(a);
        }
        if ((from >= 0.0) != (to >= 0.0)) {
            const double part = from / (from - to);
            kept.push_back({a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)});
        }
    }
    return kept;
}

} // namespace

Box square_of(const TileId& tile) {
    const double tiles = std::ldexp(1.0, tile.zoom);
    return {tile.x / tiles, tile.y / tiles, (tile.x + 1) / tiles, (tile.y + 1) / tiles};
}

std::vector<Point>
ring_on_square(const std::vector<GridPoint>& ring, const Box& square, std::uint32_t extent) {
    const double unit = (square.max_x - square.min_x) / extent;
    std::vector<Point> points;
    points.reserve(ring.size());
    for (const GridPoint& point : ring) {
        points.push_back({square.min_x + point.x * unit, square.min_y + point.y * unit});
    }
    return points;
}

std::vector<Point> inside(std::vector<Point> ring, const Box& box) {
    ring = cut(ring, [&](const Point& p) { return p.x - box.min_x; });
    ring = cut(ring, [&](const Point& p) { return box.max_x - p.x; });
    ring = cut(ring, [&](const Point& p) { return p.y - box.min_y; });
    return cut(ring, [&](const Point& p) { return box.max_y - p.y; });
}

double ground_within_m2(const ReadLayer& layer, const TileId& tile, const Box& part) {
    const Box square = square_of(tile);
    double area_m2 = 0.0;
    for (const ReadFeature& feature : layer.features) {
        for (const std::vector<GridPoint>& ring : feature.rings) {
            area_m2 +=
                ground_area_m2(inside(ring_on_square(ring, square, layer.extent), part), 1.0);
        }
    }
    return area_m2;
}

double ground_of_square_m2(const Box& part) {
    const std::vector<Point> ring = {
        {part.min_x, part.min_y},
        {part.max_x, part.min_y},
        {part.max_x, part.max_y},
        {part.min_x, part.max_y}};
    return ground_area_m2(ring, 1.0);
}

} // namespace huuco::tile
