// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Proof that a shape of several rings is valid, for the usual case that no two of them touch.

#include "geometry/simple_ring.hpp"

#include <huuco/geometry/multipolygon_buffer.hpp>

namespace huuco {

/// Proves shapes valid; keeps buffers between calls.
class ShapeProof {
public:
    /// True when every ring is simple, no two rings have a point in common, each hole lies in its
    /// outer ring and in no other hole, and no polygon lies in another: such a shape is valid by
    /// OGC 06-103r4, 6.1.11. Exact where true; false means that somebody else must judge.
    ///
    /// \pre rings are closed, finite, and no point repeats the one before it
    [[nodiscard]] bool operator()(const ShapeView& shape);

private:
    [[nodiscard]] bool is_valid_polygon(const PolygonView& polygon);

    SimpleRingTest m_is_simple;
};

} // namespace huuco
