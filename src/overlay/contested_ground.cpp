// SPDX-License-Identifier: MIT
/// \file
/// Intersections pair by pair, unions cluster by cluster.

#include "overlay/parallel_blocks.hpp"

#include <huuco/base/error.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/overlay/contested_ground.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace huuco {

namespace {

constexpr std::size_t kPairsABlock = 32;
constexpr std::size_t kClustersABlock = 8;

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
        for (std::size_t i = begin; i < end; ++i) {
            try {
                ops.intersection(shapes[overlaps[i].first], shapes[overlaps[i].second], ground);
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
