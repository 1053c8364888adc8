// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The polygons of all layers on one world grid, over arcs that they share, from zoom to zoom.

#include "tile/pyramid.hpp"

#include <huuco/geometry/arc_topology.hpp>
#include <huuco/geometry/grid_rings.hpp>
#include <huuco/tile/tile_layer.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <memory_resource>
#include <span>
#include <vector>

namespace huuco::tile {

/// A polygon of a feature; its rings are those up to the next polygon's first one.
struct CoveragePolygon {
    std::uint32_t layer = 0;
    std::uint32_t feature = 0;
    std::uint32_t first_ring = 0;
};

/// A feature that has no ground on the grid, and where it would be.
struct Speck {
    std::uint32_t layer = 0;
    std::uint32_t feature = 0;
    GridPoint place;
};

/// Polygons with their rings on the world grid, by layer, then feature; outer rings are positive
/// and followed by their holes.
struct GridPolygons {
    GridPolygons() : GridPolygons(std::pmr::get_default_resource()) {}

    /// \param memory  outlives the polygons
    explicit GridPolygons(std::pmr::memory_resource* memory)
        : polygons(memory), rings(memory), numbers(memory) {}

    std::pmr::vector<CoveragePolygon> polygons;
    GridRingList rings;
    std::pmr::vector<std::uint32_t> numbers; ///< of the vertices, one per point; empty: not known
    std::size_t vertices = 0;                ///< how many numbers there are
    std::vector<Speck> specks;

    /// Appends polygons that come after those that are here.
    void append(const GridPolygons& other);
};

/// What the layers are on the grid, and what they were before.
struct GriddedLayers {
    GridPolygons polygons;
    std::vector<std::pmr::vector<double>> ground_m2; ///< by layer and feature, before rounding
};

/// Rounds the layers' shapes to the grid, gives borders the vertices of their neighbours, and
/// mends polygons that rounding has bent.
///
/// \param layers    numbered from 0; those of points have no part in it. Their shapes are let go
///                   part by part on the way.
/// \param grid_zoom  zoom at which the grid has 4096 units a tile
/// \param memory     for polygons and ground, and all on the way to them
/// \throws Error `argument` when a position is no longitude and latitude (names the layer)
[[nodiscard]] GriddedLayers
grid_polygons(std::span<TileLayer> layers, int grid_zoom, std::pmr::memory_resource* memory);

/// Polygons of a range of zooms, by the numbers of their rings.
struct CoverageStage {
    [[nodiscard]] std::size_t size() const noexcept { return polygons.size(); }

    /// Number of the ring after the last one of a polygon.
    [[nodiscard]] std::size_t end_ring(std::size_t polygon) const noexcept {
        return polygon + 1 < polygons.size() ? polygons[polygon + 1].first_ring : ring_count;
    }

    std::pmr::vector<CoveragePolygon> polygons;
    std::vector<Speck> specks;
    std::size_t ring_count = 0;
};

/// A stage at one zoom: its rings as they are, or over arcs that neighbours share.
struct ZoomCoverage {
    int zoom = 0;
    std::shared_ptr<const CoverageStage> stage;
    std::shared_ptr<const GridRingList> rings;   ///< of the highest zoom; null below
    std::shared_ptr<const ArcTopology> topology; ///< its chains are moved out; null where rings are
    std::shared_ptr<const ArcChains> chains;     ///< null where rings are
};

/// A ring at a zoom. \param buffer  for a ring that has to be put together of its arcs
[[nodiscard]] std::span<const GridPoint>
ring_of(const ZoomCoverage& coverage, std::size_t ring, std::vector<GridPoint>& buffer);

/// Appends the rings of a polygon at a zoom, each ended in `out`.
void append_polygon(const ZoomCoverage& coverage, std::size_t polygon, GridRingList& out);

} // namespace huuco::tile
