// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads a polygon layer like parcels, for tiles.

#include "pipeline/layer_crs.hpp"
#include "pipeline/read_parcels.hpp"

#include <huuco/base/language.hpp>
#include <huuco/base/progress.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/tile/tile_layer.hpp>

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <vector>

namespace huuco {

/// A layer to read, and the fields of it that tiles show.
struct TileSource {
    std::string path;
    std::string layer;
    std::string class_field; ///< becomes the attribute `class`; empty: there is none
    std::string name_field;  ///< becomes the attribute `name`; empty: there is none
    std::string src_crs;
    std::string encoding;
    Language language = Language::vi;         ///< of problems
    std::string name_option = "--name-field"; ///< that names the field; for refusals
};

/// A layer that was read.
struct ReadTileLayer {
    /// \param memory  for ids; outlives the layer
    ReadTileLayer(const std::string& name, std::pmr::memory_resource* memory)
        : layer{name, {}, {}, {}, std::pmr::vector<std::uint64_t>(memory), {}, {}, {}, {}} {}

    std::shared_ptr<SpillFile> spilled; ///< holds its shapes; null where they lie in memory
    TileLayer layer;   ///< with `fid`, `class` and `name`; ids are feature numbers of the source
    Crs crs = wgs84(); ///< of the source
    std::vector<Point> sample;  ///< some of its points, in that system
    std::uint64_t features = 0; ///< read
    std::uint64_t set_aside = 0;
};

/// Reads a layer to its end.
///
/// \param judge     decides its reference system
/// \param budget    of its shapes; what is beyond lies in files
/// \param memory    for its attributes; outlives the layer
/// \param problems  receives what is wrong with features
/// \throws Error `argument` when a field is missing; else as Dataset::open and read_parcels
[[nodiscard]] ReadTileLayer read_tile_layer(
    const TileSource& source,
    const CrsJudge& judge,
    const ParcelBudget& budget,
    std::pmr::memory_resource* memory,
    Problems& problems,
    Progress& progress);

} // namespace huuco
