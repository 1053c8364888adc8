// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The true figures, summed in whole numbers.

#include "options.hpp"

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace landscape {

/// What the register and the surveys say of a piece of land on the reference date.
enum class Standing : std::uint8_t { none, in_conversion, organic };

/// Areas in twelfths of a square millimetre: half of a twice-area, and sixths of that.
struct Sums {
    std::int64_t parcels = 0;
    std::int64_t parcel = 0;
    std::int64_t principal = 0;
    std::int64_t organic = 0;
    std::int64_t in_conversion = 0;

    /// Adds the areas, and leaves the number of parcels alone.
    void add_areas(const Sums& other);
};

/// Counts of register rows.
struct RegisterCounts {
    std::int64_t rows = 0;
    std::int64_t matched = 0;    ///< rows that name a parcel of the file
    std::int64_t unmatched = 0;  ///< the other rows
    std::int64_t duplicates = 0; ///< rows equal to another in every column, beyond the first
};

/// Name and code of a village.
struct VillageName {
    std::string id;
    std::string name;
};

/// The figures of a landscape.
struct Truth {
    std::vector<Sums> villages; ///< position 0 is the land outside every village
    Sums totals;                ///< `parcels` counts each parcel once
    std::int64_t split = 0;     ///< parcels in more than one village, or partly outside all
    std::int64_t features = 0;  ///< records in the parcel file
    std::int64_t overlap = 0;   ///< ground claimed twice, twelfths of a square millimetre
    std::int64_t uncertain = 0; ///< ground of parcels whose outline was spoilt (bow tie), same unit
    RegisterCounts rows;
};

/// Square metres from twelfths of a square millimetre; the nearest double but for one rounding.
[[nodiscard]] double square_metres(std::int64_t twelfths);

/// Writes the figures as JSON.
void write_truth(
    std::ostream& out,
    const Truth& truth,
    const std::vector<VillageName>& names,
    const std::string& reference_date);

} // namespace landscape
