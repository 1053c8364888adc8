// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Builds one tile: its features on the grid, cut, mended, encoded and compressed.

#include "tile/clip.hpp"
#include "tile/grid_rings.hpp"
#include "tile/mvt_encoder.hpp"
#include "tile/pyramid.hpp"
#include "tile/ring_mender.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace huuco::tile {

/// A tile ready for the archives, and what it holds.
struct BuiltTile {
    TileId id;
    std::string bytes;             ///< gzipped; empty where no feature is in the tile
    std::vector<FeatureRef> shown; ///< features in the tile
    std::size_t enlarged = 0;      ///< of those, drawn as one grid cell
    std::size_t repaired = 0;      ///< of those, mended
    std::size_t invalid_rings = 0; ///< rings that could not be mended
};

/// What all tiles of a pyramid share.
struct TileRecipe {
    std::vector<WorldLayer> layers;
    std::vector<ValueTable> values; ///< one per layer
    std::int32_t extent = 4096;
    std::int32_t buffer = 64;
    int max_zoom = 0; ///< the zoom at which every feature is kept
};

/// Builds tiles one after the other, keeping the working memory between them.
class TileBuilder {
public:
    /// \param recipe  must outlive the builder
    explicit TileBuilder(const TileRecipe& recipe) : m_recipe(&recipe) {}

    /// \param features  by layer, then in the order of the layer
    [[nodiscard]] BuiltTile build(const TileId& id, std::span<const FeatureRef> features);

private:
    bool draw(const FeatureRef& ref, BuiltTile& tile);
    void load(const FeatureRef& ref, const TileId& id);
    [[nodiscard]] GridPoint grid_point(const Point& position, const TileId& id) const noexcept;
    void cut();
    bool draw_cell(const TileId& id);

    const TileRecipe* m_recipe;
    Clipper m_clipper;
    RingMender m_mender;
    GridRings m_loaded;      ///< the feature on the grid of the tile, reaching beyond it
    GridRings m_cut;         ///< its rings inside the tile and buffer
    GridRings m_drawn;       ///< valid
    GridPoint m_first_point; ///< of the feature
};

} // namespace huuco::tile
