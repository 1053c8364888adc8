// SPDX-License-Identifier: MIT
/// \file
/// Writes the bytes of tiles one behind the other, and reads them again.

#include "tile/tile_spool.hpp"

namespace huuco::tile {

TileSpool::TileSpool(const std::filesystem::path& folder) : m_file(folder, kWaitingTiles) {}

void TileSpool::add(const BuiltTile& tile) {
    const std::span<const std::byte> bytes =
        m_file.append(std::as_bytes(std::span<const char>(tile.bytes)));
    m_tiles.push_back({tile.id, tile.packed_bytes, tile.invalid_rings, bytes});
}

void TileSpool::replay(const std::function<void(const BuiltTile&)>& take) {
    BuiltTile tile;
    for (const Kept& kept : m_tiles) {
        tile.id = kept.id;
        tile.bytes.assign(reinterpret_cast<const char*>(kept.bytes.data()), kept.bytes.size());
        tile.packed_bytes = kept.packed_bytes;
        tile.invalid_rings = kept.invalid_rings;
        SpillFile::let_go(kept.bytes);
        take(tile);
    }
}

} // namespace huuco::tile
