// SPDX-License-Identifier: MIT
/// \file
/// Cuts parcels by village and organic area, and measures the pieces.

#include "pipeline/allocator.hpp"

#include <algorithm>
#include <utility>

namespace huuco {

Allocator::Allocator(const AllocationBasis& basis, AreaMeasure measure, double sliver_area)
    : m_basis(basis), m_measure(std::move(measure)) {
    if (basis.villages != nullptr) {
        m_village_cutter.emplace(*basis.villages, sliver_area);
    }
    if (basis.areas != nullptr) {
        m_area_cutter.emplace(*basis.areas, sliver_area);
    }
}

AllocatedBatch
Allocator::allocate(std::size_t batch_number, const ParcelBatch& batch, const JudgedBatch& judged) {
    Task task{batch_number, batch, judged, {}, {}, {}, {}};
    task.result.verdicts = judged.verdicts;
    const double slivers_before = (m_village_cutter ? m_village_cutter->dropped_area() : 0.0) +
                                  (m_area_cutter ? m_area_cutter->dropped_area() : 0.0);
    for (std::uint32_t row = 0; row < batch.size(); ++row) {
        if (batch.fates[row] != ParcelFate::set_aside) {
            allocate_row(task, row);
        }
    }
    task.result.parcels_m2 = task.parcels_m2.value();
    task.result.overlap_m2 = task.overlap_m2.value();
    task.result.sliver_m2 = (m_village_cutter ? m_village_cutter->dropped_area() : 0.0) +
                            (m_area_cutter ? m_area_cutter->dropped_area() : 0.0) - slivers_before;
    return std::move(task.result);
}

void Allocator::allocate_row(Task& task, std::uint32_t row) {
    const ShapeView parcel = task.batch.shapes.shape(row);
    const double parcel_m2 = m_measure(parcel);
    task.parcels_m2.add(parcel_m2);

    Ground ground{row, parcel, true, parcel_m2, task.judged.case_of_row[row], 0.0, parcel_m2};
    const LandUse& use = task.judged.land_uses[task.judged.of(row).land_use];
    ground.principal_share = use.principal_share;
    if (use.depends_on_areas && parcel_m2 > 0.0) {
        ground.principal_share =
            principal_share_of(use, task.judged.recorded(task.batch, row), parcel_m2);
        if (ground.principal_share <= 0.0) {
            ground.judged_case = task.judged.of(row).without_principal;
        }
    }
    if (const std::optional<ShapeView> net = m_basis.net->find(task.batch.first_fid + row)) {
        ground = ground.part(*net, m_measure(*net));
        task.overlap_m2.add(parcel_m2 - ground.area_m2);
        if (net->is_empty()) {
            return;
        }
    }
    const std::size_t first_piece = task.result.pieces.pieces.size();
    cut_by_village(task, ground);

    std::vector<Piece>& pieces = task.result.pieces.pieces;
    const auto first = pieces.begin() + static_cast<std::ptrdiff_t>(first_piece);
    std::stable_sort(first, pieces.end(), [](const Piece& left, const Piece& right) {
        return std::pair(left.village, left.verdict) < std::pair(right.village, right.verdict);
    });
    const std::size_t count = pieces.size() - first_piece;
    if (count > 1) {
        task.result.split += first->village != pieces.back().village ? 1 : 0;
        task.result.edge_doubt_m2 += m_measure.cut_doubt_m2(ground.shape);
    }
}

void Allocator::cut_by_village(Task& task, const Ground& ground) {
    if (m_basis.villages == nullptr) {
        cut_by_area(task, ground, (*m_basis.village_of_row)[task.number][ground.row]);
        return;
    }
    if (const std::optional<VillageIndex> village = m_basis.villages->whole(ground.shape)) {
        cut_by_area(task, ground, *village);
        return;
    }
    m_village_parts.clear();
    m_parts.clear();
    m_village_cutter->cut(ground.shape, m_village_parts, m_parts);
    for (const ZonePart& part : m_parts) {
        if (part.shape == Piece::kWholeParcel) {
            cut_by_area(task, ground, part.zone);
        } else {
            const ShapeView shape = m_village_parts.shape(part.shape);
            cut_by_area(task, ground.part(shape, m_measure(shape)), part.zone);
        }
    }
}

void Allocator::cut_by_area(Task& task, const Ground& ground, VillageIndex village) {
    const JudgedCase& of_parcel = task.judged.cases[ground.judged_case];
    if (m_basis.areas == nullptr || !of_parcel.is_decided_by_areas) {
        add_piece(task, ground, village, of_parcel.verdict);
        return;
    }
    if (const std::optional<VillageIndex> area = m_basis.areas->whole(ground.shape)) {
        add_piece(task, ground, village, verdict_in_area(task, ground, *area));
        return;
    }
    m_area_parts.clear();
    m_sub_parts.clear();
    m_area_cutter->cut(ground.shape, m_area_parts, m_sub_parts);
    for (const ZonePart& part : m_sub_parts) {
        const std::uint32_t verdict = verdict_in_area(task, ground, part.zone);
        if (part.shape == Piece::kWholeParcel) {
            add_piece(task, ground, village, verdict);
        } else {
            const ShapeView shape = m_area_parts.shape(part.shape);
            add_piece(task, ground.part(shape, m_measure(shape)), village, verdict);
        }
    }
}

void Allocator::add_piece(
    Task& task,
    const Ground& ground,
    VillageIndex village,
    std::uint32_t verdict) {
    PieceBatch& out = task.result.pieces;
    std::uint32_t shape = Piece::kWholeParcel;
    if (!ground.is_whole) {
        shape = static_cast<std::uint32_t>(out.cut.size());
        out.cut.add_shape(ground.shape);
    }
    const double principal_m2 = ground.area_m2 * ground.principal_share;
    out.pieces.push_back(
        {ground.row,
         village,
         verdict,
         shape,
         ground.area_m2,
         principal_m2,
         counted_area(task, ground, task.result.verdicts[verdict], principal_m2)});
}

/// The part of the principal-crop land that is organic or in conversion: all of it, or no more than
/// the certified area, which is spread evenly over the parcel.
double Allocator::counted_area(
    const Task& task,
    const Ground& ground,
    const Verdict& verdict,
    double principal_m2) {
    if (!verdict.is_organic && !verdict.is_in_conversion) {
        return 0.0;
    }
    std::optional<double> certified_m2 = verdict.certified_m2;
    if (!certified_m2 && verdict.evidence != evidence_source_name(EvidenceSource::areas)) {
        certified_m2 = task.judged.certified_m2(task.batch, ground.row);
    }
    if (!certified_m2 || *certified_m2 >= ground.parcel_m2) {
        return principal_m2;
    }
    return std::min(principal_m2, ground.area_m2 * *certified_m2 / ground.parcel_m2);
}

std::uint32_t
Allocator::verdict_in_area(Task& task, const Ground& ground, VillageIndex area) const {
    const JudgedCase& of_parcel = task.judged.cases[ground.judged_case];
    if (area == kOutsideVillages) {
        return of_parcel.verdict;
    }
    const std::uint64_t key =
        (std::uint64_t{ground.judged_case} << 32U) | static_cast<std::uint32_t>(area);
    const auto [entry, is_new] = task.area_verdicts.try_emplace(key, 0);
    if (is_new) {
        entry->second = static_cast<std::uint32_t>(task.result.verdicts.size());
        task.result.verdicts.push_back(m_basis.judge->in_area(
            task.judged, of_parcel, (*m_basis.area_evidence)[static_cast<std::size_t>(area)]));
    }
    return entry->second;
}

} // namespace huuco
