// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Parcel files that hold the same land, such as last year's layer and this year's, and which of
/// them is the newer.

#include "pipeline/inputs.hpp"

#include <huuco/base/progress.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// Two parcel files, by their place among the inputs, with much the same ground.
struct SameLand {
    std::size_t first = 0;
    std::size_t second = 0;
    double part_of_first = 0.0; ///< of its ground, that the other has as well; from 0 to 1
    double part_of_second = 0.0;
};

/// Compares the ground of all parcel files.
///
/// \param inputs  their parcels are read
/// \returns pairs with first < second, ordered by both, that share half of the ground of the
///          smaller one or more: parts of one layer share what careless borders do
/// \throws Error as read_parcels; `cancelled` when the user interrupts
[[nodiscard]] std::vector<SameLand> find_same_land(Inputs& inputs, Progress& progress);

/// The year that the name of a file tells (`thua_2025.shp`, `thua_20250630.shp`); nothing where it
/// tells none, or several.
[[nodiscard]] std::optional<int> year_of_name(std::string_view path);

/// Which file of a pair gives way: the one whose name tells the earlier year, where the other has
/// nearly all of its ground. Else nobody but the user knows.
///
/// \param paths  of the parcel files
/// \returns its place among the inputs
[[nodiscard]] std::optional<std::size_t>
older_of(const SameLand& pair, std::span<const std::string> paths);

} // namespace huuco
