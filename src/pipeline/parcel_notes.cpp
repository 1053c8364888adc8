// SPDX-License-Identifier: MIT
/// \file
/// Batch by batch, in the order of the layer.

#include "pipeline/parcel_notes.hpp"

#include <cstdint>
#include <utility>

namespace huuco {

ParcelNotes::OfBatch ParcelNotes::of(const ParcelBatch& batch) {
    return {m_pairings.local()(ShapeTable(batch.shapes), 0, batch.size()), hashed_rows_of(batch)};
}

void ParcelNotes::move_to_file(const std::filesystem::path& folder) {
    m_file = std::make_unique<SpillFile>(folder);
    m_borders.keep_in(*m_file);
    m_keys.keep_in(*m_file);
}

void ParcelNotes::take(OfBatch notes, std::uint64_t first_row) {
    m_borders.add(std::move(notes.borders), static_cast<std::uint32_t>(first_row));
    m_keys.add(notes.keys);
}

} // namespace huuco
