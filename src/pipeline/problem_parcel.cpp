// SPDX-License-Identifier: MIT
/// \file
/// From the feature number of a problem to the key in its row.

#include "pipeline/input_records.hpp"

#include <huuco/pipeline/problem_parcel.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace huuco {

std::optional<WrittenKey>
written_key(const std::vector<ParcelBatch>& batches, std::uint64_t feature) {
    const auto next = std::ranges::upper_bound(batches, feature, {}, &ParcelBatch::first_fid);
    if (next == batches.begin()) {
        return std::nullopt;
    }
    const ParcelBatch& batch = *std::prev(next);
    const auto row = static_cast<std::size_t>(feature - batch.first_fid);
    const auto part = [&](FieldRole role) {
        const TextColumn& column = batch.field(role);
        return row < column.size() ? std::optional(column[row]) : std::nullopt;
    };
    return WrittenKey{part(FieldRole::commune), part(FieldRole::sheet), part(FieldRole::parcel)};
}

std::optional<WrittenKey> parcel_of_problem(const Analysis& analysis, const Problem& problem) {
    return is_of_role(analysis.inputs, "parcels", problem)
               ? written_key(analysis.batches, problem.feature)
               : std::nullopt;
}

} // namespace huuco
