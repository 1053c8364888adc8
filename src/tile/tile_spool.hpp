// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Keeps the built tiles of a zoom in a file until it is their turn in the archive.

#include "tile/tile_builder.hpp"

#include <huuco/base/spill_file.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

namespace huuco::tile {

/// What tiles wait in.
inline constexpr SpillPurpose kWaitingTiles{
    "các ô bản đồ đang chờ đến lượt",
    "tiles until it is their turn",
    "tạo ô bản đồ ở ít mức thu phóng hơn",
    "make tiles of fewer zooms"};

/// Tiles in the order in which they were added. Their bytes lie in a file without a name.
class TileSpool {
public:
    /// \param folder  on a disk that has room
    /// \throws Error `io` when no file can be made there (names the folder)
    explicit TileSpool(const std::filesystem::path& folder);

    /// \throws Error `io` when the tile cannot be written
    void add(const BuiltTile& tile);

    [[nodiscard]] std::size_t size() const noexcept { return m_tiles.size(); }

    /// Calls `take` for each tile, once.
    ///
    /// \throws what `take` throws
    void replay(const std::function<void(const BuiltTile&)>& take);

private:
    /// A tile without its bytes: a string that was emptied would keep their memory.
    struct Kept {
        TileId id;
        std::size_t packed_bytes = 0;
        std::size_t invalid_rings = 0;
        std::span<const std::byte> bytes; ///< in the file
    };

    SpillFile m_file;
    std::vector<Kept> m_tiles;
};

} // namespace huuco::tile
