// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A coverage of irregular parcels near Nhữ Khê: neighbours share every vertex of their border.

#include <huuco/tile/tile_layer.hpp>

#include <cmath>
#include <cstdint>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace huuco::test {

inline constexpr Point kGridOrigin{105.177, 21.70};

/// A number from -0.5 to 0.5 that depends on the place alone.
inline double jitter(std::uint64_t x, std::uint64_t y, std::uint64_t salt) {
    std::uint64_t bits = x * 0x9E3779B97F4A7C15ULL ^ y * 0xC2B2AE3D27D4EB4FULL ^ salt << 32U;
    bits = (bits ^ (bits >> 31U)) * 0xBF58476D1CE4E5B9ULL;
    bits = (bits ^ (bits >> 29U)) * 0x94D049BB133111EBULL;
    return static_cast<double>(bits >> 40U) / 16777216.0 - 0.5;
}

/// The point of a lattice with four steps a parcel side; the rim of the whole grid is straight.
inline Point
lattice_point(std::size_t x, std::size_t y, std::size_t columns, std::size_t rows, double side_m) {
    const double degree_m = 111320.0;
    const bool is_rim = x == 0 || y == 0 || x == 4 * columns || y == 4 * rows;
    const double shift_x = is_rim ? 0.0 : 0.9 * jitter(x, y, 1);
    const double shift_y = is_rim ? 0.0 : 0.9 * jitter(x, y, 2);
    const double step_m = side_m / 4.0;
    const double shrink = std::cos(kGridOrigin.y * std::numbers::pi / 180.0);
    return {
        kGridOrigin.x + (static_cast<double>(x) + shift_x) * step_m / (degree_m * shrink),
        kGridOrigin.y + (static_cast<double>(y) + shift_y) * step_m / degree_m};
}

/// Parcels of 16 vertices in rows; ids count from 1; attributes `crop`, `area_m2`, `n`, `organic`.
inline TileLayer parcel_grid(std::size_t columns, std::size_t rows, double side_m) {
    TileLayer layer;
    layer.name = "parcels";
    TileColumn crop{"crop", {std::string("Lúa"), std::string("Ngô"), std::string("Chè")}, {}};
    TileColumn area{"area_m2", {side_m * side_m, side_m}, {}};
    TileColumn count{"n", {std::int64_t{-7}, std::int64_t{90000000000}}, {}};
    TileColumn organic{"organic", {false, true}, {}};
    MultiPolygonBuffer shapes;
    const auto add = [&](std::size_t x, std::size_t y) {
        shapes.add_point(lattice_point(x, y, columns, rows, side_m));
    };
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            const std::size_t x = 4 * column;
            const std::size_t y = 4 * row;
            for (std::size_t i = 0; i < 4; ++i) {
                add(x + i, y);
            }
            for (std::size_t i = 0; i < 4; ++i) {
                add(x + 4, y + i);
            }
            for (std::size_t i = 0; i < 4; ++i) {
                add(x + 4 - i, y + 4);
            }
            for (std::size_t i = 0; i <= 4; ++i) {
                add(x, y + 4 - i);
            }
            shapes.end_ring();
            shapes.end_polygon();
            shapes.end_shape();
            const auto index = static_cast<std::uint32_t>(layer.ids.size());
            layer.ids.push_back(index + 1);
            crop.codes.push_back(index % 4 == 3 ? TileColumn::kAbsent : index % 4);
            area.codes.push_back(index % 2);
            count.codes.push_back(index % 2);
            organic.codes.push_back(index % 7 == 0 ? 1 : 0);
        }
    }
    layer.shapes.append(std::move(shapes));
    layer.columns = {crop, area, count, organic};
    return layer;
}

inline void add_rectangle(MultiPolygonBuffer& shapes, const Box& box) {
    for (const Point& point :
         {Point{box.min_x, box.min_y},
          Point{box.max_x, box.min_y},
          Point{box.max_x, box.max_y},
          Point{box.min_x, box.max_y},
          Point{box.min_x, box.min_y}}) {
        shapes.add_point(point);
    }
    shapes.end_ring();
    shapes.end_polygon();
    shapes.end_shape();
}

/// One axis-parallel rectangle in degrees, as a layer of its own.
inline TileLayer rectangle_layer(const std::string& name, const Box& box) {
    TileLayer layer;
    layer.name = name;
    MultiPolygonBuffer shapes;
    add_rectangle(shapes, box);
    layer.shapes.append(std::move(shapes));
    layer.ids = {1};
    return layer;
}

/// Rectangles of one height side by side; what they cover goes with their widths.
inline TileLayer rectangles_in_a_row(const std::vector<double>& widths_deg) {
    TileLayer layer;
    layer.name = "parcels";
    MultiPolygonBuffer shapes;
    double x = kGridOrigin.x;
    for (const double width : widths_deg) {
        add_rectangle(shapes, {x, kGridOrigin.y, x + width, kGridOrigin.y + 0.001});
        x += width;
        layer.ids.push_back(layer.ids.size() + 1);
    }
    layer.shapes.append(std::move(shapes));
    return layer;
}

} // namespace huuco::test
