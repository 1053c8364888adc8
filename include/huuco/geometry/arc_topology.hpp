// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The borders of a layer as arcs that neighbours share: each piece of border is stored once.

#include <huuco/geometry/grid_rings.hpp>
#include <huuco/geometry/ring_noder.hpp>

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <utility>
#include <vector>

namespace huuco {

/// Chains of grid points, each with both of its ends; a chain that closes on itself repeats its
/// first point.
struct ArcChains {
    ArcChains() : ArcChains(std::pmr::get_default_resource()) {}

    /// \param memory  outlives the chains
    explicit ArcChains(std::pmr::memory_resource* memory)
        : points(memory), begin(std::size_t{1}, std::size_t{0}, memory) {}

    std::pmr::vector<GridPoint> points;
    std::pmr::vector<std::size_t> begin; ///< first point of each arc, then the end

    [[nodiscard]] std::size_t size() const noexcept { return begin.size() - 1; }

    [[nodiscard]] std::span<const GridPoint> arc(std::size_t index) const noexcept {
        return std::span<const GridPoint>(points).subspan(
            begin[index], begin[index + 1] - begin[index]);
    }
};

/// An arc as a ring runs over it.
struct ArcUse {
    std::uint32_t arc = 0;
    bool is_backward = false;

    friend bool operator==(const ArcUse&, const ArcUse&) = default;
};

/// Rings cut at the vertices where more than two edges meet.
///
/// Whatever is done to an arc between its ends is done to all rings along it: neighbours cannot
/// part.
class ArcTopology {
public:
    /// \param rings  open, without a repeated point in a row; may be empty. Neighbours share the
    ///               vertices of their common border (see RingNoder).
    /// \param memory  for the arcs and all on the way to them; outlives the topology
    /// \throws Error `argument` when there are more than 2^31 points
    /// Method: vertices by a grid of cells, an arc by its first directed edge; linear in the
    /// points.
    explicit ArcTopology(
        const GridRingList& rings,
        std::pmr::memory_resource* memory = std::pmr::get_default_resource());

    /// The same with vertices that have numbers already.
    ///
    /// \param numbers   one per point of the rings; equal for equal points, and for no others
    /// \param vertices  all numbers are below
    ArcTopology(
        const GridRingList& rings,
        std::span<const std::uint32_t> numbers,
        std::size_t vertices,
        std::pmr::memory_resource* memory = std::pmr::get_default_resource());

    /// The arcs as they are in the rings.
    [[nodiscard]] const ArcChains& chains() const noexcept { return m_chains; }

    /// Takes the arcs out, where only the rings' way over them is needed any longer.
    [[nodiscard]] ArcChains release_chains() noexcept { return std::move(m_chains); }

    [[nodiscard]] std::size_t ring_count() const noexcept { return m_ring_begin.size() - 1; }

    /// The arcs of a ring in order; empty for an empty ring.
    [[nodiscard]] std::span<const ArcUse> ring(std::size_t index) const noexcept {
        return std::span<const ArcUse>(m_uses).subspan(
            m_ring_begin[index], m_ring_begin[index + 1] - m_ring_begin[index]);
    }

private:
    void
    cut(const GridRingList& rings, std::span<const std::uint32_t> numbers, std::size_t vertices);

    ArcChains m_chains;
    std::pmr::vector<ArcUse> m_uses;
    std::pmr::vector<std::size_t> m_ring_begin; ///< first use of each ring, then the end
};

/// Appends the points of a run of arcs, without the last one: for a ring, its open point list.
///
/// \param chains  of the topology, simplified or not
void append_arcs(
    std::span<const ArcUse> uses,
    const ArcChains& chains,
    std::vector<GridPoint>& out);

} // namespace huuco
