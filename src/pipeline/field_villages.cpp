// SPDX-License-Identifier: MIT
/// \file
/// Names to numbers.

#include "pipeline/field_villages.hpp"

#include <huuco/landuse/parcel_key.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace huuco {

namespace {

/// Notices villages whose parcels are of more than one commune.
class CommunesOfVillages {
public:
    /// \param commune  as written; may be empty
    void note(VillageIndex village, std::string_view name, std::string_view commune) {
        const auto at = static_cast<std::size_t>(village);
        if (at == m_first.size()) {
            m_first.emplace_back();
        }
        First& first = m_first[at];
        if (commune.empty() || first.is_shared) {
            return;
        }
        if (first.commune.empty()) {
            first.commune = commune;
        } else if (
            first.commune != commune && normalise_key(first.commune) != normalise_key(commune)) {
            first.is_shared = true;
            add(name, first.commune, commune);
        }
    }

    [[nodiscard]] const std::optional<SharedVillageName>& shared() const noexcept {
        return m_shared;
    }

private:
    struct First {
        std::string commune; ///< of the first parcel that names one
        bool is_shared = false;
    };

    void add(std::string_view name, const std::string& one, std::string_view other) {
        if (!m_shared) {
            m_shared = SharedVillageName{std::string(name), one, std::string(other), 0};
        }
        ++m_shared->count;
    }

    std::vector<First> m_first; ///< by village
    std::optional<SharedVillageName> m_shared;
};

} // namespace

FieldVillages collect_field_villages(const std::vector<ParcelBatch>& batches) {
    FieldVillages found;
    std::unordered_map<std::string, VillageIndex> index_of;
    CommunesOfVillages communes;
    for (const ParcelBatch& batch : batches) {
        std::vector<VillageIndex>& of_row = found.of_row.emplace_back();
        of_row.reserve(batch.size());
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const std::string name(batch.field(FieldRole::village)[row]);
            if (name.empty()) {
                of_row.push_back(kOutsideVillages);
                continue;
            }
            const auto next = static_cast<VillageIndex>(found.villages.size());
            const auto [entry, is_new] = index_of.try_emplace(name, next);
            if (is_new) {
                found.villages.ids.push_back(name);
                found.villages.names.push_back(name);
                found.villages.shapes.end_shape();
            }
            communes.note(entry->second, name, batch.field(FieldRole::commune)[row]);
            of_row.push_back(entry->second);
        }
    }
    found.shared_name = communes.shared();
    return found;
}

} // namespace huuco
