// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Proof that a ring neither crosses nor touches itself.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <vector>

namespace huuco {

/// Tests rings for simplicity; keeps buffers between calls.
class SimpleRingTest {
public:
    /// True when no two edges share a point save the common end of neighbours; exact.
    ///
    /// \pre the ring is closed, finite, and no point repeats the one before it
    /// Method: most parcels are seen whole from their middle, which a turn around it proves in
    /// linear time; most others consist of two sides one beside the other, along x or along y,
    /// which a walk along both proves. In what is left pairs of edges whose boxes meet are tested
    /// with exact predicates. Short rings compare all boxes, long ones sort them by x and sweep.
    [[nodiscard]] bool operator()(RingView ring);

private:
    [[nodiscard]] static bool is_seen_from_middle(RingView ring);
    [[nodiscard]] static bool has_two_sides(RingView ring, double Point::*along);
    [[nodiscard]] static bool test_all(RingView ring);
    [[nodiscard]] bool test_by_sweep(RingView ring);

    struct EdgeBox {
        double min_x;
        double max_x;
        double min_y;
        double max_y;
        std::size_t edge;
    };

    std::vector<EdgeBox> m_boxes; ///< of the ring at hand, by smallest x
};

} // namespace huuco
