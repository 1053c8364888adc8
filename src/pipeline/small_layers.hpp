// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Brings the layers of few polygons (villages, organic areas) into the working CRS, valid.

#include "pipeline/encoding_retry.hpp"

#include <huuco/base/language.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/model/problem.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace huuco {

/// Opens such a layer and reads it, by the rules of with_encoding_of_option.
///
/// \param options  without an encoding
/// \param read     is handed the open dataset
/// \returns what `read` does
/// \throws Error as `Dataset::open` and `read`
template <typename Read>
auto read_small_layer(
    const std::string& path,
    DatasetOptions options,
    const std::string& encoding,
    Read read) {
    return with_encoding_of_option(encoding, [&](const std::string& own) {
        options.encoding = own;
        Dataset dataset = Dataset::open(path, options);
        return read(dataset);
    });
}

/// The shapes of a layer after they came in.
struct ReadyShapes {
    MultiPolygonBuffer shapes;   ///< one per raw shape; empty where nothing usable was left
    std::vector<bool> is_usable; ///< one per shape
    std::string operation; ///< code or name of the transformation; empty where none was needed
};

/// What becomes of a polygon whose outline can be read in several ways.
enum class DoubtfulShape {
    is_kept,      ///< as mended: without it, ground of parcels would be nowhere
    is_set_aside, ///< it is as good as not there: what it proves is in doubt
};

/// A layer and how to treat it.
struct LayerRules {
    std::string source; ///< the layer, as problems name it
    Language language = Language::vi;
    DoubtfulShape doubtful = DoubtfulShape::is_kept;
};

/// Transforms and repairs.
///
/// \param raw       shapes as read, in `from`
/// \param problems  receives a problem for each shape that was mended or is unusable; not for one
///                  that is empty, since reading it made one
[[nodiscard]] ReadyShapes make_ready(
    MultiPolygonBuffer raw,
    const Crs& from,
    const Crs& working,
    const LayerRules& rules,
    Problems& problems);

} // namespace huuco
