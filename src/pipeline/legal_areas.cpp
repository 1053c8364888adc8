// SPDX-License-Identifier: MIT
/// \file
/// Numbers from the texts of the legal area field.

#include "pipeline/legal_areas.hpp"

#include "pipeline/area_column.hpp"

namespace huuco {

LegalAreas::LegalAreas(const ParcelBatch& batch)
    : m_column(&batch.field(FieldRole::legal_area)), m_by_code(areas_by_code(*m_column)) {}

std::optional<double> LegalAreas::of(std::size_t row) const {
    return area_at(m_by_code, *m_column, row);
}

} // namespace huuco
