// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A ring divided by the outline of a shape, for the usual case that no corner lies on an edge.

#include "geometry/shape_proof.hpp"

#include <huuco/geometry/multipolygon_buffer.hpp>

#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace huuco {

/// Divides shapes in two; keeps buffers between calls: one per thread.
///
/// Most parcels that a border divides are one ring, which the border enters and leaves through
/// edges or corners, and runs along from corner to corner. That takes a small part of the time of
/// an overlay.
class RingClipper {
public:
    /// Appends the ground of the first shape that lies in the second, and the ground that does not,
    /// as one shape each.
    ///
    /// Corners keep their coordinates; new ones stand where edges cross, in both parts at the same
    /// place, as for whatever lies on the other side of the two edges.
    ///
    /// \param first, second  valid, in the same CRS
    /// \returns false, with nothing appended, where the first is more than one ring, a corner lies
    ///          on an edge, the outlines do not meet, a part is not proven valid, or the parts do
    ///          not add up: then BooleanOps has to tell
    /// Method: Weiler and Atherton (1977), Hidden surface removal using polygon area sorting. Both
    /// outlines are divided where they meet, which exact predicates find; what lies between two
    /// such places is inside, outside or common. The parts are proven valid after their corners
    /// were rounded.
    [[nodiscard]] bool operator()(
        const ShapeView& first,
        const ShapeView& second,
        MultiPolygonBuffer& inside,
        MultiPolygonBuffer& outside);

private:
    static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

    /// A place on an outline where an edge of the other crosses it.
    struct Crossing {
        Point point;
        std::size_t edge = 0;
        double along = 0.0; ///< how far on that edge, from 0 to 1
    };

    /// A corner of an outline, or a crossing on it.
    struct Corner {
        Point point;
        std::size_t node = kNone; ///< where the outlines meet: its place on the first one

        [[nodiscard]] bool is_node() const noexcept { return node != kNone; }
    };

    /// A ring with the crossings on it; its last corner is followed by the first.
    using Outline = std::vector<Corner>;

    /// A part of an outline from one node to the next.
    struct Chain {
        const Outline* outline = nullptr;
        std::size_t begin = 0;
        std::size_t end = 0;
        bool is_back = false; ///< to be followed from its end to its begin

        [[nodiscard]] std::size_t from() const { return (*outline)[is_back ? end : begin].node; }

        [[nodiscard]] std::size_t to() const { return (*outline)[is_back ? begin : end].node; }
    };

    /// The chains round a part.
    class Part {
    public:
        void start(std::size_t nodes);
        void add(const Chain& chain);

        /// Appends the ground within as one shape. \returns false where the chains do not join up
        [[nodiscard]] bool trace(MultiPolygonBuffer& out);

    private:
        static void add_corners(const Chain& chain, MultiPolygonBuffer& out);

        std::vector<Chain> m_chains;
        std::vector<std::size_t> m_from; ///< by node: the chain that begins there, or none
        bool m_is_clear = true;          ///< no two chains begin in the same node
    };

    [[nodiscard]] bool divide_outlines(const ShapeView& second);
    [[nodiscard]] bool find_crossings(const Point& from, const Point& to, std::size_t edge);
    [[nodiscard]] bool
    add_crossing(std::size_t i, const Point& from, const Point& to, std::size_t edge);
    static void divide(RingView ring, std::vector<Crossing>& crossings, Outline& outline);
    void find_nodes();
    [[nodiscard]] bool sort_first(const ShapeView& second);
    [[nodiscard]] bool sort_second(const Outline& outline);
    [[nodiscard]] bool are_parts_sound();

    RingView m_ring; ///< of the first shape
    Box m_box;       ///< of it
    std::vector<Crossing> m_on_first;
    std::vector<Crossing> m_on_second; ///< on the ring at hand
    Outline m_first;
    std::vector<Outline> m_second;
    std::vector<std::pair<std::size_t, std::size_t>> m_steps; ///< from node to node on the second
    Part m_inside;
    Part m_outside;
    MultiPolygonBuffer m_shapes; ///< inside, outside
    ShapeProof m_is_proven_valid;
};

} // namespace huuco
