// SPDX-License-Identifier: MIT
/// \file
/// Writes the bytes of tiles one behind the other, and reads them again.

#include "tile/tile_spool.hpp"

#include <utility>

namespace huuco::tile {

TileSpool::TileSpool(const std::filesystem::path& folder) : m_file(folder, kWaitingTiles) {}

void TileSpool::add(BuiltTile tile) {
    const std::span<const std::byte> bytes =
        m_file.append(std::as_bytes(std::span<const char>(tile.bytes)));
    tile.bytes = {};
    m_tiles.push_back({std::move(tile), bytes});
}

void TileSpool::replay(const std::function<void(const BuiltTile&)>& take) {
    for (Kept& kept : m_tiles) {
        kept.tile.bytes.assign(reinterpret_cast<const char*>(kept.bytes.data()), kept.bytes.size());
        SpillFile::let_go(kept.bytes);
        take(kept.tile);
        kept.tile.bytes = {};
    }
}

} // namespace huuco::tile
