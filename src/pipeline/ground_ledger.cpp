// SPDX-License-Identifier: MIT
/// \file
/// Sums of batches, then of what overlaps.

#include "pipeline/ground_ledger.hpp"

#include "pipeline/input_records.hpp"
#include "pipeline/zone_borders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace huuco {

namespace {

std::optional<ExactSum> union_area(
    const ExactSum& alone_m2,
    const std::vector<GroundCluster>& clusters,
    const AreaMeasure& measure) {
    ExactSum sum = alone_m2;
    for (const GroundCluster& cluster : clusters) {
        if (cluster.ground.size() == 0) {
            return std::nullopt;
        }
        sum.add(measure(cluster.ground.shape(0)));
    }
    return sum;
}

} // namespace

void GroundLedger::add(const AllocatedBatch& batch, double unit_m2) {
    m_sums.parcels_m2.add(batch.parcels_m2);
    m_sums.overlap_m2.add(batch.overlap_m2);
    m_sums.measured_m2.add(batch.measured_m2);
    m_sums.unsettled_m2.add(batch.unsettled_m2);
    m_alone_m2.add(batch.alone_m2);
    for (const Piece& piece : batch.pieces.pieces.view()) {
        m_sums.pieces_m2.add(piece.area_m2);
    }
    m_sums.sliver_m2 += batch.sliver_area * unit_m2;
    m_sums.edge_doubt_m2 += batch.edge_doubt_m2;
    if (batch.worst_m2 > m_worst_m2) {
        m_worst_m2 = batch.worst_m2;
        m_worst_fid = batch.worst_fid;
    }
}

GroundSums GroundLedger::weigh(
    const Inputs& inputs,
    const Problems& problems,
    const std::vector<GroundCluster>& clusters,
    const AreaMeasure& measure) {
    m_sums.set_aside_m2.add(m_sums.unsettled_m2);
    for (const Problem& problem : problems) {
        if (problem.is_set_aside && problem.repair &&
            is_of_role(inputs.records, "parcels", problem)) {
            m_sums.set_aside_m2.add(problem.repair->area_after_m2);
            m_sums.parcels_m2.add(problem.repair->area_after_m2);
        }
    }
    m_sums.union_m2 = union_area(m_alone_m2, clusters, measure);
    for (const GroundCluster& cluster : clusters) {
        m_sums.union_doubt_m2 += kOverlapTolerance_m2 * static_cast<double>(cluster.rows.size());
        if (cluster.ground.size() > 0) {
            m_sums.union_doubt_m2 += measure.cut_doubt_m2(cluster.ground.shape(0));
        }
    }
    return m_sums;
}

std::string GroundLedger::worst_parcel() const {
    return m_worst_m2 > 0.0 ? fmt::format("fid {}", m_worst_fid) : "";
}

} // namespace huuco
