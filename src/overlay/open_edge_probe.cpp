// SPDX-License-Identifier: MIT
/// \file
/// Edges in the box of the open ones, against the outline of another row.

#include "overlay/open_edge_probe.hpp"

#include <cstddef>

namespace huuco {

void OpenEdgeProbe::take_edges(const RowBox& open) {
    if (m_open.row == open.row && m_open.box == open.box) {
        return;
    }
    m_open = open;
    m_edges.clear();
    const ShapeView shape = (*m_shapes)[open.row];
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        const PolygonView polygon = shape.polygon(p);
        for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
            const RingView ring = polygon.ring(r);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                if (open.box.contains(ring[i]) && open.box.contains(ring[i + 1])) {
                    Edge& edge = m_edges.emplace_back(Edge{ring[i], ring[i + 1], {}});
                    edge.box.expand(edge.from);
                    edge.box.expand(edge.to);
                }
            }
        }
    }
}

bool OpenEdgeProbe::operator()(const RowBox& open, const RowBox& other) {
    take_edges(open);
    bool is_taken = false;
    for (const Edge& edge : m_edges) {
        if (!edge.box.intersects(other.box)) {
            continue;
        }
        if (!is_taken) {
            m_outline.take((*m_shapes)[other.row], open.box);
            is_taken = true;
        }
        const Lie lie = m_outline.lie_of(edge.from, edge.to);
        if (lie == Lie::along || lie == Lie::unclear) {
            return true;
        }
    }
    return false;
}

} // namespace huuco
