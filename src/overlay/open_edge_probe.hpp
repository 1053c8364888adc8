// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Whether two rows lie over one another at the open edges of one of them.

#include "overlay/outline_probe.hpp"
#include "overlay/row_boxes.hpp"

#include <huuco/overlay/overlaps.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace huuco {

/// Asks about neighbours of rows with open edges. Keeps buffers between calls: one per thread.
class OpenEdgeProbe {
public:
    /// \param shapes  valid, must outlive the object
    explicit OpenEdgeProbe(const ShapeTable& shapes) : m_shapes(&shapes) {}

    /// Whether another row may have ground on the left of a row's open edges.
    ///
    /// \param open   a row with the box of its open edges
    /// \param other  another row with its own box
    /// \returns false only where it has none, be it ever so little
    /// Method: all edges of the row in the box are asked how they lie to the other one, open ones
    /// and those that the neighbours answer, which is quick.
    [[nodiscard]] bool operator()(const RowBox& open, const RowBox& other);

private:
    struct Edge {
        Point from;
        Point to;
        Box box;
    };

    void take_edges(const RowBox& open);

    const ShapeTable* m_shapes;
    RowBox m_open{std::numeric_limits<std::uint32_t>::max(), {}}; ///< that of `m_edges`
    std::vector<Edge> m_edges;
    OutlineProbe m_outline;
};

} // namespace huuco
