// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Ground of a parcel that stands in several features, such as one that a road cuts.

#include "pipeline/parcel_areas.hpp"
#include "pipeline/repeated_keys.hpp"

#include <huuco/overlay/overlaps.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

/// The ground of all features of one key, by each of their rows.
class KeyAreas {
public:
    KeyAreas() = default;

    /// \param pairs     of rows with equal keys, as repeated_keys gives them
    /// \param overlaps  all of the layer: ground that features of one key share counts once
    KeyAreas(
        std::span<const KeyPair> pairs,
        std::span<const Overlap> overlaps,
        const ShapeTable& shapes,
        const std::vector<ParcelBatch>& batches,
        ParcelAreas& areas);

    /// \param own_m2  area of the row itself, which is all where no other row has its key
    [[nodiscard]] double of(std::uint64_t row, double own_m2) const noexcept;

private:
    struct Entry {
        std::uint64_t row = 0;
        std::uint32_t key = 0;
    };

    [[nodiscard]] const Entry* find(std::uint64_t row) const noexcept;

    std::vector<Entry> m_entries;  ///< ascending by row
    std::vector<double> m_area_m2; ///< by key
};

} // namespace huuco
