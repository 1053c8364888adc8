// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Draws square blocks of tiles at once.

#include "draw/palette.hpp"
#include "tile/label_plan.hpp"
#include "tile/raster_map.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace huuco::tile {

/// Something to draw in a block.
struct BlockItem {
    std::uint64_t block = 0;  ///< Hilbert id of the block, at the zoom of blocks
    std::uint32_t layer = 0;  ///< of the map; for a name the number of layers
    std::uint32_t number = 0; ///< of the feature or the name

    friend auto operator<=>(const BlockItem&, const BlockItem&) = default;
};

/// Side of the picture of a block at most: 16 MB a thread.
inline constexpr int kBlockPx = 2048;

/// The blocks of a zoom that have something to draw.
///
/// A block is aligned, so its tiles are one run along the Hilbert curve.
class BlockIndex {
public:
    /// \param world, labels  of the zoom; both must outlive the index, like the map
    /// \param block_px       side of a block; the tiles do not depend on it
    BlockIndex(
        const RasterMap& map,
        const PixelWorld& world,
        const std::vector<PlacedLabel>& labels,
        int block_px = kBlockPx);

    [[nodiscard]] std::size_t size() const noexcept { return m_begin.size() - 1; }

    /// What is drawn in a block: by layer, then by number.
    [[nodiscard]] std::span<const BlockItem> items(std::size_t block) const noexcept {
        return std::span(m_items).subspan(m_begin[block], m_begin[block + 1] - m_begin[block]);
    }

    /// Tiles along the side of a block; a power of two.
    [[nodiscard]] std::uint32_t tiles_a_side() const noexcept { return 1U << m_levels; }

    [[nodiscard]] int levels() const noexcept { return m_levels; }

private:
    void add(const Box& box_px, std::uint32_t layer, std::uint32_t number);

    PixelWorld m_world;
    int m_levels;
    std::vector<BlockItem> m_items;
    std::vector<std::size_t> m_begin; ///< first item of each block, then the end
};

/// A tile that has a pixel.
struct DrawnTile {
    TileId id;
    std::string png;
};

/// Draws blocks. One a thread; its picture is used again.
class BlockPainter {
public:
    /// The map and the palette must outlive it.
    BlockPainter(const RasterMap& map, const draw::Palette& palette);

    /// The tiles of a block that have a pixel, along the Hilbert curve.
    ///
    /// \throws Error `io` when there is no memory for the picture
    [[nodiscard]] std::vector<DrawnTile> paint(
        const BlockIndex& index,
        std::size_t block,
        const PixelWorld& world,
        const std::vector<PlacedLabel>& labels);

private:
    struct Place; ///< of a block in the world

    void draw_layer(const DrawnLayer& layer, std::span<const BlockItem> items, const Place& place);
    void add_shape(const ShapeView& shape, const Place& place, bool is_line);
    void pack(const Place& place, int tile_px, std::vector<DrawnTile>& tiles);

    const RasterMap* m_map;
    const draw::Palette* m_palette;
    draw::PaletteIndexer m_indexer;
    draw::Lettering m_lettering;
    std::unique_ptr<draw::Canvas> m_canvas;
    std::vector<Point> m_ring;
    std::vector<Point> m_pieces; ///< of that ring
    std::vector<std::uint8_t> m_indices;
};

} // namespace huuco::tile
