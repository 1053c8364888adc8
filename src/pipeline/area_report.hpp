// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Organic areas that no parcel lies in.

#include "pipeline/evidence_base.hpp"

#include <huuco/base/language.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/overlay/zone_index.hpp>

#include <memory>
#include <vector>

namespace huuco {

/// Marks the areas that share ground with a parcel that is used, whatever decides about it.
///
/// \param areas         in the order of their rank
/// \param sliver_area   largest common ground that is none, in the squared unit of the working CRS
/// \param spilled       holds some of the batches; null where there is no need
/// \param is_met        one per area: those that are marked already are not looked for
void mark_areas_with_parcels(
    const ZoneIndex& areas,
    const std::vector<ParcelBatch>& batches,
    const std::shared_ptr<SpillFile>& spilled,
    double sliver_area,
    std::vector<bool>& is_met);

/// A problem `area_without_parcel` with place, area and polygon for each area that met none.
[[nodiscard]] Problems area_problems(
    const RankedAreas& areas,
    const std::vector<bool>& is_met,
    const AreaMeasure& measure,
    Language language);

} // namespace huuco
