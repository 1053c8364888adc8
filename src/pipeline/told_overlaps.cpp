// SPDX-License-Identifier: MIT
/// \file
/// Rows of one ground, each known by the one that keeps it.

#include "pipeline/told_overlaps.hpp"

#include <huuco/geometry/area.hpp>

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace huuco {

namespace {

/// Knows of each row which other keeps the same ground.
class SameGround {
public:
    SameGround(
        const ShapeTable& shapes,
        std::span<const std::int32_t> claims,
        double tolerance_area)
        : m_shapes(shapes), m_claims(claims), m_tolerance_area(tolerance_area) {}

    void note(const Overlap& overlap) {
        if (!is_same(overlap)) {
            return;
        }
        const bool first_keeps = goes_before(overlap.first, overlap.second);
        const std::uint64_t winner = first_keeps ? overlap.first : overlap.second;
        const std::uint64_t loser = first_keeps ? overlap.second : overlap.first;
        const auto [keeper, is_new] = m_keepers.try_emplace(loser, winner);
        if (!is_new && goes_before(winner, keeper->second)) {
            keeper->second = winner;
        }
    }

    /// \param overlaps  all of them, ordered by both rows
    [[nodiscard]] bool
    is_to_be_told(const Overlap& overlap, std::span<const Overlap> overlaps) const {
        const std::uint64_t first = keeper_of(overlap.first);
        const std::uint64_t second = keeper_of(overlap.second);
        if (first == overlap.second || second == overlap.first) {
            return true; // a row and the one that keeps its ground
        }
        if (first == overlap.first && second == overlap.second) {
            return true; // nobody else has the ground of either
        }
        const auto rows_of = [](const Overlap& pair) { return std::pair(pair.first, pair.second); };
        return first != second && !std::ranges::binary_search(
                                      overlaps,
                                      std::pair(std::min(first, second), std::max(first, second)),
                                      {},
                                      rows_of);
    }

private:
    [[nodiscard]] bool goes_before(std::uint64_t a, std::uint64_t b) const {
        return m_claims[a] != m_claims[b] ? m_claims[a] > m_claims[b] : a < b;
    }

    /// The row itself where it keeps its ground, or loses only some of it.
    [[nodiscard]] std::uint64_t keeper_of(std::uint64_t row) const {
        const auto keeper = m_keepers.find(row);
        return keeper == m_keepers.end() ? row : keeper->second;
    }

    [[nodiscard]] bool is_same(const Overlap& overlap) {
        const double larger = std::max(area_of(overlap.first), area_of(overlap.second));
        return larger - overlap.area <= same_ground_tolerance(m_tolerance_area, larger);
    }

    double area_of(std::uint64_t row) {
        const auto [area, is_new] = m_areas.try_emplace(row, 0.0);
        if (is_new) {
            area->second = planar_area(m_shapes[row]);
        }
        return area->second;
    }

    const ShapeTable& m_shapes;
    std::span<const std::int32_t> m_claims;
    double m_tolerance_area;
    std::unordered_map<std::uint64_t, double> m_areas;
    std::unordered_map<std::uint64_t, std::uint64_t> m_keepers; ///< of rows that lose all of it
};

} // namespace

double same_ground_tolerance(double tolerance_area, double larger_area) noexcept {
    constexpr double kRounding = 1e-9;
    return tolerance_area + kRounding * larger_area;
}

std::vector<Overlap> overlaps_to_tell(
    const ShapeTable& shapes,
    std::span<const Overlap> overlaps,
    std::span<const std::int32_t> claims,
    double tolerance_area) {
    SameGround ground(shapes, claims, tolerance_area);
    for (const Overlap& overlap : overlaps) {
        ground.note(overlap);
    }
    std::vector<Overlap> told;
    std::ranges::copy_if(overlaps, std::back_inserter(told), [&](const Overlap& overlap) {
        return ground.is_to_be_told(overlap, overlaps);
    });
    return told;
}

} // namespace huuco
