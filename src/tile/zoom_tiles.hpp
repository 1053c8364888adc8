// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Builds the tiles of the zooms as these come, in any order, and hands them on from the lowest up.

#include "tile/coverage_pyramid.hpp"
#include "tile/mvt_encoder.hpp"
#include "tile/tile_spool.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/tile/write_tiles.hpp>

#include <tbb/enumerable_thread_specific.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace huuco::tile {

/// The tiles of a zoom, kept until it is their turn.
struct ZoomTiles {
    ZoomStatistics statistics; ///< but for its vertices and what the tiles themselves tell
    std::unique_ptr<TileSpool> spool;
};

/// Builds zooms on all threads; several at once may be under way.
class ZoomTilesMaker {
public:
    /// \param pyramid    must outlive the maker
    /// \param buffer     margin round a tile, in 1/4096 of its side
    /// \param is_packed  gzip
    /// \param folder     in which tiles are kept until it is their turn
    ZoomTilesMaker(
        const CoveragePyramid& pyramid,
        std::int32_t buffer,
        bool is_packed,
        std::filesystem::path folder);

    /// Measures the ground of a zoom and builds its tiles, in the order of their Hilbert ids.
    ///
    /// \throws Error `io` when there is no room for them; `cancelled` by the progress
    [[nodiscard]] ZoomTiles make(const ZoomCoverage& coverage, Progress& progress);

private:
    const CoveragePyramid* m_pyramid;
    std::int32_t m_buffer;
    bool m_is_packed;
    std::filesystem::path m_folder;
    std::vector<ValueTable> m_values; ///< by layer
    tbb::enumerable_thread_specific<TileBuilder> m_builders;
};

} // namespace huuco::tile
