// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The registered areas that the parcels of a batch state.

#include <huuco/model/parcel_batch.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace huuco {

/// Registered areas by row; each distinct text is read once.
class LegalAreas {
public:
    explicit LegalAreas(const ParcelBatch& batch);

    /// In m²; nothing where the field is blank, no number, or zero.
    [[nodiscard]] std::optional<double> of(std::size_t row) const;

private:
    const TextColumn* m_column;
    std::vector<std::optional<double>> m_by_code;
};

} // namespace huuco
