// SPDX-License-Identifier: MIT
/// \file
/// Intersections pair by pair, unions cluster by cluster.

#include "overlay/border_grid.hpp"
#include "overlay/local_zone.hpp"
#include "overlay/parallel_blocks.hpp"

#include <huuco/base/error.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/overlay/contested_ground.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace huuco {

namespace {

constexpr std::size_t kPairsABlock = 32;
constexpr std::size_t kClustersABlock = 8;

/// The part of a shape of many corners that lies near another shape: an overlay walks round all of
/// both, for each of the thousands of parcels along one road. One serves a thread for many pairs.
class NearPart {
public:
    explicit NearPart(const ShapeTable& shapes) : m_shapes(shapes) {}

    /// A shape with the same ground as the row in a box, and no more than that of the row around.
    ///
    /// \returns valid until the next call
    [[nodiscard]] ShapeView operator()(std::uint64_t row, const Box& box) {
        const ShapeView whole = m_shapes[row];
        if (whole.points().size() < kManyCorners) {
            return whole;
        }
        if (m_row != row) {
            take(row);
        }
        m_part.clear();
        return m_zone->append_round(ZoneNumber{0}, box, m_part) ? m_part.shape(0) : whole;
    }

private:
    /// Fewer make an overlay cheaper than the grid.
    static constexpr std::size_t kManyCorners = 2048;

    void take(std::uint64_t row) {
        m_zone.reset();
        m_grid.reset();
        m_whole.clear();
        m_whole.add_shape(m_shapes[row]);
        m_grid.emplace(m_whole);
        m_zone.emplace(*m_grid);
        m_row = row;
    }

    const ShapeTable& m_shapes;
    std::optional<std::uint64_t> m_row; ///< whose borders are in the grid
    MultiPolygonBuffer m_whole;
    std::optional<BorderGrid> m_grid; ///< of `m_whole`
    std::optional<LocalZone> m_zone;  ///< of `m_grid`
    MultiPolygonBuffer m_part;
};

/// Connected rows, each set known by its lowest row.
class Components {
public:
    [[nodiscard]] std::uint64_t lowest(std::uint64_t row) {
        auto at = m_parent.try_emplace(row, row).first;
        while (at->second != at->first) {
            const auto up = m_parent.find(at->second);
            at->second = up->second;
            at = m_parent.find(at->second);
        }
        return at->first;
    }

    void join(std::uint64_t a, std::uint64_t b) {
        const std::uint64_t first = lowest(a);
        const std::uint64_t second = lowest(b);
        m_parent[std::max(first, second)] = std::min(first, second);
    }

private:
    std::unordered_map<std::uint64_t, std::uint64_t> m_parent;
};

std::vector<GroundCluster> clusters_of(std::span<const Overlap> overlaps) {
    Components components;
    for (const Overlap& overlap : overlaps) {
        components.join(overlap.first, overlap.second);
    }
    std::map<std::uint64_t, std::vector<std::uint64_t>> rows_of;
    for (const Overlap& overlap : overlaps) {
        std::vector<std::uint64_t>& rows = rows_of[components.lowest(overlap.first)];
        rows.push_back(overlap.first);
        rows.push_back(overlap.second);
    }
    std::vector<GroundCluster> clusters;
    for (auto& [lowest, rows] : rows_of) {
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        clusters.push_back({std::move(rows), {}});
    }
    return clusters;
}

} // namespace

MultiPolygonBuffer common_ground(
    const ShapeTable& shapes,
    std::span<const Overlap> overlaps,
    unsigned threads,
    Progress& progress) {
    const auto ground_of_block = [&](std::size_t begin, std::size_t end) {
        MultiPolygonBuffer ground;
        BooleanOps ops;
        NearPart first_near(shapes);
        NearPart second_near(shapes);
        for (std::size_t i = begin; i < end; ++i) {
            const auto [first, second, area] = overlaps[i];
            try {
                ops.intersection(
                    first_near(first, shapes[second].box()),
                    second_near(second, shapes[first].box()),
                    ground);
            } catch (const Error&) {
                ground.cancel_shape();
                ground.end_shape();
            }
        }
        return ground;
    };
    progress.begin("common ground", overlaps.size());
    MultiPolygonBuffer all;
    for (const MultiPolygonBuffer& block :
         in_blocks(overlaps.size(), kPairsABlock, threads, progress, ground_of_block)) {
        for (std::size_t i = 0; i < block.size(); ++i) {
            all.add_shape(block.shape(i));
        }
    }
    progress.end();
    return all;
}

std::vector<GroundCluster> unite_clusters(
    const ShapeTable& shapes,
    std::span<const Overlap> overlaps,
    unsigned threads,
    Progress& progress) {
    std::vector<GroundCluster> clusters = clusters_of(overlaps);
    const auto unite_block = [&](std::size_t begin, std::size_t end) {
        BooleanOps ops;
        std::vector<ShapeView> parts;
        for (std::size_t i = begin; i < end; ++i) {
            parts.clear();
            for (const std::uint64_t row : clusters[i].rows) {
                parts.push_back(shapes[row]);
            }
            try {
                ops.union_of(parts, clusters[i].ground);
            } catch (const Error&) { // united at once or not at all: no ground says so
            }
        }
        return end - begin;
    };
    progress.begin("unions", clusters.size());
    (void)in_blocks(clusters.size(), kClustersABlock, threads, progress, unite_block);
    progress.end();
    return clusters;
}

} // namespace huuco
