// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What the allocation met with in single parcels, as problems.

#include "pipeline/allocator.hpp"
#include "pipeline/inputs.hpp"

#include <huuco/base/language.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace huuco {

/// Notes problems of single parcels and the account of registered areas, batch by batch.
class AllocationReport {
public:
    /// \param inputs, analysis  outlive it; the analysis receives problems and account
    /// \param has_all_problems  otherwise those that a summary does not list are counted only
    AllocationReport(
        const Inputs& inputs,
        Analysis& analysis,
        bool has_all_problems,
        Language language)
        : m_inputs(inputs), m_analysis(analysis), m_has_all_problems(has_all_problems),
          m_language(language) {}

    /// \param batch  its parcels that could not be settled are set aside
    void note(ParcelBatch& batch, const AllocatedBatch& allocated);

private:
    void note_areas(const ParcelBatch& batch, const AllocatedBatch& allocated);
    [[nodiscard]] Problem*
    add_listed(const ParcelBatch& batch, std::uint32_t row, const char* kind);
    Problem& add_problem(const ParcelBatch& batch, std::uint32_t row, const char* kind);

    const Inputs& m_inputs;
    Analysis& m_analysis;
    bool m_has_all_problems;
    Language m_language;
    std::map<std::pair<std::string, std::ptrdiff_t>, std::size_t>
        m_kept; ///< problems of a kind, of a file
};

} // namespace huuco
