// SPDX-License-Identifier: MIT
/// \file
/// Writes the bytes of tiles one behind the other, and reads them again.

#include "tile/tile_spool.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace huuco::tile {

TileSpool::TileSpool(std::filesystem::path path) : m_path(std::move(path)) {
    m_file.open(m_path, std::ios::binary | std::ios::in | std::ios::out | std::ios::trunc);
    check();
}

TileSpool::~TileSpool() {
    m_file.close();
    std::error_code ignored; // the folder is thrown away with the run
    std::filesystem::remove(m_path, ignored);
}

void TileSpool::add(BuiltTile tile) {
    m_file.write(tile.bytes.data(), static_cast<std::streamsize>(tile.bytes.size()));
    check();
    const std::size_t bytes = tile.bytes.size();
    tile.bytes = {};
    m_tiles.push_back({std::move(tile), bytes});
}

void TileSpool::replay(const std::function<void(const BuiltTile&)>& take) {
    m_file.seekg(0);
    for (Kept& kept : m_tiles) {
        kept.tile.bytes.resize(kept.bytes);
        m_file.read(kept.tile.bytes.data(), static_cast<std::streamsize>(kept.bytes));
        check();
        take(kept.tile);
        kept.tile.bytes = {};
    }
}

void TileSpool::check() const {
    if (!m_file) {
        throw Error(
            ErrorCode::io,
            fmt::format(
                "Cannot keep tiles in {}: {}. Check the folder's permissions and the free space.",
                m_path.string(),
                std::strerror(errno)));
    }
}

} // namespace huuco::tile
