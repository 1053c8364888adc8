// SPDX-License-Identifier: MIT
/// \file
/// The tile above and the four below are asked for where ground of a layer reaches into them.

#include "tile/missing_tiles.hpp"

#include "tile/shown_ground.hpp"
#include "tile/zoom_gatherer.hpp"

#include <algorithm>

namespace huuco::tile {

namespace {

/// What a tile shares with one of the zooms beside.
struct Neighbour {
    TileId tile;
    Box part; ///< of the square that both show
};

std::vector<Neighbour> neighbours_of(const TileId& tile) {
    std::vector<Neighbour> neighbours;
    if (tile.zoom > 0) {
        neighbours.push_back({{tile.zoom - 1, tile.x / 2, tile.y / 2}, square_of(tile)});
    }
    for (const std::uint32_t quarter : {0U, 1U, 2U, 3U}) {
        const TileId child{tile.zoom + 1, 2 * tile.x + quarter % 2, 2 * tile.y + quarter / 2};
        neighbours.push_back({child, square_of(child)});
    }
    return neighbours;
}

} // namespace

MissingTiles::MissingTiles(std::span<const TileId> tiles, std::span<const ListedLayer> layers)
    : m_tiles(tiles), m_layers(layers) {
    for (const TileId& tile : tiles) {
        m_zooms.insert(tile.zoom);
    }
}

std::vector<TileId>
MissingTiles::beside(const TileId& tile, std::span<const ReadLayer> layers, bool has_land_layers) {
    // Less may be left by a border that another zoom draws with fewer vertices.
    constexpr double kLeastPart = 0.001;
    std::vector<TileId> missing;
    for (const auto& [neighbour, part] : neighbours_of(tile)) {
        if (!is_searched(neighbour)) {
            continue;
        }
        double ground_m2 = 0.0;
        for (const ReadLayer& layer : layers) {
            if (is_shown_at(layer.name, neighbour.zoom, has_land_layers)) {
                ground_m2 += ground_within_m2(layer, tile, part);
            }
        }
        if (ground_m2 > kLeastPart * ground_of_square_m2(part)) {
            m_told.insert(hilbert_id(neighbour));
            missing.push_back(neighbour);
        }
    }
    return missing;
}

/// Not at zooms without any tile, whose absence is one flaw of its own.
bool MissingTiles::is_searched(const TileId& tile) const {
    const std::uint64_t id = hilbert_id(tile);
    return m_zooms.contains(tile.zoom) && !m_told.contains(id) &&
           !std::ranges::binary_search(
               m_tiles, id, {}, [](const TileId& one) { return hilbert_id(one); });
}

bool MissingTiles::is_shown_at(std::string_view layer, int zoom, bool has_land_layers)
    const noexcept {
    if (has_land_layers) {
        return is_land_layer(layer);
    }
    return std::ranges::any_of(m_layers, [&](const ListedLayer& listed) {
        return listed.name == layer && zoom >= listed.first_zoom && zoom <= listed.last_zoom;
    });
}

} // namespace huuco::tile
