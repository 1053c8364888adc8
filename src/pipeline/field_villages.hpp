// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Villages told by a field of the parcels.

#include <huuco/model/parcel_batch.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <optional>
#include <vector>

namespace huuco {

/// The villages that parcels name, none of which has a shape.
struct FieldVillages {
    VillageSet villages;                           ///< in order of first appearance
    std::vector<std::vector<VillageIndex>> of_row; ///< by batch and row
    std::optional<SharedVillageName> shared_name;  ///< of those that several communes have
    std::optional<RespelledVillage> respelled;     ///< of those that are spelled in several ways
};

/// Names to numbers. Spellings of one name are one village: case, blanks and the place of a tone
/// make no other (see fold_key); `-` is none. A name is one village whatever the commune, as the
/// field is the user's choice; names that several communes have are counted, since `Thôn 1` is a
/// village in many of them.
[[nodiscard]] FieldVillages collect_field_villages(const std::vector<ParcelBatch>& batches);

} // namespace huuco
