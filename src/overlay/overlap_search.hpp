// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Overlaps of a layer whose edges have been paired before.

#include "overlay/open_edges.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <vector>

namespace huuco {

/// As find_overlaps of a layer that is there.
///
/// \param borders      of these shapes
/// \param shapes_file  holds some of the shapes; null where there is none
[[nodiscard]] std::vector<Overlap> find_overlaps(
    const ShapeTable& shapes,
    const LayerBorders& borders,
    double tolerance_area,
    unsigned threads,
    Progress& progress,
    const SpillFile* shapes_file);

} // namespace huuco
