// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// From the arcs round some ground to its polygons.

#include "tile/coverage.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huuco::tile {

/// An arc on the border of a component, with the ground on its positive side.
struct BorderUse {
    std::uint32_t component = 0; ///< its root polygon
    ArcUse use;
};

/// Walks the border of one component after the other into rings.
class BorderWalk {
public:
    /// \param chains  must outlive the walk
    explicit BorderWalk(const ArcChains& chains) : m_chains(&chains) {}

    /// The rings of a border, parted where they touch; valid until the next call.
    [[nodiscard]] const GridRings& rings(std::span<const BorderUse> border);

    /// Appends the polygons of a component: outer rings, each with the holes that lie in it and in
    /// no smaller one.
    void trace(
        std::span<const BorderUse> border,
        std::uint32_t layer,
        std::uint32_t feature,
        GridPolygons& out);

private:
    /// An arc of a border, with what a walk has to know of it.
    struct Way {
        GridPoint start;
        GridPoint second;
        GridPoint before_end;
        GridPoint end;
        ArcUse use;
        std::uint32_t node = 0; ///< number of the first way with the same start
        bool is_used = false;
    };

    void load(std::span<const BorderUse> border);
    [[nodiscard]] std::uint32_t next(const Way& way) const;
    void walk(std::uint32_t start);
    void close_loop(const GridPoint& end);
    void emit(std::uint32_t layer, std::uint32_t feature, GridPolygons& out) const;
    [[nodiscard]] std::vector<std::size_t>
    owners_of(const std::vector<std::size_t>& holes, const std::vector<std::size_t>& outers) const;
    void add_ring(std::size_t ring, GridPolygons& out) const;

    const ArcChains* m_chains;
    std::vector<Way> m_ways;            ///< by start
    std::vector<std::uint32_t> m_open;  ///< ways of the walk that are not yet in a ring
    std::vector<std::uint32_t> m_place; ///< of a node in the walk
    std::vector<GridPoint> m_points;
    GridRings m_rings;
};

} // namespace huuco::tile
