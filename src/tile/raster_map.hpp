// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A map on its way into PNG tiles: shapes on the web-mercator square, their colours and names.

#include "draw/canvas.hpp"

#include <huuco/tile/tile_id.hpp>
#include <huuco/tile/write_raster_tiles.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace huuco::tile {

/// A layer with what drawing asks of each feature.
struct DrawnLayer {
    static constexpr std::uint32_t kNone = TileColumn::kAbsent;

    MultiPolygonParts shapes;           ///< on the square of web_mercator
    std::vector<Box> boxes;             ///< of the shapes
    std::vector<std::uint32_t> fills;   ///< per shape: index of RasterMap::fills; empty: not filled
    std::vector<std::uint32_t> name_of; ///< per shape: index of names, or kNone; empty: no names
    std::vector<std::string> names;     ///< distinct
    double median_square_side = 0.0;    ///< of the squares that have the shapes' areas
};

/// Everything that is drawn.
struct RasterMap {
    std::vector<DrawnLayer> layers;
    std::vector<draw::Colour> fills; ///< distinct
};

/// The pixels of one zoom: the world as one picture.
struct PixelWorld {
    int zoom = 0;
    int tile_px = 256;  ///< stored along a tile's side
    double ratio = 1.0; ///< pixels for one of the map
    double side_px = 0.0;

    /// The box of a shape in pixels.
    [[nodiscard]] Box pixels(const Box& on_square) const noexcept {
        return {
            on_square.min_x * side_px,
            on_square.min_y * side_px,
            on_square.max_x * side_px,
            on_square.max_y * side_px};
    }
};

/// \throws Error `argument` when a colour is not `#rrggbb` or codes do not fit
[[nodiscard]] RasterMap
make_raster_map(std::vector<RasterLayer> layers, const RasterOptions& raster);

[[nodiscard]] PixelWorld pixel_world(int zoom, const RasterOptions& raster) noexcept;

inline constexpr draw::Colour kLineColour = draw::colour_of("#5a5a5a");
inline constexpr draw::Colour kInkColour = draw::colour_of("#1a1a1a");
inline constexpr draw::Colour kHaloColour = draw::colour_of("#ffffff");

} // namespace huuco::tile
