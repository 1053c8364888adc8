// SPDX-License-Identifier: MIT
/// \file
/// Parcels without certain ground or shape, and registered areas that differ from the measured.

#include "pipeline/allocation_report.hpp"

#include "base/message_format.hpp"

#include <huuco/aggregate/legal_area.hpp>
#include <huuco/base/text.hpp>
#include <huuco/pipeline/publish.hpp>

#include <algorithm>

namespace huuco {

void AllocationReport::note(ParcelBatch& batch, const AllocatedBatch& allocated) {
    for (const UnsettledParcel& parcel : allocated.unsettled) {
        batch.fates[parcel.row] = ParcelFate::set_aside;
        Problem& problem = add_problem(batch, parcel.row, "overlay_failed");
        problem.is_set_aside = true;
        problem.severity = Severity::error;
        problem.area_m2 = parcel.area_m2;
        if (parcel.other) {
            problem.others.push_back(feature_of(m_inputs, *parcel.other));
        }
        problem.note = parcel.what.in(m_language);
    }
    for (const UnsettledParcel& parcel : allocated.undrawn) {
        Problem& problem = add_problem(batch, parcel.row, "shape_unknown");
        problem.severity = Severity::error;
        problem.area_m2 = parcel.area_m2;
        problem.note = parcel.what.in(m_language);
    }
    note_areas(batch, allocated);
    LegalAreaAccount& account = m_analysis.legal;
    account.with_area += allocated.legal.with_area;
    account.without_area += allocated.legal.without_area;
    account.differing += allocated.legal.differing;
    account.legal_m2.add(allocated.legal.legal_m2);
    account.measured_m2.add(allocated.legal.measured_m2);
}

/// Areas that are not the measured ones.
void AllocationReport::note_areas(const ParcelBatch& batch, const AllocatedBatch& allocated) {
    for (const AreaMismatch& mismatch : allocated.mismatches) {
        if (Problem* problem = add_listed(batch, mismatch.row, "legal_area_differs")) {
            problem->area_m2 = mismatch.measured_m2;
            problem->note = message_in(
                m_language,
                "Diện tích pháp lý {} m², đo được {} m²; chênh lệch cho phép {} "
                "m².",
                "The registered area is {} m², the measured one {} m²; {} m² of difference would "
                "be allowed.",
                format_number(mismatch.legal_m2, 1, m_language),
                format_number(mismatch.measured_m2, 1, m_language),
                format_number(legal_area_tolerance_m2(mismatch.measured_m2), 1, m_language));
        }
    }
    for (const CropAreaMismatch& mismatch : allocated.crop_mismatches) {
        if (Problem* problem = add_listed(batch, mismatch.row, "crop_area_differs")) {
            problem->area_m2 = mismatch.crop_land_m2;
            problem->note = message_in(
                m_language,
                "Ô cây trồng ghi tổng {} m², đất trồng cây của thửa là {} m². Các số trong ô được "
                "dùng theo tỷ lệ với nhau.",
                "The areas of the crop cell come to {} m², the crop land of the parcel is {} m². "
                "They are used in their proportion.",
                format_number(mismatch.stated_m2, 1, m_language),
                format_number(mismatch.crop_land_m2, 1, m_language));
        }
    }
}

/// Adds a problem of a kind that many parcels may have. A summary lists the first problems by file
/// and feature, so of each file it can list no more than these: others are counted alone.
/// \returns nothing where it was counted
Problem*
AllocationReport::add_listed(const ParcelBatch& batch, std::uint32_t row, const char* kind) {
    const auto next =
        std::ranges::upper_bound(m_inputs.parcels, batch.first_fid, {}, &ParcelSource::first_fid);
    std::size_t& kept = m_kept[{kind, next - m_inputs.parcels.begin()}];
    if (!m_has_all_problems && kept >= kMostProblemsListed) {
        ++m_analysis.unlisted_problems[kind];
        return nullptr;
    }
    ++kept;
    return &add_problem(batch, row, kind);
}

Problem&
AllocationReport::add_problem(const ParcelBatch& batch, std::uint32_t row, const char* kind) {
    const FeatureRef feature = feature_of(m_inputs, batch.first_fid + row);
    Problem& problem = m_analysis.problems.emplace_back();
    problem.source = feature.source;
    problem.feature = feature.feature;
    problem.kind = kind;
    const ShapeView shape = batch.shapes.shape(row);
    if (!shape.is_empty()) {
        problem.place = shape.points().front();
    }
    return problem;
}

} // namespace huuco
