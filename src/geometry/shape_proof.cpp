// SPDX-License-Identifier: MIT
/// \file
/// Every ring against every other.

#include "geometry/shape_proof.hpp"

#include <huuco/geometry/orientation.hpp>

#include <cstddef>

namespace huuco {

namespace {

/// Beyond that many points a sweep takes less time than all pairs of edges.
constexpr std::size_t kMostPoints = 256;

/// True when the rings have no point in common.
bool are_rings_apart(RingView first, RingView second) noexcept {
    for (std::size_t i = 0; i + 1 < first.size(); ++i) {
        for (std::size_t j = 0; j + 1 < second.size(); ++j) {
            if (segments_touch(first[i], first[i + 1], second[j], second[j + 1])) {
                return false;
            }
        }
    }
    return true;
}

/// Of rings apart, true when neither lies in the other: one point of each tells.
bool are_beside(RingView first, RingView second) noexcept {
    return locate(first[0], second) == Location::outside &&
           locate(second[0], first) == Location::outside;
}

/// True when no ring of the first touches one of the second, and no ground is in both.
bool are_polygons_apart(const PolygonView& first, const PolygonView& second) noexcept {
    for (std::size_t a = 0; a < first.ring_count(); ++a) {
        for (std::size_t b = 0; b < second.ring_count(); ++b) {
            if (!are_rings_apart(first.ring(a), second.ring(b))) {
                return false;
            }
        }
    }
    return locate(first.ring(0)[0], second) == Location::outside &&
           locate(second.ring(0)[0], first) == Location::outside;
}

} // namespace

bool ShapeProof::operator()(const ShapeView& shape) {
    if (shape.polygon_count() == 0 || shape.points().size() > kMostPoints) {
        return false;
    }
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        if (!is_valid_polygon(shape.polygon(p))) {
            return false;
        }
        for (std::size_t q = 0; q < p; ++q) {
            if (!are_polygons_apart(shape.polygon(q), shape.polygon(p))) {
                return false;
            }
        }
    }
    return true;
}

bool ShapeProof::is_valid_polygon(const PolygonView& polygon) {
    for (std::size_t r = 0; r < polygon.ring_count(); ++r) {
        const RingView ring = polygon.ring(r);
        if (!m_is_simple(ring)) {
            return false;
        }
        for (std::size_t before = 0; before < r; ++before) {
            const RingView other = polygon.ring(before);
            const bool is_placed =
                before == 0 ? locate(ring[0], other) == Location::inside : are_beside(ring, other);
            if (!is_placed || !are_rings_apart(ring, other)) {
                return false;
            }
        }
    }
    return true;
}

} // namespace huuco
