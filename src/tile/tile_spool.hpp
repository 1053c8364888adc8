// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Keeps the built tiles of a zoom in a file until it is their turn in the archive.

#include "tile/tile_builder.hpp"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <vector>

namespace huuco::tile {

/// Tiles in the order in which they were added. The file is removed with the spool.
class TileSpool {
public:
    /// \param path  of a file that may be overwritten
    /// \throws Error `io` when it cannot be written (names the path)
    explicit TileSpool(std::filesystem::path path);
    TileSpool(const TileSpool&) = delete;
    TileSpool& operator=(const TileSpool&) = delete;
    ~TileSpool();

    /// \throws Error `io` when the tile cannot be written
    void add(BuiltTile tile);

    [[nodiscard]] std::size_t size() const noexcept { return m_tiles.size(); }

    /// Calls `take` for each tile, once.
    ///
    /// \throws Error `io` when the file cannot be read; what `take` throws
    void replay(const std::function<void(const BuiltTile&)>& take);

private:
    struct Kept {
        BuiltTile tile; ///< without its bytes
        std::size_t bytes = 0;
    };

    void check() const;

    std::filesystem::path m_path;
    std::fstream m_file;
    std::vector<Kept> m_tiles;
};

} // namespace huuco::tile
