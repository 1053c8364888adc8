// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Checks that no figure needs: keys, codes, crops and place of parcels, gaps between them,
/// slivers.

#include "pipeline/inputs.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/pipeline/analysis.hpp>

namespace huuco {

/// What there is to check, and the language of the problems.
struct ParcelChecks {
    const Inputs* inputs = nullptr;
    const Analysis* analysis = nullptr;
    Language language = Language::vi;
};

/// Parcels without sheet or number; nothing where the layer has no such fields. (Keys that stand
/// twice are found by the analysis.)
[[nodiscard]] Problems check_missing_keys(const ParcelChecks& checks);

/// Parcels with a blank land code; with a code, a crop, or a status or scheme in their own fields
/// that is not understood.
[[nodiscard]] Problems check_codes(const ParcelChecks& checks);

/// Parcels that lie in no village with any of their ground; nothing without village polygons.
[[nodiscard]] Problems check_places(const ParcelChecks& checks);

/// Ground that parcels enclose and none covers, where it is narrow.
///
/// \param widest_m  mean width (twice the area over the length of the outline) above which ground
///                  is no gap
/// \param threads   how many to use at most
/// \param progress  advanced by parcels
/// \throws Error `geometry` when their borders cannot be noded, `cancelled` when the user
///         interrupts
[[nodiscard]] Problems
check_gaps(const ParcelChecks& checks, double widest_m, unsigned threads, Progress& progress);

/// Strips of parcels in another village than most of the parcel, narrower than `kSliverWidth_m` on
/// average. They count where they lie.
[[nodiscard]] Problems check_slivers(const ParcelChecks& checks);

/// Gives every problem of a parcel that has none a place on the parcel's outline.
void place_on_parcels(const ParcelChecks& checks, Problems& problems);

} // namespace huuco
