// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Builds one tile: its items in positions of the tile, cut, mended, encoded and compressed.

#include "tile/clip.hpp"
#include "tile/mvt_encoder.hpp"
#include "tile/ring_mender.hpp"
#include "tile/tile_index.hpp"

#include <huuco/geometry/grid_rings.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace huuco::tile {

/// A tile ready for the archives.
struct BuiltTile {
    TileId id;
    std::string bytes;             ///< empty where nothing is in the tile
    std::size_t packed_bytes = 0;  ///< size as gzip, also where `bytes` are plain
    std::size_t invalid_rings = 0; ///< rings that could not be mended
};

/// What all tiles of a zoom share.
struct TileRecipe {
    const std::vector<TileLayer>* layers = nullptr;
    const std::vector<ValueTable>* values = nullptr; ///< one per layer
    const ZoomCoverage* coverage = nullptr;
    const TileIndex* index = nullptr;
    bool is_packed = true; ///< gzip
};

/// Builds tiles one after the other, keeping the working memory between them.
class TileBuilder {
public:
    /// \param index  of the tile in the recipe's index
    [[nodiscard]] BuiltTile build(const TileRecipe& recipe, std::size_t index);

private:
    void draw(const TileRecipe& recipe, const TileItem& item, BuiltTile& tile);
    void draw_whole(const TileRecipe& recipe, const TileItem& item, GridPoint origin);
    void load(const TileRecipe& recipe, const TileItem& item, GridPoint origin);
    void cut(const TileIndex& index);
    void draw_cell(const TileRecipe& recipe, const PointItem& point, GridPoint origin);

    Clipper m_clipper;
    RingMender m_mender;
    std::vector<GridPoint> m_ring; ///< in positions of the world
    GridRings m_loaded;            ///< of a polygon, in positions of the tile
    GridRings m_cut;               ///< inside the tile and its buffer
    GridRings m_mended;
    GridRings m_drawn; ///< of the feature, valid
};

} // namespace huuco::tile
