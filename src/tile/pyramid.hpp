// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which zooms a pyramid has, and which features lie in which of its tiles.

#include <huuco/geometry/box.hpp>
#include <huuco/tile/tile_id.hpp>
#include <huuco/tile/tile_layer.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco::tile {

/// A layer on the web-mercator square, with its place in the count over all layers.
struct WorldLayer {
    const TileLayer* source = nullptr;
    MultiPolygonBuffer shapes;     ///< positions of `web_mercator`
    std::vector<Box> boxes;        ///< one per shape, in the same positions
    std::size_t first_ordinal = 0; ///< number of features in the layers before
    int min_zoom = 0;              ///< lowest zoom that shows the layer
};

/// Projects the layers; their `min_zoom` is not yet set.
///
/// \throws Error `argument` when a position is no longitude and latitude (names the layer)
[[nodiscard]] std::vector<WorldLayer> project_layers(std::span<const TileLayer> layers);

struct ZoomRange {
    int min_zoom = 0;
    int max_zoom = 0;
};

/// The zooms of the options; those left open follow from the features. The highest gives a median
/// feature of the finest layer 512 grid units (16 at most: a unit is 0.14 m there in Viet Nam); the
/// lowest is the last at which all layers fit into four tiles.
///
/// \throws Error `argument` when they are out of range or there is no polygon at all
[[nodiscard]] ZoomRange
choose_zooms(std::span<const WorldLayer> layers, const TileOptions& options);

/// A feature by its layer and its index there.
struct FeatureRef {
    std::uint32_t layer = 0;
    std::uint32_t feature = 0;
};

/// The tiles of one zoom in the order of their Hilbert ids, and the features whose box meets them.
class ZoomIndex {
public:
    ZoomIndex(std::span<const WorldLayer> layers, const TileOptions& options, int zoom);

    [[nodiscard]] std::size_t size() const noexcept { return m_tiles.size(); }

    [[nodiscard]] const TileId& tile(std::size_t index) const noexcept { return m_tiles[index]; }

    /// Features of a tile, by layer, then in the order of the layer.
    [[nodiscard]] std::span<const FeatureRef> features(std::size_t index) const noexcept {
        return std::span<const FeatureRef>(m_features)
            .subspan(m_begin[index], m_begin[index + 1] - m_begin[index]);
    }

private:
    std::vector<TileId> m_tiles;
    std::vector<std::size_t> m_begin; ///< first feature of each tile, then the end
    std::vector<FeatureRef> m_features;
};

} // namespace huuco::tile
