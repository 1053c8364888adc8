// SPDX-License-Identifier: MIT
/// \file
/// Numbers from the texts of the legal area field.

#include "pipeline/legal_areas.hpp"

#include <huuco/landuse/land_cell.hpp>

namespace huuco {

LegalAreas::LegalAreas(const ParcelBatch& batch) : m_column(&batch.field(FieldRole::legal_area)) {
    m_by_code.reserve(m_column->values().size());
    for (const std::string_view text : m_column->values()) {
        m_by_code.push_back(read_area_m2(text));
    }
}

std::optional<double> LegalAreas::of(std::size_t row) const {
    return m_column->empty() ? std::nullopt : m_by_code[m_column->code(row)];
}

} // namespace huuco
