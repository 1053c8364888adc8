// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which parcel a problem is about, as its owner and the office name it.

#include <huuco/model/problem.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace huuco {

/// The key of a parcel as it is written; a part is blank where the parcel has none, and missing
/// where its layer has no such field. Valid as long as the analysis.
struct WrittenKey {
    std::optional<std::string_view> commune;
    std::optional<std::string_view> sheet;
    std::optional<std::string_view> parcel;
};

/// The key in the row of a feature. \returns nothing where no batch has it
[[nodiscard]] std::optional<WrittenKey>
written_key(const std::vector<ParcelBatch>& batches, std::uint64_t feature);

/// The parcel that a problem of an analysis is about.
///
/// \returns nothing for a problem of another input: a village, a row of a register
[[nodiscard]] std::optional<WrittenKey>
parcel_of_problem(const Analysis& analysis, const Problem& problem);

} // namespace huuco
