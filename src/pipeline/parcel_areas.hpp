// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Areas of whole parcels in the basis of the run, before anything cuts them.

#include "pipeline/layer_keys.hpp"
#include "pipeline/legal_areas.hpp"
#include "pipeline/legal_shares.hpp"

#include <huuco/crs/area_measure.hpp>
#include <huuco/model/parcel_batch.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace huuco {

/// Gives the area of one parcel after the other; quickest in the order of the layer.
class ParcelAreas {
public:
    /// \param batches, measure  outlive the object
    /// \param legal  registered areas are the basis, where a parcel states one, and are shared so;
    ///               null: measured ones are
    ParcelAreas(
        const std::vector<ParcelBatch>& batches,
        const AreaMeasure& measure,
        const LegalShares* legal)
        : m_batches(&batches), m_measure(&measure), m_shares(legal) {}

    /// In m²; 0 for a parcel that was set aside.
    [[nodiscard]] double of(const Place& place) {
        const ParcelBatch& batch = (*m_batches)[place.batch];
        if (batch.fates[place.row] == ParcelFate::set_aside) {
            return 0.0;
        }
        if (m_shares != nullptr && (!m_legal || m_batch != place.batch)) {
            m_legal.emplace(batch);
            m_batch = place.batch;
        }
        const std::optional<double> legal_m2 = m_legal ? m_legal->of(place.row) : std::nullopt;
        return legal_m2 ? *legal_m2 * m_shares->of(batch.first_fid + place.row)
                        : (*m_measure)(batch.shapes.shape(place.row));
    }

private:
    const std::vector<ParcelBatch>* m_batches;
    const AreaMeasure* m_measure;
    const LegalShares* m_shares;
    std::optional<LegalAreas> m_legal; ///< of the batch in hand
    std::size_t m_batch = 0;
};

} // namespace huuco
