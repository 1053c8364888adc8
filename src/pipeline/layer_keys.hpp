// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Keys of single parcels of a layer.

#include <huuco/landuse/parcel_key.hpp>
#include <huuco/model/parcel_batch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

namespace huuco {

/// Where a row of the layer stands.
struct Place {
    std::size_t batch;
    std::size_t row;
};

/// \pre there is such a row
[[nodiscard]] inline Place place_of(const std::vector<ParcelBatch>& batches, std::uint64_t row) {
    const auto next = std::upper_bound(
        batches.begin(), batches.end(), row, [](std::uint64_t fid, const ParcelBatch& batch) {
            return fid < batch.first_fid;
        });
    const auto at = std::prev(next);
    return {
        static_cast<std::size_t>(at - batches.begin()),
        static_cast<std::size_t>(row - at->first_fid)};
}

/// Keys of parcels by row of the layer, one at a time.
class LayerKeys {
public:
    /// \param batches  outlive the object
    explicit LayerKeys(const std::vector<ParcelBatch>& batches) : m_batches(&batches) {}

    [[nodiscard]] ParcelKey of(std::uint64_t row) const {
        const Place place = place_of(*m_batches, row);
        const auto part = [&](FieldRole role) {
            return normalise_key((*m_batches)[place.batch].field(role)[place.row]);
        };
        return {part(FieldRole::commune), part(FieldRole::sheet), part(FieldRole::parcel)};
    }

private:
    const std::vector<ParcelBatch>* m_batches;
};

} // namespace huuco
