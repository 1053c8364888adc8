// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Proof that a ring neither crosses nor touches itself.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace huuco {

/// Tests rings for simplicity; keeps buffers between calls.
class SimpleRingTest {
public:
    /// True when no two edges share a point save the common end of neighbours; exact.
    ///
    /// \pre the ring is closed, finite, and no point repeats the one before it
    /// Method: most parcels are seen whole from their middle, which a turn around it proves in
    /// linear time. In other rings pairs of edges whose boxes meet are tested with exact
    /// predicates. Short rings compare all boxes, long ones sort them by x and sweep.
    [[nodiscard]] bool operator()(RingView ring);

private:
    [[nodiscard]] static bool is_seen_from_middle(RingView ring);
    [[nodiscard]] static bool test_all(RingView ring);
    [[nodiscard]] bool test_by_sweep(RingView ring);

    std::vector<std::uint32_t> m_order; ///< edges by smallest x
};

} // namespace huuco
