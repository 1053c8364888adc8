// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Brings the parcels in: read in order, transformed and repaired on all cores.

#include "pipeline/inputs.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/geometry/box.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>

#include <string>
#include <vector>

namespace huuco {

/// All parcels, in the working CRS and valid.
struct ParcelsRead {
    std::vector<ParcelBatch> batches; ///< in source order
    Box extent;                       ///< of all used parcels, in the working CRS
    std::string operation;            ///< to the working CRS; empty where none was needed
};

/// Reads every file of the parcel layer to its end.
///
/// \param inputs    its datasets are consumed
/// \param problems  receives what is wrong with features, in source order
/// \throws Error as ParcelReader::next; Error `crs` when a file cannot be brought to the working
/// CRS
[[nodiscard]] ParcelsRead read_parcels(Inputs& inputs, Problems& problems, Progress& progress);

} // namespace huuco
