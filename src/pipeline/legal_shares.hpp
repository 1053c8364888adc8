// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Registered areas of parcels that stand in several features, such as one that a road cuts.

#include "pipeline/repeated_keys.hpp"

#include <huuco/model/parcel_batch.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

class KeyAreas;
class ParcelAreas;

/// How the features of a key share the registered area that all of them state: it is that of the
/// parcel, which they are together. Features that state areas of their own share nothing.
class LegalShares {
public:
    LegalShares() = default;

    /// \param pairs     of rows with equal keys, as repeated_keys gives them
    /// \param ground    of the features of each key, measured
    /// \param measured  area of each of them, measured
    LegalShares(
        std::span<const KeyPair> pairs,
        const std::vector<ParcelBatch>& batches,
        const KeyAreas& ground,
        ParcelAreas& measured);

    /// The part of the area stated that belongs to a row, by its measured ground: 0 to 1.
    [[nodiscard]] double of(std::uint64_t row) const noexcept;

private:
    struct Entry {
        std::uint64_t row = 0;
        double share = 1.0;
    };

    std::vector<Entry> m_entries; ///< ascending by row; the others have a share of 1
};

} // namespace huuco
