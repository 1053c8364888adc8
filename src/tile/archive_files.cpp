// SPDX-License-Identifier: MIT
/// \file
/// Chooses the writers by the paths that are given.

#include "tile/archive_files.hpp"

#include "tile/folder_writer.hpp"
#include "tile/mbtiles_writer.hpp"
#include "tile/pmtiles_writer.hpp"

#include <huuco/base/error.hpp>

namespace huuco::tile {

std::vector<std::unique_ptr<ArchiveWriter>>
open_archives(const TileFiles& files, const ArchiveInfo& info) {
    std::vector<std::unique_ptr<ArchiveWriter>> archives;
    if (!files.mbtiles.empty()) {
        archives.push_back(open_mbtiles(files.mbtiles, info));
    }
    if (!files.pmtiles.empty()) {
        archives.push_back(open_pmtiles(files.pmtiles, info));
    }
    if (!files.folder.empty()) {
        if (!archives.empty()) {
            throw Error(
                ErrorCode::argument,
                Message{
                    "Thư mục ô bản đồ phải ghi riêng: ô trong đó không nén.",
                    "A folder of tiles is written alone: its tiles are not compressed."});
        }
        archives.push_back(open_folder(files.folder, info));
    }
    return archives;
}

} // namespace huuco::tile
