// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which parcel keeps ground that several claim, and the record of each decision.

#include "overlay/open_edges.hpp"
#include "pipeline/key_areas.hpp"
#include "pipeline/legal_shares.hpp"
#include "pipeline/parcel_judge.hpp"

#include <huuco/base/progress.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/landuse/plan.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/overlay/contested_ground.hpp>
#include <huuco/overlay/overlaps.hpp>
#include <huuco/overlay/zone_index.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace huuco {

/// What is known of the parcels before their ground is settled.
struct GroundBasis {
    const std::vector<ParcelBatch>* batches = nullptr;
    /// What was judged about a batch, by its number; several threads may ask for different ones.
    std::function<const JudgedBatch&(std::size_t)> judged;
    const ParcelJudge* judge = nullptr;
    const ZoneIndex* areas = nullptr; ///< surveyed organic areas; null without any
    const std::vector<Evidence>* area_evidence = nullptr;
    GroundOwner owner = GroundOwner::lowers_share;
    double target_percent = 0.0;                         ///< what is lower is told beside it
    bool is_legal = false;                               ///< registered areas are the basis
    std::function<FeatureRef(std::uint64_t)> feature_of; ///< of a row, over all parcel files
    double tolerance_area = 0.0; ///< overlaps up to it are rounding, in squared units of the CRS
    double sliver_area = 0.0;    ///< ground up to it is none, in the same units
    Language language = Language::vi;
    const SpillFile* spilled = nullptr;  ///< holds some of the batches; null where there is no need
    BorderPairing* borders = nullptr;    ///< of all batches; used up
    std::span<const KeyPair> same_key{}; ///< rows that share the areas stated for a key
};

/// Contested ground after the owner's rule was applied.
struct SettledGround {
    NetGround net;
    std::vector<GroundCluster> clusters; ///< the same ground united, for the check
    LegalShares legal_shares;            ///< where registered areas are the basis
    KeyAreas key_areas;                  ///< of the rows that share a key
    Problems decisions;                  ///< of the pairs that share ground, see overlaps_to_tell
};

/// Finds the parcels that lie over one another and gives the ground to one of them.
///
/// Problems are `overlap`, `duplicate` (same key, same ground) and `duplicate_geometry` (another
/// key, same ground); each names the parcel that loses the ground, then the one that keeps it, with
/// area and polygon.
///
/// \throws Error `cancelled` when the user interrupts
[[nodiscard]] SettledGround
settle_ground(const GroundBasis& basis, const AreaMeasure& measure, Progress& progress);

} // namespace huuco
