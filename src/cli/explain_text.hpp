// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The chain of one parcel as text for people.

#include <huuco/base/language.hpp>
#include <huuco/pipeline/explain.hpp>

#include <string>
#include <vector>

namespace huuco::cli {

/// Everything the result knows about a parcel, one step a line: input, geometry, land code, crop,
/// principal or not, the evidence considered, what decided, the pieces.
[[nodiscard]] std::string
chain_text(const Explanation& explanation, const ParcelTrace& parcel, Language language);

/// One line a parcel: number through all parcel files, key, land code, crop.
[[nodiscard]] std::string list_text(const std::vector<ParcelTrace>& parcels, Language language);

} // namespace huuco::cli
