// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// From parcels, villages and evidence to pieces and totals: judge, count ground once, allocate,
/// add up.

#include "pipeline/inputs.hpp"
#include "pipeline/readings.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <vector>

namespace huuco {

/// What has to be there when the figures are made.
struct KeptGround {
    bool has_pieces = true;       ///< the pieces; otherwise only their sums
    bool has_shapes = true;       ///< shapes of pieces that are less than their parcel, see
                                  ///< AllocationBasis
    bool has_all_problems = true; ///< otherwise those that the summary does not list are counted
};

/// Fills in the figures of an analysis whose batches have been read.
///
/// \param inputs    opened inputs, of which the rows of the registers are used up; villages of a
///                  village field are collected into the analysis
/// \param analysis  has its batches, CRS and area method; receives pieces as asked for, verdicts,
///                  totals and checks
/// \param villages_sharing  one per village: whether it overlaps another
/// \returns what the pieces may turn out to be
/// \throws Error `accounts` when a conservation check fails (names it with its difference)
[[nodiscard]] PieceReadings compute_figures(
    Inputs& inputs,
    Analysis& analysis,
    const std::vector<bool>& villages_sharing,
    const KeptGround& kept,
    Language language,
    Progress& progress);

} // namespace huuco
