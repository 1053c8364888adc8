// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The ground that the figures are made from, as the checks hold it against them.

#include "pipeline/allocator.hpp"
#include "pipeline/inputs.hpp"

#include <huuco/aggregate/conservation.hpp>
#include <huuco/aggregate/exact_sum.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/overlay/contested_ground.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace huuco {

/// Adds up ground batch by batch.
class GroundLedger {
public:
    /// \param unit_m2  square metres in a squared unit of the working CRS
    void add(const AllocatedBatch& batch, double unit_m2);

    /// The ground before the overlay, beside the area of the union of all parcels: those that lie
    /// over none as they are, the others united. Call it once, after all batches.
    ///
    /// \param problems  tell the ground that was set aside while reading
    /// \param clusters  of parcels that lie over one another
    /// \returns without a union where uniting failed
    [[nodiscard]] GroundSums weigh(
        const Inputs& inputs,
        const Problems& problems,
        const std::vector<GroundCluster>& clusters,
        const AreaMeasure& measure);

    /// The parcel whose pieces differ most from its ground; empty where none differ.
    [[nodiscard]] std::string worst_parcel() const;

private:
    GroundSums m_sums;
    ExactSum m_alone_m2; ///< of the parcels that share ground with no other
    std::uint64_t m_worst_fid = 0;
    double m_worst_m2 = 0.0;
};

} // namespace huuco
