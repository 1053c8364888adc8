// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Brings the parcels in: read in order, transformed and repaired on all cores.

#include "pipeline/inputs.hpp"
#include "pipeline/parcel_notes.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/geometry/box.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace huuco {

/// How much memory parcels may take. What is beyond it is moved to a file without a name.
struct ParcelBudget {
    std::uint64_t bytes = std::numeric_limits<std::uint64_t>::max(); ///< of shapes and field codes
    std::filesystem::path folder; ///< of the file, on a disk that has room
};

/// All parcels, in the working CRS and valid.
struct ParcelsRead {
    std::shared_ptr<SpillFile> spilled; ///< holds some of the batches; null where there is no need
    std::vector<ParcelBatch> batches;   ///< in source order
    Box extent;                         ///< of all used parcels, in the working CRS
};

/// Reads every file of the parcel layer to its end.
///
/// \param inputs    its datasets are consumed
/// \param budget    batches may come to lie in a file only where it has a limit
/// \param notes     receives what is noted of each parcel; null where nobody asks for it
/// \param problems  receives what is wrong with features, in source order
/// \throws Error as ParcelReader::next; Error `crs` when a file cannot be brought to the working
/// CRS
[[nodiscard]] ParcelsRead read_parcels(
    Inputs& inputs,
    const ParcelBudget& budget,
    ParcelNotes* notes,
    Problems& problems,
    Progress& progress);

/// Gives back the memory of what lies in a file where a walk through the batches comes past every
/// fourth of them; in between some 12 MB add up.
///
/// \param spilled  null where nothing lies in a file
inline void
let_go_behind(const std::shared_ptr<SpillFile>& spilled, std::size_t batch_number) noexcept {
    constexpr std::size_t kBatchesALetGo = 4;
    if (spilled && batch_number % kBatchesALetGo == 0) {
        spilled->let_go();
    }
}

} // namespace huuco
