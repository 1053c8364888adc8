// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Rings on the grid of GeoJSON's last decimal.

#include <cstdint>
#include <vector>

namespace huuco::io {

/// A position in whole hundred-millionths of a degree, about a millimetre.
struct DegreePoint {
    std::int64_t x = 0;
    std::int64_t y = 0;

    friend bool operator==(const DegreePoint&, const DegreePoint&) = default;
};

/// Closed: the first point is the last.
using DegreeRing = std::vector<DegreePoint>;

/// Lets edges run through the corners of other rings that rounding has put just behind them. A hole
/// may touch its outer ring, or another hole, between two corners; on a grid that point is seldom
/// on the edge any more, and rings that cross are no polygon.
///
/// \param rings  of one polygon, with its ground to the left of every edge; edges get new corners,
///               all others stay as they are
void mend_contacts(std::vector<DegreeRing>& rings);

} // namespace huuco::io
