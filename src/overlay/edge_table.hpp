// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Edges that wait for the one that runs the other way.

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco {

/// An edge of a row, whose coordinates are where they are: from at[0] to at[1].
struct Edge {
    const Point* at = nullptr;
    std::uint64_t hash = 0; ///< equal for both directions
    std::uint32_t row = 0;

    [[nodiscard]] const Point& from() const noexcept { return at[0]; }

    [[nodiscard]] const Point& to() const noexcept { return at[1]; }
};

/// Pairs edges with those that run the other way between the same two points, to the last bit.
///
/// Method: open addressing. A slot holds half of a hash and the place of its edge, so that looking
/// for a partner seldom goes further than the slots, which for some thousand edges lie in a core's
/// own cache. Made once, it serves many lots of edges without asking for memory again.
class EdgeTable {
public:
    /// Makes it empty, with room for a lot of edges. It must not be given more.
    void start(std::size_t edges);

    /// Pairs the edge with a waiting one, or lets it wait. Its coordinates stay where they are
    /// until the next `start`.
    void add(const Edge& edge);

    /// Adds all edges of a shape that have a length.
    void add(const ShapeView& shape, std::uint32_t row);

    /// Appends the edges that wait still, in the order in which they came.
    void drain(std::vector<Edge>& out) const;

private:
    /// Empty where `place` is 0; paired edges leave theirs behind, as others may have been put
    /// after them.
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t place = 0; ///< of the edge among `m_edges`, from 1
    };

    void add_ring(RingView ring, std::uint32_t row);

    std::vector<Slot> m_slots; ///< the first `m_mask + 1` are in use
    std::size_t m_mask = 0;
    std::vector<Edge> m_edges; ///< that came without a partner; `at` is null once it came
};

} // namespace huuco
