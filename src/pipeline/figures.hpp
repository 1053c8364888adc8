// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// From parcels, villages and evidence to pieces and totals: judge, count ground once, allocate,
/// add up.

#include "pipeline/evidence_base.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/parcel_notes.hpp"
#include "pipeline/readings.hpp"
#include "pipeline/zone_borders.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <optional>

namespace huuco {

/// What has to be there when the figures are made.
struct KeptGround {
    bool has_pieces = true;       ///< the pieces; otherwise only their sums
    bool has_shapes = true;       ///< shapes of pieces that are less than their parcel, see
                                  ///< AllocationBasis
    bool has_all_problems = true; ///< otherwise those that the summary does not list are counted
};

/// What parcels are held against. Making it takes no parcels.
struct FiguresBasis {
    std::optional<EvidenceBase> evidence; ///< always there once it is made
    ZoneBorders village_borders;          ///< without villages empty
};

/// Fills in the figures of an analysis whose batches have been read.
///
/// \param inputs    opened inputs; villages of a village field are collected into the analysis
/// \param basis     has heard of the parcels
/// \param notes     of all batches; empty afterwards
/// \param analysis  has its batches, CRS and area method; receives pieces as asked for, verdicts,
///                  totals and checks
/// \returns what the pieces may turn out to be
/// \throws Error `accounts` when a conservation check fails (names it with its difference)
[[nodiscard]] PieceReadings compute_figures(
    const Inputs& inputs,
    const FiguresBasis& basis,
    ParcelNotes& notes,
    Analysis& analysis,
    const KeptGround& kept,
    Language language,
    Progress& progress);

} // namespace huuco
