// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Finds tiles that an archive should have, as others show ground there.

#include "tile/listed_layers.hpp"
#include "tile/mvt_decoder.hpp"

#include <huuco/geometry/box.hpp>
#include <huuco/tile/tile_id.hpp>

#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace huuco::tile {

/// Ground that a tile shows is shown by the tiles above and below it, too.
class MissingTiles {
public:
    /// \param tiles   of the archive, sorted as by `sort_tiles`; have to outlive the search
    /// \param layers  that the archive lists, likewise
    MissingTiles(std::span<const TileId> tiles, std::span<const ListedLayer> layers);

    /// The tiles of the zooms beside that the archive lacks, though this tile shows ground there;
    /// each is told once.
    ///
    /// \param has_land_layers  true where the archive shows an analysis: the other layers, such as
    ///                         labels, are then not looked at
    [[nodiscard]] std::vector<TileId>
    beside(const TileId& tile, std::span<const ReadLayer> layers, bool has_land_layers);

private:
    [[nodiscard]] bool is_searched(const TileId& tile) const;
    [[nodiscard]] bool
    is_shown_at(std::string_view layer, int zoom, bool has_land_layers) const noexcept;

    std::span<const TileId> m_tiles;
    std::span<const ListedLayer> m_layers;
    std::set<int> m_zooms;          ///< that have a tile
    std::set<std::uint64_t> m_told; ///< by Hilbert id
};

} // namespace huuco::tile
