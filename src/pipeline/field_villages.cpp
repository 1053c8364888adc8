// SPDX-License-Identifier: MIT
/// \file
/// Names to numbers.

#include "pipeline/field_villages.hpp"

#include <huuco/base/text.hpp>
#include <huuco/landuse/parcel_key.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace huuco {

namespace {

constexpr std::string_view kNoVillage = "-"; ///< as people write into a cell that is blank

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

/// The village of a name, new where none is spelled like it.
class VillagesByName {
public:
    VillageIndex village_of(const std::string& name, FieldVillages& found) {
        const auto known = m_of_spelling.find(name);
        if (known != m_of_spelling.end()) {
            return known->second;
        }
        const auto next = static_cast<VillageIndex>(found.villages.size());
        const auto [place, is_new] = m_of_key.try_emplace(fold_key(name), next);
        m_of_spelling.emplace(name, place->second);
        if (is_new) {
            found.villages.ids.push_back(name);
            found.villages.names.push_back(name);
            found.villages.shapes.end_shape();
        } else {
            note_spelling(
                found.villages.names[static_cast<std::size_t>(place->second)], name, found);
        }
        return place->second;
    }

private:
    static void
    note_spelling(const std::string& first, const std::string& other, FieldVillages& found) {
        if (!found.respelled) {
            found.respelled = RespelledVillage{first, other, 0};
        }
        ++found.respelled->count;
    }

    std::unordered_map<std::string, VillageIndex> m_of_spelling;
    std::unordered_map<std::string, VillageIndex> m_of_key;
};

} // namespace

FieldVillages collect_field_villages(const std::vector<ParcelBatch>& batches) {
    FieldVillages found;
    VillagesByName by_name;
    CommunesOfVillages communes;
    for (const ParcelBatch& batch : batches) {
        std::vector<VillageIndex>& of_row = found.of_row.emplace_back();
        of_row.reserve(batch.size());
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const std::string name(batch.field(FieldRole::village)[row]);
            if (name.empty() || name == kNoVillage) {
                of_row.push_back(kOutsideVillages);
                continue;
            }
            const VillageIndex village = by_name.village_of(name, found);
            communes.note(village, name, batch.field(FieldRole::commune)[row]);
            of_row.push_back(village);
        }
    }
    found.shared_name = communes.shared();
    return found;
}

} // namespace huuco
