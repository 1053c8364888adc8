// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Villages told by a field of the parcels.

#include <huuco/model/parcel_batch.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <vector>

namespace huuco {

/// The villages that parcels name, none of which has a shape.
struct FieldVillages {
    VillageSet villages;                           ///< in order of first appearance
    std::vector<std::vector<VillageIndex>> of_row; ///< by batch and row
};

[[nodiscard]] FieldVillages collect_field_villages(const std::vector<ParcelBatch>& batches);

} // namespace huuco
