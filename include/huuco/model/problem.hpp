// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Something wrong with one feature or row: recorded, and the run goes on.

#include <huuco/geometry/box.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// One thing that is wrong with the input, and what was done about it.
struct Problem {
    std::string source;         ///< file and layer, as the user named it
    std::uint64_t feature = 0;  ///< feature number from 0, or row as a person counts it for tables
    std::string kind;           ///< a word for machines, such as `empty_geometry`, `bow_tie`
    std::string note;           ///< a sentence for people
    std::optional<Point> place; ///< in the working CRS, where one is known
    bool is_set_aside = false;  ///< the feature takes no part in the figures
};

using Problems = std::vector<Problem>;

} // namespace huuco
