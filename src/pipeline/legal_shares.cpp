// SPDX-License-Identifier: MIT
/// \file
/// Finds the keys whose features all state one area.

#include "pipeline/legal_shares.hpp"

#include "pipeline/key_areas.hpp"
#include "pipeline/layer_keys.hpp"
#include "pipeline/legal_areas.hpp"
#include "pipeline/parcel_areas.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace huuco {

namespace {

/// Registered areas of rows in any order; each batch is read once.
class StatedAreas {
public:
    explicit StatedAreas(const std::vector<ParcelBatch>& batches)
        : m_batches(&batches), m_of_batch(batches.size()) {}

    std::optional<double> of(std::uint64_t row) {
        const Place place = place_of(*m_batches, row);
        std::optional<LegalAreas>& areas = m_of_batch[place.batch];
        if (!areas) {
            areas.emplace((*m_batches)[place.batch]);
        }
        return areas->of(place.row);
    }

private:
    const std::vector<ParcelBatch>* m_batches;
    std::vector<std::optional<LegalAreas>> m_of_batch;
};

} // namespace

LegalShares::LegalShares(
    std::span<const KeyPair> pairs,
    const std::vector<ParcelBatch>& batches,
    const KeyAreas& ground,
    ParcelAreas& measured) {
    StatedAreas stated(batches);
    std::vector<std::uint64_t> rows; // of one key
    const auto share_out = [&] {
        const std::optional<double> of_first = stated.of(rows.front());
        const bool is_one = of_first && std::ranges::all_of(rows, [&](std::uint64_t row) {
                                return stated.of(row) == of_first;
                            });
        for (std::size_t i = 0; is_one && i < rows.size(); ++i) {
            const double own_m2 = measured.of(place_of(batches, rows[i]));
            if (own_m2 > 0.0) {
                m_entries.push_back({rows[i], own_m2 / ground.of(rows[i], own_m2)});
            }
        }
    };
    for (const KeyPair& pair : pairs) { // those of one key stand together
        if (rows.empty() || rows.back() != pair.earlier) {
            if (!rows.empty()) {
                share_out();
            }
            rows.assign(1, pair.earlier);
        }
        rows.push_back(pair.row);
    }
    if (!rows.empty()) {
        share_out();
    }
    std::ranges::sort(m_entries, {}, &Entry::row);
}

double LegalShares::of(std::uint64_t row) const noexcept {
    const auto found = std::ranges::lower_bound(m_entries, row, {}, &Entry::row);
    return found != m_entries.end() && found->row == row ? found->share : 1.0;
}

} // namespace huuco
