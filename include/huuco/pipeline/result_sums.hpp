// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What the figures of a result are rounded from, so that results can be put together exactly.

#include <huuco/aggregate/conservation.hpp>
#include <huuco/aggregate/readings.hpp>
#include <huuco/aggregate/village_totals.hpp>

#include <cstdint>
#include <vector>

namespace huuco {

/// Rows of the certificate registers, numbered from 0 through all of them, in rising order.
struct RegisterRowsFound {
    std::vector<std::uint32_t> found;     ///< rows whose parcel was found
    std::vector<std::uint32_t> ambiguous; ///< rows that may mean several parcels, so none
    std::vector<std::uint32_t> open; ///< among the found: rows without commune, which stand for the
                                     ///< only commune that has their sheet and number
};

/// Exact sums. Lists by village begin with the ground outside all, village v follows in slot v + 1.
struct ResultSums {
    SumsByVillage<AreaSums> areas;
    SumsByVillage<AreaSums> compared;    ///< by the other way of measuring; empty unless asked for
    SumsByVillage<ReadingSums> readings; ///< as if evidence spoke about some of the land
    /// As if no evidence spoke about any; empty where some evidence does, so that a whole of which
    /// this is a part never needs it.
    SumsByVillage<ReadingSums> silent_readings;
    GroundSums ground;
    RegisterRowsFound register_rows;
    /// Organic areas in which parcels lie, numbered from 0 through all of them, in rising order.
    std::vector<std::uint32_t> areas_met;
};

} // namespace huuco
