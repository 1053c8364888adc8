// SPDX-License-Identifier: MIT
/// \file
/// Names to numbers.

#include "pipeline/field_villages.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>

namespace huuco {

FieldVillages collect_field_villages(const std::vector<ParcelBatch>& batches) {
    FieldVillages found;
    std::unordered_map<std::string, VillageIndex> index_of;
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
            of_row.push_back(entry->second);
        }
    }
    return found;
}

} // namespace huuco
