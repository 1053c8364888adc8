// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// From parcels, villages and evidence to pieces and totals: judge, count ground once, allocate,
/// add up.

#include "pipeline/inputs.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/pipeline/analysis.hpp>

namespace huuco {

/// Fills in the figures of an analysis whose batches have been read.
///
/// \param inputs    opened inputs; villages of a village field are collected into the analysis
/// \param analysis  has its batches, CRS and area method; receives pieces, verdicts, totals and
/// checks
/// \param has_shapes  pieces that are less than their parcel have their shapes, see AllocationBasis
/// \throws Error `accounts` when a conservation check fails (names it with its difference)
void compute_figures(
    const Inputs& inputs,
    Analysis& analysis,
    bool has_shapes,
    Language language,
    Progress& progress);

} // namespace huuco
