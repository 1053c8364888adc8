// SPDX-License-Identifier: MIT
/// \file
/// MBTiles archives of any bytes. Known: tiles are listed in rising order, each once, and each can
/// be

#include "fuzz/input.hpp"
#include "fuzz/oracle.hpp"
#include "support/file_bytes.hpp"
#include "support/temporary_folder.hpp"
#include "tile/archive_reader.hpp"

#include <algorithm>

namespace huuco::fuzz {
namespace {

void check_archive(const std::string& path) {
    const std::unique_ptr<tile::ArchiveReader> archive = tile::read_mbtiles(path);
    const std::vector<TileId> tiles = archive->tiles();
    const auto is_not_rising = [](const TileId& one, const TileId& next) {
        return hilbert_id(one) >= hilbert_id(next);
    };
    require(std::ranges::adjacent_find(tiles, is_not_rising) == tiles.end(), "tiles rise");
    for (const TileId& tile : tiles) {
        may_refuse([&] { static_cast<void>(archive->read(tile)); });
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::TemporaryFolder folder;
    test::write_file(folder.file("a.mbtiles"), as_text(data, size));
    may_refuse([&] { check_archive(folder.file("a.mbtiles")); });
    return 0;
}

} // namespace huuco::fuzz
